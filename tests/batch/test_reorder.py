from hypothesis import given
from hypothesis import strategies as st

from tui.batch.worker import Answer, InOrder, Outcome


@given(st.permutations(range(12)))
def test_outcomes_leave_in_order_as_soon_as_they_can(numbers: list[int]) -> None:
    order = InOrder()
    left: list[int] = []
    for place, number in enumerate(numbers, 1):
        left += [outcome.number for outcome in order.put(Outcome(number, Answer(b"x" * number)))]
        here = {*numbers[:place]}
        due = next(number for number in range(13) if number not in here)
        assert left == [*range(due)]
        assert order.next == due
        assert order.kept_bytes == sum(here) - sum(left)
