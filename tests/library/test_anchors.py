import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.support import TEXT
from tui.library.anchors import CONTEXT, TextAnchor, anchor_at, find_nearest, locate

STORY = " ".join(f"word{number * 7_919 % 5_003}" for number in range(3_000))
PLACE = len(STORY) // 2


def after(change: str) -> int:
    """Where the place is in a changed story."""
    return locate(change, anchor_at(STORY, PLACE))


def test_a_place_has_its_surroundings() -> None:
    place = anchor_at(TEXT, 35)
    assert place.offset == 35
    assert place.fraction == 35 / len(TEXT)
    assert TEXT[:35].endswith(place.prefix)
    assert TEXT[35:].startswith(place.suffix)
    assert (len(place.prefix), len(place.suffix)) == (35, CONTEXT)


def test_a_place_outside_is_the_nearer_end() -> None:
    assert anchor_at(TEXT, -5) == anchor_at(TEXT, 0)
    assert anchor_at(TEXT, len(TEXT) + 5) == anchor_at(TEXT, len(TEXT))
    assert anchor_at("", 5) == TextAnchor(0, 0.0, "", "")


@given(st.text(alphabet="ab \n", max_size=300), st.integers(0, 300))
def test_in_the_same_text_it_is_where_it_was(text: str, offset: int) -> None:
    place = anchor_at(text, offset)
    assert locate(text, place) == place.offset


@given(st.text(), st.builds(TextAnchor, st.integers(), st.floats(allow_nan=False), st.text(), st.text()))
def test_it_is_always_inside_the_text(text: str, place: TextAnchor) -> None:
    assert 0 <= locate(text, place) <= len(text)


def test_text_before_it_moves_it() -> None:
    assert after("A new beginning. " + STORY) == PLACE + len("A new beginning. ")
    assert after(STORY[10_000:]) == PLACE - 10_000


def test_it_is_found_by_one_side_when_the_other_was_changed() -> None:
    changed = STORY[: PLACE - 3] + "XYZ" + STORY[PLACE:]
    assert after(changed) == PLACE
    changed = STORY[:PLACE] + "XYZ" + STORY[PLACE:]
    assert after(changed) in (PLACE, PLACE + 3)


def test_it_is_found_by_what_is_closest_to_it() -> None:
    changed = STORY[: PLACE - 30] + "?" + STORY[PLACE - 29 : PLACE + 25] + "?" + STORY[PLACE + 26 :]
    assert after(changed) == PLACE


def test_what_is_closest_to_it_counts_only_near_by() -> None:
    place = anchor_at(STORY, PLACE)
    elsewhere = "-" * (PLACE + 10_000) + place.suffix[:25]
    assert locate(elsewhere, place) == round(place.fraction * len(elsewhere)) != PLACE + 10_000
    assert locate("-" * (PLACE + 100) + place.suffix[:25], place) == PLACE + 100


def test_else_it_is_at_the_same_share() -> None:
    assert after("-" * 1_000) == round(1_000 * PLACE / len(STORY))
    assert after("") == 0


def test_the_top_stays_the_top() -> None:
    assert locate("A new beginning. " + STORY, anchor_at(STORY, 0)) == 0


def test_of_places_alike_it_is_the_nearest() -> None:
    verse = "And so it goes, and so it went, and so it will go on for ever and a day.\n"
    song = verse * 50
    place = anchor_at(song, 30 * len(verse) + 7)
    assert locate("New.\n" + song, place) == place.offset + len("New.\n")


@pytest.mark.parametrize(
    ("offset", "nearest"), [(-3, 0), (0, 0), (1, 0), (2, 0), (3, 4), (4, 4), (5, 4), (9, 8), (99, 8)]
)
def test_nearest(offset: int, nearest: int) -> None:
    assert find_nearest("ab--ab--ab", "ab", offset) == nearest


@given(st.text(alphabet="ab", max_size=30), st.text(alphabet="ab", max_size=3), st.integers(-5, 40))
def test_nearest_is_what_looking_everywhere_finds(text: str, wanted: str, offset: int) -> None:
    starts = [start for start in range(len(text)) if wanted and text.startswith(wanted, start)]
    inside = min(max(offset, 0), len(text))
    assert find_nearest(text, wanted, offset) == min(
        starts, key=lambda start: (abs(start - inside), start), default=None
    )
