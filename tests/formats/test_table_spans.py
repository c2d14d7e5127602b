"""Tables with cells that span columns and rows, in the formats that have such."""

from pathlib import Path

import pytest

import tui
from tests.formats.office.make_docx import paragraph as word_paragraph
from tests.formats.office.make_docx import raw_document
from tests.formats.office.make_odt import make_text
from tests.formats.office.make_odt import paragraph as odt_paragraph

HTML = (
    "<tr><th rowspan='2'>tree</th><th colspan='2'>height</th></tr><tr><th>low</th><th>high</th></tr>"
    "<tr><td>oak</td><td>9</td><td>30</td></tr>"
)
JATS = f"<article xmlns:xlink='http://www.w3.org/1999/xlink'><front><article-meta/></front><body><p>Words.</p><table-wrap><table>{HTML}</table></table-wrap></body></article>"
PAGE = (
    f"<html><body><article><h1>A</h1><p>Words that are read.</p><table>{HTML}</table></article></body></html>"
)
MARKDOWN = f"# A\n\nWords.\n\n<table>{HTML}</table>\n"
RST = """\
A
=

Words.

+------+------------+
| tree | height     |
|      +-----+------+
|      | low | high |
+------+-----+------+
| oak  | 9   | 30   |
+------+-----+------+
"""


def word() -> bytes:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{word_paragraph(text)}</w:tc>"

    rows = (
        cell("tree", "<w:vMerge w:val='restart'/>") + cell("height", "<w:gridSpan w:val='2'/>"),
        cell("", "<w:vMerge/>") + cell("low") + cell("high"),
        cell("oak") + cell("9") + cell("30"),
    )
    return raw_document(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")


def open_document() -> bytes:
    def cell(text: str, span: str = "") -> str:
        return f"<table:table-cell {span}>{odt_paragraph(text)}</table:table-cell>"

    covered = "<table:covered-table-cell/>"
    rows = (
        cell("tree", "table:number-rows-spanned='2'")
        + cell("height", "table:number-columns-spanned='2'")
        + covered,
        covered + cell("low") + cell("high"),
        cell("oak") + cell("9") + cell("30"),
    )
    lines = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return make_text(f"<table:table>{lines}</table:table>")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", PAGE.encode()),
        ("a.xml", JATS.encode()),
        ("a.md", MARKDOWN.encode()),
        ("a.rst", RST.encode()),
        ("a.docx", word()),
        ("a.odt", open_document()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_cell_stands_under_another_column(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (table,) = (block for block in tui.open_article(path).blocks if block.rows)
    assert table.rows == (("tree", "height"), ("", "low", "high"), ("oak", "9", "30"))
