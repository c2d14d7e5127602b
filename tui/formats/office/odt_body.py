"""The body of OpenDocument texts and presentations, in reading order (ODF 1.3, part 3)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tui.document.model import Picture, SpanKind
from tui.formats.formulas import formula_in_line
from tui.formats.office.flow import DELETED_TEXT, FlowBuilder, list_marker
from tui.formats.office.infer_headings import ParagraphRole
from tui.formats.office.odt_styles import (
    DRAW,
    OFFICE,
    PRESENTATION,
    SVG,
    TABLE,
    TEXT,
    XLINK,
    NumberFormat,
    OdtStyles,
    number_in,
)
from tui.formats.office.styles import Style, TextFormat, is_on, marks_of

_MATH = "{http://www.w3.org/1998/Math/MathML}"
_CONTENTS = "a table of contents"
_SKIPPED = {
    f"{TEXT}table-of-content": _CONTENTS,
    f"{TEXT}illustration-index": _CONTENTS,
    f"{TEXT}table-index": _CONTENTS,
    f"{TEXT}object-index": _CONTENTS,
    f"{TEXT}user-index": _CONTENTS,
    f"{TEXT}alphabetical-index": "an index",
    f"{TEXT}tracked-changes": DELETED_TEXT,
    f"{OFFICE}annotation": "a comment",
    f"{TEXT}ruby-text": "",
    f"{OFFICE}forms": "",
    f"{OFFICE}binary-data": "",
    f"{OFFICE}event-listeners": "",
    f"{OFFICE}scripts": "",
    f"{SVG}title": "",
    f"{SVG}desc": "",
    f"{PRESENTATION}footer-decl": "",
    f"{PRESENTATION}header-decl": "",
    f"{PRESENTATION}date-time-decl": "",
}
"""Elements that are left out, and the reason to report; empty for those that are not reported."""
_PARAGRAPH_TAGS = frozenset((f"{TEXT}p", f"{TEXT}h"))
_WHITE_SPACE = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_SPACES = re.compile(r"[ \t\r\n]+")
_MAX_SPACES = 100
_MAX_SPANS = 9
"""Only this many of the innermost spans decide the formatting of text."""
_HIDDEN_FRAMES = frozenset(("footer", "header", "date-time", "page-number", "page", "notes"))
_SLIDE_ROLES = {"title": ParagraphRole.HEADING, "subtitle": ParagraphRole.SUBTITLE}


@dataclass(slots=True)
class _OpenList:
    style: str
    number: int | None
    """The number of the next item; None if items are not numbered."""
    number_format: NumberFormat | None
    begins_item: bool = False
    """True if the current item has no text yet."""


class OdtBody:
    """Feeds a builder with the paragraphs, lists and tables of a text, however deeply they are nested."""

    def __init__(self, flow: FlowBuilder, styles: OdtStyles, formula_at: Callable[[str], Any | None]) -> None:
        self._flow = flow
        self._styles = styles
        self._formula_at = formula_at
        """Returns the root of the formula in an object of the container, or None."""
        self._open_styles: list[Style] = []
        """The styles of the open paragraphs."""
        self._spans: list[Style] = []
        """The styles of the open spans of text."""
        self._links: list[str] = []
        self._lists: list[_OpenList] = []
        self._next_numbers: dict[str, int] = {}
        """For each list style, the number at which the next list can continue."""
        self._slide = 0
        self._frames: list[str] = []
        """The classes of the open frames, as of the title of a slide."""

    def read(self, root: Any) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped: Any = None
        for event, element in walker:
            if event == "start":
                if self._is_skipped(element):
                    skipped = element
                    walker.skip_subtree()
                else:
                    self._enter(element)
            else:
                if element is not skipped:
                    self._leave(element)
                if element is not root:
                    self._add_text(element.tail)

    def _is_skipped(self, element: Any) -> bool:
        """Return True for an element whose content is not read as text; notes and formulas are read here."""
        tag = element.tag
        if tag in _SKIPPED:
            if reason := _SKIPPED[tag]:
                self._flow.drop(reason, _plain_text(element))
            return True
        if tag == f"{TEXT}note":
            self._read_note(element)
        elif tag == f"{PRESENTATION}notes":
            self._read_speaker_notes(element)
        elif tag == f"{_MATH}math":
            self._add_formula(element)
        elif tag == f"{DRAW}object":
            self._read_object(element)
            return element.find(f"{_MATH}math") is None
        else:
            is_hidden = element.get(f"{PRESENTATION}class") in _HIDDEN_FRAMES
            return is_hidden or (tag == f"{TEXT}section" and element.get(f"{TEXT}display") == "none")
        return True

    def _read_note(self, note: Any) -> None:
        citation, body = note.find(f"{TEXT}note-citation"), note.find(f"{TEXT}note-body")
        mark = "" if citation is None else citation.get(f"{TEXT}label") or "".join(citation.itertext())
        text = "" if body is None else _plain_text(body)
        if self._flow.is_open and text.strip():
            label = self._flow.label_note(mark)
            self._flow.mark_note(label)
            self._flow.add_note(label, text)
        else:
            self._flow.drop("notes", text)

    def _read_speaker_notes(self, notes: Any) -> None:
        frames = (frame for frame in notes.iter(f"{DRAW}frame"))
        texts = (
            _plain_text(frame) for frame in frames if frame.get(f"{PRESENTATION}class") in ("notes", None)
        )
        text = "\n\n".join(filter(str.strip, texts))
        if text.strip():
            self._flow.add_note(self._flow.label_note(f"slide {self._slide}"), text)

    def _read_object(self, element: Any) -> None:
        formula = self._formula_at(element.get(f"{XLINK}href") or "")
        if formula is not None:
            self._add_formula(formula)

    def _add_formula(self, root: Any) -> None:
        text = formula_in_line(root)
        if text.strip() and self._flow.is_open:
            self._flow.add_text(text, size=self._open_styles[-1].size, marks=((SpanKind.FORMULA, ""),))

    def _enter(self, element: Any) -> None:
        tag = element.tag
        if tag in _PARAGRAPH_TAGS:
            self._flow.begin_paragraph()
            self._open_styles.append(self._styles.resolve(element.get(f"{TEXT}style-name") or ""))
            self._add_text(element.text)
        elif tag == f"{TEXT}list":
            self._begin_list(element)
        elif tag == f"{TEXT}list-item" and self._lists:
            innermost = self._lists[-1]
            innermost.begins_item = True
            start = number_in(element, f"{TEXT}start-value")
            if start is not None and innermost.number is not None:
                innermost.number = start
        elif tag == f"{TABLE}table":
            self._flow.begin_table()
        elif tag == f"{TABLE}table-row":
            self._flow.begin_row()
        elif tag == f"{TABLE}table-cell":
            self._flow.begin_cell()
        elif tag == f"{DRAW}page":
            self._slide += 1
        elif tag == f"{DRAW}frame":
            self._enter_frame(element)
        elif self._open_styles:
            self._enter_inline(element, tag)

    def _enter_frame(self, frame: Any) -> None:
        """Begin a frame, and add the picture in it."""
        self._frames.append(frame.get(f"{PRESENTATION}class") or "")
        image = frame.find(f"{DRAW}image")
        if image is None or self._is_formula(frame):
            return
        described = (frame.find(f"{SVG}{name}") for name in ("desc", "title"))
        texts = ("".join(part.itertext()) for part in described if part is not None)
        alternative = next(filter(str.strip, texts), "")
        address = (image.get(f"{XLINK}href") or "").removeprefix("./")
        if address or alternative or image.find(f"{OFFICE}binary-data") is not None:
            self._flow.add_picture(Picture(alternative, address or frame.get(f"{DRAW}name") or ""))

    def _is_formula(self, frame: Any) -> bool:
        """Return True for a frame whose picture is only a rendering of a formula."""
        objects = frame.findall(f"{DRAW}object")
        return any(
            part.find(f"{_MATH}math") is not None
            or self._formula_at(part.get(f"{XLINK}href") or "") is not None
            for part in objects
        )

    def _enter_inline(self, element: Any, tag: str) -> None:
        if tag == f"{TEXT}s":
            self._flow.add_text(" " * min(number_in(element, f"{TEXT}c") or 1, _MAX_SPACES))
        elif tag in _WHITE_SPACE:
            self._flow.add_text(_WHITE_SPACE[tag])
        elif tag == f"{TEXT}span":
            self._spans.append(self._styles.resolve(element.get(f"{TEXT}style-name") or ""))
        elif tag == f"{TEXT}a":
            self._links.append(element.get(f"{XLINK}href") or "")
        self._add_text(element.text)

    def _leave(self, element: Any) -> None:
        tag = element.tag
        if tag in _PARAGRAPH_TAGS:
            self._end_paragraph(element)
        elif tag == f"{TEXT}list":
            ended = self._lists.pop()
            if ended.number is not None and not self._lists:
                self._next_numbers[ended.style] = ended.number
        elif tag == f"{TABLE}table-cell":
            self._flow.end_cell(
                number_in(element, f"{TABLE}number-columns-spanned") or 1,
                number_in(element, f"{TABLE}number-rows-spanned") or 1,
            )
        elif tag == f"{TABLE}table":
            self._flow.end_table()
        elif tag == f"{DRAW}frame" and self._frames:
            self._frames.pop()
        elif tag == f"{TEXT}span" and self._spans:
            self._spans.pop()
        elif tag == f"{TEXT}a" and self._links:
            self._links.pop()

    def _add_text(self, text: str | None) -> None:
        if not text or not self._open_styles:
            return
        style, spans = self._open_styles[-1], self._spans[-_MAX_SPANS:]
        formatting = tuple(format for span in spans for format in span.formatting)
        if is_on(formatting, TextFormat.HIDDEN):
            return
        if is_on(formatting, TextFormat.STRUCK):
            self._flow.drop(DELETED_TEXT, text)
            return
        formatting = tuple(
            format for format in formatting if not (format[1] and is_on(style.formatting, format[0]))
        )
        own = next((span.is_bold for span in reversed(spans) if span.is_bold is not None), None)
        if own and not style.is_bold:
            formatting = ((TextFormat.STRONG, True), *formatting)
        marks = marks_of(formatting)
        if self._links and self._links[-1]:
            marks = ((SpanKind.LINK, self._links[-1]), *marks)
        self._flow.add_text(
            _SPACES.sub(" ", text),
            is_bold=bool(style.is_bold if own is None else own),
            size=style.size,
            marks=marks,
        )

    def _begin_list(self, element: Any) -> None:
        style = element.get(f"{TEXT}style-name") or (self._lists[-1].style if self._lists else "")
        number_format = self._styles.lists.get((style, str(len(self._lists) + 1)))
        number = None if number_format is None else number_format.first
        is_continued = element.get(f"{TEXT}continue-numbering") == "true"
        is_continued = is_continued or bool(element.get(f"{TEXT}continue-list"))
        if number is not None and is_continued and not self._lists:
            number = self._next_numbers.get(style, number)
        self._lists.append(_OpenList(style, number, number_format))

    def _end_paragraph(self, element: Any) -> None:
        style = self._open_styles.pop()
        role, level, depth, marker, number = style.role, style.level, 0, "", ""
        if role not in (ParagraphRole.CAPTION, ParagraphRole.CONTENTS) and self._flow.has_text:
            is_heading = element.tag == f"{TEXT}h" and role is not ParagraphRole.TITLE
            slide_role = _SLIDE_ROLES.get(self._frames[-1]) if self._frames and not role else None
            if is_heading or (level and not role):
                role, level = ParagraphRole.HEADING, number_in(element, f"{TEXT}outline-level") or level or 1
                has_number = element.get(f"{TEXT}is-list-header") != "true"
                has_own = element.find(f"{TEXT}number") is not None
                number = self._styles.outline.next_number(level) if has_number and not has_own else ""
            elif slide_role is not None:
                role, level = slide_role, 1
            elif self._lists:
                depth, marker = len(self._lists), self._next_marker()
        self._flow.end_paragraph(role, level, depth=depth, marker=marker, number=number)

    def _next_marker(self) -> str:
        innermost = self._lists[-1]
        if not innermost.begins_item:
            return ""
        innermost.begins_item = False
        if innermost.number is None or innermost.number_format is None:
            return list_marker(None)
        number_format = innermost.number_format
        shown = number_format.shown(innermost.number)
        innermost.number += 1
        return f"{number_format.prefix.strip()}{shown}{number_format.suffix.strip() or '.'}"


def _plain_text(element: Any) -> str:
    """Return the text of an element, its paragraphs separated by empty lines."""
    return "\n\n".join(filter(str.strip, ("".join(part) for part in _paragraph_texts(element))))


def _paragraph_texts(element: Any) -> Iterator[list[str]]:
    pieces: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, part in walker:
        if event == "start":
            if part.tag == f"{OFFICE}binary-data":
                walker.skip_subtree()
                continue
            if part.tag in _PARAGRAPH_TAGS:
                yield pieces
                pieces = []
            pieces.append(_WHITE_SPACE.get(part.tag, " " if part.tag == f"{TEXT}s" else part.text or ""))
        elif part is not element:
            pieces.append(part.tail or "")
    yield pieces
