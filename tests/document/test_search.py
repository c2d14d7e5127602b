from collections.abc import Iterator
from time import sleep

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.errors import UsageError
from tui.document.search import MAX_MATCHES, find_in_each, find_matches

TEXT = "The whale rose.\n\nThe White Whale, said he, the white\nwhale! (It rose.)"


def found(query: str, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in find_matches(text, query).spans]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("white whale", ["White Whale", "white\nwhale"]),
        ("White whale", []),
        ("Whale", ["Whale"]),
        ("rose.", ["rose.", "rose."]),
        ("(it", ["(It"]),
        (r"\v^the\b", ["The", "The"]),
        (r"\vWh\w+", ["White", "Whale"]),
        (r"\vx*", []),
        ("", []),
        ("  ", []),
        (r"\v", []),
    ],
)
def test_matches_of_a_query(query: str, texts: list[str]) -> None:
    assert found(query) == texts


@pytest.mark.parametrize(
    ("text", "query", "texts"),
    [
        ("The oﬃce ﬁles", "office", ["oﬃce"]),
        ("The office files", "ﬁ", ["fi", "fi"]),
        ("The oﬃce", "of", ["oﬃ"]),
        ("ＮＨＫ ニュース", "nhk", ["ＮＨＫ"]),
        ("ｶﾞｲﾄﾞ", "ガイド", ["ｶﾞｲﾄﾞ"]),
        ("The ﬁle", r"\vfile", []),
    ],
)
def test_ligatures_and_wide_forms_are_found(text: str, query: str, texts: list[str]) -> None:
    assert found(query, text) == texts


def test_an_invalid_expression_is_an_error() -> None:
    with pytest.raises(UsageError, match="Not a valid regular expression"):
        find_matches(TEXT, r"\v(")


def test_an_expression_that_takes_too_long_is_an_error() -> None:
    with pytest.raises(UsageError, match="too long"):
        find_matches("x" * 3_000 + "z", r"\v(x+x+)+y")


def test_the_number_of_matches_is_limited() -> None:
    matches = find_matches("a" * (MAX_MATCHES + 1), "a")
    assert (len(matches.spans), matches.is_complete) == (MAX_MATCHES, False)


def test_many_texts_are_searched_one_by_one() -> None:
    texts = ["The whale", "a ship", "", "whale whale", "wha", "le"]
    assert find_in_each(texts, "whale") == {0: [(4, 9)], 3: [(0, 5), (6, 11)]}
    assert find_in_each(texts, r"\v^wha$") == {4: [(0, 3)]}
    assert find_in_each(texts, " ") == {}
    with pytest.raises(UsageError, match="Not a valid regular expression"):
        find_in_each([], r"\v[")
    with pytest.raises(UsageError, match="too long"):
        find_in_each(["x" * 3_000 + "z"] * 3, r"\v(x+x+)+y")


@given(st.text(), st.text())
def test_every_match_says_what_was_asked_for(text: str, query: str) -> None:
    if query.startswith("\\v"):
        return
    for start, end in find_matches(text, query).spans:
        assert start < end
        assert (
            "".join(text[start:end].split()).lower() == "".join(query.split()).lower() or not query.isascii()
        )


def test_a_machine_that_is_busy_with_something_else_ends_no_search() -> None:
    def texts_of_a_slow_machine() -> Iterator[str]:
        for number in range(3):
            sleep(0.2)
            yield f"calm {number}"

    assert list(find_in_each(texts_of_a_slow_machine(), "calm")) == [0, 1, 2]
