import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.formats.pdf import documents
from tests.formats.pdf.documents import Sheet, raw_page
from tests.formats.pdf.prose import as_read, paragraph
from tests.formats.pdf.typesetter import Typesetter
from tui.document.model import BlockKind, Dropped, Note, Span, SpanKind
from tui.formats.parsed_document import ParsedDocument
from tui.formats.pdf.document import parse_pdf
from tui.formats.pdf.pdfium import UnreadableError


def headings(document: ParsedDocument) -> list[tuple[int, str]]:
    return [(draft.level, draft.text) for draft in document.drafts if draft.kind is BlockKind.HEADING]


def texts(document: ParsedDocument, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [draft.text for draft in document.drafts if draft.kind is kind]


def test_a_paper_of_two_columns_is_read_as_it_was_written() -> None:
    document = parse_pdf(documents.paper())
    assert document.title == "Keeping time by water: forty years of readings from a tower"
    text = [as_read(paragraph(*numbers)) for numbers in documents.PAPER]
    assert [(draft.kind, draft.text) for draft in document.drafts] == [
        (BlockKind.PARAGRAPH, "Edda Quist and Tor Wendel"),
        (BlockKind.PARAGRAPH, "Institute for Slow Measurement, Lindmoor"),
        (BlockKind.HEADING, "Abstract"),
        (BlockKind.PARAGRAPH, text[0]),
        (BlockKind.HEADING, "1 Introduction"),
        (BlockKind.PARAGRAPH, text[1]),
        (BlockKind.PARAGRAPH, text[2]),
        (BlockKind.HEADING, "2 Methods"),
        (BlockKind.HEADING, "2.1 The gauges"),
        (BlockKind.PARAGRAPH, text[3]),
        (BlockKind.FIGURE, documents.CAPTION),
        (BlockKind.PARAGRAPH, text[4]),
        (BlockKind.HEADING, "2.2 The ledger"),
        (BlockKind.PARAGRAPH, text[5]),
        (BlockKind.PARAGRAPH, text[6]),
        (BlockKind.HEADING, "3 Results"),
        (BlockKind.PARAGRAPH, text[7]),
        (BlockKind.TABLE, "\n".join(" | ".join(row) for row in documents.ROWS)),
        (BlockKind.PARAGRAPH, text[8]),
        (BlockKind.PARAGRAPH, text[9]),
        (BlockKind.HEADING, "4 Conclusion"),
        (BlockKind.PARAGRAPH, text[10]),
        (BlockKind.HEADING, "References"),
        *((BlockKind.LIST_ITEM, reference) for reference in documents.REFERENCES),
    ]
    assert [level for level, _ in headings(document)] == [1, 1, 1, 2, 2, 1, 1, 1]
    assert list(document.dropped) == [
        Dropped("a running head", "Keeping time by water"),
        Dropped("page numbers", "1 3"),
    ]
    assert [draft.is_prose for draft in document.drafts[:4]] == [False, False, True, True]
    assert document.notes == [Note("1", documents.NOTE)]
    length = len(text[1])
    spans = [(draft.text, draft.spans) for draft in document.drafts if draft.spans]
    assert spans == [(text[1], (Span(SpanKind.NOTE, length, length, "1"),))]


def test_a_report_has_the_outline_of_its_bookmarks() -> None:
    document = parse_pdf(documents.report())
    assert document.title == "On the State of the Gauges"
    assert document.metadata.author == "M. Ister"
    assert headings(document) == documents.REPORT
    paragraphs = "\n".join(texts(document))
    for number in range(len(documents.REPORT)):
        assert as_read(paragraph(number)) in paragraphs
        assert as_read(paragraph(number + 20, 7)) in paragraphs
    assert texts(document, BlockKind.CODE) == [documents.CODE]
    items = [(draft.marker, draft.text) for draft in document.drafts if draft.kind is BlockKind.LIST_ITEM]
    assert items == [
        *(("•", item) for item in documents.ITEMS),
        *((f"{number}.", item) for number, item in enumerate(documents.ITEMS, 1)),
    ]
    reasons = [dropped.reason for dropped in document.dropped]
    assert reasons == ["a running head", "page numbers", "the table of contents"]


def test_chapters_are_known_by_the_size_of_their_titles() -> None:
    document = parse_pdf(documents.chapters())
    assert document.title == ""
    assert headings(document) == [(1, title) for title in documents.CHAPTERS]
    assert texts(document) == [
        as_read(paragraph(number * 20 + step, 7))
        for number in range(len(documents.CHAPTERS))
        for step in range(14)
    ]


def test_slides_are_sections_with_their_points_box_by_box() -> None:
    document = parse_pdf(documents.slides())
    assert document.title == "Gauges for Beginners"
    assert headings(document) == [(1, title) for title, _, _ in documents.SLIDES]
    assert texts(document, BlockKind.LIST_ITEM) == [
        point for _, left, right in documents.SLIDES for point in left + right
    ]


def test_lines_in_chinese_are_joined_without_spaces() -> None:
    document = parse_pdf(documents.chinese())
    assert document.title == documents.CHINESE[0][0]
    assert [draft.text for draft in document.drafts] == [text for text, _ in documents.CHINESE[1:]]
    assert [text for _, text in headings(document)] == ["一、缘起", "二、方法"]


def test_columns_are_found_however_they_were_drawn() -> None:
    document = parse_pdf(documents.drawn_row_by_row())
    lines = Typesetter().broken(as_read(paragraph(3, 30)), 220, "Times-Roman", 10)
    other = Typesetter().broken(as_read(paragraph(4, 30)), 220, "Times-Roman", 10)
    expected = [
        word
        for part in (lines[:20], other[:20], lines[20:40], other[20:40])
        for line in part
        for word in line
    ]
    assert " ".join(texts(document)).split() == expected
    assert document.dropped[0] == Dropped("a running head", "Lindmoor Quarterly")


def test_raised_marks_are_dropped_and_exponents_kept() -> None:
    sheet = Sheet()
    x = 72.0
    for text, is_raised in (
        ("The tower stands on rock", False),
        ("1,2", True),
        (" and covers 40 m", False),
        ("2", True),
        (" of it, which is 10", False),
        ("3", True),
        (" feet, as a guide says.", False),
        ("[4]", True),
    ):
        size = 6 if is_raised else 10
        sheet.write(x, 704 if is_raised else 700, text, size)
        x += stringWidth(text, "Times-Roman", size)
    sheet.close()
    document = parse_pdf(sheet.done())
    assert texts(document) == [
        "The tower stands on rock and covers 40 m² of it, which is 10³ feet, as a guide says."
    ]


def test_ligatures_and_accents_are_letters() -> None:
    content = "BT /F 12 Tf 72 700 Td (The oﬃcer ﬂies to Saarbr¨ucken ﬁrst, as every year in May.) Tj ET"
    font = (
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[1/ffi 2/fl 3/dieresis 4/fi]>>>>"
    )
    written = content.replace("ﬃ", "\x01").replace("ﬂ", "\x02").replace("¨", "\x03").replace("ﬁ", "\x04")
    document = parse_pdf(raw_page(written.encode(), font=font.encode()))
    assert texts(document) == ["The officer flies to Saarbrücken first, as every year in May."]


@pytest.mark.parametrize(
    ("drawn", "text"),
    [("Franc¸ois and Gun¨ read on", "François and Gün read on"), ("no 5¸ here", "no 5¸ here")],
)
def test_accents_behind_their_letters_are_set_on_them(drawn: str, text: str) -> None:
    content = f"BT /F 12 Tf 72 700 Td ({drawn}) Tj ET".replace("¨", "\x03").replace("¸", "\x05")
    encoding = "<</Differences[3/dieresis 5/cedilla]>>"
    font = f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding{encoding}>>"
    assert texts(parse_pdf(raw_page(content.encode(), font=font.encode()))) == [text]


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_a_rotated_page_is_read_without_the_text_across_it(quarter: int) -> None:
    sheet = Sheet((800, 800))
    sheet.canvas.translate(400, 400)
    sheet.canvas.rotate(90 * quarter)
    for row, line in enumerate(
        ("A page that lies on its side is", "read like any other page, line", "by line.")
    ):
        sheet.write(-200, 100 - 14 * row, line, 12)
    sheet.canvas.rotate(90)
    sheet.write(-100, 300, "Draft of the ninth of May", 12)
    sheet.close()
    document = parse_pdf(sheet.done())
    assert texts(document) == ["A page that lies on its side is read like any other page, line by line."]
    assert document.dropped == [Dropped("text across the page", "Draft of the ninth of May")]


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Microsoft Word - tides.doc", "Of Tides and Towers"),
        ("untitled", "Of Tides and Towers"),
        ("of tides and towers", "of tides and towers"),
        ("A template that nobody changed", "Of Tides and Towers"),
        ("", "Of Tides and Towers"),
    ],
)
def test_the_printed_title_is_spelled_as_in_the_metadata(stated: str, title: str) -> None:
    page = Typesetter(title=stated, columns=1)
    page.wide("Of Tides and Towers", 20, "Times-Bold")
    for number in range(12):
        page.paragraph(paragraph(number))
    document = parse_pdf(page.done())
    assert document.title == title
    assert "Towers" not in "".join(draft.text for draft in document.drafts)


