"""The text within the paragraphs of a Word document: runs, links, fields, equations, pictures and notes."""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from tui.document.model import Picture, SpanKind
from tui.formats.formulas import formula_in_line
from tui.formats.office.docx_notes import WordNotes
from tui.formats.office.docx_parts import M, R, Relation, W, is_switched_on, value_of
from tui.formats.office.docx_styles import WordStyles, run_formatting, size_of
from tui.formats.office.flow import DELETED_TEXT, FlowBuilder
from tui.formats.office.styles import Formatting, Marks, Style, TextFormat, is_on, marks_of

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_CHARACTERS = {
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "-",
}
_SKIPPED = frozenset(f"{W}{name}" for name in ("pPr", "rPr", "rt", "delText", "p", "sdtPr"))
"""Elements without text of the paragraph. Text boxes are among them, since they have been read before."""
_FORMULAS = frozenset((f"{M}oMath", f"{M}oMathPara"))
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]{1,2000})"', re.IGNORECASE)
_MAX_FIELD_DEPTH = 20
_FORMULA = (SpanKind.FORMULA, "")


class RunReader:
    """Adds the text of paragraphs to a builder. Fields may begin in one paragraph and end in another."""

    def __init__(
        self, flow: FlowBuilder, styles: WordStyles, relations: Mapping[str, Relation], notes: WordNotes
    ) -> None:
        self._flow = flow
        self._styles = styles
        self._relations = relations
        self._notes = notes
        self._fields: list[str | None] = []
        """For each open field, the address that its result links to; None before its result."""
        self._instruction = ""
        self._links: list[str] = []
        self._style = Style()
        self._run_formatting: Formatting = ()
        self._marks: Marks = ()
        self._is_bold = False
        self._size: float | None = None
        self._is_hidden = False

    def read(self, paragraph: Any, style: Style) -> None:
        """Add the text of a paragraph in a style."""
        self._style = style
        self._links = []
        walker = etree.iterwalk(paragraph, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if element is not paragraph and self._enter(element):
                    walker.skip_subtree()
            elif element.tag == f"{W}hyperlink" and self._links:
                self._links.pop()

    def _enter(self, element: Any) -> bool:
        """Read the beginning of an element; return True if nothing else in it is to be read."""
        tag = element.tag
        if tag == f"{W}t":
            self._add_text(element.text or "")
            return True
        if tag == f"{W}r":
            return self._begin_run(element)
        if tag in _SKIPPED:
            return True
        if tag in _CHARACTERS:
            self._add_text(_CHARACTERS[tag])
        elif tag in _FORMULAS:
            self._begin_formula(element)
            return True
        elif tag == f"{W}hyperlink":
            relation = self._relations.get(element.get(f"{R}id", ""))
            self._links.append(relation.target if relation is not None and relation.is_external else "")
        else:
            self._enter_other(element, tag)
        return False

    def _enter_other(self, element: Any, tag: str) -> None:
        if tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            if not self._is_hidden:
                self._notes.mark(self._flow, element)
        elif tag == f"{W}fldChar":
            self._read_field(element.get(f"{W}fldCharType", ""))
        elif tag == f"{W}instrText":
            self._instruction = (self._instruction + (element.text or ""))[:4000]
        elif tag == f"{_DRAWING}docPr":
            self._add_drawing(element)
        elif tag == f"{_V}imagedata":
            shape = element.getparent()
            self._add_picture(
                shape.get("alt") or element.get(f"{_O}title") or "", self._target(element, f"{R}id")
            )

    def _begin_run(self, run: Any) -> bool:
        properties = run.find(f"{W}rPr")
        named = value_of(properties, "rStyle")
        letters = Style() if named is None else self._styles.resolve(named)
        own_bold = is_switched_on(properties, "b")
        bold = letters.is_bold if own_bold is None else own_bold
        formatting = (*letters.formatting, *run_formatting(properties))
        self._is_bold = bool(self._style.is_bold if bold is None else bold)
        self._size = size_of(properties) or letters.size or self._style.size
        self._is_hidden = is_on(formatting, TextFormat.HIDDEN)
        if is_on(formatting, TextFormat.STRUCK) and not self._is_hidden:
            self._flow.drop(DELETED_TEXT, "".join(text.text or "" for text in run.iter(f"{W}t")))
            return True
        # Formatting that the style gives to the whole paragraph does not become spans.
        formatting = tuple(
            format for format in formatting if not (format[1] and is_on(self._style.formatting, format[0]))
        )
        if bold and not self._style.is_bold:
            formatting = ((TextFormat.STRONG, True), *formatting)
        self._marks = marks_of(formatting)
        reference = run.find(f"{W}footnoteReference")
        reference = run.find(f"{W}endnoteReference") if reference is None else reference
        if reference is not None and is_switched_on_attribute(reference, "customMarkFollows"):
            self._notes.mark(self._flow, reference, "".join(text.text or "" for text in run.iter(f"{W}t")))
            return True
        return self._is_hidden and run.find(f"{W}fldChar") is None

    def _link(self) -> str:
        """Return the address that the text here links to."""
        links = (link for link in (*reversed(self._links), *reversed(self._fields)) if link)
        return next(links, "")

    def _add_text(self, text: str) -> None:
        if self._is_hidden:
            return
        link = self._link()
        marks = ((SpanKind.LINK, link), *self._marks) if link else self._marks
        self._flow.add_text(text, is_bold=self._is_bold, size=self._size, marks=marks)

    def _begin_formula(self, element: Any) -> None:
        equations = [element] if element.tag == f"{M}oMath" else list(element.iter(f"{M}oMath"))
        for equation in equations:
            text = formula_in_line(equation)
            if text.strip():
                self._flow.add_text(text, size=self._style.size, marks=(_FORMULA,))
                self._flow.add_text(" " if equation is not equations[-1] else "")

    def _read_field(self, kind: str) -> None:
        if kind == "begin" and len(self._fields) < _MAX_FIELD_DEPTH:
            self._fields.append(None)
            self._instruction = ""
        elif kind == "separate" and self._fields:
            match = _HYPERLINK.match(self._instruction)
            self._fields[-1] = match[1] if match else ""
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _target(self, element: Any, attribute: str) -> str:
        relation = self._relations.get(element.get(attribute, ""))
        return "" if relation is None else relation.target

    def _add_drawing(self, description: Any) -> None:
        """Add a picture, chart or diagram; a shape only if it is described."""
        drawing = description.getparent()
        blip = drawing.find(f".//{_A}blip")
        address = "" if blip is None else self._target(blip, f"{R}embed") or self._target(blip, f"{R}link")
        self._add_picture(description.get("descr") or description.get("title") or "", address)

    def _add_picture(self, alternative: str, address: str) -> None:
        if self._is_hidden:
            return
        if alternative.strip() or address:
            self._flow.add_picture(Picture(alternative, address))


def is_switched_on_attribute(element: Any, name: str) -> bool:
    """Return True if an attribute of an element is a switch that is on."""
    return element.get(f"{W}{name}", "0").lower() in ("1", "true", "on")
