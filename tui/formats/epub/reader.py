"""Read EPUB books, with their headings nested as in their table of contents."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Any, NamedTuple

from tui.document.build import Draft
from tui.document.errors import SourceError
from tui.document.model import BlockKind, Dropped, Note
from tui.formats.archive import Archive
from tui.formats.epub.boilerplate import BookBlock, Chapter, drop_front_back_matter, read_chapter
from tui.formats.epub.chapter_titles import with_chapter_headings
from tui.formats.epub.notes import Marks, extract_notes
from tui.formats.epub.package import BookFile, NavigationPoint, Package, parse_document, read_package
from tui.formats.epub.parts import read_book_text
from tui.formats.limits import MAX_DROPPED_CHARS
from tui.formats.parsed_document import ParsedDocument
from tui.formats.xml import encoding_warnings
from tui.text.lines import comparison_key, is_author, is_same_title
from tui.text.numbering import parse_number
from tui.text.sanitize import clean_line

_MAX_TITLE_BLOCKS = 6


def read_epub(data: bytes, name: str) -> ParsedDocument:
    """Read an EPUB book, of version 2 or 3, or the part of a large one that a name such as ``book.epub#2`` asks for.

    Its sections are those of its table of contents, with the headings of the chapters nested in them. Covers, title
    and copyright pages, tables of contents and files outside of the running text are dropped.
    """
    files = _read_files(data, name)
    document = assemble_book(files.contents, parse_document, files.package, files.aside)
    if document is None:
        why = "it is an EPUB book without any text. Its pages may be pictures"
        raise SourceError(f"Cannot read {name}: {why}.")
    return replace(document, warnings=files.warnings)


class _Files(NamedTuple):
    """What is read of a book before its text, without its archive, which takes memory for every file."""

    package: Package
    contents: dict[str, bytes]
    """The contents of its files, by path."""
    aside: Sequence[Dropped]
    warnings: tuple[str, ...]


def _read_files(data: bytes, name: str) -> _Files:
    archive = Archive(data, name)
    package = read_package(archive)
    text = read_book_text(archive, package.spine, name)
    aside = [*text.missing, *_dropped_files(archive, package.aside)]
    about_part = (text.warning,) if text.warning else ()
    warnings = about_part + encoding_warnings(content for _, content in text.files)
    return _Files(package, dict(text.files), aside, warnings)


def assemble_book(
    contents: dict[str, Any],
    parse: Callable[[Any], Any],
    package: Package,
    aside: Sequence[Dropped] = (),
) -> ParsedDocument | None:
    """Return the document of a book; None if it has no text.

    Args:
        contents: Its files by path, in reading order, which are taken out of the dictionary.
        parse: Returns the root of a file; None if it is empty.
        package: Its metadata and table of contents.
        aside: What was left out of the book before.
    """
    files, notes, marked = _read_chapters(contents, parse)
    chapters, matter = drop_front_back_matter(files, package)
    if not chapters:
        return None
    titled = chapters if package.points else with_chapter_headings(chapters)
    drafts = list(_book_drafts(titled, package.points))
    kept, repeats = _without_title(drafts, package.title, package.metadata.author or "")
    dropped = [*matter, *repeats, *marked, *aside]
    return ParsedDocument(package.title, kept, dropped, package.metadata, package.language, notes=notes)


def _read_chapters(
    contents: dict[str, Any], parse: Callable[[Any], Any]
) -> tuple[list[Chapter], list[Note], list[Dropped]]:
    """Return the files that have text, without the notes, these, and what else was dropped.

    Only the trees of files with marks or notes are kept until all files are read: those of a whole book take much more
    memory than its text.
    """
    paths = list(contents)
    marks, trees, chapters = Marks(), dict[str, Any](), dict[str, Chapter]()
    for path in paths:
        if (root := parse(contents[path])) is None:
            continue
        if marks.collect(path, root):
            trees[path] = root
            del contents[path]
        else:
            chapters[path] = read_chapter(path, root)
    for path in marks.paths_of_notes & chapters.keys():
        trees[path] = parse(contents[path])
    contents.clear()
    notes, dropped = extract_notes({path: trees[path] for path in paths if path in trees}, marks)
    for path in paths:
        if path in trees:
            chapters[path] = read_chapter(path, trees.pop(path))
    found = (chapters[path] for path in paths if path in chapters)
    return [chapter for chapter in found if chapter.blocks], notes, dropped


def _dropped_files(archive: Archive, files: Sequence[BookFile]) -> Iterator[Dropped]:
    for file in files:
        root = parse_document(archive.read(file.path)) if archive.find(file.path) is not None else None
        text = "" if root is None else clean_line(" ".join(root.itertext()))[:MAX_DROPPED_CHARS]
        yield Dropped("a part that is not in the running text", text or clean_line(file.path))


def _without_title(drafts: Sequence[Draft], title: str, author: str) -> tuple[list[Draft], list[Dropped]]:
    """Return the blocks without the title and the author's name at the beginning, and what was dropped."""
    kept, dropped = [], []
    has_begun = not title
    for position, draft in enumerate(drafts):
        if not has_begun and is_same_title(draft.text, title):
            dropped.append(Dropped("the title again", draft.text))
        elif not has_begun and author and is_author(draft.text, author):
            dropped.append(Dropped("the author's name, as on a title page", draft.text))
        else:
            kept.append(draft)
            has_begun |= draft.kind is BlockKind.HEADING or position >= _MAX_TITLE_BLOCKS
    return (kept, dropped) if kept else (list(drafts), [])


_MAX_HEADING = 200
_MAX_HEADING_BLOCKS = 4
_MAX_BLOCKS_BEFORE_HEADING = 4
_MAX_CHAPTER_LEVEL = 2


