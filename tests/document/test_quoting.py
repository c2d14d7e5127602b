import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.quoting import find_quoted, quote_of
from tui.text.fold import fold

TEXT = (
    "The harbour froze over in January. Ships waited outside for two weeks.\n\n"
    "Nobody had seen such ice before, not even the oldest of the pilots, who walked to work. Snow.\n\n"
    "The harbour froze again. The ﬁrst ship in was a collier."
)


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        ("Nobody had seen", "Nobody"),
        ("nobody  HAD\nseen such", "Nobody"),
        ("Nobody had seen such frost before, not even", "Nobody"),
        ("No one ever saw such ice before, not even the oldest", "ice before, not"),
        ("The harbour froze", "The harbour froze over"),
        ("The harbour froze again", "The harbour froze again"),
        ("The harbour froze, then", "The harbour froze over"),
        ("The first ship in", "The ﬁrst"),
        ("snow.", "Snow."),
        ("weeks. Nobody had", "weeks."),
        ("0%", "The harbour"),
    ],
)
def test_a_place_is_found_by_its_words(wanted: str, place: str) -> None:
    assert find_quoted(TEXT, wanted) == TEXT.index(place)


@pytest.mark.parametrize(
    "wanted",
    [
        "",
        "  ",
        "spring",
        "There is no such thing as this",
        "seen had Nobody",
        "The harbour thawed",
        "The harbour froze over in April and May and June of that year",
        "101%",
    ],
)
def test_what_is_not_there_is_not_found(wanted: str) -> None:
    assert find_quoted(TEXT, wanted) is None


def test_a_part_of_the_text_is_per_cent() -> None:
    assert [find_quoted("a" * 200, share) for share in ("50%", " 100 %", "7.5%")] == [100, 200, 14]


@given(st.text(st.sampled_from("abcde é ß,.%!\n漢字"), max_size=120))
def test_every_text_is_found_by_its_quote(text: str) -> None:
    quoted = quote_of(text)
    if words := re.findall(r"\w+", quoted):
        place = find_quoted(f"Before it. {text} and more", quoted)
        assert place is not None
        assert fold(f"Before it. {text}")[place:].casefold().startswith(words[0].casefold())


def test_of_several_places_the_nearest_counts() -> None:
    text = "It rained. It rained all day. The rain fell. It rained all day."
    places = [text.index("It rained all"), text.rindex("It rained all")]
    assert [find_quoted(text, "it rained all day", near=near) for near in (0, 1)] == places
    assert find_quoted(text, "it rained all", near=0.3) == places[0]


def test_long_quotes_are_found() -> None:
    text = "Before it. " + " ".join(f"word{number}" for number in range(2_000))
    assert find_quoted(text, text[11:]) == 11


def test_a_quote_is_a_few_whole_words() -> None:
    assert quote_of(TEXT) == "The harbour froze over in January. Ships waited outside"
    assert quote_of("It\n fell. ") == "It fell."
    assert quote_of(f"{'a' * 46} b c") == f"{'a' * 46} b"
    assert quote_of(f"{'a' * 47} b c") == f"{'a' * 47} b"
    assert quote_of(f"{'a' * 48} b c") == "a" * 48


def test_only_the_first_sixty_words_of_a_long_quote_are_looked_for() -> None:
    words = [f"word{number}" for number in range(80)]
    text = f"{' '.join(words[:30])} here. {' '.join(words[:60])} there."
    assert find_quoted(text, " ".join(words)) == text.index("here. ") + len("here. ")
