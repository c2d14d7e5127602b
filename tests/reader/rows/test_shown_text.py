"""Text with marks of notes, pictures in frames, and the looks of the kinds of blocks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import tui
from tests.reader.rows.laid_out import lines
from tui.document.build import Draft
from tui.document.model import Article, BlockKind, Picture, Span, SpanKind
from tui.language.articles import build_article
from tui.reader.rows.article_items import article_items
from tui.reader.rows.decorations import ArticleDecorations
from tui.reader.rows.line_index import LineIndex, RowRef
from tui.reader.rows.pointing import text_under
from tui.reader.rows.text_styles import TextStyles

WORDS = st.text(alphabet="ab.é日本e\u0301👍🏽1", min_size=1, max_size=9)
TEXT = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    text = draw(TEXT)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = tuple(Span(SpanKind.NOTE, at, at, str(number)) for number, at in enumerate(places))
    kinds = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.HEADING)
    kind = draw(st.sampled_from((*kinds, BlockKind.FIGURE)))
    picture = Picture(
        draw(st.sampled_from(["", text, "What it shows"])), draw(st.sampled_from(["", "a.png"]))
    )
    return Draft(kind, text, 1, spans=spans, picture=picture if kind is BlockKind.FIGURE else None)


@given(st.lists(drafts(), min_size=1, max_size=3), st.integers(10, 200))
def test_every_character_is_painted_once_and_its_row_is_found(made: list[Draft], width: int) -> None:
    article = build_article(made, title="")
    index = LineIndex(article_items(article), width)
    painted: dict[int, str] = {}
    for number, item in enumerate(index.items):
        for line in range(len(index.breaks(number))):
            shown, start, end = row = index.text_row(RowRef(number, line))
            assert (
                cell_len((shown.subsequent_indent or shown.initial_indent) + shown.text[start:end]) <= width
            )
            for place in range(item.start, item.end):
                for first, last in shown.shown_ranges(
                    place - item.start, place + 1 - item.start, (start, end)
                ):
                    assert (last - first, place in painted) == (1, False)
                    painted[place] = shown.text[first]
                    assert index.row_of(number, place - item.start) == index.row_at(RowRef(number, line))
                    cell = cell_len(shown.text[start:first])
                    found = text_under(article.text, row, cell)
                    assert found.start <= place < found.end or article.text[place] in "\u0301🏽"
    text = article.text
    assert all(text[place] == character for place, character in painted.items())
    assert not "".join(text[at] for at in range(len(text)) if at not in painted).strip()


def noted(text: str, *places: int) -> Article:
    spans = tuple(Span(SpanKind.NOTE, at, at, str(number + 1)) for number, at in enumerate(places))
    return build_article([Draft(BlockKind.PARAGRAPH, text, spans=spans)], title="")


def test_marks_of_notes_stand_in_the_text() -> None:
    assert lines(noted("One. Two.", 4, 9), 40) == ["One.¹ Two.²"]
    assert lines(noted("One. Two.", 4, 4, 9), 40) == ["One.¹\u00a0² Two.³"]
    assert lines(noted("aaaa bbbb", 4), 5) == ["aaaa¹", "bbbb"]
    assert lines(noted("aaaa bbbb", 4), 4) == ["aaaa", "¹", "bbbb"]


def test_a_mark_within_a_sentence_of_the_summary_is_marked_with_it() -> None:
    article = noted("One is a lamp. Two.", 3, 14)
    decorations = ArticleDecorations()
    article = article.with_sentences([tui.article_from_text("", "One is a lamp. Two.").sentences[0]])
    decorations.set_sentences(article.sentences, None)
    row = LineIndex(article_items(article), 40).text_row(RowRef(0, 0))
    spans = [
        (row.item.text[span.start : span.end], span.style) for span in decorations.spans(article.text, row)
    ]
    assert spans == [
        ("One", "article--summary"),
        ("¹", "text--note article--summary"),
        (" is a lamp.", "article--summary"),
        ("²", "text--note"),
    ]
    assert decorations.sign(row).text == "▏"


def test_all_spans_of_a_text_with_marks_are_styled() -> None:
    strong = (Span(SpanKind.STRONG, 0, 3), Span(SpanKind.NOTE, 3, 3, "1"), Span(SpanKind.STRONG, 5, 8))
    spans = (*strong, Span(SpanKind.EMPHASIS, 9, 12))
    article = build_article([Draft(BlockKind.PARAGRAPH, "One, two six.", spans=spans)], title="")
    row = LineIndex(article_items(article), 40).text_row(RowRef(0, 0))
    found = TextStyles(article.blocks).on_row(row)
    assert [row.item.text[span.start : span.end] for span in found] == ["One", "two", "six"]


def looks_of(text: str, tmp_path: Path) -> list[str]:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    return lines(tui.open_article(path), 40)


@pytest.mark.parametrize(
    "text, shown",
    [
        ("- [ ] to do\n- [x] done\n", ["☐ to do", "☑ done"]),
        ("> [!NOTE]\n> Look.\n", ["┃ Note: Look."]),
        ("> **Note:** that\n", ["┃ Note: that"]),
        ("> **Nota** that\n", ["▏ Nota that"]),
        ("**Note:** that\n", ["┃ Note: that"]),
        ("**Not** that\n", ["Not that"]),
        ("$$ a + b $$\n", ["    a + b"]),
        ("![A cat](cat.png)\n", ["┌ Picture ┐", "│ A cat   │", "└─────────┘"]),
        (
            '<figure><img src="a.png" alt="A cat"><figcaption>Tom</figcaption></figure>\n',
            ["┌ Picture ┐", "│ Tom     │", "│ (A cat) │", "└─────────┘"],
        ),
    ],
)
def test_blocks_look_as_what_they_are(tmp_path: Path, text: str, shown: list[str]) -> None:
    assert looks_of(f"# Title\n\nText.\n\n{text}", tmp_path)[2:] == shown


def test_headings_of_each_level_look_different() -> None:
    made = build_article([Draft(BlockKind.HEADING, "Name", level) for level in range(1, 7)], title="")
    looks = [(item.style, item.initial_indent) for item in article_items(made)]
    assert len(set(looks)) == 6


def test_a_caption_without_a_picture_has_no_frame() -> None:
    made = build_article([Draft(BlockKind.FIGURE, "Table 1: lamps", picture=Picture())], title="")
    assert lines(made, 40) == ["Table 1: lamps"]
