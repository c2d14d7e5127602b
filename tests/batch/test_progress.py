from tui.batch.progress import RunStats


def test_without_failures_there_are_no_lines() -> None:
    stats = RunStats()
    stats.add(None)
    assert (stats.total, stats.failed, [*stats.failure_lines()]) == (1, 0, [])


def test_causes_are_sorted_by_frequency() -> None:
    stats = RunStats()
    for cause in ["b", None, "a", "c", "b", *"defg"]:
        stats.add(cause)
    assert [*stats.failure_lines(limit=3)] == [
        "8 of 9 articles could not be digested:",
        "2 × b",
        "1 × a",
        "1 × c",
        "4 × something else",
    ]


def test_the_number_of_causes_is_bounded() -> None:
    stats = RunStats()
    for number in range(5000):
        stats.add(f"cause {number}")
    assert stats.failed == 5000
    assert len(stats.causes) <= 1001
    assert sum(stats.causes.values()) == 5000
