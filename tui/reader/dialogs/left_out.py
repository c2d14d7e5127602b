"""Lines about what was left out of an article."""

from collections.abc import Iterator, Sequence

from tui.document.model import Dropped
from tui.text.phrases import count_phrase

MAX_REASONS = 50
MAX_PARTS = 10
"""The number of parts that are shown for each reason."""
_MAX_CHARS = 200
_MAX_CHARS_LOOKED_AT = 2_000
"""The rest of a part is ignored when it is shortened: it may be the text of a whole page."""


def left_out_lines(dropped: Sequence[Dropped]) -> Iterator[str]:
    """Yield what was left out, by reason, each with the number of its parts and the first words of some."""
    if not dropped:
        yield "Nothing was left out of the text."
        return
    yield f"Left out of the text: {count_phrase(len(dropped), 'part')}"
    by_reason: dict[str, list[str]] = {}
    for part in dropped:
        by_reason.setdefault(part.reason, []).append(part.text)
    for reason, texts in [*by_reason.items()][:MAX_REASONS]:
        number = f" · {len(texts):,}" if len(texts) > 1 else ""
        yield f"• {reason}{number}"
        yield from (f"  {_beginning(text)}" for text in texts[:MAX_PARTS])
        if len(texts) > MAX_PARTS:
            yield f"  … and {len(texts) - MAX_PARTS:,} more"
    if len(by_reason) > MAX_REASONS:
        yield f"… for {len(by_reason) - MAX_REASONS:,} more reasons"


def _beginning(text: str) -> str:
    """Return the beginning of a text on one line, cut at a space if there is one (Chinese has none)."""
    line = " ".join(text[:_MAX_CHARS_LOOKED_AT].split())
    if len(line) <= _MAX_CHARS and len(text) <= _MAX_CHARS_LOOKED_AT:
        return line
    space = line.rfind(" ", _MAX_CHARS // 2, _MAX_CHARS)
    return f"{line[: _MAX_CHARS if space < 0 else space]} …"
