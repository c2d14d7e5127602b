"""Summarizers by name, in place of Sumy's own, and what a language has to offer to them."""

import sys
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.stem.snowball import EnglishStemmer
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer, null_stemmer
from sumy.nlp.tokenizers import Tokenizer

from tests.summary.peer import PEERS, PlainTokenizer, sample, sample_paths
from tui.language.detect import LANGUAGES
from tui.summary import METHODS, factory, summarizer
from tui.summary.edmundson import cue_words
from tui.summary.factory import tools_for

# The rules of the English stemmer look for these endings.
ENDINGS = (
    "", "s", "es", "ed", "ing", "ings", "y", "ies", "ly", "er", "ers", "ness", "nesses", "ful", "ll", "l", "ion", "or",
    "e", "ate", "able", "ance", "ize", "ive", "al", "ator", "ators", "'s", "-ed", "sses", "ss", "us", "ied",
)  # fmt: skip


def document(*sentences: str) -> ObjectDocumentModel:
    return ObjectDocumentModel([Paragraph(Sentence(text, PlainTokenizer()) for text in sentences)])


@pytest.mark.parametrize("name", PEERS)
def test_is_an_instance_of_sumys_class(name: str) -> None:
    assert isinstance(summarizer(name, "english"), PEERS[name])


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_method_serves_every_language(name: str, language: str) -> None:
    chosen = summarizer(name, language)(document("Uno due tre.", "Due tre. Quattro", "Cinque"), 2)
    assert len(chosen) == 2


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize(
    "sentences", [(), ("",), ("…",), ("The of and.",), ("Whale.",), ("The of.", "And it.", "")]
)
def test_odd_documents_raise_nothing(name: str, sentences: tuple[str, ...]) -> None:
    given = document(*sentences)
    assert summarizer(name, "english")(given, 5) == given.sentences


@pytest.mark.parametrize("name", METHODS)
def test_lengths_are_sumys(name: str) -> None:
    given = document(*(f"Whale {'number ' * number}swims." for number in range(7)))
    method = summarizer(name, "english")
    assert len(method(given, "30%")) == 2
    assert len(method(given, "3")) == 3
    assert len(method(given, 100)) == 7


def test_random_is_the_same_every_time_and_takes_all() -> None:
    given = document("One.", "Two.", "Three.", "Two.", "Five.")
    method = summarizer("random", "english")
    assert method(given, 2) == method(given, 2) == summarizer("random", "english")(given, 2)
    assert method(given, 5) == given.sentences


@pytest.mark.parametrize("language", LANGUAGES)
def test_tools_are_those_that_sumy_would_take(language: str) -> None:
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


def words_that_stand_apart() -> Iterator[str]:
    """Snowball's own exceptions, with the endings that lead back to them."""
    for word in EnglishStemmer._EnglishStemmer__special_words:
        for ending in ("", "s", "ed", "ing", "e", "y"):
            yield word + ending
            yield word.removesuffix("s") + ending


@pytest.mark.parametrize("word", sorted(set(words_that_stand_apart())))
def test_exceptions_are_stemmed_as_by_nltk(word: str) -> None:
    assert is_stemmed_as_by_nltk(word)


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
def test_the_stemmer_is_not_asked_about_words_that_no_rule_changes(word: str) -> None:
    assert factory._english_stemmer(lambda asked: pytest.fail(f"asked about {asked}"))(word) == word


def test_nothing_is_missing_for_english() -> None:
    assert tools_for("english").missing == ()


@pytest.mark.parametrize(
    "language, note",
    [
        (
            "chinese",
            'Words of Chinese are found as pairs of letters; pip install "standfirst[chinese]" finds them better.',
        ),
        (
            "korean",
            'Words of Korean are found between spaces; pip install "standfirst[korean]", with Java, finds them better.',
        ),
    ],
)
def test_says_which_package_would_find_words(
    language: str, note: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(factory, "has_package", lambda _: False)
    assert note in tools_for.__wrapped__(language).missing
    monkeypatch.setattr(factory, "has_package", lambda _: True)
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


def test_cue_words_are_apart_and_stay_as_they_are_when_stemmed_again() -> None:
    bonus, stigma = cue_words("bonus", "english"), cue_words("stigma", "english")
    stem = tools_for("english").stem
    assert len(bonus) > 50 and len(stigma) > 30
    assert not {stem(word) for word in bonus} & {stem(word) for word in stigma}
    assert all(stem(stem(word)) == stem(word) for word in bonus | stigma)
    assert cue_words("bonus", "german") == frozenset()


def test_stop_words_and_parameters_can_be_set_as_with_sumy() -> None:
    given = document("Whale whale sea.", "Ship ship ship crew.", "Whale ship sea crew.")
    ours, theirs = summarizer("luhn", "english"), PEERS["luhn"](Stemmer("english"))
    for method in (ours, theirs):
        method.stop_words = ["ship", "The"]
        method.significant_percentage = 0.3
        method.max_gap_size = 1
    assert ours(given, 1) == theirs(given, 1)


def test_sumys_tokenizer_class_is_not_needed() -> None:
    assert not isinstance(PlainTokenizer(), Tokenizer)
