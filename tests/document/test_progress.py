import pytest

from tui.document import progress
from tui.document.errors import Cancelled
from tui.document.progress import Progress


def test_the_end_is_always_reported_and_the_rest_not_too_often() -> None:
    reported: list[tuple[int, int]] = []
    watch = Progress("Counting", 10_000, lambda done, total: reported.append((done, total)), None)
    for done in range(10_001):
        watch.report(done)
    assert reported[-1] == (10_000, 10_000)
    assert len(reported) < 1_000


def test_it_can_be_cancelled() -> None:
    watch = Progress("Counting", 10, None, lambda: True)
    with pytest.raises(Cancelled, match="Counting"):
        watch.report(1)
    with pytest.raises(Cancelled):
        watch.check()


def test_what_is_done_is_reported_twenty_times_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[int] = []
    watch = Progress("Counting", 100, lambda done, _: reported.append(done), None)
    for tick in range(12):
        monkeypatch.setattr(progress, "monotonic", lambda tick=tick: tick / 64)
        watch.report(tick)
    assert reported == [0, 4, 8]
