"""Extract the notes of a book, and drop what is marked as not running text: page numbers, covers, contents.

Notes are recognised by types (EPUB 3 structural semantics), roles (DPUB-ARIA), classes, and links that are numbers.
"""

import re
from collections.abc import Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lxml import etree

from tui.document.model import Dropped, Note
from tui.formats.epub.boilerplate import REASONS_BY_CLASS, REASONS_BY_TYPE
from tui.formats.epub.package import resolve, types_of
from tui.formats.html.blocks import html_blocks
from tui.formats.html.inline_elements import NOTE_MARK_TAG
from tui.formats.html.notes import clear_back_link, ids_around
from tui.formats.limits import MAX_DROPPED_CHARS
from tui.formats.note_labels import NoteLabels
from tui.formats.xml import tag_of
from tui.text.sanitize import clean_line

_REFERENCE_TYPES = frozenset(("noteref", "pagebreak", "backlink", "referrer"))
_REFERENCE_CLASSES = frozenset(("pagenum", "pageno", "pagebreak", "fnanchor", "noteref"))
_NO_NOTE_TYPES = frozenset(("pagebreak", "backlink", "referrer"))
_NO_NOTE_CLASSES = frozenset(("pagenum", "pageno", "pagebreak"))
_SINGLE_NOTES = frozenset(("footnote", "endnote", "rearnote"))
_REFERENCE = "a reference"
_NOTES = "notes"
_BLOCK_TAGS = frozenset("p li div aside dd section blockquote td tr body".split())
_WHOLE_TAGS = frozenset(("body", "section"))
_HEADING_TAGS = frozenset(("h1", "h2", "h3"))
_NEVER_DROPPED = frozenset("h1 h2 h3 h4 h5 h6 span html".split())
_NOTE_NUMBER = re.compile(r"[\[({]?\s*(?:[0-9]{1,4}|[*†‡§¶]{1,4}|[a-z]|[ivxl]{1,5})\s*[\])}]?[.:]?")
_LEADING_NUMBER = re.compile(r"[\[({]?\s*(?:[0-9]{1,4}|[*†‡§¶]{1,4})\s*[\])}]?[.:]?(?=\s|$)\s*")
_LEADING_SIGN = re.compile(rf"\A(?:(?:[↑↩↵⏎⤴^][\ufe0e\ufe0f]*\s*)+|{_LEADING_NUMBER.pattern})")
_TRAILING_ARROW = re.compile(r"\s*[\[(]?[↑↩↵⏎⤴^\ufe0e\ufe0f]+[\])]?\Z")
_BRACKETED = re.compile(r"[\[({*†‡§¶].*")
_BRACKETS = "[](){} \t\r\n.:"
_NOTE_ID = re.compile(r"note|fn|ftn|^en[-_]?\d", re.IGNORECASE)
_MAX_NOTE_NUMBER = 8
_MAX_STEPS = 50
_MAX_NOTE = 10_000

_Target = tuple[str, str]
"""The path of a file and the ID of an element in it."""


@dataclass(slots=True)
class Marks:
    """The elements of a book that are marked as other than running text."""

    references: list[tuple[Any, _Target | None]] = field(default_factory=list)
    """The marks of notes with their targets; other references, such as page numbers, have None."""
    reference_ids: set[_Target] = field(default_factory=set)
    """What links back to the marks of notes name."""
    elements: list[tuple[Any, str]] = field(default_factory=list)
    """Other marked elements, with the reasons to drop them."""

    @property
    def paths_of_notes(self) -> Set[str]:
        """The files that the marks of notes link to."""
        return {target[0] for _reference, target in self.references if target is not None}

    def collect(self, path: str, root: Any) -> bool:
        """Add the marked elements of a file, given by its path and its root; return whether it has any."""
        is_marked = False
        walker = etree.iterwalk(root, events=("start",))
        for _event, element in walker:
            reason = _marked_reason(element)
            is_marked |= reason is not None
            if reason == _REFERENCE:
                walker.skip_subtree()
                target = _target_of(element, path)
                self.references.append((element, target))
                if target is not None:
                    self.reference_ids |= {(path, name) for name in ids_around(element)}
            elif reason is not None:
                # The marks within notes, such as the links back to the text, are collected too.
                if reason != _NOTES:
                    walker.skip_subtree()
                self.elements.append((element, reason))
        return is_marked


