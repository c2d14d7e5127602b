"""The article's own spans on the rows of its pane."""

import pytest
from hypothesis import given

from tests.document.spans import spans_of
from tui.document.build import Draft, build_article
from tui.document.model import Article, BlockKind, Sentence, Span, SpanKind
from tui.reader.rows.article_items import article_items
from tui.reader.rows.decorations import SUMMARY_SENTENCE, ArticleDecorations
from tui.reader.rows.line_index import LineItem, TextRow
from tui.reader.rows.spans import MATCH, MatchSpans
from tui.reader.rows.text_styles import (
    CODE,
    EMPHASIS,
    LINK,
    LOWERED,
    NOTE_MARK,
    RAISED,
    STRONG,
    TextStyles,
    shown_text,
)

TEXT = "The lamp burns 10 cd/m2 of oil at night."
LAMP, BURNS, TWO = (
    Span(SpanKind.EMPHASIS, 4, 8),
    Span(SpanKind.STRONG, 4, 14),
    Span(SpanKind.SUPERSCRIPT, 22, 23),
)


def article(*spans: Span, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    drafts = [Draft(BlockKind.PARAGRAPH, "It is old."), Draft(kind, TEXT, spans=spans)]
    return build_article(drafts, title="A lamp")


def rows(article: Article) -> list[list[tuple[str, str]]]:
    """Return the styled parts of each item, as a row of its own, with their texts."""
    styles = TextStyles(article.blocks)
    return [
        [
            (item.text[span.start : span.end], span.style)
            for span in styles.on_row(TextRow(item, 0, len(item.text)))
        ]
        for item in article_items(article)
    ]


def test_spans_are_styled_where_they_stand() -> None:
    assert rows(article(BURNS, LAMP)) == [
        [],
        [],
        [("lamp", f"{STRONG} {EMPHASIS}"), (" burns", STRONG)],
    ]


def test_a_row_has_its_part_of_a_span() -> None:
    styled = article(BURNS)
    styles, item = TextStyles(styled.blocks), article_items(styled)[-1]
    assert list(styles.on_row(TextRow(item, 0, 9))) == [(4, 9, STRONG)]
    assert list(styles.on_row(TextRow(item, 9, 20))) == [(9, 14, STRONG)]
    assert list(styles.on_row(TextRow(item, 14, 20))) == []


@pytest.mark.parametrize(
    "kind, styles", [(SpanKind.LINK, LINK), (SpanKind.NOTE, NOTE_MARK), (SpanKind.IMAGE, None)]
)
def test_links_and_marks_of_notes_have_a_style_and_pictures_none(kind: SpanKind, styles: str | None) -> None:
    expected = [] if styles is None else [("lamp", styles)]
    assert rows(article(Span(kind, 4, 8, "a")))[-1] == expected


def test_the_cells_of_a_table_are_styled_where_they_are_shown() -> None:
    spans = (Span(SpanKind.CODE, 0, 1), Span(SpanKind.EMPHASIS, 4, 7), Span(SpanKind.STRONG, 15, 19))
    table = Draft.table([["a", "oil"], ["wide", "lamp"]], spans)
    assert rows(build_article([table], title="")) == [[("a", CODE), ("oil", EMPHASIS)], [("lamp", STRONG)]]


@pytest.mark.parametrize(
    "style, text, shown",
    [
        (RAISED, "-12", "⁻¹²"),
        (f"{EMPHASIS} {RAISED} {SUMMARY_SENTENCE}", "2", "²"),
        (LOWERED, "2", "₂"),
        (EMPHASIS, "2", "2"),
        (SUMMARY_SENTENCE, "2", "2"),
    ],
)
def test_raised_and_lowered_digits_take_as_many_cells(style: str, text: str, shown: str) -> None:
    assert shown_text(text, style) == shown


def test_only_what_can_be_raised_is() -> None:
    assert rows(article(TWO))[-1] == [("2", RAISED)]
    assert rows(article(Span(SpanKind.SUPERSCRIPT, 20, 23)))[-1] == []


def test_sentences_and_matches_lie_over_styles() -> None:
    styled = article(LAMP)
    decorations = ArticleDecorations(TextStyles(styled.blocks))
    start = styled.blocks[1].start
    decorations.set_sentences([Sentence(1, TEXT, start, start + len(TEXT), 0)], None)
    item = article_items(styled)[-1]
    row = TextRow(item, 0, 20)
    assert list(decorations.spans(styled.text, row)) == [
        (0, 4, SUMMARY_SENTENCE),
        (4, 8, f"{EMPHASIS} {SUMMARY_SENTENCE}"),
        (8, 20, SUMMARY_SENTENCE),
    ]
    decorations.matches = MatchSpans([(start + 6, start + 10)])
    assert list(decorations.spans(styled.text, row))[1:4] == [
        (4, 6, f"{EMPHASIS} {SUMMARY_SENTENCE}"),
        (6, 10, MATCH),
        (10, 20, SUMMARY_SENTENCE),
    ]


def test_the_title_and_fold_lines_have_no_spans() -> None:
    styled = build_article(
        [Draft(BlockKind.PARAGRAPH, TEXT, spans=(Span(SpanKind.STRONG, 0, 40),))], title=TEXT
    )
    title, text = article_items(styled)
    styles = TextStyles(styled.blocks)
    assert list(styles.on_row(TextRow(title, 0, 40))) == []
    assert len(list(styles.on_row(TextRow(text, 0, 40)))) == 1


def test_a_part_of_a_grapheme_is_not_styled_alone() -> None:
    text = "a cafe\u0301 here"
    styles = TextStyles(
        build_article(
            [Draft(BlockKind.PARAGRAPH, text, spans=(Span(SpanKind.STRONG, 2, 6),))], title=""
        ).blocks
    )
    assert list(styles.on_row(TextRow(LineItem(text, "flow--text"), 0, len(text)))) == [(2, 7, STRONG)]


@given(spans_of(len(TEXT)))
def test_any_spans_are_in_order_and_apart(spans: tuple[Span, ...]) -> None:
    styled = article(*spans)
    item = article_items(styled)[-1]
    for row in (TextRow(item, 0, 15), TextRow(item, 15, 40)):
        position = row.start
        for span in TextStyles(styled.blocks).on_row(row):
            assert position <= span.start < span.end <= row.end
            position = span.end
