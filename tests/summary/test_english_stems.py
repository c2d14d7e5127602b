"""The English stemmer gives NLTK's stems."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.stem.snowball import EnglishStemmer

from tests.summary.peer import sample, sample_paths
from tui.summary.english_stems import english_stemmer

ENDINGS = (
    "", "s", "es", "ed", "ing", "ings", "y", "ies", "ly", "er", "ers", "ness", "nesses", "ful", "ll", "l", "ion", "or",
    "e", "ate", "able", "ance", "ize", "ive", "al", "ator", "ators", "'s", "-ed", "sses", "ss", "us", "ied",
)  # fmt: skip


def nltk_stem(word: str) -> str:
    stem: str = EnglishStemmer().stem(word)
    return stem


@given(st.text("abcdeghilmnorstuvwxyz'-", max_size=7), st.sampled_from(ENDINGS))
def test_any_word_with_an_ending_that_rules_look_for(beginning: str, ending: str) -> None:
    word = beginning + ending
    assert english_stemmer(nltk_stem)(word) == nltk_stem(word)


@given(st.text(max_size=9))
def test_any_text(word: str) -> None:
    word = word.lower()
    assert english_stemmer(nltk_stem)(word) == nltk_stem(word)


def words_that_stand_apart() -> Iterator[str]:
    """Snowball's own exceptions, with the endings that lead back to them."""
    for word in EnglishStemmer._EnglishStemmer__special_words:
        for ending in ("", "s", "ed", "ing", "e", "y"):
            yield word + ending
            yield word.removesuffix("s") + ending


@pytest.mark.parametrize("word", sorted(set(words_that_stand_apart())))
def test_exceptions(word: str) -> None:
    assert english_stemmer(nltk_stem)(word) == nltk_stem(word)


def test_every_word_of_the_samples() -> None:
    words = {word.lower() for path in sample_paths() for word in sample(path).text.split()}
    stem = english_stemmer(nltk_stem)
    assert {word: stem(word) for word in words} == {word: nltk_stem(word) for word in words}


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
    assert english_stemmer(nltk_stem)(word) == stem


@pytest.mark.parametrize("word", ["mast", "oceans", "walked", "running", "whale", "carry"])
def test_nltk_is_not_asked_about_plain_words(word: str) -> None:
    assert english_stemmer(lambda asked: pytest.fail(f"asked about {asked}"))(word)
