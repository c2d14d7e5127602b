from tests.formats.pdf.test_columns import line
from tui.formats.pdf.blocks import BlockRole, PdfBlock
from tui.formats.pdf.headings import find_headings
from tui.formats.pdf.lines import BodyMetrics
from tui.formats.pdf.pdfium import Bookmark
from tui.formats.pdf.runs import Font, TextRun

MEASURES = BodyMetrics(10.0, is_bold=False, is_monospaced=False, line_spacings={})
PROSE = (
    "The harbour keeps its records in a tower that was built for another purpose, as everybody "
    "here knows well. " * 2
)


def text(words: str = PROSE) -> PdfBlock:
    return PdfBlock(BlockRole.TEXT, [line(words, 60, 0)], text=words)


def titled(words: str, size: float = 10.0, page: int = 0, font: Font = Font(is_bold=True)) -> PdfBlock:  # noqa: B008
    heading = line(words, 60, 0)
    heading.page = page
    heading.runs = [TextRun(words, 60, 200, 0, size, font, 0, True)]
    return PdfBlock(BlockRole.TEXT, [heading], text=words)


def levels(blocks: list[PdfBlock], *bookmarks: Bookmark) -> dict[str, int]:
    return {blocks[place].text: level for place, level in find_headings(blocks, MEASURES, bookmarks).items()}


def test_numbers_give_the_levels_of_headings() -> None:
    blocks = [titled("1 Aims"), text(), titled("1.1 Gauges"), text(), titled("2 Means"), text()]
    assert levels(blocks) == {"1 Aims": 1, "1.1 Gauges": 2, "2 Means": 1}


def test_sizes_give_the_levels_where_there_are_no_numbers() -> None:
    blocks = [
        titled("Aims", 16),
        text(),
        titled("Gauges", 12),
        text(),
        titled("Rust"),
        text(),
        titled("Means", 16),
        text(),
    ]
    assert levels(blocks) == {"Aims": 1, "Gauges": 2, "Rust": 3, "Means": 1}


def test_chapters_stand_above_numbered_sections() -> None:
    blocks = [
        titled("Of Towers", 20),
        text(),
        titled("1 Aims"),
        text(),
        titled("2 Means"),
        text(),
        titled("Of Tides", 20),
        text(),
    ]
    assert levels(blocks) == {"Of Towers": 1, "1 Aims": 2, "2 Means": 2, "Of Tides": 1}


def test_an_abstract_in_letters_of_its_own_is_no_subsection() -> None:
    blocks = [titled("Abstract", 11), text(), titled("1 Aims", 12), text(), titled("2 Means", 12), text()]
    assert levels(blocks)["Abstract"] == 1


def test_bookmarks_decide_and_words_in_pictures_change_nothing() -> None:
    marks = [Bookmark("I Towers", 1, 0), Bookmark("Gauges", 2, 0), Bookmark("Rust", 2, 1)]
    blocks = [
        *(titled("Towers", 18), text(), titled("Gauges", 12), text()),
        *(titled("North", 40), text(), titled("Rust", 12, page=1), text(), titled("Brown rust"), text()),
    ]
    found = levels(blocks, *marks)
    assert [found[words] for words in ("Towers", "Gauges", "Rust", "Brown rust")] == [1, 2, 2, 3]


def test_a_bookmark_finds_its_heading_and_no_list_item_with_the_same_words() -> None:
    item = PdfBlock(BlockRole.ITEM, [line("• Rust", 60, 0)], marker="•", text="• Rust")
    blocks = [text(), item, text(), titled("Rust"), text()]
    assert levels(blocks, Bookmark("Rust", 1, 0)) == {"Rust": 1}


def test_a_bookmark_makes_a_heading_of_a_plain_line_on_its_page() -> None:
    plain, far = text("Of rust and salt"), titled("Of candles", page=5, font=Font())
    blocks = [text(), plain, text(), far, text()]
    marks = (Bookmark("Of rust and salt", 1, 0), Bookmark("Of candles", 1, 1))
    assert levels(blocks, *marks) == {"Of rust and salt": 1}


