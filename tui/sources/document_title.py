"""The title of a document: what its author marked as such, else its single top heading, else what its file says."""

import re
from collections.abc import Sequence

from tui.article.build import Draft
from tui.article.model import BlockKind, Dropped
from tui.article.titles import is_same_title

_NO_TITLE = re.compile(
    r"(?:Microsoft Word|PowerPoint)\b.*|.*\.(?:docx?|dotx?|odt|rtf|txt|pages)|(?:untitled|document|dokument) ?[0-9]*"
    r"|unknown|title|word document|normal",
    re.IGNORECASE,
)


def take_title(drafts: Sequence[Draft], marked: str, named: str) -> tuple[str, list[Draft], list[Dropped]]:
    """A document's title, and its blocks without the heading that says it.

    Args:
        drafts: The document's blocks in reading order.
        marked: What the document itself marks as its title, which is none of its blocks; else empty.
        named: What the file says about it, which may be the name of a template; else empty.

    Returns:
        The title, empty if there is none; the blocks; what was left out.
    """
    named = "" if _NO_TITLE.fullmatch(named) else named
    headings = [draft for draft in drafts if draft.kind is BlockKind.HEADING]
    first = headings[0] if headings else None
    if first is None or not any(draft.kind is not BlockKind.HEADING for draft in drafts):
        return marked or named, list(drafts), []
    title = marked or (named if is_same_title(first.text, named) else "")
    if title and is_same_title(first.text, title):
        return (
            title,
            [draft for draft in drafts if draft is not first],
            [Dropped("the title again", first.text)],
        )
    is_single = first is drafts[0] and all(draft.level > first.level for draft in headings[1:])
    if not marked and is_single and len(headings) > 1:
        return first.text, [draft for draft in drafts if draft is not first], []
    return marked or named, list(drafts), []
