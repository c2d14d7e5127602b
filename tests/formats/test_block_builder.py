from tui.document.build import Draft
from tui.document.model import BlockKind, Dropped, Note, Span, SpanKind
from tui.formats.block_builder import BULLET, BlockBuilder


def test_a_text_stands_where_lists_and_quotations_say() -> None:
    blocks = BlockBuilder()
    blocks.add_text(("a", ()))
    blocks.quotes = 2
    blocks.add_text(("b", ()))
    blocks.lists, blocks.marker = 1, BULLET
    blocks.add_text(("c", ()))
    blocks.add_text(("d", ()))
    blocks.add_heading(("e", ()), 3)
    blocks.add_text(("f", ()))
    assert [(draft.kind, draft.level, draft.marker) for draft in blocks.drafts] == [
        (BlockKind.PARAGRAPH, 0, ""),
        (BlockKind.QUOTE, 2, ""),
        (BlockKind.LIST_ITEM, 1, BULLET),
        (BlockKind.LIST_ITEM, 1, ""),
        (BlockKind.HEADING, 3, ""),
        (BlockKind.PARAGRAPH, 0, ""),
    ]


def test_a_label_stands_before_the_next_text() -> None:
    blocks = BlockBuilder()
    blocks.label("Note")
    blocks.add_text(("a", (Span(SpanKind.CODE, 0, 1),)))
    blocks.label("Mind!")
    blocks.add_text(("b", ()))
    blocks.label("Code")
    blocks.add_code("x")
    blocks.label("End")
    blocks.flush_label()
    assert [draft.text for draft in blocks.drafts] == ["Note: a", "Mind! b", "Code", "x", "End"]
    assert blocks.drafts[0].spans == (Span(SpanKind.STRONG, 0, 4), Span(SpanKind.CODE, 6, 7))


def test_blocks_within_a_note_are_its_text() -> None:
    blocks = BlockBuilder()
    blocks.begin_note("1")
    blocks.add_text(("a", ()))
    blocks.add_code("b")
    blocks.end_note()
    assert (blocks.drafts, blocks.notes) == ([], {"1": Note("1", "a\n\nb")})


def test_a_note_without_a_label_has_the_next_number() -> None:
    blocks = BlockBuilder()
    blocks.reserved = {"2"}
    assert [blocks.add_note("", text) for text in "abc"] == ["1", "3", "4"]
    blocks.add_note("1", "again")
    assert blocks.dropped == [Dropped("a second note of the same name", "again")]


def test_pictures_without_words_and_empty_rows_are_left_out() -> None:
    blocks = BlockBuilder()
    blocks.add_figure(("", ()), "", "a.png")
    blocks.add_figure(("", ()), "A mill", "b.png")
    blocks.add_table([[("", ())], [("x", ()), ("y", ())]])
    blocks.add_table([[("", ())]])
    assert blocks.drafts == [
        Draft(BlockKind.FIGURE, "A mill", picture=blocks.drafts[0].picture),
        Draft.table([["x", "y"]]),
    ]
    assert blocks.dropped == [Dropped("an image", "a.png")]
