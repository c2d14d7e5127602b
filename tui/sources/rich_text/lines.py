"""The paragraphs, list items and tables of a rich text document, as they come to their ends."""

import re
from dataclasses import dataclass, field

from tui.article.clean import clean_line
from tui.sources.plain_text import BULLET
from tui.sources.written import Line

_DEEPEST_LIST = 9
_LONGEST_MARKER = 12
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph's style and its own control words make of it."""

    role: str = ""
    level: int = 0
    depth: int = 0
    """Of an item of a list: how deep it is nested, from 1; 0 if that is not said."""
    is_in_table: bool = False


@dataclass(slots=True)
class LineBuilder:
    """Takes words as they come, and makes lines of them."""

    lines: list[Line] = field(default_factory=list)
    marker: str = ""
    """The number or bullet before the paragraph that is open."""
    _pieces: list[str] = field(default_factory=list)
    _has_plain: bool = False
    _size: float | None = None
    _cells: list[str] = field(default_factory=list)
    _rows: list[list[str]] = field(default_factory=list)

    def say(self, text: str, *, is_bold: bool, size: float) -> None:
        """Take some words.

        Args:
            text: The words.
            is_bold: Whether their letters are.
            size: The letters' size in half points.
        """
        self._pieces.append(text)
        if text.strip():
            self._has_plain |= not is_bold
            self._size = self._size or size

    def end_paragraph(self, style: ParagraphStyle) -> None:
        """End the paragraph that is open.

        Args:
            style: What it is.
        """
        if style.is_in_table:
            self._pieces.append(" ")
            return
        self._end_table()
        self._add_line(style)

    def end_cell(self) -> None:
        """End a cell of a table."""
        self._cells.append(clean_line(_joined(self._pieces)))
        self._begin()

    def end_row(self) -> None:
        """End a row of a table."""
        if self._cells:
            self._rows.append(self._cells)
        self._cells = []

    def end(self, style: ParagraphStyle) -> None:
        """End the text, or a part of it that stands by itself.

        Args:
            style: What the paragraph is that is still open.
        """
        if self._cells:
            self.end_cell()
            self.end_row()
        self._end_table()
        self._add_line(style)

    def _add_line(self, style: ParagraphStyle) -> None:
        text = _joined(self._pieces)
        if text.strip():
            line = Line(
                text=text,
                role=style.role,
                level=style.level,
                is_bold=not self._has_plain,
                size=self._size or 24,
                is_in_table=style.is_in_table,
            )
            if self.marker.strip() and style.role != "heading":
                line.depth = min(max(style.depth, 1), _DEEPEST_LIST)
                line.marker = _shown_marker(self.marker)
            self.lines.append(line)
        self._begin()

    def _begin(self) -> None:
        self._pieces, self._has_plain, self._size, self.marker = [], False, None, ""

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        if max(map(len, rows), default=0) <= 1:  # it only frames what is in it
            self.lines += [Line(text=cell, is_in_table=True) for row in rows for cell in row]
        else:
            text = "\n".join(" | ".join(row) for row in rows)
            self.lines.append(Line(text=text, role="table", is_in_table=True))


def _shown_marker(marker: str) -> str:
    marker = clean_line(marker)
    return marker if any(map(str.isalnum, marker)) and len(marker) <= _LONGEST_MARKER else BULLET


def _joined(pieces: list[str]) -> str:
    """The words together; what was written as two halves of a character is one again."""
    text = "".join(pieces)
    if _HALF.search(text):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
