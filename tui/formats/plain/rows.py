"""Rows of short lines in text without markup, and the titles above or below them."""

from collections.abc import Callable, Sequence

from tui.formats.plain.raw_paragraph import has_code_traces
from tui.text.lines import ends_sentence

_TRAITS: tuple[Callable[[str], bool], ...] = (
    ends_sentence,
    has_code_traces,
    lambda text: text[0].islower(),
    lambda text: not text[0].isalpha(),
    lambda text: ":" in text,
    lambda text: text.endswith(")"),
)


def is_title_of(line: str, row: Sequence[str]) -> bool:
    """Return whether a line above short ones is their title: much shorter than each of them."""
    words = len(line.split())
    return words <= 8 and len(row) > 2 and all(len(text.split()) >= 2 * words for text in row)


def differs_from(line: str, row: Sequence[str]) -> bool:
    """Return whether a line below a list is a title, not its last item: half as long, or of another kind."""
    mean = sum(len(text.split()) for text in row) / len(row)
    if len(line.split()) * 2 <= mean:
        return True
    return any(all(map(trait, row)) and not trait(line) for trait in _TRAITS)
