"""Read EPUB books, their headings nested as their own table of contents nests them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from tui.document.build import Draft
from tui.document.model import BlockKind, Dropped
from tui.formats.archive import Archive
from tui.formats.epub.boilerplate import Chapter, leave_out_matter, prune
from tui.formats.epub.navigation import NavigationPoint, parse_document, read_navigation
from tui.formats.epub.package import BookFile, read_package
from tui.formats.html.blocks import HtmlBlock, html_blocks
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.raw_paragraph import same_words
from tui.formats.plain.titles import is_author, is_same_title
from tui.text.numbering import parse_number
from tui.text.sanitize import clean_line

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
    number = parse_number(headings[0].text)
    first, second = (same_words(heading.text) for heading in headings[:2])
    is_bare = number is not None and not number.rest
    return is_bare and parse_number(headings[1].text) is None and words in (first, second, first + second)


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


_LARGEST_TEXT = 24 * 1024 * 1024
_BEGINNING = 6
_SHOWN = 200


def read_epub(data: bytes, name: str) -> ParsedDocument:
    """Read an EPUB book, of version 2 or 3.

    Its sections are those of its table of contents, with the headings of its chapters below them. Left out are
    covers, title and copyright pages, lists of contents, footnotes, and what is not in the running text.

    Args:
        data: The book's bytes.
        name: What to call it in an error, already harmless.

    Raises:
        SourceError: It is damaged, locked, or too large, or there is no text in it.
    """
    archive = Archive(data, name)
    package = read_package(archive)
    navigation = read_navigation(archive, package)
    trees, missing = _trees(archive, package.spine)
    notes = prune(trees)
    chapters = [Chapter(path, list(html_blocks(root))) for path, root in trees]
    chapters, matter = leave_out_matter(
        [chapter for chapter in chapters if chapter.blocks], package, navigation
    )
    if not chapters:
        raise archive.refusal("it is an EPUB book without any text", "Its pages may be pictures")
    drafts = list(book_drafts(chapters, navigation.points))
    kept, repeats = _without_title(drafts, package.title, package.metadata.author)
    aside = list(_aside(archive, package.aside))
    return ParsedDocument(
        package.title, kept, [*missing, *matter, *repeats, *notes, *aside], package.metadata, package.language
    )


def _trees(archive: Archive, files: Sequence[BookFile]) -> tuple[list[tuple[str, Any]], list[Dropped]]:
    trees: list[tuple[str, Any]] = []
    missing = []
    left = _LARGEST_TEXT
    for file in files:
        if archive.find(file.path) is None:
            missing.append(Dropped("a part that is missing from the book", clean_line(file.path)))
            continue
        data = archive.read(file.path)
        left -= len(data)
        if left < 0:
            raise archive.refusal(
                f"it has more than {_LARGEST_TEXT // 1024 // 1024} MB of text", "Open a part of it"
            )
        root = parse_document(data)
        if root is not None:
            trees.append((file.path, root))
    return trees, missing


def _aside(archive: Archive, files: Sequence[BookFile]) -> Iterator[Dropped]:
    for file in files:
        root = parse_document(archive.read(file.path)) if archive.find(file.path) is not None else None
        text = "" if root is None else clean_line(" ".join(root.itertext()))[:_SHOWN]
        yield Dropped("a part that is not in the running text", text or clean_line(file.path))


def _without_title(
    drafts: Sequence[Draft], title: str, author: str | None
) -> tuple[list[Draft], list[Dropped]]:
    """The blocks without the title and the author's name where they stand at the beginning."""
    kept, dropped = [], []
    has_begun = not title
    for position, draft in enumerate(drafts):
        if not has_begun and is_same_title(draft.text, title):
            dropped.append(Dropped("the title again", draft.text))
        elif not has_begun and author and is_author(draft.text, author):
            dropped.append(Dropped("the author's name, as on a title page", draft.text))
        else:
            kept.append(draft)
            has_begun |= draft.kind is BlockKind.HEADING or position >= _BEGINNING
    return (kept, dropped) if kept else (list(drafts), [])
