"""Tables whose source says whether their first row names the columns."""

from pathlib import Path

import pytest

import tui

HTML = "<h1>A</h1><p>Words that are read.</p><table><tr>{0}<tr><td>Mars<td>2</table>"
RST = "A\n=\n\nWords.\n\n====  =====\n{}Mars  2\n====  =====\n"


@pytest.mark.parametrize(
    "name, text, has_header",
    [
        ("a.md", "# A\n\n| Planet | Moons |\n|---|---|\n| Mars | 2 |\n", True),
        ("a.html", HTML.format("<th>Planet<th>Moons"), True),
        ("a.html", HTML.format("<td>Planet<th>Moons"), True),
        ("a.html", HTML.format("<th>Planet<td>Earth"), False),
        ("a.html", HTML.format("<th colspan=2>Planets<tr><th>Name<th>Moons"), True),
        ("a.html", HTML.format("<th colspan=2>Planets<tr><td>Earth<td>1"), False),
        ("a.rst", RST.format("Name  Moons\n====  =====\n"), True),
        ("a.rst", RST.format(""), False),
    ],
)
def test_the_source_says_whether_a_table_has_a_header(
    tmp_path: Path, name: str, text: str, has_header: bool
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (table,) = (block for block in tui.open_article(path).blocks if block.rows)
    assert table.has_header == has_header
