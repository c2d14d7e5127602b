"""Find the titles of chapters in a book that has neither headings nor a table of contents."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.formats.epub.boilerplate import BookBlock, Chapter
from tui.text.numbering import parse_number, parse_number_word

_MAX_TITLE = 120
_MAX_BARE_NUMBER = 20
_UNNUMBERED = frozenset(
    "prologue epilogue preface foreword introduction interlude afterword prolog epilog vorwort einleitung nachwort "
    "préface avant-propos épilogue prólogo epílogo prefacio prologo epilogo prefazione пролог эпилог".split()
)
"""The titles of chapters without a number."""
_TITLE_CLASS = re.compile(
    r"(?:chapter|chap|ch|part|section)[-_]?(?:title|head|heading|header|hd|name|number|num|no|nr|subtitle)s?[0-9]?"
    r"|chapter|heading[-_]?[0-9]?|h[1-6]|title|subhead"
)


def with_chapter_headings(chapters: Sequence[Chapter]) -> Sequence[Chapter]:
    """Return the chapters of a book with paragraphs such as ``CHAPTER ONE`` as headings, if it has no headings.

    Paragraphs are recognised by the number and word in them, or by the name of their class. A number in a paragraph of
    its own and a title in the next one are one heading.
    """
    blocks = (block for chapter in chapters for block in chapter.blocks)
    if any(block.draft.kind is BlockKind.HEADING for block in blocks):
        return chapters
    titled = [[_is_title(block) for block in chapter.blocks] for chapter in chapters]
    _add_bare_numbers(chapters, titled)
    _add_unnumbered(chapters, titled)
    has_books = any(
        is_title and _is_book(block.draft.text)
        for chapter, titles in zip(chapters, titled, strict=True)
        for block, is_title in zip(chapter.blocks, titles, strict=True)
    )
    return [
        replace(chapter, blocks=_with_headings(chapter.blocks, titles, has_books=has_books))
        for chapter, titles in zip(chapters, titled, strict=True)
    ]


def _is_title(block: BookBlock) -> bool:
    text = block.draft.text
    if block.draft.kind is not BlockKind.PARAGRAPH or len(text) > _MAX_TITLE:
        return False
    number = parse_number(text)
    if number is not None and number.has_keyword:
        first = next((character for character in number.rest if character.isalnum()), "")
        return not first.islower() and number.rest[-1:] not in (",", ";")
    return text[-1] not in ".,;" and any(map(_TITLE_CLASS.fullmatch, block.class_names.split()))


def _add_bare_numbers(chapters: Sequence[Chapter], titled: Sequence[list[bool]]) -> None:
    """Add the paragraphs of nothing but a number if all of them in the book follow each other."""
    found = [
        (titles, place, number)
        for chapter, titles in zip(chapters, titled, strict=True)
        for place, block in enumerate(chapter.blocks)
        if block.draft.kind is BlockKind.PARAGRAPH and (number := _bare_number(block.draft.text)) is not None
    ]
    numbers = [number for _, _, number in found]
    if len(found) > 1 and numbers == list(range(numbers[0], numbers[0] + len(found))):
        for titles, place, _ in found:
            titles[place] = True


def _bare_number(text: str) -> int | None:
    if len(text) > _MAX_BARE_NUMBER:
        return None
    number = parse_number(text.rstrip("."))
    if number is not None and number.system in ("decimal", "roman") and not number.rest:
        return number.parts[0] if len(number.parts) == 1 else None
    return parse_number_word(text)


def _add_unnumbered(chapters: Sequence[Chapter], titled: Sequence[list[bool]]) -> None:
    """Add the paragraphs such as ``PROLOGUE`` with which files begin, if the book has other titles."""
    if not any(map(any, titled)):
        return
    for chapter, titles in zip(chapters, titled, strict=True):
        first = chapter.blocks[0].draft if chapter.blocks else None
        if first is not None and first.kind is BlockKind.PARAGRAPH and first.text.casefold() in _UNNUMBERED:
            titles[0] = True


def _is_book(text: str) -> bool:
    number = parse_number(text)
    return number is not None and number.system == "book"


def _with_headings(
    blocks: Sequence[BookBlock], titles: Sequence[bool], *, has_books: bool
) -> list[BookBlock]:
    result: list[BookBlock] = []
    has_bare_number = False
    for block, is_title in zip(blocks, titles, strict=True):
        draft = block.draft
        if not is_title:
            result.append(block)
            has_bare_number = False
            continue
        number = parse_number(draft.text)
        if has_bare_number and number is None:
            above = result[-1].draft
            separator = " " if above.text[-1] in ".:)—–-" else ". "
            joined = replace(above, text=above.text + separator + draft.text, spans=())
            result[-1] = result[-1]._replace(draft=joined)
            has_bare_number = False
            continue
        level = 2 if has_books and not _is_book(draft.text) else 1
        result.append(block._replace(draft=Draft(BlockKind.HEADING, draft.text, level, spans=draft.spans)))
        has_bare_number = number is not None and not number.rest
    return result
