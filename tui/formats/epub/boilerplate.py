"""Drop parts of a book that are not running text: covers, title and copyright pages, tables of contents."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from sys import intern
from typing import Any, NamedTuple

from tui.document.build import Draft
from tui.document.model import BlockKind, Dropped
from tui.formats.epub.package import Package, resolve
from tui.formats.html.blocks import HtmlBlock, html_blocks
from tui.formats.limits import MAX_DROPPED_CHARS
from tui.text.lines import comparison_key
from tui.text.sanitize import clean_line


def _reasons(names_by_reason: Mapping[str, str]) -> dict[str, str]:
    return {name: reason for reason, names in names_by_reason.items() for name in names.split()}


REASONS_BY_TYPE = _reasons(
    {
        "the cover": "cover frontispiece",
        "a title page": "titlepage title-page halftitlepage halftitle half-title fulltitlepage",
        "a copyright page": "copyright-page copyright imprint colophon",
        "a table of contents": "toc landmarks page-list loi lot loa lov contents",
        "an index": "index",
        "notes": "endnotes footnotes rearnotes rearnote endnote footnote",
    }
)
"""The reasons to drop an element, by its type (EPUB structural semantics)."""
REASONS_BY_CLASS = _reasons(
    {
        "notes": "footnote footnotes endnote endnotes",
        "Project Gutenberg's header or licence": "pg-boilerplate pgheader pgfooter",
    }
)


_REASONS_BY_REFERENCE = REASONS_BY_TYPE | {"notes": "notes", "title": "a title page"}
"""The reasons to drop a file, by its type in the guide or the landmarks."""
_REASONS_BY_NAME = _reasons(
    {
        "the cover": "cover",
        "a title page": "title titlepage halftitle halftitlepage",
        "a copyright page": "copyright copyrightpage copyrightinformation colophon imprint",
        "a table of contents": "toc nav contents tableofcontents",
    }
)
"""The reasons to drop a file, by its name or its only heading, letters only."""
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights reserved|isbn", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[^a-z]+")
_MAX_MATTER_CHARS = 2_000
_MAX_MATTER_SHARE = 1 / 5
_MAX_MATTER_FILES = 6
"""The number of files at either end that can be front or back matter."""
_MAX_TITLE_PAGE = 400
_MAX_COPYRIGHT_PAGE = 6_000
_MAX_LINK_ENTRY = 300
_MAX_LINKS = 60
_MIN_LINK_ENTRIES = 5
_MIN_LINKED_SHARE = 0.6


class BookBlock(NamedTuple):
    """A block of a book, without its element, which would keep the tree of its file."""

    draft: Draft
    class_names: str
    """Those of the element, in lower case."""
    is_entry: bool
    """Whether it is little more than links to other parts of the book."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the running text."""

    path: str
    blocks: Sequence[BookBlock]

    @property
    def length(self) -> int:
        """The number of characters of its blocks."""
        return sum(len(block.draft.text) for block in self.blocks)


def read_chapter(path: str, root: Any) -> Chapter:
    """Return the blocks of a file, given by its path and its root."""
    entries = _LinkEntries(path)
    return Chapter(
        path,
        [BookBlock(block.draft, _class_names(block), block in entries) for block in html_blocks(root)],
    )


def _class_names(block: HtmlBlock) -> str:
    return intern((block.element.get("class") or "").lower())


def drop_front_back_matter(
    chapters: Sequence[Chapter], package: Package
) -> tuple[list[Chapter], list[Dropped]]:
    """Return the chapters without covers, title pages, tables of contents and the like, and what was dropped."""
    total = sum(chapter.length for chapter in chapters)
    names = _names_by_path(package)
    kept, dropped = [], []
    for position, chapter in enumerate(chapters):
        is_at_either_end = position < _MAX_MATTER_FILES or position >= len(chapters) - _MAX_MATTER_FILES
        is_small = chapter.length <= _MAX_MATTER_CHARS or chapter.length <= total * _MAX_MATTER_SHARE
        reason = None
        if is_small and is_at_either_end:
            reason = _matter_reason(chapter, names.get(chapter.path, []), package)
        if reason is not None:
            excerpt = clean_line(" ".join(block.draft.text for block in chapter.blocks[:20]))
            dropped.append(Dropped(reason, excerpt[:MAX_DROPPED_CHARS]))
            continue
        body, listed = _without_link_lists(chapter)
        dropped += listed
        if body.blocks:
            kept.append(body)
    # A book that seems to be all front matter is read as a whole.
    return (kept, dropped) if kept else (list(chapters), [])


