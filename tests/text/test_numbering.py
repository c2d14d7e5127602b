import pytest

from tui.text.numbering import parse_number


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
