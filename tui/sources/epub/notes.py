"""What stands in a book's files beside the running text: footnotes and their marks, page numbers, front and back matter
that says of itself what it is."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from lxml import etree

from tui.article.clean import clean_line
from tui.article.model import Dropped
from tui.sources.epub.navigation import types_of
from tui.sources.epub.package import resolve
from tui.sources.html.blocks import tag_of

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
_SHOWN = 200


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
            reason = _reason(element)
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


def _reason(element: Any) -> str | None:
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
    text = clean_line(_text(element, _SHOWN, between=" "))
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