def test_authors_are_no_headings() -> None:
    blocks = [
        *(titled("Edda Quist and Tor Wendel", 12), titled("Lindmoor, in May"), titled("Abstract", 11)),
        *(text(), titled("1 Aims", 14), text(), titled("2 Means", 14), text()),
    ]
    assert list(levels(blocks)) == ["Abstract", "1 Aims", "2 Means"]


def test_sentences_in_bold_captions_and_last_lines_are_no_headings() -> None:
    caption = titled("Figure 2. The tower", 12)
    caption.role = BlockRole.ASIDE
    blocks = [
        text(),
        titled("Never open the northern gauge in winter."),
        text(),
        caption,
        text(),
        titled("Lindmoor"),
    ]
    assert levels(blocks) == {}


def test_italics_and_capitals_need_a_number_or_a_usual_name() -> None:
    italic = Font(is_italic=True)
    blocks = [
        text(),
        titled("A. The gauges", font=italic),
        text(),
        titled("Nobody knows", font=italic),
        text(),
    ]
    blocks += [titled("II. RESULTS", font=Font()), text(), titled("REFERENCES", font=Font()), text()]
    assert set(levels(blocks)) == {"A. The gauges", "II. RESULTS", "REFERENCES"}


def test_numbers_alone_make_headings_of_lines_with_text_below() -> None:
    plain = Font()
    blocks = [
        *(titled("1. Introduction", font=plain), text(), titled("2. Of gauges", font=plain), text()),
        *(titled("2.1. Rust", font=plain), text(), titled("3. Tides", font=plain), text()),
    ]
    assert levels(blocks) == {"1. Introduction": 1, "2. Of gauges": 1, "2.1. Rust": 2, "3. Tides": 1}


def test_the_items_of_a_list_are_no_headings() -> None:
    plain = Font()
    items = [titled(f"{number}. Paint the line", font=plain) for number in (1, 2, 3)]
    assert levels([text(), *items, text()]) == {}


def test_words_in_the_letters_of_numbered_headings_are_none_without_a_number() -> None:
    blocks = [text()]
    for number, words in enumerate(("Aims", "Means", "Gauges", "Tides"), 1):
        blocks += [titled(f"{number} {words}", 12), text()]
    blocks[4:4] = [titled("North quay", 12), text()]
    assert "North quay" not in levels(blocks)


def test_letters_in_the_letters_of_the_highest_level_are_appendices() -> None:
    blocks = [text()]
    for words in ("1. AIMS", "2. MEANS", "A. RUST", "B. SALT"):
        blocks += [titled(words, 12), text()]
    assert set(levels(blocks).values()) == {1}


def test_letters_below_roman_numbers_are_a_level_deeper() -> None:
    italic = Font(is_italic=True)
    blocks = [text(), titled("I. RESULTS", font=Font()), text()]
    for letter in "ABCD":
        blocks += [titled(f"{letter}. The gauges", font=italic), text()]
    found = levels([*blocks, titled("II. WHAT FOLLOWS", font=Font()), text()])
    assert found["D. The gauges"] == 2
    assert found["II. WHAT FOLLOWS"] == 1


def test_theorems_and_formulas_are_no_headings() -> None:
    blocks = [text()]
    for words in ("Theorem 1", "Proof", "Xⁿ", "2 pd = p 2", "Keywords"):
        blocks += [titled(words, 12), text()]
    assert levels(blocks) == {}


def test_matched_bookmarks_are_the_whole_outline() -> None:
    marks = [Bookmark(words, 1, 0) for words in ("Aims", "Means", "Gauges", "Tides")]
    blocks = [text()]
    for words in ("Aims", "Means", "Not well", "Gauges", "Tides"):
        blocks += [titled(words, 12), text()]
    assert list(levels(blocks, *marks)) == ["Aims", "Means", "Gauges", "Tides"]
