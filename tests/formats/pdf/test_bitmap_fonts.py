from tests.formats.pdf.bitmaps import bitmap_document
from tui.document.model import BlockKind
from tui.formats.pdf.bitmap_fonts import measure_glyphs, set_bitmap_styles
from tui.formats.pdf.document import parse_pdf
from tui.formats.pdf.runs import Font, TextRun

PROSE = "the keeper of the tower reads three gauges and writes what he has read into a grey ledger".split()


def prose(top: float, count: int) -> list[tuple[float, float, str, bool]]:
    lines = [" ".join([PROSE[(row + step) % len(PROSE)] for step in range(14)]) for row in range(count)]
    return [(top - 12 * row, 10.0, line, False) for row, line in enumerate(lines)]


def test_sizes_and_bold_letters_are_known_by_what_is_drawn() -> None:
    lines = [
        (720.0, 17.0, "Of Tides and Towers", False),
        (690.0, 10.0, "2 The gauges", True),
        *prose(670, 12),
        (510.0, 10.0, "3 The ledger", True),
        *prose(490, 12),
    ]
    document = parse_pdf(bitmap_document(lines))
    assert document.title == "Of Tides and Towers"
    headings = [draft.text for draft in document.drafts if draft.kind is BlockKind.HEADING]
    assert headings == ["2 The gauges", "3 The ledger"]
    paragraphs = [draft for draft in document.drafts if draft.kind is BlockKind.PARAGRAPH]
    assert sum(len(draft.text.split()) for draft in paragraphs) == 2 * 12 * 14


def test_letters_of_no_height_are_no_division_by_zero() -> None:
    assert measure_glyphs("ab", [0.0, 0.0], [0.0, 0.0]).size == 1.0
    assert measure_glyphs("", [], []).size == 1.0


def is_monospaced(widths: dict[str, float]) -> bool:
    glyphs = measure_glyphs("".join(widths), [4.45] * len(widths), list(widths.values()))
    run = TextRun("im", 0, 10, 700, 10, Font(address=1, glyphs=glyphs), 0, False)
    set_bitmap_styles([[run]])
    return run.font.is_monospaced


def test_slanted_letters_of_one_width_reach_into_the_next() -> None:
    assert is_monospaced({"i": 5.0, "l": 5.4, "m": 5.6, "a": 5.1, "d": 5.9})
    assert not is_monospaced({"i": 2.8, "l": 2.9, "m": 8.1, "a": 5.0, "d": 5.1})
