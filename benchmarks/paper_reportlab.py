"""Set a paper with reportlab, in styles that differ in columns, headings, captions and page edges."""

from dataclasses import dataclass

from benchmarks.paper_texts import Item, Paper
from tests.formats.pdf.typesetter import Typesetter


@dataclass(frozen=True)
class Style:
    """The layout of a paper."""

    columns: int = 1
    sizes: tuple[float, float] = (12.0, 11.0)
    """Of the letters of headings, by their level."""
    fonts: tuple[str, str] = ("Times-Bold", "Times-Bold")
    numbers: str = "1"
    """``1``, ``1.``, ``I.`` or nothing."""
    is_capital: bool = False
    head: bool = False
    caption: str = "Figure {}. "
    indent: float = 12.0
    space: float = 0.0
    font: str = "Times-Roman"


STYLES = {
    "numbered": Style(),
    "2 columns, capitals": Style(2, numbers="1.", is_capital=True, head=True),
    "2 columns, Roman numbers": Style(
        2, (10.0, 10.0), ("Times-Roman", "Times-Italic"), "I.", is_capital=True, caption="Fig. {}. "
    ),
    "report": Style(
        1, (16.0, 13.0), ("Helvetica-Bold",) * 2, "", False, True, indent=0, space=6, font="Helvetica"
    ),
    "bold in the text's size": Style(2, (10.0, 10.0), ("Times-Bold", "Times-BoldItalic"), "", head=True),
    "plain numbers": Style(1, (10.0, 10.0), ("Times-Roman", "Times-Roman"), "1.", indent=0, space=6),
}
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def reportlab_paper(paper: Paper, name: str) -> bytes:
    """Return the paper in a style."""
    style = STYLES[name]
    page = Typesetter(
        columns=style.columns,
        font=style.font,
        indent=style.indent,
        space=style.space,
        head=paper.head if style.head else "",
    )
    page.wide(paper.title, 18, style.fonts[0] if "Bold" in style.fonts[0] else "Times-Roman")
    for author in paper.authors:
        for text, size in zip(author, (11, 9, 9), strict=True):
            page.wide(text, size, style.font)
    page.heading("Abstract", style.sizes[0], style.fonts[0] if "Bold" in style.fonts[0] else "Times-Bold")
    page.paragraph(paper.abstract, indent=0)
    setter = _Setter(page, style)
    for level, heading, items in paper.sections:
        setter.heading(level, heading)
        for item in items:
            setter.item(item)
    is_bold = "Bold" in style.fonts[0]
    page.heading("REFERENCES" if style.is_capital else "References", 10.0 if not is_bold else style.sizes[0])
    page.items(
        paper.references, [f"[{number}]" for number in range(1, len(paper.references) + 1)], left=0, hang=20
    )
    return page.done()


class _Setter:
    """Sets headings with their numbers, and items."""

    def __init__(self, page: Typesetter, style: Style) -> None:
        self._page = page
        self._style = style
        self._counts = [0, 0]
        self._figures = {"figure": 0, "table": 0}
        self._formulas = 0
        self._notes = 0

    def heading(self, level: int, text: str) -> None:
        style = self._style
        self._counts[level - 1] += 1
        if level == 1:
            self._counts[1] = 0
        words = text.upper() if style.is_capital and level == 1 else text
        number = self._number(level)
        size, font = style.sizes[level - 1], style.fonts[level - 1]
        self._page.heading(f"{number} {words}" if number else words, size, font)

    def _number(self, level: int) -> str:
        top, below = self._counts
        if self._style.numbers == "I.":
            return f"{_ROMANS[top - 1]}." if level == 1 else f"{chr(ord('A') + below - 1)}."
        number = str(top) if level == 1 else f"{top}.{below}"
        return "" if not self._style.numbers else number + self._style.numbers[1:] * (level == 1)

    def item(self, item: Item) -> None:
        page = self._page
        match item.kind:
            case "text":
                page.paragraph(item.text)
                if item.note and not self._style.space:
                    self._notes += 1
                    page.note(str(self._notes), item.note)
            case "formula":
                self._formulas += 1
                page.paragraph(item.text)
                page.next_line()
                left = page.column.left + 40
                page.write(left, page.column.y, f"{item.formula},", "Times-Italic", page.size)
                page.write(
                    page.column.left + page.column.width - 18,
                    page.column.y,
                    f"({self._formulas})",
                    page.font,
                    10,
                )
                page.paragraph(item.rest, indent=0)
            case "figure" | "table":
                self._figure(item)
            case "list":
                texts = item.text.split("\n")
                page.items(texts, ["•"] * len(texts))

    def _figure(self, item: Item) -> None:
        self._figures[item.kind] += 1
        name = self._style.caption if item.kind == "figure" else "Table {}. "
        caption = name.format(self._figures[item.kind]) + item.text
        if item.kind == "figure":
            self._page.figure(caption, 90)
            self._draw_labels()
        else:
            self._page.figure(caption, 10)
            self._page.table([list(row) for row in item.rows], [60, 50, 50, 40])

    def _draw_labels(self) -> None:
        """Draw a curve and the names of its axes in the last figure."""
        page = self._page
        left, bottom = page.column.left + 30, page.column.y + 50
        page.canvas.line(left, bottom, left + 150, bottom)
        page.canvas.line(left, bottom, left, bottom + 45)
        for step in range(8):
            page.canvas.line(
                left + 18 * step, bottom + 5 * step, left + 18 * step + 18, bottom + 5 * step + 7
            )
        for step in range(4):
            page.write(left + 40 * step, bottom - 8, str(1980 + 10 * step), "Helvetica", 6)
        page.write(left + 20, bottom + 38, "Northern gauge", "Helvetica", 6)
        page.write(left + 60, bottom + 3, "height in metres", "Helvetica", 6)
