from tests.formats.pdf.documents import Sheet
from tests.formats.pdf.prose import as_read, paragraph
from tests.formats.pdf.test_columns import line
from tests.formats.pdf.typesetter import Typesetter
from tui.document.model import BlockKind, Dropped
from tui.formats.pdf.document import parse_pdf
from tui.formats.pdf.graphics import Shape, find_figures, split_labels

AREA = 612.0 * 792.0
CURVE = [Shape(100 + 10 * step, 300 + 5 * step, 112 + 10 * step, 308 + 5 * step) for step in range(20)]


def test_shapes_drawn_close_together_are_a_figure() -> None:
    far = Shape(500, 700, 501, 701)
    assert find_figures([*CURVE, far], AREA) == [Shape(100, 300, 302, 403)]


def test_a_picture_is_a_figure_and_a_background_is_none() -> None:
    picture = Shape(100, 300, 300, 400, is_picture=True)
    assert find_figures([picture, Shape(0, 0, 612, 792, is_picture=True)], AREA) == [picture]


def test_the_rules_of_a_table_are_no_figure() -> None:
    rules = [Shape(100, 300 + 20 * row, 300, 301 + 20 * row) for row in range(9)]
    assert find_figures([*rules, Shape(100, 300, 101, 460), Shape(299, 300, 300, 460)], AREA) == []


def test_many_shapes_are_grouped_in_linear_time() -> None:
    shapes = [Shape(x % 600, x % 777, x % 600 + 300, x % 777 + 200) for x in range(2_000)]
    assert len(find_figures(shapes, AREA)) <= 1


def test_labels_are_within_a_figure_or_small_beside_it() -> None:
    figure = Shape(60, 300, 260, 400)
    inside, beside = line("height", 100, 350, 40), line("1980", 100, 290, 20, 7)
    caption = line("Figure 1. The tower", 60, 285, 100)
    text = [
        line("and words enough to fill the whole line of a column, and more of them", 60, 200 - 12 * row)
        for row in range(4)
    ]
    kept, labels = split_labels([inside, beside, caption, *text], [figure], 10)
    assert (kept, labels) == ([caption, *text], [inside, beside])


def test_text_in_a_frame_stays() -> None:
    box = Shape(50, 300, 500, 400)
    text = [line("and words enough to fill the whole line", 60, 380 - 12 * row) for row in range(4)]
    assert split_labels(text, [box], 10) == (text, [])


def test_a_page_of_nothing_but_labels_keeps_them() -> None:
    labels = [line("north", 100, 350, 40), line("south", 180, 350, 40)]
    assert split_labels(labels, [Shape(60, 300, 260, 400)], 10) == (labels, [])


def test_the_words_of_a_diagram_are_dropped_and_its_caption_is_a_figure() -> None:
    page = Typesetter()
    page.paragraph(paragraph(1), indent=0)
    page.figure("Figure 1. The northern gauge and its readings.", 90)
    left, bottom = page.column.left + 30, page.column.y + 50
    for step in range(12):
        page.canvas.line(left + 12 * step, bottom + 3 * step, left + 12 * step + 12, bottom + 3 * step + 5)
    page.write(left + 20, bottom + 20, "Northern gauge", "Helvetica", 6)
    page.write(left + 40, bottom - 8, "1990", "Helvetica", 6)
    page.paragraph(paragraph(2), indent=0)
    document = parse_pdf(page.done())
    assert Dropped("words in figures", "Northern gauge 1990") in document.dropped
    assert [(draft.kind, draft.text) for draft in document.drafts] == [
        (BlockKind.PARAGRAPH, as_read(paragraph(1))),
        (BlockKind.FIGURE, "Figure 1. The northern gauge and its readings."),
        (BlockKind.PARAGRAPH, as_read(paragraph(2))),
    ]


def test_a_turned_paragraph_is_kept_and_a_turned_word_is_not() -> None:
    sheet = Sheet()
    for row, text in enumerate(("The tower stands on rock and", "covers the whole of the quay.")):
        sheet.write(60, 700 - 14 * row, text + " And it has been read every day since then.", 11)
    words = "A poster on the wall of the tower tells visitors in a dozen lines how to read a gauge. Nobody reads it."
    sheet.canvas.rotate(9)
    for row in range(2):
        sheet.write(120, 400 - 14 * row, words[row * 52 : row * 52 + 52].strip(), 9)
    sheet.canvas.rotate(81)
    sheet.write(300, -500, "DRAFT", 20)
    sheet.close()
    document = parse_pdf(sheet.done())
    assert "how to read a gauge" in " ".join(draft.text for draft in document.drafts)
    assert [dropped.text for dropped in document.dropped] == ["DRAFT"]
