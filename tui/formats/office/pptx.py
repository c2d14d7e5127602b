"""Read PowerPoint presentations (ECMA-376, part 1, PresentationML)."""

from collections.abc import Iterator, Mapping
from typing import Any

from tui.document.model import Picture, SpanKind
from tui.formats.archive import Archive
from tui.formats.formulas import formula_in_line
from tui.formats.office.docx_parts import M, R, Relation, main_part, parse_part, relations_of
from tui.formats.office.flow import DELETED_TEXT, FlowBuilder, list_marker
from tui.formats.office.infer_headings import ParagraphRole
from tui.formats.office.number_formats import formatted_number
from tui.formats.office.styles import Formatting, Marks, TextFormat, formatting_of, marks_of
from tui.formats.office.to_document import Properties, to_parsed_document
from tui.formats.parsed_document import ParsedDocument
from tui.formats.xml import tag_of
from tui.text.sanitize import clean_line

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DEFAULT_MAIN_PART = "ppt/presentation.xml"
_TITLES = ("title", "ctrTitle")
_LEFT_OUT = ("dt", "ftr", "sldNum", "hdr", "sldImg")
_BODIES = ("body", "obj", "")
"""The types of placeholders whose paragraphs have bullets, unless they say that they have none."""
_MAX_SLIDES = 5_000
_MAX_LEVEL = 9
_FORMATS = {
    "arabic": "decimal",
    "alphaLc": "lowerLetter",
    "alphaUc": "upperLetter",
    "romanLc": "lowerRoman",
    "romanUc": "upperRoman",
}


def read_pptx(data: bytes, name: str) -> ParsedDocument:
    """Read a PowerPoint presentation: the titles of its slides become headings, speaker notes become notes.

    Hidden slides, dates and footers are left out.
    """
    archive = Archive(data, name)
    main = main_part(archive, _DEFAULT_MAIN_PART)
    flow = FlowBuilder()
    for number, path in enumerate(_slide_paths(archive, main), 1):
        _Slide(archive, path, number, flow).read()
    core = {tag_of(part): part.text or "" for part in parse_part(archive, "docProps/core.xml").iter("*")}
    properties = Properties(
        core.get("title", ""),
        core.get("creator", ""),
        core.get("created") or core.get("modified", ""),
    )
    return to_parsed_document(flow, properties, name=name, kind="a presentation")


def _slide_paths(archive: Archive, main: str) -> list[str]:
    """Return the paths of the slides in the order in which they are shown."""
    relations = relations_of(archive, main)
    identifiers = (slide.get(f"{R}id", "") for slide in parse_part(archive, main).iter(f"{_P}sldId"))
    paths = [relations[identifier].target for identifier in identifiers if identifier in relations]
    return [path for path in paths if archive.find(path) is not None][:_MAX_SLIDES]


def _placeholder(shape: Any) -> tuple[bool, str]:
    """Return True if a shape is a placeholder, and its type."""
    element = next(shape.iter(f"{_P}ph"), None)
    return element is not None, "" if element is None else element.get("type", "")


