from tests.formats.pdf.test_columns import line
from tests.formats.pdf.test_headings import text, titled
from tui.formats.pdf.blocks import BlockRole, PdfBlock
from tui.formats.pdf.fragments import mark_fragments
from tui.formats.pdf.lines import BodyMetrics, PageColumn, TextLine
from tui.formats.pdf.run_in import split_run_in_headings
from tui.formats.pdf.runs import Font, TextRun

BODY = BodyMetrics(10.0, is_bold=False, is_monospaced=False, line_spacings={})


def roles(blocks: list[PdfBlock], *headings: int) -> list[BlockRole]:
    column = PageColumn(0, 60, 900)
    for block in blocks:
        block.first.column = column
    mark_fragments(blocks, headings)
    return [block.role for block in blocks]


def test_words_that_are_no_sentence_are_fragments_in_prose() -> None:
    blocks = [text(), text("Mean Range Days"), text(), titled("The gauges"), text()]
    assert roles(blocks, 3) == [BlockRole.TEXT, BlockRole.FRAGMENT, *[BlockRole.TEXT] * 3]


def test_the_halves_of_a_sentence_are_no_fragments_but_the_words_between_them_are() -> None:
    blocks = [
        text(),
        text("The keeper of the tower"),
        text("Mean Range"),
        text("reads three gauges every day."),
        text(),
    ]
    assert roles(blocks) == [
        BlockRole.TEXT,
        BlockRole.TEXT,
        BlockRole.FRAGMENT,
        BlockRole.TEXT,
        BlockRole.TEXT,
    ]


def test_slides_keep_their_points() -> None:
    blocks = [text("What is a gauge?"), text("A brass tube"), text("A float")]
    assert roles(blocks) == [BlockRole.TEXT] * 3


def test_keywords_and_rows_of_numbers_are_fragments_anywhere() -> None:
    blocks = [text("Keywords: tides, gauges, towers."), text("4.20 3.95 5.10 1871")]
    assert roles(blocks) == [BlockRole.FRAGMENT] * 2


def paragraph(bold: str, rest: str) -> PdfBlock:
    runs = [
        TextRun(bold, 60, 100, 700, 10, Font(is_bold=True), 0, True),
        TextRun(rest, 103, 460, 700, 10, Font(), 0, True),
    ]
    return PdfBlock(BlockRole.TEXT, [TextLine(0, runs)], text=f"{bold} {rest}")


def parts(*blocks: PdfBlock) -> list[tuple[str, bool]]:
    return [(block.text, block.is_run_in) for block in split_run_in_headings(blocks, BODY)]


LONG = "The work will cost about four million pounds, of which the county pays half."


def test_bold_words_before_two_paragraphs_are_headings() -> None:
    found = parts(paragraph("Costs.", LONG), paragraph("Shops and trade.", LONG))
    assert found == [("Costs", True), (LONG, False), ("Shops and trade", True), (LONG, False)]


def test_one_bold_beginning_or_theorems_are_no_headings() -> None:
    assert parts(paragraph("Costs.", LONG)) == [(f"Costs. {LONG}", False)]
    assert len(parts(paragraph("Theorem 1.", LONG), paragraph("Proof.", LONG))) == 2


def test_an_abstract_begins_with_its_name() -> None:
    block = PdfBlock(BlockRole.TEXT, [line("Abstract—The tower", 60, 0)], text=f"Abstract—{LONG}")
    assert parts(block) == [("Abstract", True), (LONG, False)]


def test_a_number_in_other_letters_is_part_of_the_heading() -> None:
    blocks = [paragraph("Costs.", LONG), paragraph("Shops.", LONG)]
    for number, block in enumerate(blocks, 1):
        block.first.runs.insert(0, TextRun(f"2.{number}.", 40, 55, 700, 10, Font(), 0, True))
        block.text = f"2.{number}. {block.text}"
    assert parts(*blocks)[::2] == [("2.1. Costs", True), ("2.2. Shops", True)]


def test_entries_of_an_index_are_fragments_and_numbers_in_sentences_are_not() -> None:
    index = text("gauge, 3, 17–19 harbour, 4 ledger, 12, 20 tower, 7")
    assert roles([index, text("The keeper read it in 1871, 1902, and 1936")]) == [
        BlockRole.FRAGMENT,
        BlockRole.TEXT,
    ]
