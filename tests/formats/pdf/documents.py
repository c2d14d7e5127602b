"""PDF documents of several kinds for tests."""

import io
from typing import Any

from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, Preformatted, SimpleDocTemplate, Spacer

from tests.formats.pdf.prose import as_read, paragraph
from tests.formats.pdf.typesetter import Typesetter

CAPTION = "Figure 1. The tower from the north, with the three gauges at the level of the second window."
NOTE = "The ledger is open to the public on the first day of each month."
PAPER = [(0,), (1,), (2,), (3,), (4, 9), (5, 12), (6, 8), (7, 9), (8, 14), (9, 12), (10, 12)]
REFERENCES = [
    "E. Quist. The patience of gauges. Lindmoor Press, 2011.",
    "T. Wendel. Water that waits for nobody, and a few words on candles. Proceedings of the "
    "Harbour Board, 12, 2015.",
]
ROWS = [
    ["Gauge", "Height", "Since"],
    ["North", "4.20 m", "1871"],
    ["South", "3.95 m", "1902"],
    ["Wall", "5.10 m", "1936"],
]


def paper() -> bytes:
    """Return a paper of two columns below a title and an abstract, with running heads, notes, a figure and a table."""
    page = Typesetter(columns=2, head="Keeping time by water", title="Keeping time by water")
    page.wide("Keeping time by water: forty years of readings from a tower", 17, "Times-Bold")
    page.wide("Edda Quist and Tor Wendel", 12)
    page.wide("Institute for Slow Measurement, Lindmoor", 10)
    page.wide("Abstract", 11, "Times-Bold")
    page.wide(paragraph(0), 10, centred=False, inset=30)
    page.heading("1 Introduction")
    page.paragraph(paragraph(1), indent=0)
    page.note("1", NOTE)
    page.paragraph(paragraph(2))
    page.heading("2 Methods")
    page.heading("2.1 The gauges", 10.5)
    page.paragraph(paragraph(3), indent=0)
    page.figure(CAPTION)
    page.paragraph(paragraph(4, 9))
    page.heading("2.2 The ledger", 10.5)
    page.paragraph(paragraph(5, 12), indent=0)
    page.paragraph(paragraph(6, 8))
    page.heading("3 Results")
    page.paragraph(paragraph(7, 9), indent=0)
    page.table(ROWS, [70, 70, 60])
    page.paragraph(paragraph(8, 14))
    page.paragraph(paragraph(9, 12))
    page.heading("4 Conclusion")
    page.paragraph(paragraph(10, 12), indent=0)
    page.heading("References")
    page.items(REFERENCES, ["[1]", "[2]"], left=0, hang=18)
    return page.done()


REPORT = [
    (1, "Summary"),
    (1, "What was asked"),
    (2, "The first question"),
    (2, "The second question"),
    (1, "What was found"),
    (2, "At the tower"),
    (3, "Inside"),
    (3, "Outside"),
    (1, "What should be done"),
]
ITEMS = [
    "Paint the line on the stairs where the flood of the year in question really stood.",
    "Warm the ink.",
    "Replace the northern gauge, which has measured nothing but its own rust for two years, and "
    "say so in the ledger.",
]
CODE = """def height(gauge, zero):
    reading = gauge.read()
    if reading is None:
        return zero
    return reading - zero"""


def report() -> bytes:
    """One column with space between paragraphs, set with platypus, with bookmarks, lists, code and a contents page."""
    return Report().done()


class Report:
    """A report in the layout of word processors."""

    def __init__(self) -> None:
        self._data = io.BytesIO()
        styles = getSampleStyleSheet()
        self._body = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=14, spaceAfter=7)
        self._item = ParagraphStyle("item", parent=self._body, leftIndent=16, bulletIndent=4)
        self._headings = {
            level: ParagraphStyle(f"h{level}", parent=styles[f"Heading{level}"], keepWithNext=1)
            for level in (1, 2, 3)
        }
        self._code = ParagraphStyle(
            "code", fontName="Courier", fontSize=9, leading=11, leftIndent=12, spaceAfter=8
        )

    def done(self) -> bytes:
        document = SimpleDocTemplate(self._data, title="Report7_final.docx", author="M. Ister", invariant=1)
        story: list[Flowable] = [
            Spacer(1, 120),
            Paragraph(
                "On the State of the Gauges",
                ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=26, leading=31),
            ),
            Paragraph(
                "A report to the Harbour Board of Lindmoor", ParagraphStyle("by", fontSize=14, leading=30)
            ),
            PageBreak(),
            Paragraph("Contents", self._headings[1]),
        ]
        story += [
            Paragraph(f"{'&nbsp;' * 4 * (level - 1)}{text} {'.' * (90 - len(text))} {page + 3}", self._body)
            for page, (level, text) in enumerate(REPORT)
        ]
        story.append(PageBreak())
        for number, (level, text) in enumerate(REPORT):
            story.append(_Heading(text, self._headings[level], level - 1))
            story.append(Paragraph(as_read(paragraph(number)), self._body))
            story.append(Paragraph(as_read(paragraph(number + 20, 7)), self._body))
            if text == "The second question":
                story.append(Preformatted(CODE, self._code))
            if text == "What should be done":
                story += [Paragraph(item, self._item, bulletText="•") for item in ITEMS]
                story += [
                    Paragraph(item, self._item, bulletText=f"{place}.") for place, item in enumerate(ITEMS, 1)
                ]
        document.build(story, onLaterPages=_head_and_number)
        return self._data.getvalue()


