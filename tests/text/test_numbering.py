import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text import numbering
from tui.text.numbering import parse_number, parse_numbers

_WORDS = [
    "the",
    "The",
    "das",
    "Part",
    "CHAPTER",
    "step",
    "Kapitel",
    "annex",
    "xii",
    "Twenty",
    "first",
    "one",
    "drittes",
]
_SIGNS = [" ", "  ", "-", ".", ": ", "'", "3", "12.4", "B", "é", "_"]


@pytest.mark.parametrize(
    ("line", "system", "parts", "rest"),
    [
        ("2.1 Methods", "decimal", (2, 1), "Methods"),
        ("3. The cloud", "decimal", (3,), "The cloud"),
        ("1.0 Scope", "decimal", (1,), "Scope"),
        ("§ 4 Haftung", "decimal", (4,), "Haftung"),
        ("IV. The return", "roman", (4,), "The return"),
        ("XIX", "roman", (19,), ""),
        ("B. Data", "letter", (2,), "Data"),
        ("Chapter 3", "chapter", (3,), ""),
        ("CHAPTER XII. The end", "chapter", (12,), "The end"),
        ("Chapter Two: A start", "chapter", (2,), "A start"),
        ("Part II", "book", (2,), ""),
        ("CHAPTER TWENTY-ONE", "chapter", (21,), ""),
        ("Chapter Twenty First", "chapter", (21,), ""),
        ("The Second Book", "book", (2,), ""),
        ("Drittes Kapitel: Am Fluss", "chapter", (3,), "Am Fluss"),
        ("CHAPITRE PREMIER", "chapter", (1,), ""),
        ("Kapitel 7 – Am Fluss", "chapter", (7,), "Am Fluss"),
        ("Capítulo 2. La casa", "chapter", (2,), "La casa"),
        ("Appendix A: Tables", "appendix", (1,), "Tables"),
        ("Appendix B.2.  More tables", "appendix", (2, 2), "More tables"),
        ("A.1.  Oats", "letter", (1, 1), "Oats"),
        ("C. Corn", "letter", (3,), "Corn"),
        ("C.11.2 Maize", "letter", (3, 11, 2), "Maize"),
        ("II.1 Barley", "roman", (2, 1), "Barley"),
        ("CHAPTER L", "chapter", (50,), ""),
        ("Appendix D: Tables", "appendix", (4,), "Tables"),
    ],
)
def test_numbers_are_read(line: str, system: str, parts: tuple[int, ...], rest: str) -> None:
    number = parse_number(line)
    assert number is not None
    assert (number.system, number.parts, number.rest) == (system, parts, rest)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "In 1856 it rained",
        "1856 was wet",
        "Chapters",
        "Partly cloudy",
        "3.5",
        "Ivy grows",
        "Second part of it",
        "The first chapters",
    ],
)
def test_other_lines_have_none(line: str) -> None:
    assert parse_number(line) is None


def values(lines: str) -> list[tuple[str, tuple[int, ...]] | None]:
    return [
        None if number is None else (number.system, number.parts)
        for number in parse_numbers(lines.split("; "))
    ]


def test_what_may_be_roman_is_a_letter_behind_letters() -> None:
    letters = "; ".join(f"{letter}. Sorts of grain" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert values(letters) == [("letter", (value,)) for value in range(1, 27)]


def test_what_may_be_a_letter_is_roman_behind_roman_numbers() -> None:
    assert values("XLIX. Rye; L. Oats") == [("roman", (49,)), ("roman", (50,))]
    assert values("Part XLIX; Part L") == [("book", (49,)), ("book", (50,))]
    assert values("I. Rye; I.1 Fields; V. Hay") == [("roman", (1,)), ("roman", (1, 1)), ("roman", (5,))]


def test_letters_within_roman_chapters() -> None:
    assert values("IV. Fields; A. Rye; B. Oats; C. Hay; V. Barns; no number; VI. Mills") == [
        ("roman", (4,)),
        ("letter", (1,)),
        ("letter", (2,)),
        ("letter", (3,)),
        ("roman", (5,)),
        None,
        ("roman", (6,)),
    ]


def test_appendices_by_letters() -> None:
    assert values("Appendix H; Appendix I; Appendix J") == [("appendix", (value,)) for value in (8, 9, 10)]
    assert values("Appendix I; Appendix II") == [("appendix", (1,)), ("appendix", (2,))]


@given(
    st.lists(st.sampled_from([*_WORDS, *_SIGNS, *[f"{word} " for word in _WORDS]]), max_size=6).map("".join)
)
def test_no_number_is_missed_by_looking_at_words_alone(line: str) -> None:
    found = parse_number(line)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbering, "_has_number_beside_kind", lambda _: True)
        assert parse_number(line) == found
