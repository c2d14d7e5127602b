"""A paper in PDF: two columns, numbered headings, running heads, page numbers, footnotes."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from io import BytesIO

from reportlab.lib.pagesizes import B5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
)
from reportlab.platypus import Table as SetTable

from docs.samples import texts
from docs.samples.texts import Heading, Items, Line, Look, Table, Text, plain

_WIDTH, _HEIGHT = B5
_MARGIN, _GUTTER = 18 * mm, 6 * mm
_COLUMN = (_WIDTH - 2 * _MARGIN - _GUTTER) / 2
_TOP, _BOTTOM = _HEIGHT - 25 * mm, 25 * mm
_BANNER = 62 * mm
_UNNUMBERED = ("Abstract", "References")
_MAX_ROUNDS = 5
_ABOVE_NOTES = 12

_BODY = ParagraphStyle(
    "body",
    fontName="Times-Roman",
    fontSize=10,
    leading=12.2,
    alignment=4,
    firstLineIndent=10,
    allowWidows=0,
    allowOrphans=0,
)
_FIRST = ParagraphStyle("first", parent=_BODY, firstLineIndent=0)
_ABSTRACT = ParagraphStyle("abstract", parent=_FIRST, leftIndent=30, rightIndent=30)
_ITEM = ParagraphStyle(
    "item", parent=_FIRST, alignment=0, leftIndent=14, bulletIndent=2, bulletFontName="Times-Roman"
)
_LAST_ITEM = ParagraphStyle("last item", parent=_ITEM, spaceAfter=5)
_CAPTION = ParagraphStyle("caption", parent=_FIRST, fontSize=8.5, leading=10.5, spaceBefore=6)
_TITLE = ParagraphStyle("title", fontName="Times-Bold", fontSize=18, leading=21, alignment=1, spaceAfter=6)
_BY = ParagraphStyle("by", fontName="Times-Roman", fontSize=10.5, leading=13, alignment=1, spaceAfter=5)
_NOTE = ParagraphStyle("note", parent=_FIRST, fontSize=8, leading=9.6)
_HEADINGS = {
    level: ParagraphStyle(
        f"h{level}",
        fontName="Times-Bold",
        fontSize=size,
        leading=size + 2,
        spaceBefore=8,
        spaceAfter=3,
        keepWithNext=1,
    )
    for level, size in ((1, 12.5), (2, 10.5))
}

_Place = tuple[int, int]
"""A page, and a column of it, both from 1."""
_Notes = dict[_Place, list[str]]


def paper(text: Text) -> bytes:
    """Return a text as a paper: the abstract over both columns, then numbered sections."""
    notes: _Notes = {}
    rooms: dict[_Place, float] = {}
    for _round in range(_MAX_ROUNDS):
        # The page of a note is only known once the text is set, but the note takes room, which moves the text. Room
        # that was made is kept, else the text could move back and forth for ever.
        setting = _Setting(text, notes, rooms)
        data = setting.done()
        if setting.found == notes:
            return data
        notes = setting.found
        rooms = {
            place: max(rooms.get(place, 0), _height(notes.get(place, []))) for place in {**rooms, **notes}
        }
    raise ValueError("The footnotes find no rest.")


class _Setting(BaseDocTemplate):
    """One attempt to set a paper, with room for the notes where they were the last time."""

    def __init__(self, text: Text, notes: _Notes, rooms: Mapping[_Place, float]) -> None:
        self._data = BytesIO()
        super().__init__(
            self._data, pagesize=B5, title=text.title, author=text.author, invariant=1, lang=text.language
        )
        self._text = text
        self._notes = notes
        self._rooms = rooms
        self._written_notes: list[str] = []
        self.found: _Notes = {}
        self.addPageTemplates(self._templates())

    def done(self) -> bytes:
        self.build(list(self._story()))
        return self._data.getvalue()

    def _find_note(self, _canvas: Canvas, _kind: str, number: str) -> None:
        """Remember where the mark of a note went; reportlab calls it when it draws the mark."""
        column = 1 if self.frame.id == "left" else 2
        self.found.setdefault((self.page, column), []).append(self._written_notes[int(number) - 1])

    def _templates(self) -> list[PageTemplate]:
        first, others = self._columns(1, _TOP - _BANNER), [self._columns(page, _TOP) for page in (2, 3, 4)]
        banner = Frame(_MARGIN, _TOP - _BANNER, _WIDTH - 2 * _MARGIN, _BANNER, 0, 0, 0, 0, id="banner")
        pages = [[banner, *first], *others]
        return [
            PageTemplate(f"page {number}", frames, onPage=self._furnish)
            for number, frames in enumerate(pages, 1)
        ]

    def _columns(self, page: int, top: float) -> list[Frame]:
        frames = []
        for column, name in enumerate(("left", "right"), 1):
            bottom = _BOTTOM + self._rooms.get((page, column), 0)
            left = _MARGIN + (column - 1) * (_COLUMN + _GUTTER)
            frames.append(Frame(left, bottom, _COLUMN, top - bottom, 0, 0, 0, 0, id=name))
        return frames

    def _furnish(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        """Draw the running head, the page number and the notes of a page."""
        page = document.page
        canvas.setDateFormatter(lambda *_clock: f"D:{self._text.date.replace('-', '')}090000Z")
        canvas.setNamedCB("find_note", self._find_note)
        canvas.setFont("Times-Italic", 9)
        if page > 1:
            canvas.drawString(_MARGIN, _HEIGHT - 15 * mm, self._text.title)
            canvas.drawRightString(_WIDTH - _MARGIN, _HEIGHT - 15 * mm, self._text.author)
        canvas.setFont("Times-Roman", 9)
        canvas.drawCentredString(_WIDTH / 2, 13 * mm, str(page))
        for column in (1, 2):
            self._draw_notes(canvas, (page, column))

    def _draw_notes(self, canvas: Canvas, place: _Place) -> None:
        notes = self._notes.get(place, [])
        left = _MARGIN + (place[1] - 1) * (_COLUMN + _GUTTER)
        y = _BOTTOM + _height(notes) - _ABOVE_NOTES
        if notes:
            canvas.line(left, y + 2, left + 60, y + 2)
        for text in notes:
            note = Paragraph(text, _NOTE)
            y -= note.wrap(_COLUMN, _HEIGHT)[1]
            note.drawOn(canvas, left, y)

    def _story(self) -> Iterator[Flowable]:
        yield Paragraph(escape(self._text.title), _TITLE)
        yield Paragraph(escape(self._text.subtitle), _BY)
        yield Paragraph(escape(self._text.author), _BY)
        numbers = [0, 0]
        is_first = True
        style = _ABSTRACT
        for part in self._text.parts:
            match part:
                case Heading(line, level):
                    if plain(line) == "Introduction":
                        yield FrameBreak()
                        yield NextPageTemplate(["page 2", "page 3", "page 4"])
                        style = _BODY
                    yield Paragraph(escape(_numbered(plain(line), level, numbers)), _HEADINGS[level])
                    is_first = True
                    continue
                case texts.Paragraph(line) if plain(line).startswith("Table "):
                    yield Paragraph(escape(plain(line)), _CAPTION)
                case texts.Paragraph(line):
                    yield self._paragraph(line, _FIRST if is_first and style is _BODY else style)
                case Items(lines):
                    is_listed = numbers[0] and plain(lines[0]).startswith("D. G. ")
                    for number, line in enumerate(lines, 1):
                        style_of_item = _LAST_ITEM if number == len(lines) else _ITEM
                        yield Paragraph(
                            _marked(line), style_of_item, bulletText=f"[{number}]" if is_listed else "•"
                        )
                case Table(rows):
                    yield _table(rows)
            is_first = False

    def _paragraph(self, line: Line, style: ParagraphStyle) -> Paragraph:
        marked = ""
        for piece in line:
            if piece.look is Look.NOTE:
                number = len(self._written_notes) + 1
                self._written_notes.append(f"<super>{number}</super> {escape(piece.text)}")
                marked += f'<super>{number}</super><onDraw name="find_note" label="{number}"/>'
            else:
                marked += _marked((piece,))
        return Paragraph(marked, style)


def _numbered(heading: str, level: int, numbers: list[int]) -> str:
    if heading in _UNNUMBERED:
        return heading
    if level == 1:
        numbers[:] = [numbers[0] + 1, 0]
        return f"{numbers[0]}  {heading}"
    numbers[1] += 1
    return f"{numbers[0]}.{numbers[1]}  {heading}"


def _marked(line: Line) -> str:
    return "".join(
        f"<i>{escape(piece.text)}</i>" if piece.look is Look.EMPHASIS else escape(piece.text)
        for piece in line
    )


def _height(notes: Sequence[str]) -> float:
    heights = (Paragraph(note, _NOTE).wrap(_COLUMN, _HEIGHT)[1] for note in notes)
    return sum(heights) + _ABOVE_NOTES if notes else 0


def _table(rows: tuple[tuple[str, ...], ...]) -> SetTable:
    return SetTable(
        [
            [Paragraph(escape(cell), ParagraphStyle("cell", parent=_CAPTION, spaceBefore=0)) for cell in row]
            for row in rows
        ],
        colWidths=[_COLUMN * share for share in (0.37, 0.21, 0.21, 0.21)],
        style=[
            ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2),
            ("LINEABOVE", (0, 0), (-1, 0), 0.8, "black"),
            ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black"),
            ("LINEBELOW", (0, -1), (-1, -1), 0.8, "black"),
        ],
        spaceBefore=4,
        spaceAfter=8,
    )
