import pytest

from tui.language.dates import find_dates


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("On August 6, 2020, it began.", "english", [(2020, 8, 6)]),
        ("On 20 November 2009 it fell, in March 1998 it rose.", "english", [(2009, 11, 20), (1998, 3, 0)]),
        ("The time runs out on September 20.", "english", [(None, 9, 20)]),
        ("Since 1989, and in the 1990s, it grew.", "english", [(1989, 0, 0), (1990, 0, 0)]),
        ("It was signed on 2021-03-04.", "english", [(2021, 3, 4)]),
        ("It sold 1500 pieces and cost 2000 dollars, of 1,200.", "english", []),
        ("Am 16. Februar 1962 kam die Flut.", "german", [(1962, 2, 16)]),
        ("Le 1er mai 1968, et en 1970.", "french", [(1968, 5, 1), (1970, 0, 0)]),
        ("El 12 de octubre de 1492.", "spanish", [(1492, 10, 12)]),
        ("May I ask?", "english", []),
        ("1990年に。", "japanese", []),
    ],
)
def test_dates_are_found(text: str, language: str, found: list[tuple[int | None, int, int]]) -> None:
    dates = list(find_dates(text, language))
    assert [(date.year, date.month, date.day) for date in dates] == found
    assert all(0 <= date.start < date.end <= len(text) for date in dates)


def test_a_year_is_found_without_the_word_before_it() -> None:
    (date,) = find_dates("It began in 1990.", "english")
    assert (date.start, date.end) == (12, 16)


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("On August 6, 2020, it began.", "english", ["August 6, 2020"]),
        (
            "On 20 November 2009 it fell, in March 1998 it rose.",
            "english",
            ["20 November 2009", "March 1998"],
        ),
        ("It lasted (1990) into the 1990s.", "english", ["1990"]),
        ("It grew in the 1990s and fell.", "english", ["1990s"]),
        ("Am 31. Dezember kam die Flut.", "german", ["31. Dezember"]),
        ("Am 32. Dezember kam sie nicht.", "german", []),
        ("Signed 2021-12-31, not 2021-13-01 nor 2021-12-32.", "english", ["2021-12-31"]),
        ("About January 1 and December 31.", "english", ["January 1", "December 31"]),
    ],
)
def test_where_dates_stand(text: str, language: str, written: list[str]) -> None:
    assert [text[date.start : date.end] for date in find_dates(text, language)] == written


def test_what_the_text_does_not_say_is_0_or_none() -> None:
    assert [date[2:] for date in find_dates("In 1990, on March 3 and in May 1991.", "english")] == [
        (1990, 0, 0),
        (None, 3, 3),
        (1991, 5, 0),
    ]