def extract_notes(trees: Mapping[str, Any], marks: Marks) -> tuple[list[Note], list[Dropped]]:
    """Remove notes and marked elements from a book's files, and return the notes.

    Args:
        trees: The roots of the files that have marks or notes, by path.
        marks: The marks of all files.

    Returns:
        The notes in the order of their marks, in whose place an element ``NOTE_MARK_TAG`` is left, and what was
        dropped, except for references.
    """
    wanted: dict[str, set[str]] = {}
    for reference, target in marks.references:
        if target is None:
            _clear(reference)
        else:
            wanted.setdefault(target[0], set()).add(target[1])
    notes_elements = {element for element, reason in marks.elements if reason == _NOTES}
    bodies: dict[_Target, Any] = {}
    for path, root in trees.items():
        found = _note_bodies(root, wanted.get(path, set()), notes_elements)
        bodies |= {(path, anchor): body for anchor, body in found}
    notes = _labelled_notes(marks, bodies)
    dropped: list[Dropped] = []
    for element, reason in marks.elements:
        _drop(element, reason, dropped)
    return notes, dropped


def _marked_reason(element: Any) -> str | None:
    types, classes = types_of(element), _classes(element)
    if types & _REFERENCE_TYPES or classes & _REFERENCE_CLASSES:
        return _REFERENCE
    tag = tag_of(element)
    if tag == "a":
        return _REFERENCE if element.get("href") and _is_note_reference(element) else None
    if (not types and not classes) or tag in _NEVER_DROPPED:
        return None
    reasons = [REASONS_BY_TYPE.get(name) for name in sorted(types)]
    reasons += [REASONS_BY_CLASS.get(name) for name in sorted(classes)]
    return next(filter(None, reasons), None)


def _classes(element: Any) -> frozenset[str]:
    names = (element.get("class") or "").lower()
    return frozenset(names.split()) if names else frozenset()


def _target_of(reference: Any, path: str) -> _Target | None:
    if types_of(reference) & _NO_NOTE_TYPES or _classes(reference) & _NO_NOTE_CLASSES:
        return None
    for link in islice(reference.iter("*"), _MAX_STEPS):
        target, anchor = resolve(path, link.get("href", ""))
        if target and anchor:
            return target, anchor
    return None


def _is_note_reference(link: Any) -> bool:
    """Return True for the mark of a note in the running text, not for the number before the note itself."""
    text = _text(link, _MAX_NOTE_NUMBER + 1).strip()
    if len(text) > _MAX_NOTE_NUMBER or not _NOTE_NUMBER.fullmatch(text):
        return False
    parent = link.getparent()
    is_raised = parent is not None and tag_of(parent) == "sup"
    is_raised = is_raised or any(tag_of(child) == "sup" for child in link)
    names = (link.get("class") or "", link.get("id") or "", link.get("href").partition("#")[2])
    is_named = any(_NOTE_ID.search(name) for name in names)
    return (is_raised or is_named or bool(_BRACKETED.fullmatch(text))) and not _starts_block(link)


def _starts_block(element: Any) -> bool:
    for _step in range(_MAX_STEPS):
        if element is None or tag_of(element) in _BLOCK_TAGS:
            return True
        if (before := element.getprevious()) is not None:
            if (before.tail or "").strip() or _text(before, _MAX_NOTE_NUMBER).strip():
                return False
            element = before
            continue
        element = element.getparent()
        if element is not None and (element.text or "").strip():
            return False
    return False


