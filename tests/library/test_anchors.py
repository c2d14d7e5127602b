import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.support import TEXT
from tui.library.anchors import CONTEXT, TextAnchor, anchor_at, find_nearest, locate

STORY = " ".join(f"word{number * 7_919 % 5_003}" for number in range(3_000))
PLACE = len(STORY) // 2


def after(change: str) -> int:
    """Return the offset of the anchor in an edited story."""
    return locate(change, anchor_at(STORY, PLACE))


def test_an_anchor_has_its_context() -> None:
    place = anchor_at(TEXT, 35)
    assert place.offset == 35
    assert place.fraction == 35 / len(TEXT)
    assert TEXT[:35].endswith(place.prefix)
    assert TEXT[35:].startswith(place.suffix)
    assert (len(place.prefix), len(place.suffix)) == (35, CONTEXT)


def test_an_offset_outside_counts_as_the_nearer_end() -> None:
    assert anchor_at(TEXT, -5) == anchor_at(TEXT, 0)
    assert anchor_at(TEXT, len(TEXT) + 5) == anchor_at(TEXT, len(TEXT))
    assert anchor_at("", 5) == TextAnchor(0, 0.0, "", "")


@given(st.text(alphabet="ab \n", max_size=300), st.integers(0, 300))
def test_in_the_same_text_an_anchor_is_where_it_was(text: str, offset: int) -> None:
    place = anchor_at(text, offset)
    assert locate(text, place) == place.offset


@given(st.text(), st.builds(TextAnchor, st.integers(), st.floats(allow_nan=False), st.text(), st.text()))
def test_an_anchor_is_always_found_inside_the_text(text: str, place: TextAnchor) -> None:
    assert 0 <= locate(text, place) <= len(text)


def test_text_inserted_before_an_anchor_moves_it() -> None:
    assert after("A new beginning. " + STORY) == PLACE + len("A new beginning. ")
    assert after(STORY[10_000:]) == PLACE - 10_000


def test_an_anchor_is_found_by_one_side_if_the_other_was_edited() -> None:
    changed = STORY[: PLACE - 3] + "XYZ" + STORY[PLACE:]
    assert after(changed) == PLACE
    changed = STORY[:PLACE] + "XYZ" + STORY[PLACE:]
    assert after(changed) in (PLACE, PLACE + 3)


def test_an_anchor_is_found_by_its_short_context() -> None:
    changed = STORY[: PLACE - 30] + "?" + STORY[PLACE - 29 : PLACE + 25] + "?" + STORY[PLACE + 26 :]
    assert after(changed) == PLACE


def test_the_short_context_counts_only_near_by() -> None:
    place = anchor_at(STORY, PLACE)
    elsewhere = "-" * (PLACE + 10_000) + place.suffix[:25]
    assert locate(elsewhere, place) == round(place.fraction * len(elsewhere)) != PLACE + 10_000
    assert locate("-" * (PLACE + 100) + place.suffix[:25], place) == PLACE + 100


def test_an_anchor_without_its_context_is_at_the_same_fraction() -> None:
    assert after("-" * 1_000) == round(1_000 * PLACE / len(STORY))
    assert after("") == 0


def test_the_top_stays_the_top() -> None:
    assert locate("A new beginning. " + STORY, anchor_at(STORY, 0)) == 0


def test_of_equal_contexts_the_nearest_is_taken() -> None:
    verse = "And so it goes, and so it went, and so it will go on for ever and a day.\n"
    song = verse * 50
    place = anchor_at(song, 30 * len(verse) + 7)
    assert locate("New.\n" + song, place) == place.offset + len("New.\n")


@pytest.mark.parametrize(
    ("offset", "nearest"), [(-3, 0), (0, 0), (1, 0), (2, 0), (3, 4), (4, 4), (5, 4), (9, 8), (99, 8)]
)
def test_find_nearest(offset: int, nearest: int) -> None:
    assert find_nearest("ab--ab--ab", "ab", offset) == nearest


@given(st.text(alphabet="ab", max_size=30), st.text(alphabet="ab", max_size=3), st.integers(-5, 40))
def test_find_nearest_agrees_with_an_exhaustive_search(text: str, wanted: str, offset: int) -> None:
    starts = [start for start in range(len(text)) if wanted and text.startswith(wanted, start)]
    inside = min(max(offset, 0), len(text))
    assert find_nearest(text, wanted, offset) == min(
        starts, key=lambda start: (abs(start - inside), start), default=None
    )
