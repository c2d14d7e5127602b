"""Find the title of a document in which no heading is marked as the title."""

from collections.abc import Sequence

from tui.document.build import Draft
from tui.document.model import BlockKind, Dropped, SpanKind
from tui.text.lines import is_same_title


def find_title(drafts: Sequence[Draft], title: str = "") -> tuple[str, list[Draft], list[Dropped]]:
    """Return the title, the blocks without the heading that repeats it, and what was dropped.

    Args:
        drafts: The blocks.
        title: The title from metadata such as front matter; if empty, the first heading can be the title.
    """
    first = next((at for at, draft in enumerate(drafts) if draft.kind is BlockKind.HEADING), None)
    if first is None:
        return title, list(drafts), []
    heading = drafts[first]
    is_title = is_same_title(heading.text, title) if title else _is_title(drafts, first)
    others = [*drafts[:first], *drafts[first + 1 :]]
    if not is_title or not any(draft.text.strip() for draft in others):
        return title, list(drafts), []
    return title or heading.text, others, [Dropped("the title again", heading.text)] if title else []


def _is_title(drafts: Sequence[Draft], first: int) -> bool:
    """Return whether the first heading is the only one of level 1, or has no text above and none of a higher level."""
    level = drafts[first].level
    others = [draft.level for draft in drafts[first + 1 :] if draft.kind is BlockKind.HEADING]
    if level == 1 and 1 not in others:
        return True
    return all(level <= other for other in others) and not any(map(_is_prose, drafts[:first]))


def _is_prose(draft: Draft) -> bool:
    """Return whether a block before the first heading is text, not a picture or a line of links."""
    if draft.kind is BlockKind.FIGURE:
        return False
    links = (span for span in draft.spans if span.kind is SpanKind.LINK and span.target[:1] != "#")
    linked = sum(span.end - span.start for span in links)
    return linked < 0.6 * len(draft.text)
