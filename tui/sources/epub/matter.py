"""Front and back matter of a book: covers, title pages, copyright pages, contents and indexes, known by what they are
called and by how they look."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tui.article.clean import clean_line
from tui.article.model import BlockKind, Dropped
from tui.article.passages import same_words
from tui.sources.epub.navigation import Navigation
from tui.sources.epub.notes import REASONS
from tui.sources.epub.package import Package, resolve
from tui.sources.html.blocks import HtmlBlock

_GUIDE_REASONS = REASONS | {"notes": "notes", "title": "a title page"}
_NAMES = {
    "cover": "the cover",
    "title": "a title page",
    "titlepage": "a title page",
    "halftitle": "a title page",
    "halftitlepage": "a title page",
    "copyright": "a copyright page",
    "copyrightpage": "a copyright page",
    "copyrightinformation": "a copyright page",
    "colophon": "a copyright page",
    "imprint": "a copyright page",
    "toc": "a table of contents",
    "nav": "a table of contents",
    "contents": "a table of contents",
    "tableofcontents": "a table of contents",
}
"""What files and their headings are called, letters only, by what they are called when they are left out."""
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights reserved|isbn", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[^a-z]+")
_SHORT = 2_000
_TITLE_PAGE = 400
_COPYRIGHT_PAGE = 6_000
_SHARE = 5
_ENDS = 6
_LONGEST_ENTRY = 300
_FEWEST_ENTRIES = 5
_LINKED = 0.6
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the running text."""

    path: str
    blocks: Sequence[HtmlBlock]

    @property
    def length(self) -> int:
        """How many characters it has."""
        return sum(len(block.draft.text) for block in self.blocks)

    @property
    def text(self) -> str:
        """Its beginning, on one line."""
        return clean_line(" ".join(block.draft.text for block in self.blocks[:20]))[:_SHOWN]


def leave_out_matter(
    chapters: Sequence[Chapter], package: Package, navigation: Navigation
) -> tuple[list[Chapter], list[Dropped]]:
    """The chapters without what stands around a book's text, and what was left out.

    Args:
        chapters: The book's files in reading order, those without words left out.
        package: What its package document says.
        navigation: Its table of contents and landmarks.
    """
    total = sum(chapter.length for chapter in chapters)
    called = _called(package, navigation)
    kept, dropped = [], []
    for position, chapter in enumerate(chapters):
        is_at_an_end = position < _ENDS or position >= len(chapters) - _ENDS
        is_small = chapter.length <= _SHORT or chapter.length * _SHARE <= total
        reason = (
            _reason(chapter, called.get(chapter.path, []), package) if is_small and is_at_an_end else None
        )
        if reason is None:
            body, listed = _without_contents(chapter)
            dropped += listed
            kept.append(body)
        else:
            dropped.append(Dropped(reason, chapter.text))
    kept = [chapter for chapter in kept if chapter.blocks]
    # Where everything looks like a wrapping, the wrapping is what there is to read.
    return (kept, dropped) if kept else (list(chapters), [])


def _called(package: Package, navigation: Navigation) -> dict[str, list[str]]:
    """What the book itself calls its files, by their path."""
    called: dict[str, list[str]] = {}
    for path, name in [*package.guide.items(), *navigation.landmarks]:
        called.setdefault(path, []).append(name)
    for point in navigation.points:
        if not point.anchor:
            called.setdefault(point.path, []).append(point.title)
    if package.navigation:
        called.setdefault(package.navigation, []).append("toc")
    return called


def _reason(chapter: Chapter, names: Sequence[str], package: Package) -> str | None:
    stem = posixpath.splitext(posixpath.basename(chapter.path))[0].lower()
    for name in names:
        if name in _GUIDE_REASONS:
            return _GUIDE_REASONS[name]
    headings = [block.draft.text for block in chapter.blocks if block.draft.kind is BlockKind.HEADING]
    for name in (stem, *names, *(headings if len(headings) == 1 else ())):
        if reason := _NAMES.get(_NOT_LETTERS.sub("", name.lower())):
            return reason
    if _is_title_page(chapter, package):
        return "a title page"
    if chapter.length <= _COPYRIGHT_PAGE and not names:
        marks = {
            match.lower() for match in _COPYRIGHT.findall(" ".join(b.draft.text for b in chapter.blocks))
        }
        return "a copyright page" if len(marks) >= 2 else None
    return None


def _is_title_page(chapter: Chapter, package: Package) -> bool:
    """Whether a file says little more than the title and who wrote the book."""
    if not package.title or chapter.length > _TITLE_PAGE:
        return False
    words = same_words(" ".join(block.draft.text for block in chapter.blocks))
    said = same_words(package.title)
    author = same_words(package.metadata.author or "")
    rest = words.replace(said, "", 1).replace(author, "", 1)
    return said in words and (len(rest) <= 20 or bool(author and author in words))


def _without_contents(chapter: Chapter) -> tuple[Chapter, list[Dropped]]:
    """A chapter without lists of links to the book's other parts."""
    linked = [_is_entry(block, chapter.path) for block in chapter.blocks]
    gone: set[int] = set()
    for run in _runs(linked):
        gone |= set(run)
        gone |= set(_heading_above(chapter.blocks, run))
    if not gone:
        return chapter, []
    listing = "\n".join(chapter.blocks[position].draft.text for position in sorted(gone))
    blocks = [block for position, block in enumerate(chapter.blocks) if position not in gone]
    return replace(chapter, blocks=blocks), [Dropped("a table of contents", clean_line(listing)[:_SHOWN])]


def _runs(linked: Sequence[bool]) -> Iterator[range]:
    """Where entries stand in a row, one other line between two of them allowed."""
    start = end = count = 0
    for position, is_entry in enumerate([*linked, False, False]):
        if is_entry:
            start = position if not count else start
            end, count = position + 1, count + 1
        elif position > end and count:
            if count >= _FEWEST_ENTRIES:
                yield range(start, end)
            count = 0


def _is_entry(block: HtmlBlock, path: str) -> bool:
    text = block.draft.text
    if len(text) > _LONGEST_ENTRY and block.draft.kind is not BlockKind.TABLE:
        return False
    linked = 0
    for link in block.element.iter("{*}a"):
        if link.get("href") and resolve(path, link.get("href"))[0]:
            linked += sum(map(len, link.itertext()))
    return linked >= len(text) * _LINKED


def _heading_above(blocks: Sequence[HtmlBlock], run: range) -> range:
    """The heading of a list that has nothing else in its section."""
    above = run.start - 1
    is_short = above >= 0 and len(blocks[above].draft.text) <= 40
    ends = run.stop >= len(blocks) or blocks[run.stop].draft.kind is BlockKind.HEADING
    is_heading = is_short and blocks[above].draft.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
    return range(above, run.start) if is_heading and ends else range(0)
