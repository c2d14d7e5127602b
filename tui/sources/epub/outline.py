"""A book's headings, nested as its own table of contents nests them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tui.article.build import Draft
from tui.article.model import BlockKind
from tui.article.numbering import number_of
from tui.article.passages import same_words
from tui.sources.epub.matter import Chapter
from tui.sources.epub.navigation import NavigationPoint
from tui.sources.html.blocks import HtmlBlock

_LONGEST_HEADING = 200
_MOST_LINES = 4
_NEARBY = 4
_MAIN_HEADING = 2


def book_drafts(chapters: Sequence[Chapter], points: Sequence[NavigationPoint]) -> Iterator[Draft]:
    """The blocks of a book.

    A place that the table of contents leads to gets its title as a heading, unless there is a heading that says the
    same; headings below it are nested in it. A table of contents that lists only a few of the chapters is not
    followed.

    Args:
        chapters: The book's files in reading order.
        points: The entries of its table of contents.
    """
    walk = _Walk()
    by_path: dict[str, list[NavigationPoint]] = {}
    for point in points if _lists_chapters(points, chapters) else ():
        by_path.setdefault(point.path, []).append(point)
    for chapter in chapters:
        yield from walk.drafts(chapter.blocks, by_path.get(chapter.path, []))


def _lists_chapters(points: Sequence[NavigationPoint], chapters: Sequence[Chapter]) -> bool:
    listed = {point.path for point in points}
    headed = {chapter.path for chapter in chapters if _is_main_heading(chapter.blocks[0].draft)}
    return 2 * len(headed & listed) >= len(headed)


def _is_main_heading(draft: Draft) -> bool:
    return draft.kind is BlockKind.HEADING and draft.level <= _MAIN_HEADING


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands at a place that the table of contents leads to."""

    text: str
    lines: int
    """How many blocks say it; 0 if none does."""
    level: int | None
    """The level that the heading has in its file."""


@dataclass(slots=True)
class _Walk:
    """One way through a book."""

    depth: int = 0
    """The level of the entry whose part of the book this is."""
    base: int | None = 0
    """The level that its heading has in its file; None if it has no heading there."""

    def drafts(self, blocks: Sequence[HtmlBlock], points: Sequence[NavigationPoint]) -> Iterator[Draft]:
        """The blocks of a file."""
        places = _places(blocks, points)
        for start, stop in pairwise(sorted({0, *places, len(blocks)})):
            here = places.get(start, [])
            position = start
            for number, point in enumerate(here, 1):
                found = _find(
                    point.title,
                    blocks[position : min(stop, position + _MOST_LINES)],
                    is_last=number == len(here),
                )
                self.depth, self.base = point.level, found.level
                position += found.lines
                yield Draft(BlockKind.HEADING, found.text, point.level)
            for block in blocks[position:stop]:
                yield self._nested(block.draft)

    def _nested(self, draft: Draft) -> Draft:
        if draft.kind is not BlockKind.HEADING:
            return draft
        if self.base is None:
            self.base = draft.level - 1
        return replace(draft, level=self.depth + max(1, draft.level - self.base))


def _places(
    blocks: Sequence[HtmlBlock], points: Sequence[NavigationPoint]
) -> dict[int, list[NavigationPoint]]:
    """Which entries lead to which block of a file."""
    if not points:
        return {}
    anchors: dict[str, int] = {}
    headings: dict[str, int] = {}
    for position, block in enumerate(blocks):
        for anchor in block.anchors:
            anchors.setdefault(anchor, position)
        if block.draft.kind is BlockKind.HEADING:
            headings.setdefault(same_words(block.draft.text), position)
    places: dict[int, list[NavigationPoint]] = {}
    for point in points:
        start = anchors.get(point.anchor) if point.anchor else 0
        if start is None:
            start = headings.get(same_words(point.title), None if places else 0)
        if start is not None:
            places.setdefault(_heading_nearby(blocks, start, point.title), []).append(point)
    return places


def _heading_nearby(blocks: Sequence[HtmlBlock], start: int, title: str) -> int:
    """Where an entry's heading is, if only some short lines stand before it."""
    for position in range(start, min(start + _NEARBY, len(blocks))):
        draft = blocks[position].draft
        if same_words(draft.text) == same_words(title):
            return position
        if len(draft.text) > _LONGEST_HEADING or draft.kind is BlockKind.HEADING:
            break
    return start


def _find(title: str, blocks: Sequence[HtmlBlock], *, is_last: bool) -> _Found:
    """The heading that stands where an entry leads to, or the entry's title if there is none."""
    drafts = [block.draft for block in blocks[:_MOST_LINES]]
    words = same_words(title)
    headings = [draft for draft in drafts[:2] if draft.kind is BlockKind.HEADING] if drafts else []
    if not headings or drafts[0] is not headings[0]:
        headings = []
    level = headings[0].level if headings else None
    if is_last and len(headings) > 1 and _is_split(headings, words):
        return _Found(join_number(headings[0].text, headings[1].text), 2, level)
    if lines := _lines_that_say(words, drafts):
        return _Found(drafts[0].text if lines == 1 else title, lines, level)
    if not headings:
        return _Found(title, 0, None)
    said = same_words(headings[0].text)
    if said and (words in said or said in words):
        return _Found(max(title, headings[0].text, key=lambda text: len(same_words(text))), 1, level)
    if is_last and _is_main_heading(headings[0]):
        return _Found(headings[0].text, 1, level)
    return _Found(title, 0, None)


def _is_split(headings: Sequence[Draft], words: str) -> bool:
    """Whether a heading's number and its title are headings of their own: ``Chapter 1`` and ``The Whale``."""
    number = number_of(headings[0].text)
    first, second = (same_words(heading.text) for heading in headings[:2])
    is_bare = number is not None and not number.rest
    return is_bare and number_of(headings[1].text) is None and words in (first, second, first + second)


def _lines_that_say(words: str, drafts: Sequence[Draft]) -> int:
    """How many lines together say what an entry does; 0 if they don't."""
    together = ""
    for count, draft in enumerate(drafts, 1):
        if len(draft.text) > _LONGEST_HEADING or draft.kind in (BlockKind.CODE, BlockKind.TABLE):
            return 0
        together += same_words(draft.text)
        if together == words:
            return count
        if not words.startswith(together):
            return 0
    return 0


def join_number(number: str, title: str) -> str:
    """A chapter's number and its title as one heading.

    Args:
        number: Such as ``Chapter 1`` or ``II.``.
        title: Such as ``The Whale``.
    """
    return number + (" " if number[-1:] in ".:)—–-" else ". ") + title