def _names_by_path(package: Package) -> dict[str, list[str]]:
    """Return the types and titles that the book itself gives its files."""
    names: dict[str, list[str]] = {}
    for path, name in [*package.guide.items(), *package.landmarks]:
        names.setdefault(path, []).append(name)
    for point in package.points:
        if not point.anchor:
            names.setdefault(point.path, []).append(point.title)
    if package.navigation:
        names.setdefault(package.navigation, []).append("toc")
    return names


def _matter_reason(chapter: Chapter, names: Sequence[str], package: Package) -> str | None:
    for name in names:
        if name in _REASONS_BY_REFERENCE:
            return _REASONS_BY_REFERENCE[name]
    stem = posixpath.splitext(posixpath.basename(chapter.path))[0].lower()
    headings = [block.draft.text for block in chapter.blocks if block.draft.kind is BlockKind.HEADING]
    for name in (stem, *names, *(headings if len(headings) == 1 else ())):
        if reason := _REASONS_BY_NAME.get(_NOT_LETTERS.sub("", name.lower())):
            return reason
    if _is_title_page(chapter, package):
        return "a title page"
    if chapter.length <= _MAX_COPYRIGHT_PAGE and not names:
        text = " ".join(block.draft.text for block in chapter.blocks)
        signs = {match.lower() for match in _COPYRIGHT.findall(text)}
        return "a copyright page" if len(signs) >= 2 else None
    return None


def _is_title_page(chapter: Chapter, package: Package) -> bool:
    """Return True for a file with little more than the book's title and author."""
    if not package.title or chapter.length > _MAX_TITLE_PAGE:
        return False
    words = comparison_key(" ".join(block.draft.text for block in chapter.blocks))
    title = comparison_key(package.title)
    author = comparison_key(package.metadata.author or "")
    rest = words.replace(title, "", 1).replace(author, "", 1)
    return title in words and (len(rest) <= 20 or bool(author and author in words))


def _without_link_lists(chapter: Chapter) -> tuple[Chapter, list[Dropped]]:
    """Return a chapter without lists of links to other parts of the book, and what was dropped."""
    blocks = chapter.blocks
    listed: set[int] = set()
    for run in _runs([block.is_entry for block in blocks]):
        listed |= {*run, *_heading_above(blocks, run)}
    if not listed:
        return chapter, []
    text = "\n".join(blocks[position].draft.text for position in sorted(listed))
    kept = [block for position, block in enumerate(blocks) if position not in listed]
    dropped = Dropped("a table of contents", clean_line(text)[:MAX_DROPPED_CHARS])
    return replace(chapter, blocks=kept), [dropped]


def _runs(is_entry: Sequence[bool]) -> Iterator[range]:
    """Yield the runs of enough entries, with at most one other block between two of them."""
    start = end = count = 0
    for position, is_one in enumerate([*is_entry, False, False]):
        if is_one:
            start = position if not count else start
            end, count = position + 1, count + 1
        elif position > end and count:
            if count >= _MIN_LINK_ENTRIES:
                yield range(start, end)
            count = 0


class _LinkEntries:
    """The blocks of a chapter that are little more than links to other parts of the book."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._linked: dict[Any, int] = {}
        """The number of linked characters by element. It is cached, since several blocks may share an element."""

    def __contains__(self, block: HtmlBlock) -> bool:
        length = len(block.draft.text)
        is_table = block.draft.kind is BlockKind.TABLE
        if length > _MAX_LINK_ENTRY and not is_table:
            return False
        if block.element not in self._linked:
            self._linked[block.element] = self._linked_chars(block.element, None if is_table else _MAX_LINKS)
        return self._linked[block.element] >= length * _MIN_LINKED_SHARE

    def _linked_chars(self, element: Any, most: int | None) -> int:
        return sum(
            sum(map(len, link.itertext()))
            for link in islice(element.iter("{*}a"), most)
            if link.get("href") and resolve(self._path, link.get("href"))[0]
        )


def _heading_above(blocks: Sequence[BookBlock], run: range) -> range:
    """Return the position of the heading above a list if its section has no other content."""
    above = run.start - 1
    is_short = above >= 0 and len(blocks[above].draft.text) <= 40
    ends = run.stop >= len(blocks) or blocks[run.stop].draft.kind is BlockKind.HEADING
    is_heading = is_short and blocks[above].draft.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
    return range(above, run.start) if is_heading and ends else range(0)
