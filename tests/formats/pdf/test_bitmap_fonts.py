from tests.formats.pdf.bitmaps import bitmap_document
from tui.document.model import BlockKind
from tui.formats.pdf.bitmap_fonts import measure_glyphs, restore_tex_letters
from tui.formats.pdf.document import parse_pdf

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


def test_control_characters_are_ligatures_beside_letters_only() -> None:
    assert restore_tex_letters("o\x0ecer, \x0cnd a\r\n \x0b ow \rag") == "oﬃcer, ﬁnd a\r\n \x0b ow ﬂag"


def test_quotation_marks_are_those_of_tex_where_its_ligatures_are() -> None:
    assert restore_tex_letters('\\so" the o\x0ecer \x0cnds, 3{4') == "“so” the oﬃcer ﬁnds, 3–4"
    assert restore_tex_letters('a\\b {c} "d"') == 'a\\b {c} "d"'