class _Slide:
    """Feeds a builder with the text of a slide."""

    def __init__(self, archive: Archive, path: str, number: int, flow: FlowBuilder) -> None:
        self._archive = archive
        self._root = parse_part(archive, path)
        self._relations: Mapping[str, Relation] = relations_of(archive, path)
        self._number = number
        self._flow = flow
        self._counts: dict[int, int] = {}
        """The last numbers of a numbered list, by level."""

    def read(self) -> None:
        if self._root.get("show") == "0":
            self._flow.drop("a hidden slide", " ".join(text.text or "" for text in self._root.iter(f"{_A}t")))
            return
        for fallback in list(self._root.iter(f"{_MC}Fallback")):
            fallback.clear()
        shapes = list(self._root.iter(f"{_P}sp", f"{_P}graphicFrame", f"{_P}pic"))
        titles = [shape for shape in shapes if _placeholder(shape)[1] in _TITLES and _has_text(shape)]
        self._add_title(titles, has_text=any(map(_has_text, shapes)))
        for shape in shapes:
            if shape not in titles:
                self._add_shape(shape)
        self._add_speaker_notes()

    def _add_title(self, titles: list[Any], *, has_text: bool) -> None:
        flow = self._flow
        if not titles:
            # The text must not seem to belong to the slide before.
            if has_text and self._number > 1:
                flow.begin_paragraph()
                flow.add_text(f"Slide {self._number}")
                flow.end_paragraph(ParagraphRole.HEADING, 1)
            return
        is_main = self._number == 1 and _placeholder(titles[0])[1] == "ctrTitle"
        flow.begin_paragraph()
        for title in titles:
            for paragraph in title.iter(f"{_A}p"):
                self._add_runs(paragraph)
                flow.add_text(" ")
        flow.end_paragraph(ParagraphRole.TITLE if is_main else ParagraphRole.HEADING, 1)

    def _add_shape(self, shape: Any) -> None:
        is_placeholder, kind = _placeholder(shape)
        if kind in _LEFT_OUT:
            return
        self._counts = {}
        if shape.tag == f"{_P}pic":
            self._add_picture(shape)
        elif shape.tag == f"{_P}graphicFrame":
            self._add_frame(shape)
        else:
            for paragraph in shape.iter(f"{_A}p"):
                self._add_paragraph(paragraph, has_bullets=is_placeholder and kind in _BODIES)

    def _add_paragraph(self, paragraph: Any, *, has_bullets: bool) -> None:
        properties = paragraph.find(f"{_A}pPr")
        level = 0 if properties is None else int(properties.get("lvl", "0")[:1] or 0)
        tags = () if properties is None else tuple(tag_of(part) for part in properties)
        self._flow.begin_paragraph()
        self._add_runs(paragraph)
        if not self._flow.has_text:
            self._flow.cancel_paragraph()
            return
        marker = list_marker(None)
        if properties is not None and "buautonum" in tags:
            marker = self._numbered(properties.find(f"{_A}buAutoNum"), level)
        is_item = "bunone" not in tags and (has_bullets or "buchar" in tags or "buautonum" in tags)
        depth = min(level + 1, _MAX_LEVEL) if is_item else 0
        self._flow.end_paragraph(depth=depth, marker=marker if is_item else "")

    def _numbered(self, bullet: Any, level: int) -> str:
        for deeper in [other for other in self._counts if other > level]:
            del self._counts[deeper]
        start = bullet.get("startAt", "1")
        first = int(start) if start.isdecimal() and len(start) < 6 else 1
        self._counts[level] = self._counts[level] + 1 if level in self._counts else first
        kind = bullet.get("type", "arabicPeriod")
        number_format = next((value for name, value in _FORMATS.items() if kind.startswith(name)), "decimal")
        number = formatted_number(self._counts[level], number_format)
        return f"{number})" if "Paren" in kind else f"{number}."

    def _add_runs(self, paragraph: Any) -> None:
        for part in paragraph:
            if part.tag in (f"{_A}r", f"{_A}fld"):
                self._add_run(part)
            elif part.tag == f"{_A}br":
                self._flow.add_text("\n")
            else:
                for formula in part.iter(f"{M}oMath"):
                    self._flow.add_text(formula_in_line(formula), marks=((SpanKind.FORMULA, ""),))

    def _add_run(self, run: Any) -> None:
        properties = run.find(f"{_A}rPr")
        text = "".join(part.text or "" for part in run.iter(f"{_A}t"))
        if properties is not None and properties.get("strike", "noStrike") != "noStrike":
            self._flow.drop(DELETED_TEXT, text)
        elif run.get("type") != "slidenum":
            self._flow.add_text(text, marks=self._marks(properties))

    def _marks(self, properties: Any | None) -> Marks:
        if properties is None:
            return ()
        baseline = properties.get("baseline", "0")
        formatting: Formatting = formatting_of(
            (
                (TextFormat.STRONG, properties.get("b") == "1"),
                (TextFormat.EMPHASIS, properties.get("i") == "1"),
                (TextFormat.SUBSCRIPT, baseline.startswith("-")),
                (TextFormat.SUPERSCRIPT, baseline.strip("0%") != "" and not baseline.startswith("-")),
            )
        )
        marks = marks_of(formatting)
        link = properties.find(f"{_A}hlinkClick")
        relation = None if link is None else self._relations.get(link.get(f"{R}id", ""))
        if relation is None or not relation.is_external:
            return marks
        return ((SpanKind.LINK, relation.target), *marks)

    def _add_picture(self, picture: Any) -> None:
        properties = next(picture.iter(f"{_P}cNvPr"), None)
        blip = next(picture.iter(f"{_A}blip"), None)
        relation = None if blip is None else self._relations.get(blip.get(f"{R}embed", ""))
        alternative = "" if properties is None else properties.get("descr", "")
        self._flow.add_picture(Picture(alternative, "" if relation is None else relation.target))

    def _add_frame(self, frame: Any) -> None:
        """Add a table or a diagram."""
        for row in frame.iter(f"{_A}tr"):
            if row is next(frame.iter(f"{_A}tr")):
                self._flow.begin_table()
            self._flow.begin_row()
            for cell in row.iter(f"{_A}tc"):
                self._flow.begin_cell()
                for paragraph in cell.iter(f"{_A}p"):
                    self._add_paragraph(paragraph, has_bullets=False)
                self._flow.end_cell()
        if next(frame.iter(f"{_A}tr"), None) is not None:
            self._flow.end_table()
        for diagram in frame.iter(f"{_DIAGRAM}relIds"):
            relation = self._relations.get(diagram.get(f"{R}dm", ""))
            if relation is not None:
                for paragraph in parse_part(self._archive, relation.target).iter(f"{_A}p"):
                    self._add_paragraph(paragraph, has_bullets=True)

    def _add_speaker_notes(self) -> None:
        for relation in self._relations.values():
            if relation.kind != "notesSlide":
                continue
            root = parse_part(self._archive, relation.target)
            bodies = (shape for shape in root.iter(f"{_P}sp") if _placeholder(shape)[1] == "body")
            paragraphs = (text for body in bodies for text in _paragraph_texts(body))
            if text := "\n\n".join(filter(None, paragraphs)):
                self._flow.add_note(self._flow.label_note(f"slide {self._number}"), text)


def _has_text(shape: Any) -> bool:
    is_left_out = _placeholder(shape)[1] in _LEFT_OUT
    return not is_left_out and any((text.text or "").strip() for text in shape.iter(f"{_A}t"))


def _paragraph_texts(shape: Any) -> Iterator[str]:
    for paragraph in shape.iter(f"{_A}p"):
        yield clean_line("".join(text.text or "" for text in paragraph.iter(f"{_A}t")))