def test_a_document_without_a_printed_title_has_that_of_the_metadata() -> None:
    page = Typesetter(title="Of Tides and Towers", author="anonymous")
    page.paragraph(paragraph(1))
    document = parse_pdf(page.done())
    assert document.title == "Of Tides and Towers"
    assert document.metadata.author is None


def test_the_title_is_not_repeated() -> None:
    page = Typesetter(columns=1)
    page.wide("Of Tides and Towers", 24, "Times-Bold")
    page.next_page()
    page.heading("Of Tides and Towers", 14)
    page.paragraph(paragraph(1))
    document = parse_pdf(page.done())
    assert texts(document) == [as_read(paragraph(1))]
    assert Dropped("the title again", "Of Tides and Towers") in document.dropped


def test_a_number_above_its_heading_is_part_of_it() -> None:
    page = Typesetter()
    for number, title in enumerate(documents.CHAPTERS, 1):
        page.heading(f"Chapter {number}", 14, "Times-Roman")
        page.heading(title, 20, "Times-Bold")
        for step in range(8):
            page.paragraph(paragraph(number + step, 9))
        page.next_page()
    document = parse_pdf(page.done())
    assert headings(document) == [
        (1, f"Chapter {number}. {title}") for number, title in enumerate(documents.CHAPTERS, 1)
    ]


