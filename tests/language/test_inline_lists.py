"""Lists that stand in one paragraph."""

import pytest

from tui.language.inline_lists import item_starts


@pytest.mark.parametrize(
    "items",
    [
        ["1) Wash the beans", "2) Soak them overnight", "3) Boil them"],
        ["1.) Wash the beans.", "2.) Soak them."],
        ["1. Wash the beans", "2. Soak them"],
        ["(1) wash the beans,", "(2) soak them"],
        ["(1) wash the beans;", "(2) soak them"],
        ["a) wash the beans", "b) soak them", "c) boil them"],
        ["(a) wash the beans; and", "(b) soak them"],
        ["a. Wash the beans", "b. Soak them"],
        ["A) Wash the beans", "B) Soak them"],
        ["i) wash the beans", "ii) soak them", "iii) boil them"],
        ["• Wash the beans", "• Soak them"],
        ["⁃7. Wash the beans", "⁃8. Soak them"],
        ["1) Wash (see 1) above) the beans", "2) Soak them"],
    ],
    ids=lambda items: items[0],
)
def test_each_item_begins_where_its_mark_stands(items: list[str]) -> None:
    text = " ".join(items)
    starts = [0, *item_starts(text, "english")]
    assert [text[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)] == items


@pytest.mark.parametrize(
    "text",
    [
        "",
        "•",
        "1) There is only one.",
        "Wash the beans 2) in cold water.",
        "Two things matter: 1) water and 2) salt.",
        "2) Begin with the second 3) and go on.",
        "1. The version 2. x is out.",
        "1. The share was 2. 5 percent.",
        "1. The share of 2. The rest.",
        "1. The first, 2. The second.",
        "A. Moore and B. Lind wrote it.",
        "1) Go on to 3) at once.",
    ],
)
def test_other_text_has_no_items(text: str) -> None:
    assert item_starts(text, "english") == []


def test_a_number_and_a_dot_is_an_ordinal_in_german() -> None:
    text = "1. Kapitel gegen 2. Kapitel"
    assert item_starts(text, "german") == []
    assert item_starts(text, "english") == [text.index("2.")]


def test_a_number_and_a_dot_before_a_small_letter_is_an_ordinal() -> None:
    assert item_starts("1. etage ligger under 2. etage", "danish") == []
    assert item_starts("1. Verdenskrig og 2. Verdenskrig", "danish") == []
    assert item_starts("1. Vask dem 2. Tør dem", "danish") == [12]


def test_digits_may_be_those_of_the_script() -> None:
    text = "१) धोएँ २) सुखाएँ"
    assert item_starts(text, "hindi") == [text.index("२")]


def test_many_marks_take_little_time() -> None:
    assert item_starts("1. a" + " 2. a" * 100_000, "english") == []
    assert len(item_starts("•" + " •" * 100_000, "english")) == 100_000


@pytest.mark.parametrize(
    ("text", "language", "labels"),
    [
        (
            " ".join(f"{letter}) x" for letter in "abcdefghijklmnopqrstuvwxyz"),
            "english",
            "bcdefghijklmnopqrstuvwxyz",
        ),
        (" ".join(f"{number}) x" for number in range(1, 13)), "english", "23456789111"),
        ("(1. Wash them (2. Soak them", "english", ""),
        ("(a. Wash them (b. Soak them", "english", ""),
        ("1) wash 2) soak", "german", "2"),
        ("3) wash 4) soak", "english", ""),
        ("1. Wash und 2. Soak", "english", "2"),
        ("1. Wash and 2. Soak", "english", ""),
        ("1. Wash, 2. Soak", "english", ""),
        ("1. Wash 2. Soak and 3. Boil 4. Eat", "english", "2"),
        ("1. Wash 2. soak 2. Soak", "english", "2"),
        ("1. Wash 2. “Soak”", "english", "2"),
        ("1) Wash 2) “5”", "english", "2"),
        ("1. Wash 2. 5", "english", ""),
        ("1) Wash 2)", "english", ""),
        ("•a •b •c", "english", "••"),
        ("•a ◦b •c", "english", "•"),
    ],
)
def test_the_marks_of_the_other_items(text: str, language: str, labels: str) -> None:
    assert "".join(text[start].strip("(") for start in item_starts(text, language)) == labels