def _book_drafts(chapters: Sequence[Chapter], points: Sequence[NavigationPoint]) -> Iterator[Draft]:
    """Yield the blocks of a book, with its headings nested as in its table of contents.

    The target of an entry gets the entry's title as a heading, unless it has an equivalent one; the headings after it
    are nested in it. A table of contents that lists only a few of the chapters is ignored.
    """
    listed = {point.path for point in points}
    headed = {chapter.path for chapter in chapters if _is_chapter_heading(chapter.blocks[0].draft)}
    by_path: dict[str, list[NavigationPoint]] = {}
    for point in points if 2 * len(headed & listed) >= len(headed) else ():
        by_path.setdefault(point.path, []).append(point)
    depth = 0  # the level of the current entry
    base: int | None = 0  # the level of its heading in the file; None if the file has no such heading
    for chapter in chapters:
        blocks = chapter.blocks
        points_at = _points_by_block(blocks, by_path.get(chapter.path, []))
        for start, stop in pairwise(sorted({0, *points_at, len(blocks)})):
            here = points_at.get(start, [])
            position = start
            for number, point in enumerate(here, 1):
                nearby = [block.draft for block in blocks[position:stop][:_MAX_HEADING_BLOCKS]]
                heading = _match_heading(point.title, nearby, is_last=number == len(here))
                depth, base = point.level, heading.level
                position += heading.blocks
                yield Draft(BlockKind.HEADING, heading.text, point.level)
            for draft in (block.draft for block in blocks[position:stop]):
                if draft.kind is BlockKind.HEADING:
                    base = draft.level - 1 if base is None else base
                    yield replace(draft, level=depth + max(1, draft.level - base))
                else:
                    yield draft


def _is_chapter_heading(draft: Draft) -> bool:
    return draft.kind is BlockKind.HEADING and draft.level <= _MAX_CHAPTER_LEVEL


def _points_by_block(
    blocks: Sequence[BookBlock], points: Sequence[NavigationPoint]
) -> dict[int, list[NavigationPoint]]:
    """Return the entries that link to each block of a file, by the block's index."""
    if not points:
        return {}
    anchors: dict[str, int] = {}
    headings: dict[str, int] = {}
    for position, block in enumerate(blocks):
        for anchor in block.draft.anchors:
            anchors.setdefault(anchor, position)
        if block.draft.kind is BlockKind.HEADING:
            headings.setdefault(comparison_key(block.draft.text), position)
    points_at: dict[int, list[NavigationPoint]] = {}
    for point in points:
        start = anchors.get(point.anchor) if point.anchor else 0
        if start is None:
            start = headings.get(comparison_key(point.title), None if points_at else 0)
        if start is not None:
            points_at.setdefault(_heading_nearby(blocks, start, point.title), []).append(point)
    return points_at


def _heading_nearby(blocks: Sequence[BookBlock], start: int, title: str) -> int:
    """Return the position of an entry's heading if only a few short lines come before it; else the start."""
    for position in range(start, min(start + _MAX_BLOCKS_BEFORE_HEADING, len(blocks))):
        draft = blocks[position].draft
        if comparison_key(draft.text) == comparison_key(title):
            return position
        if len(draft.text) > _MAX_HEADING or draft.kind is BlockKind.HEADING:
            break
    return start


class _MatchedHeading(NamedTuple):
    """The heading at the target of an entry of the table of contents."""

    text: str
    blocks: int
    """The number of blocks that it takes up; 0 if the file has no such heading."""
    level: int | None
    """The level in the file."""


def _match_heading(title: str, drafts: Sequence[Draft], *, is_last: bool) -> _MatchedHeading:
    """Return the heading that the blocks at an entry's target begin with, or the entry's title if there is none."""
    words = comparison_key(title)
    headings = list(takewhile(lambda draft: draft.kind is BlockKind.HEADING, drafts[:2]))
    level = headings[0].level if headings else None
    if is_last and len(headings) > 1 and _is_split(headings, words):
        separator = " " if headings[0].text[-1:] in ".:)—–-" else ". "
        return _MatchedHeading(separator.join(heading.text for heading in headings), 2, level)
    if count := _blocks_with_words(words, drafts):
        return _MatchedHeading(drafts[0].text if count == 1 else title, count, level)
    if not headings:
        return _MatchedHeading(title, 0, None)
    heading = comparison_key(headings[0].text)
    if heading and (words in heading or heading in words):
        longer = max(title, headings[0].text, key=lambda text: len(comparison_key(text)))
        return _MatchedHeading(longer, 1, level)
    if is_last and _is_chapter_heading(headings[0]):
        return _MatchedHeading(headings[0].text, 1, level)
    return _MatchedHeading(title, 0, None)


def _is_split(headings: Sequence[Draft], words: str) -> bool:
    """Return True if a number and a title are separate headings, such as ``Chapter 1`` and ``The Whale``."""
    number = parse_number(headings[0].text)
    first, second = (comparison_key(heading.text) for heading in headings[:2])
    is_bare = number is not None and not number.rest
    return is_bare and parse_number(headings[1].text) is None and words in (first, second, first + second)


def _blocks_with_words(words: str, drafts: Sequence[Draft]) -> int:
    """Return the number of leading blocks whose texts together are exactly the words; 0 if there are none."""
    together = ""
    for count, draft in enumerate(drafts, 1):
        if len(draft.text) > _MAX_HEADING or draft.kind in (BlockKind.CODE, BlockKind.TABLE):
            return 0
        together += comparison_key(draft.text)
        if together == words:
            return count
        if not words.startswith(together):
            return 0
    return 0
