from rich.cells import cell_len

from tests.reader.rows.laid_out import lines
from tui.document.build import Draft
from tui.document.model import Article, BlockKind, Section, Sentence
from tui.language.articles import build_article
from tui.reader.rows.article_items import MAX_PIECE_CHARS, article_items, top_offset
from tui.reader.rows.digest_items import digest_items
from tui.summary.digests import summarize


def article(*drafts: Draft, title: str = "Title") -> Article:
    return build_article(drafts, title=title)


def paragraph(text: str) -> Draft:
    return Draft(BlockKind.PARAGRAPH, text)


def test_items_stand_where_their_text_does() -> None:
    made = article(
        paragraph("One."), Draft(BlockKind.QUOTE, "Two.", 1), Draft(BlockKind.LIST_ITEM, "Three.", 1, "1.")
    )
    for item in article_items(made)[1:]:
        assert made.text[item.start : item.start + len(item.text)] == item.text


def test_a_list_item_hangs_on_its_marker() -> None:
    made = article(
        Draft(BlockKind.LIST_ITEM, "First.", 1, "10."), Draft(BlockKind.LIST_ITEM, "Nested.", 2, "•")
    )
    first, nested = article_items(made)[1:]
    assert (first.initial_indent, first.subsequent_indent) == ("10. ", "    ")
    assert (nested.initial_indent, nested.subsequent_indent) == ("  • ", "    ")
    assert (first.gap, nested.gap) == (1, 0)


def test_a_very_long_block_is_laid_out_in_pieces_that_lose_nothing() -> None:
    text = "word " * 5000
    made = article(paragraph(text), title="")
    items = article_items(made)
    assert all(len(item.text) <= MAX_PIECE_CHARS for item in items)
    assert "".join(item.text for item in items) == made.text
    assert [item.start for item in items] == [
        made.text.index(items[0].text),
        *[item.start for item in items[1:]],
    ]


def test_code_keeps_its_lines_and_a_table_its_columns() -> None:
    made = article(
        Draft(BlockKind.CODE, "if x:\n    y()"), Draft.table([["a", "long cell"], ["wide cell", "b | c"]])
    )
    texts = [item.text for item in article_items(made)[1:]]
    assert texts == ["if x:", "    y()", "a | long cell", "wide cell | b | c"]
    assert lines(made, 40)[3:] == ["  a         │ long cell", "  wide cell │ b | c"]


def test_the_title_is_before_the_first_heading_and_in_the_opening() -> None:
    assert top_offset(article(Draft(BlockKind.HEADING, "One", 1), paragraph("Text."))) == -1
    assert top_offset(article(paragraph("Text."))) == 0


def test_the_outline_is_there_before_the_digest() -> None:
    made = article(paragraph("Text."), Draft(BlockKind.HEADING, "One", 1), paragraph("More."))
    items = digest_items(made, None, state="Finding sentences …")
    assert [item.text for item in items] == ["Summary", "Finding sentences …", "Outline", "(opening)", "One"]
    assert [item.target for item in items[3:]] == list(made.sections)


def test_an_article_without_headings_has_no_outline() -> None:
    assert [item.text for item in digest_items(article(paragraph("Text.")), None)] == ["Summary"]


def test_a_digest_gives_its_sentences_and_gists() -> None:
    made = article(
        paragraph("A lamp burns. It burns long."),
        Draft(BlockKind.HEADING, "One", 1),
        paragraph("A keeper pours oil."),
        Draft(BlockKind.HEADING, "Under one", 2),
        paragraph("The oil burns."),
    )
    digest = summarize(made, length=2)
    targets = [item.target for item in digest_items(made, digest) if item.target]
    assert targets[:2] == list(digest.summary)
    sections = [target for target in targets if isinstance(target, Section)]
    assert sections == list(made.sections)
    assert sum(isinstance(target, Sentence) for target in targets) == 2 + len(made.sections)
    folded = [
        item.target for item in digest_items(made, digest, folded=True) if isinstance(item.target, Section)
    ]
    assert [section.title for section in folded] == [None, "One"]


def test_sections_have_the_numbers_of_the_keys_their_minutes_and_sentences() -> None:
    made = article(
        paragraph("A lamp burns. It burns long."),
        Draft(BlockKind.HEADING, "One", 1),
        paragraph("A keeper pours oil. " * 100),
        Draft(BlockKind.HEADING, "Under one", 2),
        paragraph("The oil burns. " * 100),
        Draft(BlockKind.HEADING, "2. Two", 1),
        paragraph("The end."),
    )
    digest = summarize(made, length=40)
    sections = [item for item in digest_items(made, digest, pace=100) if item.style == "digest--section"]
    assert [(item.initial_indent, item.text) for item in sections] == [
        ("  ", "(opening)"),
        ("1 ", "One"),
        ("    ", "Under one"),
        ("  ", "2. Two"),
    ]
    assert [item.minutes for item in sections] == [1, 8, 4, 1]
    inside = [
        sum(item.target.start <= s.start < item.target.end for s in digest.summary)  # type: ignore[union-attr]
        for item in sections
    ]
    assert [item.chosen for item in sections] == inside


def test_numbers_that_all_headings_begin_with_take_no_room() -> None:
    made = article(Draft(BlockKind.HEADING, "1. One", 1), Draft(BlockKind.HEADING, "2 Two", 1))
    assert [item.initial_indent for item in digest_items(made, None) if item.minutes] == ["", ""]
    twelve = article(*(Draft(BlockKind.HEADING, f"Section {n}", 1) for n in range(12)))
    assert [item.initial_indent for item in digest_items(twelve, None)][-4:] == [" 9 ", "10 ", "11 ", "12 "]


def test_a_long_text_without_spaces_is_not_cut_inside_a_character() -> None:
    pieces = [item.text for item in article_items(article(paragraph("น้ำ" * 4000), title=""))]
    assert len(pieces) > 1
    assert "".join(pieces) == "น้ำ" * 4000
    assert all(piece.startswith("น้ำ") and piece.endswith("น้ำ") for piece in pieces)


def test_lines_of_an_item_stand_under_each_other_behind_a_wide_marker() -> None:
    (item,) = article_items(article(Draft(BlockKind.LIST_ITEM, "港" * 40, 1, "１．"), title=""))
    assert cell_len(item.subsequent_indent) == cell_len(item.initial_indent) == 5


def test_a_figure_is_its_caption() -> None:
    (item,) = article_items(article(Draft(BlockKind.FIGURE, "The lamp in 1890."), title=""))
    assert (item.text, item.style) == ("The lamp in 1890.", "flow--figure")
