"""Numbers, sizes, ages and paths as people say them."""

from datetime import datetime, timedelta

import pytest

from tui.text.phrases import age_phrase, count_phrase, quoted, short_path, size_phrase

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
    assert age_phrase(NOW - timedelta(days=days), NOW) == said


def test_a_few_hours_before_midnight_was_yesterday() -> None:
    assert age_phrase(NOW - timedelta(hours=13), NOW) == "yesterday"


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "empty"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 KB"),
        (4096, "4.0 KB"),
        (102_400, "100 KB"),
        (1_200_000, "1.1 MB"),
        (64 * 1024 * 1024, "64 MB"),
        (10**15, "931323 GB"),
    ],
)
def test_sizes(size: int, text: str) -> None:
    assert size_phrase(size) == text


@pytest.mark.parametrize(("number", "text"), [(0, "0 marks"), (1, "1 mark"), (1204, "1,204 marks")])
def test_counts(number: int, text: str) -> None:
    assert count_phrase(number, "mark") == text


def test_the_home_folder_is_a_tilde(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    assert short_path("/home/me/notes/a.md") == "~/notes/a.md"
    assert short_path("/home/meg/a.md") == "/home/meg/a.md"
    assert short_path("https://example.org/home/me/") == "https://example.org/home/me/"


def test_a_path_stays_as_it_is_where_nobody_knows_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.text.phrases.expanduser", lambda path: path)
    assert short_path("/home/me/a.md") == "/home/me/a.md"


@pytest.mark.parametrize("text", ["It’s a bridge.", "the ‘old’ bridge", ""])
def test_a_text_is_quoted_with_double_marks(text: str) -> None:
    assert quoted(text) == f"“{text}”"


@pytest.mark.parametrize(
    "text", ["“The old bridge”", "The “old” bridge", "Die „alte“ Brücke", '"Go," he said.']
)
def test_a_text_with_double_marks_is_quoted_with_single_ones(text: str) -> None:
    assert quoted(text) == f"‘{text}’"
