"""How long ago something was."""

from datetime import datetime, timedelta

import pytest

from tui.reader.rows.file_entries import age

NOW = datetime(2026, 11, 22, 12, 30).astimezone()


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-3, "today"),
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (59, "8 weeks ago"),
        (60, "2 months ago"),
        (729, "24 months ago"),
        (730, "2 years ago"),
    ],
)
def test_an_age_is_told_in_whole_units(days: int, said: str) -> None:
    assert age(NOW - timedelta(days=days), NOW) == said


def test_a_few_hours_before_midnight_was_yesterday() -> None:
    assert age(NOW - timedelta(hours=13), NOW) == "yesterday"
