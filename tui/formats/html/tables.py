"""Tables of HTML: data tables, and layout tables, which only arrange parts of a page."""

from typing import Any

from tui.document.build import Draft
from tui.document.model import Dropped
from tui.formats.html.elements import CELL_TAGS, HEADING_LEVELS
from tui.formats.html.inline_elements import inline_text
from tui.formats.html.line_breaks import separates_paragraphs
from tui.formats.inline import inline_table
from tui.formats.table_grid import SpanningCell, cells_in_columns, span_of
from tui.formats.xml import tag_of

_ROW_TAGS = frozenset(("table", "thead", "tbody", "tfoot", "tr"))
_TAGS_IN_LAYOUT = frozenset("h1 h2 h3 h4 h5 h6 ul ol blockquote pre table p div section article".split())
_LAYOUT_ROLES = frozenset(("presentation", "none"))


def table_draft(table: Any, dropped: list[Dropped] | None = None) -> Draft:
    """Return the draft of a data table, whose header stands in it once."""
    cells = [
        [cell for cell in row if tag_of(cell) in CELL_TAGS] for row in table.iter() if tag_of(row) == "tr"
    ]
    header = next((number for number, row in enumerate(cells) if len(row) > 1), 0)
    has_header = len(cells[header]) > 1 and all(tag_of(cell) == "th" for cell in cells[header][1:])
    rows = cells_in_columns([_spanning(cell, dropped) for cell in row] for row in cells)
    names = [text for text, _ in rows[header]] if has_header else []
    kept = [row for number, row in enumerate(rows) if number <= header or names != [text for text, _ in row]]
    if dropped is not None:
        dropped += [Dropped("a table's header again", " ".join(names))] * (len(rows) - len(kept))
    return inline_table(kept, has_header=has_header)


def _spanning(cell: Any, dropped: list[Dropped] | None) -> SpanningCell:
    return SpanningCell(
        inline_text(cell, dropped), span_of(cell.get("colspan")), span_of(cell.get("rowspan"))
    )


def is_layout(table: Any) -> bool:
    """Return True for a layout table: one with headings, tables or paragraphs in it."""
    if (table.get("role") or "").lower() in _LAYOUT_ROLES or (table.text or "").strip():
        return True
    rows = cells = parts = 0
    for element in table.iterdescendants():
        tag = tag_of(element)
        rows += tag == "tr"
        cells += tag in CELL_TAGS
        parts += tag in _TAGS_IN_LAYOUT
        if tag in HEADING_LEVELS or tag == "table" or _is_outside_cells(element, tag):
            return True
        if tag == "br" and separates_paragraphs(element):
            return True
    return cells <= 1 or cells == rows or parts > 2 * cells


def _is_outside_cells(element: Any, tag: str) -> bool:
    """Return True if an element of a table is a cell outside a row, or has text between cells."""
    parent = tag_of(element.getparent())
    if tag in CELL_TAGS and parent != "tr":
        return True
    texts = (element.text if tag in _ROW_TAGS else "", element.tail if parent in _ROW_TAGS else "")
    return any(text and not text.isspace() for text in texts)