def _note_bodies(root: Any, anchors: set[str], notes_elements: set[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the anchors that notes are linked by, each with the element that holds the note."""
    if not anchors:
        return
    for element in root.iter("*"):
        names = (element.get("id"), element.get("name") if tag_of(element) == "a" else None)
        anchor = next((name for name in names if name in anchors), None)
        if anchor is None:
            continue
        block = element
        while block is not None and tag_of(block) not in _BLOCK_TAGS:
            block = block.getparent()
        body = None if block is None else _marked_note(block, notes_elements)
        if body is not None or (block is not None and _is_note(block)):
            yield anchor, block if body is None else body


def _marked_note(block: Any, notes_elements: set[Any]) -> Any | None:
    """Return the element that is marked as a note around a block, or the block if it stands among notes."""
    is_among_notes = False
    for element in (block, *islice(block.iterancestors(), _MAX_STEPS)):
        if element in notes_elements:
            is_among_notes = True
            if (types_of(element) | _classes(element)) & _SINGLE_NOTES and _is_short(element):
                return element
    return block if is_among_notes and tag_of(block) not in _WHOLE_TAGS and _is_short(block) else None


def _is_short(block: Any) -> bool:
    parts = islice(block.iter("*"), _MAX_STEPS)
    return len(_text(block, _MAX_NOTE + 1)) <= _MAX_NOTE and all(
        tag_of(part) not in _HEADING_TAGS for part in parts
    )


def _is_note(block: Any) -> bool:
    if tag_of(block) in _WHOLE_TAGS or not _is_short(block):
        return False
    first = _text(block, _MAX_NOTE_NUMBER * 4).strip()[:_MAX_NOTE_NUMBER].split()[:1]
    is_numbered = bool(first and _NOTE_NUMBER.match(first[0]) and not first[0].isalpha())
    return tag_of(block) == "li" or is_numbered


def _labelled_notes(marks: Marks, bodies: dict[_Target, Any]) -> list[Note]:
    """Return the notes in the order of their marks; empty their elements, and replace the marks."""
    labels, by_body = NoteLabels(), dict[Any, str]()
    notes: list[Note] = []
    for reference, target in marks.references:
        body = None if target is None else bodies.get(target)
        if target is None:
            continue
        if body is not None and body not in by_body:
            # The mark of a note within another note is not part of the text.
            text = _note_text(body, target[0], marks.reference_ids)
            by_body[body] = labels.unique(_text(reference, _MAX_NOTE_NUMBER).strip(_BRACKETS)) if text else ""
            if text:
                notes.append(Note(by_body[body], text))
        _stand_in(reference, "" if body is None else by_body[body])
    for body in by_body:
        _clear(body)
    return notes


def _note_text(body: Any, path: str, reference_ids: Set[_Target]) -> str:
    for link in [element for element in body.iter("*") if tag_of(element) == "a"]:
        is_number = bool(_LEADING_NUMBER.fullmatch(_text(link, _MAX_NOTE_NUMBER).strip())) and _starts_block(
            link
        )
        if not is_number and resolve(path, link.get("href", "")) in reference_ids:
            clear_back_link(link)
    texts = [block.draft.text for block in html_blocks(body)]
    if texts:
        texts[0] = _LEADING_SIGN.sub("", texts[0], count=1)
        texts[-1] = _TRAILING_ARROW.sub("", texts[-1])
    return "\n\n".join(filter(None, texts))


def _stand_in(reference: Any, label: str) -> None:
    """Replace the content of a note's mark by an element with the label."""
    _clear(reference)
    if label:
        mark = etree.SubElement(reference, NOTE_MARK_TAG)
        mark.set("label", clean_line(label))


def _drop(element: Any, reason: str, dropped: list[Dropped]) -> None:
    if text := clean_line(_text(element, MAX_DROPPED_CHARS, between=" ")):
        dropped.append(Dropped(reason, text))
    _clear(element)


def _clear(element: Any) -> None:
    """Remove everything from an element but its ID, so that links to it still work."""
    name = element.get("id")
    element.clear(keep_tail=True)
    if name:
        with suppress(ValueError):  # a parser lets in characters that lxml then refuses to write
            element.set("id", name)


def _text(element: Any, length: int, between: str = "") -> str:
    """Return the first characters of an element's text, with a separator between the texts of its descendants."""
    pieces = []
    for piece in element.itertext():
        pieces.append(piece[:length])
        length -= len(pieces[-1])
        if length <= 0:
            break
    return between.join(pieces)
