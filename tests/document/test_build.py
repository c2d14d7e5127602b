from hypothesis import given
from hypothesis import strategies as st

from tests.document.invariants import check_article
from tui.document.build import Draft, build_article
from tui.document.model import BlockKind, Dropped, Span, SpanKind, cell_starts

kinds = st.sampled_from(BlockKind)
words = st.text("ab ", max_size=6)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    kind = draw(kinds)
    nested = kind in (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE)
    return Draft(kind, draw(words), draw(st.integers(1, 6)) if nested else 0)


def outline(*levels: int) -> list[tuple[int, int | None]]:
    article = build_article([Draft(BlockKind.HEADING, f"h{level}", level) for level in levels], title="")
    return [(section.level, section.parent) for section in article.sections]


@given(st.lists(drafts(), max_size=12))
def test_blocks_and_sections_fit_the_text(parts: list[Draft]) -> None:
    check_article(build_article(parts, title="T"))


def test_levels_lose_their_gaps() -> None:
    assert outline(2, 4, 4, 3, 2) == [(1, None), (2, 0), (2, 0), (2, 0), (1, None)]


def test_a_deeper_first_heading_is_at_the_top() -> None:
    assert outline(3, 1, 2) == [(1, None), (1, None), (2, 1)]


def test_the_opening_exists_only_before_the_first_heading() -> None:
    heading, text = Draft(BlockKind.HEADING, "One", 1), Draft(BlockKind.PARAGRAPH, "Some text.")
    assert [section.title for section in build_article([text, heading], title="").sections] == [None, "One"]
    assert [section.title for section in build_article([heading, text], title="").sections] == ["One"]
    assert [section.title for section in build_article([text], title="").sections] == [None]
    assert build_article([], title="").sections == ()


def test_code_keeps_its_indentation_and_loses_empty_lines_around_it() -> None:
    article = build_article([Draft(BlockKind.CODE, "\n  a\n\n    b\n")], title="")
    assert article.text == "  a\n\n    b"


def test_links_keep_their_position_in_their_draft() -> None:
    article = build_article(
        [
            Draft(
                BlockKind.HEADING, "A heading", 3, spans=(Span(SpanKind.LINK, 2, 9, "https://example.org/1"),)
            ),
            Draft(
                BlockKind.PARAGRAPH,
                "  Text with a link. ",
                spans=(Span(SpanKind.LINK, 14, 18, "https://example.org/2"),),
            ),
            Draft(BlockKind.PARAGRAPH, " ", spans=(Span(SpanKind.LINK, 0, 1, "https://example.org/3"),)),
            Draft(BlockKind.CODE, "\n  code\n", spans=(Span(SpanKind.LINK, 0, 7, "https://example.org/4"),)),
        ],
        title="",
    )
    assert [(link.text, link.address[-1]) for link in article.links] == [
        ("heading", "1"),
        ("link", "2"),
        ("  code", "4"),
    ]
    for link in article.links:
        assert article.text[link.start : link.end] == link.text


def test_a_table_keeps_its_cells_whatever_they_contain() -> None:
    rows = (("a | b", "", "1"), ("", "c", ""))
    article = build_article([Draft.table(rows)], title="")
    (block,) = article.blocks
    assert block.rows == rows
    assert article.text == block.text == "a | b |  | 1\n | c | "
    starts = [cell_starts(row) for row in rows]
    lines = block.text.split("\n")
    cells = [
        tuple(line[at : at + len(cell)] for at, cell in zip(places, row, strict=False))
        for line, places, row in zip(lines, starts, rows, strict=True)
    ]
    assert tuple(cells) == rows


def test_a_table_without_cells_is_one_column() -> None:
    (block,) = build_article([Draft(BlockKind.TABLE, "a | b\nc")], title="").blocks
    assert block.rows == (("a | b",), ("c",))


def test_what_was_left_out_has_text() -> None:
    kept = Dropped("a comment", "One.")
    assert build_article([], title="", dropped=[Dropped("a picture", " "), kept]).dropped == (kept,)


def test_drafts_are_compared_by_their_texts_and_shown_without_their_spans() -> None:
    span = Span(SpanKind.LINK, 0, 1, "https://example.org/")
    plain, linked = (
        Draft(BlockKind.PARAGRAPH, "a"),
        Draft(BlockKind.PARAGRAPH, "a", spans=(span,), local_links=(span,), anchors=("b",)),
    )
    marked = Draft(BlockKind.PARAGRAPH, "a", begins_article=True, language="x", has_header=True)
    assert plain == linked == marked
    assert plain != Draft(BlockKind.PARAGRAPH, "a", is_prose=False)
    assert repr(plain) == repr(linked)
