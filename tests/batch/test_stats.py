from tui.batch.run import RunStats


def test_what_went_well_is_not_told() -> None:
    tally = RunStats()
    tally.add(None)
    assert (tally.total, tally.failed, [*tally.lines()]) == (1, 0, [])


def test_causes_are_told_by_how_frequent_they_are() -> None:
    tally = RunStats()
    for cause in ["b", None, "a", "c", "b", *"defg"]:
        tally.add(cause)
    assert [*tally.lines(most=3)] == [
        "8 of 9 articles could not be digested:",
        "2 × b",
        "1 × a",
        "1 × c",
        "4 × something else",
    ]


def test_ever_new_causes_do_not_fill_the_memory() -> None:
    tally = RunStats()
    for number in range(5000):
        tally.add(f"cause {number}")
    assert tally.failed == 5000
    assert len(tally.causes) <= 1001
    assert sum(tally.causes.values()) == 5000
