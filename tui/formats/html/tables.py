"""Tables of HTML: data tables, and layout tables, which only arrange parts of a page."""

from typing import Any

from tui.document.build import Draft
from tui.document.model import Dropped
from tui.formats.html.elements import BLOCK_TAGS, BOLD_TAGS, CELL_TAGS, HEADING_LEVELS
from tui.formats.html.inline_elements import inline_text
from tui.formats.inline import inline_table
from tui.formats.xml import tag_of, texts_in
from tui.text.lines import ends_sentence

_ROW_TAGS = frozenset(("table", "thead", "tbody", "tfoot", "tr"))
_TAGS_IN_LAYOUT = frozenset("h1 h2 h3 h4 h5 h6 ul ol blockquote pre table p div section article".split())
_MIN_LINE = 100
_LAYOUT_ROLES = frozenset(("presentation", "none"))


def table_draft(table: Any, dropped: list[Dropped] | None = None) -> Draft:
    """Return the draft of a data table, whose header stands in it once."""
    cells = [
        [cell for cell in row if tag_of(cell) in CELL_TAGS] for row in table.iter() if tag_of(row) == "tr"
    ]
    has_header = bool(cells) and len(cells[0]) > 1 and all(tag_of(cell) == "th" for cell in cells[0][1:])
    rows = [[inline_text(cell, dropped) for cell in row] for row in cells]
    header = [text for text, _ in rows[0]] if has_header else []
    kept = [row for number, row in enumerate(rows) if not number or header != [text for text, _ in row]]
    if dropped is not None:
        dropped += [Dropped("a table's header again", " ".join(header))] * (len(rows) - len(kept))
    return inline_table(kept, has_header=has_header)


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


def separates_paragraphs(line_break: Any) -> bool:
    """Return True for the second of two adjacent line breaks, which separate paragraphs."""
    before = line_break.getprevious()
    return before is not None and tag_of(before) == "br" and not (before.tail or "").strip()


def separates_sentences(line_break: Any) -> bool:
    """Return True for a single line break between two long lines that are sentences, or beside a bold title of one.

    Lines of verse and of addresses are short.
    """
    before, after = _line_before(line_break), _line_after(line_break)
    if _is_bold(line_break.getnext(), after):
        below = line_break.getnext().getnext()
        return below is not None and tag_of(below) == "br" and _is_long(_line_after(below))
    is_below_title = _is_bold(line_break.getprevious(), before)
    is_below_sentence = len(before) >= _MIN_LINE and ends_sentence(before)
    return (is_below_title or is_below_sentence) and _is_long(after)


def _is_bold(element: Any, line: str) -> bool:
    """Return True if an element holds all of a line in bold."""
    return (
        element is not None
        and tag_of(element) in BOLD_TAGS
        and " ".join("".join(element.itertext()).split()) == line
    )


def _is_long(line: str) -> bool:
    return len(line) >= _MIN_LINE and not line[0].islower()


def _line_before(line_break: Any) -> str:
    pieces = []
    sibling = line_break.getprevious()
    while sibling is not None:
        pieces.append(sibling.tail or "")
        if (tag := tag_of(sibling)) == "br" or tag in BLOCK_TAGS:
            return " ".join("".join(reversed(pieces)).split())
        pieces.append("".join(texts_in(sibling)))
        sibling = sibling.getprevious()
    parent = line_break.getparent()
    pieces.append((parent.text or "") if parent is not None else "")
    return " ".join("".join(reversed(pieces)).split())


def _line_after(line_break: Any) -> str:
    pieces = [line_break.tail or ""]
    for sibling in line_break.itersiblings():
        if (tag := tag_of(sibling)) == "br" or tag in BLOCK_TAGS:
            break
        pieces += ["".join(texts_in(sibling)), sibling.tail or ""]
    return " ".join("".join(pieces).split())


def _is_outside_cells(element: Any, tag: str) -> bool:
    """Return True if an element of a table is a cell outside a row, or has text between cells."""
    parent = tag_of(element.getparent())
    if tag in CELL_TAGS and parent != "tr":
        return True
    texts = (element.text if tag in _ROW_TAGS else "", element.tail if parent in _ROW_TAGS else "")
    return any(text and not text.isspace() for text in texts)
