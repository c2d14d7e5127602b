from tui.document.build import Draft
from tui.document.model import BlockKind, Dropped, Note, Span, SpanKind
from tui.formats.drafting import BULLET, Drafting


def test_a_text_stands_where_lists_and_quotations_say() -> None:
    drafting = Drafting()
    drafting.add_text(("a", ()))
    drafting.quotes = 2
    drafting.add_text(("b", ()))
    drafting.lists, drafting.marker = 1, BULLET
    drafting.add_text(("c", ()))
    drafting.add_text(("d", ()))
    drafting.add_heading(("e", ()), 3)
    drafting.add_text(("f", ()))
    assert [(draft.kind, draft.level, draft.marker) for draft in drafting.drafts] == [
        (BlockKind.PARAGRAPH, 0, ""),
        (BlockKind.QUOTE, 2, ""),
        (BlockKind.LIST_ITEM, 1, BULLET),
        (BlockKind.LIST_ITEM, 1, ""),
        (BlockKind.HEADING, 3, ""),
        (BlockKind.PARAGRAPH, 0, ""),
    ]


def test_a_label_stands_before_the_next_text() -> None:
    drafting = Drafting()
    drafting.label("Note")
    drafting.add_text(("a", (Span(SpanKind.CODE, 0, 1),)))
    drafting.label("Mind!")
    drafting.add_text(("b", ()))
    drafting.label("Code")
    drafting.add_code("x")
    drafting.label("End")
    drafting.flush_label()
    assert [draft.text for draft in drafting.drafts] == ["Note: a", "Mind! b", "Code", "x", "End"]
    assert drafting.drafts[0].spans == (Span(SpanKind.STRONG, 0, 4), Span(SpanKind.CODE, 6, 7))


def test_blocks_within_a_note_are_its_text() -> None:
    drafting = Drafting()
    drafting.begin_note("1")
    drafting.add_text(("a", ()))
    drafting.add_code("b")
    drafting.end_note()
    assert (drafting.drafts, drafting.notes) == ([], {"1": Note("1", "a\n\nb")})


def test_a_note_without_a_label_has_the_next_number() -> None:
    drafting = Drafting()
    drafting.reserved = {"2"}
    assert [drafting.add_note("", text) for text in "abc"] == ["1", "3", "4"]
    drafting.add_note("1", "again")
    assert drafting.dropped == [Dropped("a second note of the same name", "again")]


def test_pictures_without_words_and_empty_rows_are_left_out() -> None:
    drafting = Drafting()
    drafting.add_figure(("", ()), "", "a.png")
    drafting.add_figure(("", ()), "A mill", "b.png")
    drafting.add_table([[("", ())], [("x", ()), ("y", ())]])
    drafting.add_table([[("", ())]])
    assert drafting.drafts == [
        Draft(BlockKind.FIGURE, "A mill", picture=drafting.drafts[0].picture),
        Draft.table([["x", "y"]]),
    ]
    assert drafting.dropped == [Dropped("an image", "a.png")]
