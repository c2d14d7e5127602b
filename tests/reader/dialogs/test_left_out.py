"""Lines about what was left out of an article."""

from tui.document.model import Dropped
from tui.reader.dialogs.left_out import MAX_PARTS, MAX_REASONS, left_out_lines


def test_parts_are_grouped_by_reason_in_order() -> None:
    dropped = [
        Dropped("a menu", "Home"),
        Dropped("a caption", "The lamp\nin 1890."),
        Dropped("a menu", "About us"),
    ]
    assert list(left_out_lines(dropped)) == [
        "Left out of the text: 3 parts",
        "• a menu · 2",
        "  Home",
        "  About us",
        "• a caption",
        "  The lamp in 1890.",
    ]


def test_nothing_is_said_to_be_nothing() -> None:
    assert list(left_out_lines([])) == ["Nothing was left out of the text."]


def test_of_many_parts_some_are_shown_and_the_rest_counted() -> None:
    lines = list(left_out_lines([Dropped("a comment", f"Comment {number}.") for number in range(5_000)]))
    assert lines[:2] == ["Left out of the text: 5,000 parts", "• a comment · 5,000"]
    assert len(lines) == MAX_PARTS + 3
    assert lines[-1] == f"  … and {5_000 - MAX_PARTS:,} more"


def test_of_many_reasons_some_are_shown_and_the_rest_counted() -> None:
    lines = list(left_out_lines([Dropped(f"reason {number}", "a") for number in range(MAX_REASONS + 7)]))
    assert len(lines) == 2 * MAX_REASONS + 2
    assert lines[-1] == "… for 7 more reasons"


def test_long_parts_are_cut_at_a_word_if_there_is_one() -> None:
    words, letters = (
        list(left_out_lines([Dropped("a", text)]))[-1] for text in ("word " * 9_999, "x" * 99_999)
    )
    assert words.endswith(" word …") and len(words) < 210
    assert letters.endswith("xx …") and len(letters) < 210
