"""Title pages in HTML and in EPUB books that are made from DocBook (the classes of the DocBook XSL stylesheets)."""

from dataclasses import replace
from itertools import takewhile
from typing import Any

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.formats.xml import self_and_ancestors

_TITLES = frozenset(("title", "subtitle", "titleabbrev"))
_TEXTS = frozenset(("abstract", "highlights", "dedication"))


def is_title_page(element: Any) -> bool:
    """Return whether an element is the title page of a book or of one of its parts."""
    return "titlepage" in _class_names(element)


def title_page_draft(draft: Draft, element: Any, title_page: Any) -> Draft:
    """Return a block of a title page: its title and its abstract as they are, all else as facts without sentences.

    Authors, editors and translators are marked as headings there, but head no section.

    Args:
        draft: The block.
        element: The innermost element around it.
        title_page: The title page around that.
    """
    around = takewhile(lambda part: part is not title_page, self_and_ancestors(element))
    names = frozenset().union(*map(_class_names, around))
    if names & _TEXTS or draft.kind in (BlockKind.CODE, BlockKind.TABLE, BlockKind.FIGURE):
        return draft
    if draft.kind is not BlockKind.HEADING:
        return replace(draft, is_prose=False)
    own_names = _class_names(element)
    if not own_names or own_names & _TITLES:
        return draft
    return replace(draft, kind=BlockKind.PARAGRAPH, level=0, is_prose=False)


def _class_names(element: Any) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())