class _Heading(Paragraph):
    """A heading with a bookmark."""

    def __init__(self, text: str, style: ParagraphStyle, level: int) -> None:
        super().__init__(text, style)
        self._entry = text, level

    def draw(self) -> None:
        text, level = self._entry
        self.canv.bookmarkPage(text)
        self.canv.addOutlineEntry(text, text, level)
        super().draw()


def _head_and_number(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(72, 806, "State of the Gauges")
    canvas.drawRightString(523, 30, f"Page {document.page} of 6")


def chapters() -> bytes:
    """Chapters of a book, marked only by the size of their titles."""
    page = Typesetter(size=11, leading=14, indent=16, numbers=False)
    for number, title in enumerate(CHAPTERS):
        page.heading(title, 18, "Times-Roman")
        for step in range(14):
            page.paragraph(paragraph(number * 20 + step, 7), indent=0 if step == 0 else None)
        page.next_page()
    return page.done()


CHAPTERS = ["The Keeper", "The Apprentice", "A Flood That Was Made Up"]


def slides() -> bytes:
    """Slides: a title page, then large titles over a few points, some in two boxes beside each other."""
    sheet = Sheet((720, 405))
    write = sheet.write

    def close(number: int) -> None:
        write(40, 20, "Lindmoor Harbour Board", 10)
        write(670, 20, str(number), 10)
        sheet.close()

    write(120, 220, "Gauges for Beginners", 40, "Helvetica-Bold")
    write(120, 170, "An evening with the keeper", 20)
    close(1)
    for number, (title, left, right) in enumerate(SLIDES, 2):
        write(40, 340, title, 30)
        for place, point in enumerate(left):
            write(50, 280 - 34 * place, "•", 18)
            write(70, 280 - 34 * place, point, 18)
        for place, point in enumerate(right):
            write(400, 280 - 34 * place, "•", 18)
            write(420, 280 - 34 * place, point, 18)
        close(number)
    return sheet.done()


SLIDES = [
    ("What is a gauge?", ["A brass tube", "A float", "A painted scale"], []),
    (
        "Before and after",
        ["Rust", "No readings", "Arguments", "Candles"],
        ["Polish", "Two a day", "A ledger", "Lamps"],
    ),
    ("What to take home", ["Read it yourself", "Write it down"], []),
]


def chinese() -> bytes:
    """Return a page in Chinese, whose lines are joined without spaces."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    sheet = Sheet((595, 842))
    y = 760.0
    for text, size in CHINESE:
        per_line = int(440 / size)
        for start in range(0, len(text), per_line):
            sheet.write(72, y, text[start : start + per_line], size, "STSong-Light")
            y -= size * 1.6
        y -= 14
    return sheet.done()


CHINESE = [
    ("塔中的潮水", 22.0),
    ("一、缘起", 15.0),
    (
        "林德摩尔的港口把记录保存在一座原本另有用途的塔里。每天早晨，看守人读取三个黄铜水位计，并把数字写进一本灰布封面的账簿。四十年来没有人要过这些数字，也没有人叫他停下来。",
        11.0,
    ),
    ("二、方法", 15.0),
    (
        "学徒先学会估计，然后才学会测量，这样她就能注意到有毛病的水位计。冬天账簿放在炉子旁边，因为冻住的墨水会变成棕色，不能再相信。",
        11.0,
    ),
]


def drawn_row_by_row() -> bytes:
    """Return a page of two columns drawn row by row, with the running head of each page last."""
    sheet = Sheet()
    left = Typesetter().broken(as_read(paragraph(3, 30)), 220, "Times-Roman", 10)
    right = Typesetter().broken(as_read(paragraph(4, 30)), 220, "Times-Roman", 10)
    for page in range(2):
        for row in range(20):
            sheet.write(60, 700 - 12 * row, " ".join(left[page * 20 + row]), 10)
            sheet.write(300, 700 - 12 * row, " ".join(right[page * 20 + row]), 10)
        sheet.write(60, 760, "Lindmoor Quarterly", 9)
        sheet.close()
    return sheet.done()


class Sheet:
    """Pages with lines at any place."""

    def __init__(self, size: tuple[float, float] = (612, 792), **options: Any) -> None:
        self._data = io.BytesIO()
        self.canvas = Canvas(self._data, pagesize=size, invariant=True, **options)

    def write(self, x: float, y: float, text: str, size: float, font: str = "Times-Roman") -> None:
        """Write a line of text."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)

    def close(self) -> None:
        """Begin another page."""
        self.canvas.showPage()

    def done(self) -> bytes:
        self.canvas.save()
        return self._data.getvalue()


HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def raw(*objects: bytes) -> bytes:
    """Return a document made of objects, the first of which is its catalog."""
    parts = [b"%PDF-1.5\n"]
    for number, content in enumerate(objects, 1):
        parts.append(b"%d 0 obj\n" % number + content + b"\nendobj\n")
    return b"".join(parts) + b"trailer\n<</Size %d/Root 1 0 R>>\n%%%%EOF" % (len(objects) + 1)


def raw_page(
    content: bytes,
    *,
    catalog: bytes = b"",
    font: bytes = HELVETICA,
    more: bytes = b"null",
    stream: bytes = b"",
) -> bytes:
    """Return a document of one page with the given content, and a sixth object."""
    return raw(
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<<" + stream + b"/Length %d>>stream\n" % len(content) + content + b"\nendstream",
        font,
        more,
    )
