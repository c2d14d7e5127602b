"""The tables of AsciiDoc."""

import re
from collections.abc import Sequence

_CELL = re.compile(
    r"(?:^|[ \t]|(?<=\n))((?:\d{1,2}(?:\.\d{1,2})?|\.\d{1,2})?[+*]?[<^>]?(?:\.[<^>])?[aehlmsd]?)\|",
    re.MULTILINE,
)
_COLUMNS = re.compile(r"\bcols\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^,\]\s]+))")
_REPEATED = re.compile(r"(\d{1,2})\*")
_MAX_COLUMNS = 100
_OPTIONS = re.compile(r"\b(?:format|separator)\s*=\s*\"?([^\",\]]+)")


def table_rows(lines: Sequence[str], attributes: str, delimiter: str) -> list[list[str]]:
    """Return the cells of a table, row by row, with their markup.

    Args:
        lines: Those between the delimiters.
        attributes: What stands in square brackets before the table, such as ``cols="1,2"``.
        delimiter: The line that the table begins with.
    """
    format = _OPTIONS.search(attributes)
    if delimiter.startswith((",", ":")) or (format and format[1] in ("csv", "dsv", "tsv", ",", ":")):
        separator = "," if delimiter.startswith(",") or (format and format[1] in ("csv", ",")) else ":"
        return [[cell.strip(' "') for cell in line.split(separator)] for line in lines if line.strip()]
    first = next((line for line in lines if line.strip()), "")
    columns = _column_count(attributes) or max(1, len(_CELL.findall(first)))
    cells = _cells("\n".join(lines))
    return [cells[start : start + columns] for start in range(0, len(cells), columns)]


def _column_count(attributes: str) -> int:
    match = _COLUMNS.search(attributes)
    if match is None:
        return 0
    specification = match[1] or match[2] or match[3] or ""
    if specification.strip().isdigit():
        return 1
    count = 0
    for column in specification.split(",")[:_MAX_COLUMNS]:
        repeated = _REPEATED.match(column.strip())
        count += int(repeated[1]) if repeated else 1
    return min(count, _MAX_COLUMNS)


def _cells(text: str) -> list[str]:
    cells: list[str] = []
    specification, start = "", -1
    for match in _CELL.finditer(text):
        if start >= 0:
            cells += _spanned(text[start : match.start()], specification)
        specification, start = match[1], match.end()
    if start >= 0:
        cells += _spanned(text[start:], specification)
    return cells


def _spanned(text: str, specification: str) -> list[str]:
    """Repeat a cell as its specification says; empty cells follow one that spans columns."""
    text = text.strip().replace("\\|", "|")
    count = int(number[0]) if (number := re.match(r"\d+", specification)) else 1
    count = min(count, _MAX_COLUMNS)
    return [text] * count if "*" in specification else [text, *[""] * (count - 1)]
