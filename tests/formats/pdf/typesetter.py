"""A small typesetter on top of reportlab, with which every letter of a test document is known."""

import io
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

SOFT_HYPHEN = "\u00ad"
WIDTH, HEIGHT = 612.0, 792.0
MARGIN = 60.0
TOP, BOTTOM = HEIGHT - 80, 90.0


@dataclass
class Column:
    """A column of a page, filled down to the height ``y``."""

    left: float
    width: float
    y: float = TOP


@dataclass
class Typesetter:
    """Sets text into columns, page after page.

    Words may hold soft hyphens, where they are cut if they don't fit.
    """

    columns: int = 1
    font: str = "Times-Roman"
    size: float = 10.0
    leading: float = 12.0
    indent: float = 12.0
    """Of the first line of a paragraph."""
    space: float = 0.0
    """Between paragraphs."""
    head: str = ""
    numbers: bool = True
    justified: bool = True
    title: str = ""
    author: str = ""
    page: int = 1
    _data: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        self.canvas = Canvas(self._data, pagesize=(WIDTH, HEIGHT), invariant=True)
        self.canvas.setTitle(self.title)
        self.canvas.setAuthor(self.author)
        self._notes: list[list[str]] = []
        self._open_page(TOP)

    def done(self) -> bytes:
        self._close_page()
        self.canvas.save()
        return self._data.getvalue()

    def heading(
        self, text: str, size: float = 12.0, font: str = "Times-Bold", bookmark: int | None = None
    ) -> None:
        """Set a heading, in the next column if nothing would fit below it."""
        if self.column.y - size * 1.2 - 3 * self.leading < self.floor:
            self.next_column()
        self.column.y -= 8
        if bookmark is not None:
            key = f"{self.page}-{text}"
            self.canvas.bookmarkPage(key)
            self.canvas.addOutlineEntry(text, key, bookmark)
        for line in self.broken(text, self.column.width, font, size):
            self.column.y -= size * 1.2
            self.write(self.column.left, self.column.y, " ".join(line), font, size)
        self.column.y -= 4

    def paragraph(
        self, text: str, font: str | None = None, size: float | None = None, indent: float | None = None
    ) -> None:
        """Set a paragraph, which may continue in the next column."""
        font, size = font or self.font, size or self.size
        first = self.indent if indent is None else indent
        lines = self.broken(text, self.column.width, font, size, first)
        for position, line in enumerate(lines):
            self.next_line()
            left = self.column.left + (first if position == 0 else 0)
            room = self.column.width - (first if position == 0 else 0)
            self.write(
                left, self.column.y, " ".join(line), font, size, room if position < len(lines) - 1 else None
            )
        self.column.y -= self.space

    def items(self, texts: list[str], markers: list[str], hang: float = 14.0, left: float = 10.0) -> None:
        """Set a list with hanging indents."""
        for marker, text in zip(markers, texts, strict=True):
            for position, line in enumerate(
                self.broken(text, self.column.width - left - hang, self.font, self.size)
            ):
                self.next_line()
                if position == 0:
                    self.write(self.column.left + left, self.column.y, marker, self.font, self.size)
                self.write(
                    self.column.left + left + hang, self.column.y, " ".join(line), self.font, self.size
                )
        self.column.y -= self.space

    def listing(self, code: str) -> None:
        """Set a listing in monospaced letters."""
        self.column.y -= 4
        for line in code.split("\n"):
            self.next_line()
            self.write(self.column.left + 10, self.column.y, line, "Courier", self.size - 1)
        self.column.y -= 6

    def table(self, rows: list[list[str]], widths: list[float]) -> None:
        """Set a table, row by row."""
        self.column.y -= 6
        for row in rows:
            self.next_line()
            left = self.column.left
            for cell, width in zip(row, widths, strict=True):
                self.write(left, self.column.y, cell, self.font, self.size)
                left += width
        self.column.y -= 8

    def figure(self, caption: str, height: float = 60.0) -> None:
        """Set a picture with a caption in small letters below it."""
        if self.column.y - height - 30 < self.floor:
            self.next_column()
        self.canvas.rect(self.column.left, self.column.y - height, self.column.width, height - 8)
        self.column.y -= height
        for line in self.broken(caption, self.column.width, self.font, self.size - 1.5):
            self.column.y -= self.leading - 1.5
            self.write(self.column.left, self.column.y, " ".join(line), self.font, self.size - 1.5)
        self.column.y -= 10

    def note(self, mark: str, text: str) -> None:
        """Set a footnote at the end of this column, with its mark behind the last word."""
        end = self._end
        self.canvas.setFont(self.font, self.size * 0.7)
        self.canvas.drawString(end, self.column.y + self.size * 0.35, mark)
        self._notes.append(
            [mark, *(" ".join(line) for line in self.broken(text, self.column.width - 6, self.font, 8))]
        )
        self.floor += sum(len(note) - 1 for note in self._notes[-1:]) * 9.5 + 4

    def wide(
        self, text: str, size: float, font: str = "Times-Roman", centred: bool = True, inset: float = 0.0
    ) -> None:
        """Set lines across all columns at the top of a page."""
        width = WIDTH - 2 * MARGIN - 2 * inset
        for line in self.broken(text, width, font, size):
            words = " ".join(line)
            left = (WIDTH - stringWidth(words, font, size)) / 2 if centred else MARGIN + inset
            self._top -= size * 1.2
            self.write(left, self._top, words, font, size)
        self._top -= size * 0.8
        self._place_columns(self._top)

    def next_column(self) -> None:
        """Go to the next column, or to the first one of the next page."""
        self._write_notes()
        if self.current + 1 < self.columns:
            self.current += 1
        else:
            self.next_page()

    def next_page(self) -> None:
        """Go to the next page."""
        self._close_page()
        self.page += 1
        self._open_page(TOP)

    def next_line(self) -> None:
        """Go to the next line, in the next column if this one is full."""
        if self.column.y - self.leading < self.floor:
            self.next_column()
        self.column.y -= self.leading

    @property
    def column(self) -> Column:
        """The column that is being filled."""
        return self._columns[self.current]

    def write(self, x: float, y: float, text: str, font: str, size: float, room: float | None = None) -> None:
        """Draw a line of text, justified if a width is given."""
        words = self.canvas.beginText(x, y)
        words.setFont(font, size)
        width = stringWidth(text, font, size)
        if room is not None and self.justified and " " in text:
            words.setWordSpace((room - width) / text.count(" "))
            width = room
        words.textOut(text)
        words.setWordSpace(0)
        self.canvas.drawText(words)
        self._end = x + width

    def broken(self, text: str, width: float, font: str, size: float, indent: float = 0.0) -> list[list[str]]:
        """Break a text into lines of words."""
        lines: list[list[str]] = []
        line: list[str] = []
        waiting = text.split(" ")[::-1]
        while waiting:
            word = waiting.pop()
            room = width - (indent if not lines else 0)
            if stringWidth(" ".join([*line, word.replace(SOFT_HYPHEN, "")]), font, size) <= room:
                line.append(word.replace(SOFT_HYPHEN, ""))
                continue
            parts = word.split(SOFT_HYPHEN)
            for cut in range(len(parts) - 1, 0, -1):
                start = "".join(parts[:cut]) + "-"
                if stringWidth(" ".join([*line, start]), font, size) <= room:
                    line.append(start)
                    word = SOFT_HYPHEN.join(parts[cut:])
                    break
            for cut in [] if len(parts) > 1 else range(len(word) - 1, 0, -1):
                # A word with a hyphen of its own may be cut behind it.
                if word[cut - 1] == "-" and stringWidth(" ".join([*line, word[:cut]]), font, size) <= room:
                    line.append(word[:cut])
                    word = word[cut:]
                    break
            lines.append(line)
            line = []
            waiting.append(word)
        return [*lines, line]

    def _open_page(self, top: float) -> None:
        self._top = top
        if self.head:
            self.write(MARGIN, HEIGHT - 50, self.head, "Times-Italic", 9)
        self._place_columns(top)

    def _place_columns(self, top: float) -> None:
        gutter = 20.0
        width = (WIDTH - 2 * MARGIN - (self.columns - 1) * gutter) / self.columns
        self._columns = [
            Column(MARGIN + number * (width + gutter), width, top) for number in range(self.columns)
        ]
        self.current = 0
        self.floor = BOTTOM

    def _write_notes(self) -> None:
        y = self.floor - 14
        for mark, *lines in self._notes:
            self.canvas.setFont(self.font, 5.6)
            self.canvas.drawString(self.column.left, y + 3, mark)
            for line in lines:
                self.write(self.column.left + 4, y, line, self.font, 8)
                y -= 9.5
        self._notes = []
        self.floor = BOTTOM

    def _close_page(self) -> None:
        self._write_notes()
        if self.numbers:
            self.write(WIDTH / 2 - 4, 40, str(self.page), "Times-Roman", 9)
        self.canvas.showPage()
