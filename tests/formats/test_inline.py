"""Lines built from pieces of text and the spans around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.model import Span, SpanKind
from tui.formats.inline import InlineBuilder, join_inline
from tui.text.sanitize import clean_line

PIECES = st.text(
    st.characters(codec="utf-8") | st.sampled_from(" \t\r\n\xa0\u3000\ufeff\x1c\x85\u2028\u202e\ud800"),
    max_size=12,
)


def line_of(*pieces: str) -> InlineBuilder:
    """Build a line of pieces; those that begin with an arrow are in links."""
    line = InlineBuilder()
    for number, piece in enumerate(pieces):
        if piece.startswith("→"):
            line.open(number, SpanKind.LINK, f"address {number}")
            line.add(piece[1:])
            line.close(number)
        else:
            line.add(piece)
    return line


def linked(*pieces: str) -> list[str]:
    text, links = line_of(*pieces).finish()
    return [text[link.start : link.end] for link in links]


def test_a_link_is_found_again() -> None:
    assert line_of("Read ", "→the  lamp's\n story", ".").finish() == (
        "Read the lamp's story.",
        (Span(SpanKind.LINK, 5, 21, "address 1"),),
    )


def test_spaces_at_the_ends_of_a_link_are_outside_of_it() -> None:
    assert linked("  Read", "→ here ", " or", "→\n there", "") == ["here", "there"]


def test_a_link_without_words_is_none() -> None:
    assert linked("Read", "→ ", "→", "this") == []


def test_a_part_of_a_word_can_be_a_link() -> None:
    assert linked("un", "→link", "ed") == ["link"]


def test_of_links_within_each_other_the_outer_one_holds() -> None:
    line = InlineBuilder()
    line.open("outer", SpanKind.LINK, "one")
    line.add("a ")
    line.open("inner", SpanKind.LINK, "two")
    line.add("b")
    line.close("inner")
    line.add(" c")
    line.close("outer")
    assert line.finish() == ("a b c", (Span(SpanKind.LINK, 0, 5, "one"),))


def test_an_open_link_continues_in_the_next_line() -> None:
    line = InlineBuilder()
    line.add("first ")
    line.open("key", SpanKind.LINK, "one")
    line.add("line")
    assert line.finish() == ("first line", (Span(SpanKind.LINK, 6, 10, "one"),))
    line.add("second")
    line.close("key")
    line.add(" line")
    assert line.finish() == ("second line", (Span(SpanKind.LINK, 0, 6, "one"),))
    line.add("third")
    assert line.finish() == ("third", ())


def test_only_the_last_opened_link_can_be_closed() -> None:
    line = InlineBuilder()
    line.open("key", SpanKind.LINK, "one")
    line.close("another")
    assert line.is_in_link
    line.close("key")
    assert not line.is_in_link


def test_joined_texts_keep_their_links() -> None:
    text, links = join_inline(
        [line_of("→a", "b").finish(), line_of("c").finish(), line_of("d", "→e").finish()], " | "
    )
    assert text == "ab | c | de"
    assert [text[link.start : link.end] for link in links] == ["a", "e"]


@given(before=PIECES, inside=PIECES, after=PIECES)
def test_a_link_covers_the_clean_text_of_its_pieces(before: str, inside: str, after: str) -> None:
    line = InlineBuilder()
    line.add(f"{before}|")
    line.open("key", SpanKind.LINK, "address")
    line.add(inside)
    line.close("key")
    line.add(f"|{after}")
    text, links = line.finish()
    assert text == clean_line(f"{before}|{inside}|{after}")
    marked = [text[link.start : link.end] for link in links]
    expected = clean_line(f"|{inside}|")[1:-1].strip()
    assert marked == ([expected] if expected else [])


def test_spans_are_nested_and_the_outer_one_is_first() -> None:
    line = InlineBuilder()
    line.add("Go ")
    line.open("link", SpanKind.LINK, "one")
    line.open("strong", SpanKind.STRONG)
    line.add("there")
    line.close("strong")
    line.add(" now")
    line.close("link")
    assert line.finish() == (
        "Go there now",
        (Span(SpanKind.LINK, 3, 12, "one"), Span(SpanKind.STRONG, 3, 8)),
    )


@pytest.mark.parametrize("before, after, start", [("Here", ".", 4), ("Here ", "it is", 4), ("", "Here", 0)])
def test_a_mark_that_is_left_out_is_an_empty_span_after_its_word(before: str, after: str, start: int) -> None:
    line = InlineBuilder()
    line.add(before)
    line.mark(SpanKind.NOTE, "1")
    line.add(after)
    assert line.finish() == (before + after, (Span(SpanKind.NOTE, start, start, "1"),))


@pytest.mark.parametrize(
    ("pieces", "text", "place"),
    [
        (("the mill ", ". It"), "the mill. It", 8),
        (("the mill ", "stood"), "the mill stood", 8),
        (("the mill", ", it"), "the mill, it", 8),
        (("", ", it"), ", it", 0),
    ],
)
def test_no_space_is_left_where_a_mark_was(pieces: tuple[str, str], text: str, place: int) -> None:
    builder = InlineBuilder()
    builder.add(pieces[0])
    builder.mark(SpanKind.NOTE, "1")
    builder.add(pieces[1])
    assert builder.finish() == (text, (Span(SpanKind.NOTE, place, place, "1"),))


def test_spans_that_are_nested_absurdly_deep_are_none() -> None:
    builder = InlineBuilder()
    for key in range(100):
        builder.open(key, SpanKind.EMPHASIS)
    builder.add("word")
    for key in reversed(range(100)):
        builder.close(key)
    builder.add(" end")
    text, spans = builder.finish()
    assert text == "word end"
    assert 1 < len(spans) < 100
    assert {(span.start, span.end) for span in spans} == {(0, 4)}


def test_no_space_is_left_where_several_marks_were() -> None:
    line = InlineBuilder()
    line.add("the mill ")
    line.mark(SpanKind.NOTE, "1")
    line.add("")
    line.mark(SpanKind.NOTE, "2")
    line.add(".")
    assert line.finish() == (
        "the mill.",
        (Span(SpanKind.NOTE, 8, 8, "1"), Span(SpanKind.NOTE, 8, 8, "2")),
    )


def test_a_span_without_a_piece_is_none() -> None:
    line = InlineBuilder()
    line.add("a")
    line.open("key", SpanKind.STRONG)
    line.close("key")
    line.open("other", SpanKind.EMPHASIS)
    assert line.finish() == ("a", ())


@pytest.mark.parametrize(
    "pieces, expected",
    [(["6"], "10⁶ kg"), (["−", "2"], "10⁻² kg"), (["2n"], "102n kg"), (["11111"], "1011111 kg")],
)
def test_an_exponent_becomes_superscript_characters(pieces: list[str], expected: str) -> None:
    line = InlineBuilder()
    line.add("10")
    line.open("sup", SpanKind.SUPERSCRIPT)
    for piece in pieces:
        line.add(piece)
    line.close("sup")
    line.add(" kg")
    text, spans = line.finish()
    assert text.replace(" ", "") == expected.replace(" ", "")
    assert bool(spans) == text.isascii()
