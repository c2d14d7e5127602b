"""Summarizers by name, in place of Sumy's own."""

import pytest
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.nlp.tokenizers import Tokenizer

from tests.summary.peer import PEERS, PlainTokenizer
from tui.language.names import SUMYS
from tui.language.stemmers import tools_for
from tui.summary import METHODS, summarizer
from tui.summary.edmundson import cue_words


def document(*sentences: str) -> ObjectDocumentModel:
    return ObjectDocumentModel([Paragraph(Sentence(text, PlainTokenizer()) for text in sentences)])


@pytest.mark.parametrize("name", PEERS)
def test_is_an_instance_of_sumys_class(name: str) -> None:
    assert isinstance(summarizer(name, "english"), PEERS[name])


@pytest.mark.parametrize("language", [*SUMYS, "catalan", "khmer"])
def test_every_method_serves_every_language(language: str) -> None:
    given = document("Uno due tre.", "Due tre. Quattro", "Cinque")
    assert {name: len(summarizer(name, language)(given, 2)) for name in METHODS} == dict.fromkeys(METHODS, 2)


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


def test_random_is_the_same_every_time_and_ranks_all() -> None:
    given = document("One.", "Two.", "Three.", "Two.", "Five.")
    method = summarizer("random", "english")
    assert method(given, 2) == method(given, 2) == summarizer("random", "english")(given, 2)
    assert method(given, 5) == given.sentences


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
