"""The stemmer of a language, and notes on what it lacks."""

import sys
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.stem.snowball import EnglishStemmer
from sumy.nlp.stemmers import Stemmer, null_stemmer

from tests.summary.peer import sample, sample_paths
from tui.language import stemmers
from tui.language.names import OTHERS, SUMYS
from tui.language.stemmers import tools_for

# The rules of the English stemmer look for these endings.
ENDINGS = (
    "", "s", "es", "ed", "ing", "ings", "y", "ies", "ly", "er", "ers", "ness", "nesses", "ful", "ll", "l", "ion", "or",
    "e", "ate", "able", "ance", "ize", "ive", "al", "ator", "ators", "'s", "-ed", "sses", "ss", "us", "ied",
)  # fmt: skip


@pytest.mark.parametrize("language", SUMYS)
def test_stemmers_are_those_of_sumy(language: str) -> None:
    tools = tools_for(language)
    words = ["running", "bridges", "straßen", "ciudades", "мостами"]
    try:
        expected = [Stemmer(language)(word) for word in words]
    except (LookupError, ValueError):
        expected = [null_stemmer(word) for word in words]
        assert any("no stemmer" in line for line in tools.missing)
    assert [tools.stem(word) for word in words] == expected


def is_stemmed_as_by_nltk(word: str) -> bool:
    return tools_for("english").stem(word) == EnglishStemmer().stem(word)


@given(st.text("abcdeghilmnorstuvwxyz'-", max_size=12), st.sampled_from(ENDINGS))
def test_english_words_with_an_ending_are_stemmed_as_by_nltk(beginning: str, ending: str) -> None:
    assert is_stemmed_as_by_nltk(beginning + ending)


@given(st.text(max_size=9))
def test_any_text_is_stemmed_as_by_nltk(word: str) -> None:
    assert is_stemmed_as_by_nltk(word.lower())


def exceptional_words() -> Iterator[str]:
    """Snowball's own exceptions, with the endings that lead back to them."""
    for word in EnglishStemmer._EnglishStemmer__special_words:
        for ending in ("", "s", "ed", "ing", "e", "y"):
            yield word + ending
            yield word.removesuffix("s") + ending


def test_exceptions_are_stemmed_as_by_nltk() -> None:
    words = set(exceptional_words())
    assert len(words) > 200
    assert [word for word in words if not is_stemmed_as_by_nltk(word)] == []


def test_the_words_of_the_samples_are_stemmed_as_by_sumy() -> None:
    stemmer = Stemmer("english")
    words = {word.lower() for path in sample_paths() for word in sample(path).text.split()}
    assert {word: tools_for("english").stem(word) for word in words} == {
        word: stemmer(word) for word in words
    }


@pytest.mark.parametrize(
    "word, stem",
    [
        ("whale", "whale"),
        ("ships", "ship"),
        ("walked", "walk"),
        ("stopped", "stop"),
        ("ceremonies", "ceremoni"),
        ("happy", "happi"),
        ("delays", "delay"),
        ("forgive", "forgiv"),
        ("language", "languag"),
        ("shark-skin", "shark-skin"),
    ],
)
def test_some_stems(word: str, stem: str) -> None:
    assert tools_for("english").stem(word) == stem


@pytest.mark.parametrize("word", ["mast", "deck", "shark-skin", "x"])
def test_the_stemmer_is_not_called_for_words_that_no_rule_changes(word: str) -> None:
    assert stemmers._english_stemmer(lambda asked: pytest.fail(f"asked about {asked}"))(word) == word


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_without_tables_says_so_in_a_line(language: str) -> None:
    tools = tools_for(language)
    assert tools.stem("Mostovi") == "mostovi"
    assert len(tools.missing) == 1
    assert tools.missing[0].startswith(f"{language.capitalize()} has no tables of its own: sentences end at")
    assert ("common words" in tools.missing[0]) is not bool(tools.stop_words)


def test_nothing_is_missing_for_english() -> None:
    assert tools_for("english").missing == ()


@pytest.mark.parametrize(
    "language, note",
    [
        (
            "chinese",
            "Words of Chinese are found as pairs of letters; the extra “chinese” finds them better.",
        ),
        (
            "korean",
            "Words of Korean are found between spaces; the extra “korean”, with Java, finds them better.",
        ),
    ],
)
def test_says_which_package_would_find_words(
    language: str, note: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stemmers, "has_package", lambda _: False)
    assert note in tools_for.__wrapped__(language).missing
    monkeypatch.setattr(stemmers, "has_package", lambda _: True)
    assert not any("Words of" in line for line in tools_for.__wrapped__(language).missing)


def test_polish_is_stemmed_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    streams = ModuleType("pystempel.streams")
    package = ModuleType("pystempel")
    package.streams = streams  # type: ignore[attr-defined]
    stems = {"mosty": "most", "mostami": "most"}
    package.Stemmer = SimpleNamespace(polimorf=lambda: stems.get)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pystempel", package)
    monkeypatch.setitem(sys.modules, "pystempel.streams", streams)
    monkeypatch.delattr(Stemmer.SPECIAL_STEMMERS["polish"], "_stemmer", raising=False)
    try:
        tools = tools_for.__wrapped__("polish")
        assert [tools.stem(word) for word in ("mosty", "Mostami", "RZEKA", "")] == [
            "most",
            "most",
            "rzeka",
            "",
        ]
        assert not any("stemmer" in line for line in tools.missing)
        assert streams.DISABLE_TQDM is True
    finally:
        # Sumy keeps what it made, here from the stand-in.
        del Stemmer.SPECIAL_STEMMERS["polish"]._stemmer


def test_without_the_package_polish_has_no_stemmer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pystempel", None)
    monkeypatch.delattr(Stemmer.SPECIAL_STEMMERS["polish"], "_stemmer", raising=False)
    assert any("no stemmer for Polish" in line for line in tools_for.__wrapped__("polish").missing)
