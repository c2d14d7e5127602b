"""What a line alone tells about whether it is a heading."""

import pytest

from tui.formats.plain.heading_shapes import (
    Evidence,
    has_title_words,
    heading_evidence,
    is_common_section_name,
    is_lower_case_title,
    is_numbered_caption,
    strip_anchor,
)

NONE, PLAIN, STRONG, CERTAIN = Evidence


def words(count: int, word: str = "mill") -> str:
    """Return a line of as many words, the first of which has a capital."""
    return " ".join([word.capitalize(), *[word] * (count - 1)])


@pytest.mark.parametrize(
    ("line", "evidence"),
    [
        ("Chapter 3", CERTAIN),
        ("Chapter 3. The mill", CERTAIN),
        ("Chapter 3 “The mill”", CERTAIN),
        ("Chapter 3 tells of the mill", NONE),
        ("Chapter 3 The mill,", NONE),
        ("Chapter 3 The mill:", CERTAIN),
        (f"Chapter 3. {words(40, 'ox')}", CERTAIN),
        (f"Chapter 3. {words(41, 'ox')}", NONE),
        (f"Chapter 3. {'A' * 209}", CERTAIN),
        (f"Chapter 3. {'A' * 210}", NONE),
        ("2.1 Methods", PLAIN),
        ("2.1 methods", PLAIN),
        ("2.1 Methods:", PLAIN),
        (f"2.1 {words(30, 'ox')}", PLAIN),
        (f"2.1 {words(31, 'ox')}", NONE),
        (f"2.1 {words(20, 'ox')}.", PLAIN),
        (f"2.1 {words(21, 'ox')}.", NONE),
        ("2 Methods", STRONG),
        ("2 The mill", PLAIN),
        ("2 the mill", NONE),
        ("2.", NONE),
        ("2.1", NONE),
        ("VII", PLAIN),
        ("Methods", STRONG),
        ("THE MILL", STRONG),
        ("THE MILL:", NONE),
        (words(12).upper(), STRONG),
        (words(13).upper(), PLAIN),
        ("The mill", PLAIN),
        ("The mill ¶", PLAIN),
        ("the mill", NONE),
        ("“the mill", NONE),
        (words(15, "ox"), PLAIN),
        (words(16, "ox"), NONE),
        (f"{words(13, 'ox')}?", PLAIN),
        (f"{words(14, 'ox')}?", NONE),
        (f"{words(8, 'ox')}!", PLAIN),
        (f"{words(9, 'ox')}!", NONE),
        ("Made out of", PLAIN),
        ("Mills made out of", NONE),
        (f"A{'a' * 119}", PLAIN),
        (f"A{'a' * 120}", NONE),
        ("水" * 32, PLAIN),
        ("水" * 33, NONE),
        ("Where it stood. Then it fell", NONE),
        ("Where it stood. Then it fell?", PLAIN),
        ("“The mill”", NONE),
        ("“The mill” and the river", PLAIN),
        ("„Die Mühle und der Fluss", NONE),
        ("The json() call", PLAIN),
        ("The json()", NONE),
        ("A mill_race in a_b c_d", NONE),
        ("12 34", NONE),
        ("The class rope_of_the_old_mill", PLAIN),
        ("Copyright (C) 1999 The Mill", NONE),
        ("", NONE),
    ],
)
def test_the_evidence_of_a_line(line: str, evidence: Evidence) -> None:
    assert heading_evidence(line) is evidence


def test_words_that_may_be_a_title() -> None:
    assert [has_title_words(text) for text in ("The mill", "METHODS", "", "the mill", "The mill,")] == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ls", True),
        ("open_sluice", True),
        ("mill-", False),
        ("ls, dir", True),
        ("ls: dir", False),
        ("Open sluice", False),
        ("open sluice;", False),
        ("a" * 75, True),
        ("a" * 76, False),
    ],
)
def test_titles_that_begin_with_a_name_in_small_letters(line: str, expected: bool) -> None:
    assert is_lower_case_title(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Introduction", True),
        ("INTRODUCTION:", True),
        ("Full copyright statement" + "." * 10, True),
        ("- Introduction", False),
        ("Introductions", False),
        ("Introduction" + "." * 60, False),
        ("", False),
    ],
)
def test_names_that_many_sections_have(line: str, expected: bool) -> None:
    assert is_common_section_name(line) is expected


def test_captions_with_the_number_of_their_chapter() -> None:
    lines = ("Listing 1-1: The sluice", "图 14.1. 水闸", "Listing 1: The sluice", "Chapter 1.1. The sluice")
    assert [is_numbered_caption(line) for line in lines] == [True, True, False, False]


@pytest.mark.parametrize(
    ("line", "stripped"),
    [
        ("The mill ¶", "The mill"),
        ("The mill#", "The mill"),
        ("The mill[edit]", "The mill"),
        ("The mill[bearbeiten | Quelltext]", "The mill"),
        ("The mill [1]", "The mill [1]"),
        ("The # mill", "The # mill"),
    ],
)
def test_marks_of_links_to_sections_are_stripped(line: str, stripped: str) -> None:
    assert strip_anchor(line) == stripped
