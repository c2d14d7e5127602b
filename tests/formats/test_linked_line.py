"""Links keep their places while lines are cleaned."""

from hypothesis import given
from hypothesis import strategies as st

from tui.document.build import DraftLink
from tui.formats.links import LinkedLine, joined
from tui.text.sanitize import clean_line

PIECES = st.text(
    st.characters(codec="utf-8") | st.sampled_from(" \t\r\n\xa0\u3000\ufeff\x1c\x85\u2028\u202e\ud800"),
    max_size=12,
)


def line_of(*pieces: str) -> LinkedLine:
    """A line of pieces; those that begin with an arrow are in links."""
    line = LinkedLine()
    for number, piece in enumerate(pieces):
        if piece.startswith("→"):
            line.open(number, f"address {number}")
            line.say(piece[1:])
            line.close(number)
        else:
            line.say(piece)
    return line


def linked(*pieces: str) -> list[str]:
    text, links = line_of(*pieces).take()
    return [text[link.start : link.end] for link in links]


def test_a_link_is_found_again() -> None:
    assert line_of("Read ", "→the  lamp's\n story", ".").take() == (
        "Read the lamp's story.",
        (DraftLink(5, 21, "address 1"),),
    )


def test_spaces_at_the_ends_of_a_link_are_outside_of_it() -> None:
    assert linked("  Read", "→ here ", " or", "→\n there", "") == ["here", "there"]


def test_a_link_without_words_is_none() -> None:
    assert linked("Read", "→ ", "→", "this") == []


def test_a_part_of_a_word_can_be_a_link() -> None:
    assert linked("un", "→link", "ed") == ["link"]


def test_of_links_within_each_other_the_outer_one_holds() -> None:
    line = LinkedLine()
    line.open("outer", "one")
    line.say("a ")
    line.open("inner", "two")
    line.say("b")
    line.close("inner")
    line.say(" c")
    line.close("outer")
    assert line.take() == ("a b c", (DraftLink(0, 5, "one"),))


def test_a_link_that_is_open_goes_on_in_the_next_line() -> None:
    line = LinkedLine()
    line.say("first ")
    line.open("key", "one")
    line.say("line")
    assert line.take() == ("first line", (DraftLink(6, 10, "one"),))
    line.say("second")
    line.close("key")
    line.say(" line")
    assert line.take() == ("second line", (DraftLink(0, 6, "one"),))
    line.say("third")
    assert line.take() == ("third", ())


def test_only_what_was_opened_last_can_be_closed() -> None:
    line = LinkedLine()
    line.open("key", "one")
    line.close("another")
    assert line.is_in_link
    line.close("key")
    assert not line.is_in_link


def test_joined_texts_keep_their_links() -> None:
    text, links = joined([line_of("→a", "b").take(), line_of("c").take(), line_of("d", "→e").take()], " | ")
    assert text == "ab | c | de"
    assert [text[link.start : link.end] for link in links] == ["a", "e"]


@given(before=PIECES, inside=PIECES, after=PIECES)
def test_whatever_stands_in_a_link_its_clean_text_is_marked(before: str, inside: str, after: str) -> None:
    line = LinkedLine()
    line.say(f"{before}|")
    line.open("key", "address")
    line.say(inside)
    line.close("key")
    line.say(f"|{after}")
    text, links = line.take()
    assert text == clean_line(f"{before}|{inside}|{after}")
    marked = [text[link.start : link.end] for link in links]
    expected = clean_line(f"|{inside}|")[1:-1].strip()
    assert marked == ([expected] if expected else [])
