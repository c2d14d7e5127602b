"""Extract the notes of a web page: their marks in its sentences, and the notes that these point to."""

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from tui.document.model import Dropped, Note
from tui.formats.html.elements import HEADING_LEVELS, visible_text
from tui.formats.html.inline_elements import NOTE_MARK_TAG
from tui.formats.xml import tag_of, texts_in
from tui.text.sanitize import clean_line

_NUMBERS = re.compile(
    r"\[?\s*(?:note |n\. ?)?\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*\s*[\])]?|\[?(?:[a-z]|[ivx]{1,5})\]", re.IGNORECASE
)
_SIGNS = re.compile(r"[*†‡§¶#]{1,3}")
_REMARK = re.compile(r"\[[^\[\]]{1,60}\]")
"""An editor's remark in superscript, such as ``[citation needed]``."""
_NAMED_AS_NOTE = re.compile(
    r"foot-?note|end-?note|sidenote|note-?ref|\bnote|\bfn|\bftn|\breference|\bcite|\bref\d|bibr",
    re.IGNORECASE,
)
_NAMED_AS_NOTES = re.compile(
    r"\b(?:footnotes?|endnotes?|references|reflist|doc-endnotes|doc-footnotes?)\b", re.IGNORECASE
)
_BACK_LINKS = frozenset("^ ↩ ↩︎ ↑ ⏎ ⤴ ↵ back return ^a ^b".split())
_BACK_LINK_NAME = re.compile(r"back-?(?:link|ref)|reversefootnote|cite-backlink", re.IGNORECASE)
_ARROWS = re.compile(r"^(?:[\^↑↩]\s*)+|(?:\s*[↩↑]\ufe0e?)+$")
_BETWEEN_LINKS = " \t\r\n,;|/·"
_BRACKETS = "[](){} \t\r\n"
_NOTE_TAGS = frozenset("li p div dd aside tr section span".split())
_BREAKS_BEFORE_WORD = re.compile(r"[^\W\d_]{3,}$|[.,;:!?…)\]\"'”’»。！？]$")
_MAX_MARK = 24
_MAX_BACK_LINK = 40
_MAX_NOTE = 10_000
_MAX_PARTS = 400
_MAX_STEPS = 8


@dataclass(slots=True)
class PageNotes:
    """The notes that were taken out of a page."""

    notes: list[Note] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


def extract_notes(page: Any) -> PageNotes:
    """Remove the notes of a page from its tree and return them; their marks become empty elements.

    A mark is a superscript or bracketed number that links within the page, follows a word or punctuation, or has a
    class that names notes. A superscript number after a number or a unit stays.
    """
    taken = PageNotes()
    labels = _Labels()
    label_of: dict[str, str] = {}
    marks = [
        element
        for element in list(page.iter("sup", "a"))
        if element.getparent() is not None and _is_mark(element)
    ]
    mark_ids = {name for mark in marks for name in ids_around(mark)}
    texts = []
    for mark in marks:
        if not _is_in(mark, page):
            continue  # within another mark
        text = visible_text(mark)
        texts.append(text)
        label = clean_line(text.strip("[]() "))
        target = _target(mark)
        if target:
            if target not in label_of:
                label_of[target] = labels.unused(label or target)
            label = label_of[target]
        _replace(mark, label)
    if texts:
        taken.dropped.append(Dropped("marks of notes", " ".join(texts)))
    _take_targets(page, label_of, labels, mark_ids, taken)
    found = {note.label for note in taken.notes}
    for stand_in in page.iter(NOTE_MARK_TAG):
        if stand_in.get("label") not in found:
            del stand_in.attrib["label"]
    return taken


def _is_in(element: Any, outer: Any) -> bool:
    return element is outer or any(around is outer for around in element.iterancestors())


def _is_mark(element: Any) -> bool:
    text = "".join(islice(_texts(element), _MAX_PARTS)).strip()
    if not text or len(text) > _MAX_MARK * 3:
        return False
    tag = tag_of(element)
    is_named = bool(_NAMED_AS_NOTE.search(f"{element.get('class') or ''} {element.get('role') or ''}"))
    if tag == "sup":
        if is_named or (_REMARK.fullmatch(text) and _starts_no_block(element)):
            return True
        is_number = _NUMBERS.fullmatch(text) or _SIGNS.fullmatch(text)
        is_linked = any((link.get("href") or "").startswith("#") for link in element.iter("a"))
        return bool(is_number) and (is_linked or text.startswith("[") or _follows_word(element))
    if len(text) > _MAX_MARK or not (element.get("href") or "").startswith("#"):
        return False
    is_number = _NUMBERS.fullmatch(text) or _SIGNS.fullmatch(text)
    is_raised = any(True for _ in element.iter("sup"))
    is_named = is_named or bool(_NAMED_AS_NOTE.search(element.get("href")))
    return bool(is_number) and (is_raised or is_named or text.startswith("[")) and _starts_no_block(element)


def _texts(element: Any) -> Iterator[str]:
    yield from element.itertext()


def _text_before(element: Any) -> str:
    """Return the text right before an element in its block; it is searched for only nearby."""
    for _ in range(_MAX_STEPS):
        before = element.getprevious()
        if before is not None:
            text = (before.tail or "") or "".join(islice(texts_in(before), _MAX_PARTS))
            if text or tag_of(before) != NOTE_MARK_TAG:
                return text
            element = before
            continue
        parent = element.getparent()
        if parent is None:
            return ""
        if parent.text or tag_of(parent) in _NOTE_TAGS - {"span"}:
            return parent.text or ""
        element = parent
    return ""