def test_language_and_date_are_those_of_the_file() -> None:
    sheet = Sheet()
    sheet.write(72, 700, "Der Turm am Hafen misst seit langem die Flut.", 12)
    sheet.close()
    assert parse_pdf(sheet.done()).metadata.date == "2000-01-01"
    content = b"BT /F 12 Tf 72 700 Td (Der Turm am Hafen misst die Flut.) Tj ET"
    document = parse_pdf(raw_page(content, catalog=b"/Lang(de-AT)"))
    assert (document.language, document.metadata.date) == ("de-AT", None)


def test_controls_and_overrides_never_come_through() -> None:
    sheet = Sheet(encrypt=None)
    sheet.canvas.setTitle("Tides \x1b[31m\u202eand towers")
    sheet.canvas.setAuthor("E\x07dda")
    sheet.write(72, 700, "Nothing to see here, and nothing else to be seen.", 12)
    sheet.close()
    document = parse_pdf(sheet.done())
    stated = document.title + (document.metadata.author or "")
    assert stated.isprintable()


def test_a_locked_document_is_reported() -> None:
    sheet = Sheet(encrypt="secret")
    sheet.write(72, 700, "Nobody is to read this.", 12)
    sheet.close()
    with pytest.raises(UnreadableError, match="password"):
        parse_pdf(sheet.done())


def test_pictures_of_text_are_reported() -> None:
    sheet = Sheet()
    sheet.canvas.rect(72, 72, 400, 600, fill=1)
    sheet.close()
    with pytest.raises(UnreadableError, match="OCR program such as ocrmypdf"):
        parse_pdf(sheet.done())


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4", b"%PDF-1.7\n" + bytes(range(256)) * 9, b"%PDF-1.4\n1 0 obj\n<<"]
)
def test_damaged_documents_are_reported(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        parse_pdf(data)


def test_a_document_of_too_many_pages_is_refused() -> None:
    pages = b"<</Type/Pages/Kids[" + b"3 0 R " * 3001 + b"]/Count 3001>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"
    with pytest.raises(UnreadableError, match="3,001 pages"):
        parse_pdf(documents.raw(b"<</Type/Catalog/Pages 2 0 R>>", pages, page))


def test_circular_bookmarks_end() -> None:
    marks = b"/Outlines<</First 6 0 R/Last 6 0 R>>"
    content = b"BT /F 12 Tf 72 700 Td (Here is a line of text to read.) Tj ET"
    loop = b"<</Title(a)/Next 6 0 R/First 6 0 R>>"
    assert texts(parse_pdf(raw_page(content, catalog=marks, more=loop))) == [
        "Here is a line of text to read."
    ]


def test_a_drawing_of_many_words_is_no_page_of_text() -> None:
    words = b"".join(b"1 0 0 1 %d %d Tm (ab)Tj " % (place % 600, place // 60) for place in range(30_001))
    with pytest.raises(UnreadableError, match="drawing"):
        parse_pdf(raw_page(b"BT /F 1 Tf " + words + b"ET"))


def test_a_formula_is_part_of_its_sentence() -> None:
    page = Typesetter()
    page.paragraph(as_read(paragraph(1)) + " The height of the water is therefore taken to be", indent=0)
    page.next_line()
    page.write(page.column.left + 150, page.column.y, "h = a + b t,", "Times-Italic", 10)
    page.paragraph("where all values are those of the northern quay.", indent=0)
    document = parse_pdf(page.done())
    (draft,) = document.drafts
    assert draft.text.endswith("to be h = a + b t, where all values are those of the northern quay.")
    (span,) = draft.spans
    assert (span.kind, draft.text[span.start : span.end]) == (SpanKind.FORMULA, "h = a + b t,")


def test_a_page_of_numbers_is_a_table() -> None:
    sheet = Sheet()
    for row in range(8):
        sheet.write(60, 700 - 14 * row, f"{200 * row}.01", 11)
        sheet.write(160, 700 - 14 * row, str(2 * row + 1), 11)
    sheet.close()
    (draft,) = parse_pdf(sheet.done()).drafts
    assert draft.kind is BlockKind.TABLE
    assert draft.rows[1] == ("200.01", "3")
