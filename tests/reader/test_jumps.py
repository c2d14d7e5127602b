from hypothesis import given
from hypothesis import strategies as st

from tui.reader.jumps import JumpList, Position


def at(place: int) -> Position:
    return Position(place, 0, None, in_digest=False)


def test_back_and_forward_walk_the_same_positions() -> None:
    jumps = JumpList()
    for place in (0, 10, 20):
        jumps.add(at(place))
    assert [jumps.back(at(30)), jumps.back(at(20)), jumps.back(at(10))] == [at(20), at(10), at(0)]
    assert jumps.back(at(0)) is None
    assert [jumps.forward(at(0)), jumps.forward(at(10)), jumps.forward(at(20))] == [at(10), at(20), at(30)]
    assert jumps.forward(at(30)) is None


def test_a_jump_drops_what_was_gone_back_from() -> None:
    jumps = JumpList()
    jumps.add(at(0))
    jumps.back(at(10))
    jumps.add(at(0))
    assert jumps.forward(at(50)) is None
    assert jumps.back(at(50)) == at(0)


def test_positions_are_listed_the_most_recent_first() -> None:
    jumps = JumpList()
    for place in (0, 10):
        jumps.add(at(place))
    assert jumps.positions == (at(10), at(0))
    jumps.back(at(20))
    assert jumps.positions == (at(20), at(0))


@given(st.lists(st.integers(0, 9), max_size=300))
def test_the_oldest_are_forgotten(places: list[int]) -> None:
    jumps = JumpList()
    for place in places:
        jumps.add(at(place))
    assert jumps.positions == tuple(map(at, reversed(places[-200:])))
    assert jumps.can_go_back == bool(places)