def _follows_word(element: Any) -> bool:
    return bool(_BREAKS_BEFORE_WORD.search(_text_before(element).rstrip()[-4:]))


def _starts_no_block(element: Any) -> bool:
    return bool(_text_before(element).strip())


def _target(mark: Any) -> str:
    for link in mark.iter("a"):
        address = link.get("href") or ""
        if address.startswith("#") and len(address) > 1:
            return address[1:]
    return ""


@dataclass(slots=True)
class _Labels:
    """Gives each note a label of its own."""

    counts: Counter[str] = field(default_factory=Counter)

    def unused(self, label: str) -> str:
        """Return a label, with a number after it if it was returned before."""
        self.counts[label] += 1
        return label if self.counts[label] == 1 else f"{label} ({self.counts[label]})"


def _replace(mark: Any, label: str) -> None:
    parent = mark.getparent()
    stand_in = parent.makeelement(NOTE_MARK_TAG, {"label": label})
    stand_in.tail, mark.tail = mark.tail, None
    parent.replace(mark, stand_in)


def _take_targets(
    page: Any, label_of: dict[str, str], labels: _Labels, mark_ids: Set[str], taken: PageNotes
) -> None:
    bodies: dict[Any, str] = {}
    for element in page.iter():
        if isinstance(element.tag, str) and (name := element.get("id") or element.get("name")) in label_of:
            if (body := _note_around(element)) is not None:
                bodies.setdefault(body, label_of[name])
        elif tag_of(element) == "li" and _is_in_notes(element):
            bodies.setdefault(element, "")
    for number, (body, label) in enumerate(bodies.items(), 1):
        if not _is_in(body, page):
            continue
        heading = _heading_over(body)
        if text := _note_text(body, mark_ids):
            taken.notes.append(Note(label or labels.unused(str(number)), text))
        _remove(body)
        if heading is not None:
            taken.dropped.append(Dropped("the heading of the notes", visible_text(heading)))
            _remove(heading)


def _note_around(element: Any) -> Any | None:
    """Return the innermost block around a note's anchor; None if it is too large to be a single note."""
    body = element
    while body is not None and (
        tag_of(body) not in _NOTE_TAGS or not visible_text(body).strip("^↑↩ [].0123456789")
    ):
        body = body.getparent()
    if body is None or len(list(islice(body.iter(), _MAX_PARTS + 1))) > _MAX_PARTS:
        return None
    if any(tag_of(part) in HEADING_LEVELS for part in body.iter()) or len(visible_text(body)) > _MAX_NOTE:
        return None
    return body


def _is_in_notes(item: Any) -> bool:
    for around in islice(item.iterancestors(), 3):
        names = f"{around.get('class') or ''} {around.get('role') or ''} {around.get('id') or ''}"
        if _NAMED_AS_NOTES.search(names):
            return tag_of(around) not in ("body", "html", "main", "article")
    return False


def _note_text(body: Any, mark_ids: Set[str]) -> str:
    for link in list(body.iter("a", "span", "sup")):
        if link is not body and _is_in(link, body) and _is_back_link(link, body, mark_ids):
            clear_back_link(link)
            _remove(link)
    return _ARROWS.sub("", clean_line(visible_text(body))).strip()


def clear_back_link(link: Any) -> None:
    """Remove everything from a link back to a mark, and what stands between it and the next one."""
    link.clear(keep_tail=True)
    if not (link.tail or "").strip(_BETWEEN_LINKS):
        link.tail = " "


def ids_around(mark: Any) -> Iterator[str]:
    """Yield the IDs that links back to a mark name: of its elements, and of those around it without other text."""
    text = "".join(islice(_texts(mark), _MAX_PARTS)).strip(_BRACKETS)
    around = mark
    for _ in range(_MAX_STEPS):
        before = around.getprevious()
        if before is not None and not (before.tail or "").strip() and not len(before) and not before.text:
            yield from _ids(before)
        around = around.getparent()
        if around is None or "".join(islice(_texts(around), _MAX_PARTS)).strip(_BRACKETS) != text:
            break
        yield from _ids(around)
    for element in islice(mark.iter(), _MAX_PARTS):
        yield from _ids(element)


def _ids(element: Any) -> Iterator[str]:
    return filter(None, (element.get("id"), element.get("name")))


def _is_back_link(element: Any, note: Any, mark_ids: Set[str]) -> bool:
    if _BACK_LINK_NAME.search(f"{element.get('class') or ''} {element.get('rev') or ''}"):
        return True
    address = element.get("href") or ""
    if tag_of(element) != "a" or not address.startswith("#"):
        return False
    text = "".join(islice(_texts(element), _MAX_PARTS)).strip()
    if (address[1:] in mark_ids and len(text) <= _MAX_BACK_LINK) or text.lower() in _BACK_LINKS:
        return True
    return bool(_NUMBERS.fullmatch(text)) and visible_text(note).startswith(text)


def _heading_over(body: Any) -> Any | None:
    """Return the heading right before a list of notes whose last note this is."""
    around = body
    for _ in range(3):
        parent = around.getparent()
        # The length of an element is counted each time, child by child.
        if parent is None or around.getprevious() is not None or around.getnext() is not None:
            break
        around = parent
    before = around.getprevious()
    if around is body or before is None or (around.tail or "").strip():
        return None
    if tag_of(before) in HEADING_LEVELS:
        return before
    inside = [part for part in before if tag_of(part) in HEADING_LEVELS]
    return inside[0] if len(inside) == 1 and len(before) <= 2 and tag_of(before) == "div" else None


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
