"""The paragraphs, list items and tables in the main part of a Word document."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from lxml import etree

from tui.document.model import Dropped
from tui.formats.archive import Archive
from tui.formats.office.docx_styles import (
    Numbering,
    Style,
    Styles,
    W,
    bold_in,
    in_one_namespace,
    is_on,
    listing_in,
    outline_level,
    size_in,
    value_of,
)
from tui.formats.office.flow import Paragraph
from tui.formats.xml import without_doctype

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset((f"{W}del", f"{W}moveFrom", f"{_MC}Fallback"))
_TAGS = [f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "sdt", "docPartGallery")] + [*_GONE]
_DEEPEST_TABLE = 4
_MOST_PARAGRAPHS = 40_000
_SHOWN = 200
_USUAL_SIZE = 20.0


@dataclass(slots=True)
class Walk:
    """One way through the main part."""

    styles: Styles
    numbering: Numbering
    lines: list[Paragraph] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    count: int = 0
    _outside: list[list[Paragraph]] = field(default_factory=list)
    _tables: list[list[list[list[Paragraph]]]] = field(default_factory=list)
    _deep: int = 0
    _starts: list[int] = field(default_factory=list)
    _hidden: int = 0
    _controls: list[bool] = field(default_factory=list)
    _carried: str = ""

    def read(self, archive: Archive, path: str) -> None:
        """Read the part; raises a SourceError if it is damaged, or too large."""
        events = etree.iterparse(
            BytesIO(without_doctype(in_one_namespace(archive.read(path)))),
            events=("start", "end"),
            tag=_TAGS,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            recover=True,
        )
        try:
            for event, element in events:
                self._enter(element) if event == "start" else self._leave(element)
                if self.count > _MOST_PARAGRAPHS:
                    raise archive.refusal(
                        f"it has more than {_MOST_PARAGRAPHS:,} paragraphs", "Save a part of it and open that"
                    )
        except etree.XMLSyntaxError:
            if not self.lines and not self._outside:
                raise archive.refusal(
                    "its text is damaged, or nested beyond reason",
                    "Save it anew, or save its text and open that",
                ) from None
        while self._outside:
            self.lines = [*self._outside.pop(), *self.lines]

    def _enter(self, element: Any) -> None:
        tag = element.tag
        if tag in _GONE:
            self._hidden += 1
        elif tag == f"{W}sdt":
            self._controls.append(False)
        elif tag == f"{W}docPartGallery":
            if self._controls and "contents" in element.get(f"{W}val", "").lower():
                self._controls[-1] = True
        elif tag == f"{W}p":
            self._starts.append(len(self.lines))
        elif not self._hidden:
            self._deep += tag == f"{W}tbl"
            if self._deep <= _DEEPEST_TABLE:
                self._open(tag)

    def _open(self, tag: str) -> None:
        if tag == f"{W}tbl":
            self._tables.append([])
        elif tag == f"{W}tr" and self._tables:
            self._tables[-1].append([])
        elif tag == f"{W}tc":
            self._outside.append(self.lines)
            self.lines = []

    def _leave(self, element: Any) -> None:
        tag = element.tag
        if tag in _GONE:
            self._hidden -= 1
            element.clear(keep_tail=True)
        elif tag == f"{W}sdt":
            self._controls.pop()
        elif tag == f"{W}p":
            start = self._starts.pop()
            if not self._hidden:
                self._take(element, start)
            element.clear(keep_tail=True)
        elif tag != f"{W}docPartGallery" and not self._hidden:
            if self._deep <= _DEEPEST_TABLE:
                self._close(element, tag)
            self._deep -= tag == f"{W}tbl"

    def _close(self, element: Any, tag: str) -> None:
        if tag == f"{W}tc" and self._outside:
            cell, self.lines = self.lines, self._outside.pop()
            if self._tables and self._tables[-1]:
                self._tables[-1][-1].append(cell)
        elif tag == f"{W}tr" and self._tables and element.find(f"{W}trPr/{W}del") is not None:
            self._tables[-1].pop()
        elif tag == f"{W}tbl" and self._tables:
            self._close_table(self._tables.pop())

    def _close_table(self, rows: list[list[list[Paragraph]]]) -> None:
        if max(map(len, rows), default=0) <= 1:  # it only frames what is in it
            self.lines += [line for row in rows for cell in row for line in cell]
            return
        self.lines.append(
            Paragraph.table([" ".join(line.text for line in cell) for cell in row] for row in rows)
        )

    def _take(self, element: Any, start: int) -> None:
        """Put a paragraph before those of the text boxes in it."""
        properties = element.find(f"{W}pPr")
        style = self.styles.named(value_of(properties, "pStyle"))
        text, is_bold, size = _letters(element, style)
        carried, self._carried = self._carried, ""
        text = carried + text
        if not text.strip():
            return
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._carried = text
            return
        if any(self._controls) or style.role in ("contents", "caption"):
            what = "a caption" if style.role == "caption" else "a table of contents"
            self.dropped.append(Dropped(what, " ".join(text.split())[:_SHOWN]))
            return
        line = Paragraph(
            text=text,
            role=style.role,
            level=style.level,
            is_bold=is_bold and not carried,
            size=size,
            is_in_table=bool(self._deep),
        )
        level = outline_level(properties)
        if level is not None and not line.role:
            line.role, line.level = "heading", level
        identifier, depth = listing_in(properties) or style.listing or ("", "0")
        if self.numbering.has(identifier) and line.role not in ("heading", "title"):
            line.depth, line.marker = self.numbering.next_item(identifier, depth)
        self.count += 1
        self.lines.insert(start, line)


def _letters(element: Any, style: Style) -> tuple[str, bool, float]:
    """A paragraph's text, whether all of it is bold, and the size of its first letters."""
    pieces: list[str] = []
    all_bold, size = True, None
    for run in element.iter(f"{W}r", f"{_M}r"):
        look = run.find(f"{W}rPr")
        if (
            look is not None
            and (hidden := look.find(f"{W}vanish")) is not None
            and is_on(hidden.get(f"{W}val", "1"))
        ):
            continue
        text = "".join(_pieces(run))
        pieces.append(text)
        if text.strip():
            is_bold = None if look is None else bold_in(look)
            all_bold &= style.is_bold if is_bold is None else is_bold
            size = size or (None if look is None else size_in(look)) or style.size
    return "".join(pieces), all_bold, size or _USUAL_SIZE


def _pieces(run: Any) -> Iterator[str]:
    for part in run:
        tag = part.tag
        if tag in (f"{W}t", f"{_M}t"):
            yield part.text or ""
        elif tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif tag == f"{W}noBreakHyphen":
            yield "-"
