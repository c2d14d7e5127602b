"""What is not running text in a book: front and back matter, page numbers, footnotes and their marks."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from lxml import etree

from tui.document.model import BlockKind, Dropped
from tui.formats.epub.navigation import Navigation, types_of
from tui.formats.epub.package import Package, resolve
from tui.formats.html.blocks import HtmlBlock
from tui.formats.plain.raw_paragraph import same_words
from tui.formats.xml import tag_of
from tui.text.sanitize import clean_line

MATTER = {
    "the cover": ("cover", "frontispiece"),
    "a title page": ("titlepage", "title-page", "halftitlepage", "halftitle", "half-title", "fulltitlepage"),
    "a copyright page": ("copyright-page", "copyright", "imprint", "colophon"),
    "a table of contents": ("toc", "landmarks", "page-list", "loi", "lot", "loa", "lov", "contents"),
    "an index": ("index",),
    "notes": ("endnotes", "footnotes", "rearnotes", "rearnote", "endnote", "footnote"),
}
"""The names that parts of a book have in its markup, by what they are called when they are left out."""

REASONS = {name: reason for reason, names in MATTER.items() for name in names}
_MARKS = frozenset(("noteref", "pagebreak", "backlink", "referrer"))
_CLASSES = {
    "footnote": "notes",
    "footnotes": "notes",
    "endnote": "notes",
    "endnotes": "notes",
    "pg-boilerplate": "Project Gutenberg's header or licence",
    "pgheader": "Project Gutenberg's header or licence",
    "pgfooter": "Project Gutenberg's header or licence",
}
_MARK_CLASSES = frozenset(("pagenum", "pageno", "pagebreak", "fnanchor", "noteref"))
_BLOCKS = frozenset("p li div aside dd section blockquote td tr body".split())
_MARK = re.compile(r"[\[({]?\s*(?:[0-9]{1,4}|[*†‡§¶]{1,4}|[a-z]|[ivxl]{1,5})\s*[\])}]?[.:]?")
_BRACKETED = re.compile(r"[\[({*†‡§¶].*")
_OF_NOTES = re.compile(r"note|fn|ftn|^en[-_]?\d", re.IGNORECASE)
_HEADINGS = frozenset(("h1", "h2", "h3"))
_A_MARK = "a mark"
_NEVER_WHOLE = frozenset("h1 h2 h3 h4 h5 h6 span html".split())
_LONGEST_MARK = 8
_NEARBY = 50
_LONGEST_NOTE = 10_000
_NOTE_SHOWN = 200


def prune(trees: Sequence[tuple[str, Any]]) -> list[Dropped]:
    """Empty the elements that are no part of a book's running text, in place.

    Args:
        trees: The book's files in reading order, each with its path and its root.

    Returns:
        What was left out.
    """
    dropped: list[Dropped] = []
    targets: dict[str, set[str]] = {}
    for path, root in trees:
        walker = etree.iterwalk(root, events=("start",))
        aside = []
        for _event, element in walker:
            reason = _note_reason(element)
            if reason is not None:
                walker.skip_subtree()
                aside.append((element, reason))
        for element, reason in aside:
            if reason == _A_MARK:
                _remember(element, path, targets)
                _empty(element)
            else:
                _drop(element, reason, dropped)
    for path, root in trees:
        if path in targets:
            _take_notes(root, targets[path], dropped)
    return dropped


def _note_reason(element: Any) -> str | None:
    """Why an element is no part of the running text; None if it is."""
    types = types_of(element)
    named = (element.get("class") or "").lower()
    classes = frozenset(named.split()) if named else frozenset()
    if types & _MARKS or classes & _MARK_CLASSES:
        return _A_MARK
    tag = tag_of(element)
    if tag == "a":
        return _A_MARK if element.get("href") and _is_note_mark(element) else None
    if (not types and not classes) or tag in _NEVER_WHOLE:
        return None
    return next((REASONS[name] for name in sorted(types) if name in REASONS), None) or next(
        (_CLASSES[name] for name in sorted(classes) if name in _CLASSES), None
    )


def _remember(mark: Any, path: str, targets: dict[str, set[str]]) -> None:
    for link in mark.iter("*"):
        if link.get("href"):
            target, anchor = resolve(path, link.get("href"))
            if target and anchor:
                targets.setdefault(target, set()).add(anchor)


def _is_note_mark(link: Any) -> bool:
    """Whether a link is a note's number in the running text, not the number before the note itself."""
    text = _text(link, _LONGEST_MARK + 1).strip()
    if len(text) > _LONGEST_MARK or not _MARK.fullmatch(text):
        return False
    parent = link.getparent()
    is_raised = parent is not None and tag_of(parent) == "sup"
    is_raised = is_raised or any(tag_of(child) == "sup" for child in link)
    names = (link.get("class") or "", link.get("id") or "", link.get("href").partition("#")[2])
    is_named = any(_OF_NOTES.search(name) for name in names)
    return (is_raised or is_named or bool(_BRACKETED.fullmatch(text))) and not _stands_first(link)


def _stands_first(element: Any) -> bool:
    """Whether there are no words before an element in its block."""
    for _step in range(_NEARBY):
        if element is None or tag_of(element) in _BLOCKS:
            return True
        if (before := element.getprevious()) is not None:
            if (before.tail or "").strip() or _text(before, _LONGEST_MARK).strip():
                return False
            element = before
            continue
        element = element.getparent()
        if element is not None and (element.text or "").strip():
            return False
    return False


def _take_notes(root: Any, anchors: set[str], dropped: list[Dropped]) -> None:
    for element in list(root.iter("*")):
        if element.get("id") in anchors or (tag_of(element) == "a" and element.get("name") in anchors):
            block = element
            while block is not None and tag_of(block) not in _BLOCKS:
                block = block.getparent()
            if block is not None and _is_note(block):
                _drop(block, "notes", dropped)


def _is_note(block: Any) -> bool:
    if tag_of(block) in ("body", "section"):
        return False
    text = _text(block, _LONGEST_NOTE + 1).strip()
    if len(text) > _LONGEST_NOTE or any(
        tag_of(part) in _HEADINGS for part in islice(block.iter("*"), _NEARBY)
    ):
        return False
    first = text[:_LONGEST_MARK].split()[:1]
    return tag_of(block) == "li" or bool(first and _MARK.match(first[0]) and not first[0].isalpha())


def _drop(element: Any, reason: str, dropped: list[Dropped]) -> None:
    text = clean_line(_text(element, _NOTE_SHOWN, between=" "))
    if text:
        dropped.append(Dropped(reason, text))
    _empty(element)


def _empty(element: Any) -> None:
    """Take all that is in an element out of it; links to it still lead there."""
    name = element.get("id")
    element.clear(keep_tail=True)
    if name:
        element.set("id", name)


def _text(element: Any, length: int, between: str = "") -> str:
    """The first words in an element, with something between those of the elements in it."""
    pieces = []
    for piece in element.itertext():
        pieces.append(piece[:length])
        length -= len(pieces[-1])
        if length <= 0:
            break
    return between.join(pieces)


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
