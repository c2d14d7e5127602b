"""The words that sentences are ranked by."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.language.word_tokenizer import split_words, tokenize_with_nltk
from tui.language.words import tokenize_words
from tui.sources.folders import sample_articles
from tui.sources.open import open_article


@pytest.mark.parametrize(
    "sentence, words",
    [
        ("The whale swam, and dived.", ("The", "whale", "swam", "and", "dived")),
        ("It isn't the ship's well-known mast.", ("It", "is", "n't", "the", "ship", "well-known", "mast")),
        ("In 1851, U.S. ships (cannot) sail.", ("In", "ships", "can", "not", "sail")),
        ("“Don’t,” she said.", ("Don", "t", "she", "said")),
        ("", ()),
    ],
)
def test_words_of_english(sentence: str, words: tuple[str, ...]) -> None:
    assert tokenize_words(sentence, "english") == words


def test_words_of_other_scripts() -> None:
    assert tokenize_words("Τι είναι αυτό; Ναι.", "greek") == ("Τι", "είναι", "αυτό", "Ναι")
    assert tokenize_words("Город стоит.", "russian") == ("Город", "стоит")


MARKS = [
    *"'\"`’“”‘«»„.,:;-—_/()[]!?&*<>@#$%… \n\t",
    "''",
    "..",
    "...",
    "--",
    "---",
    " ",
    " ",
    "\u00a0",
    "\u2028",
    "\ud800",
]
TOKENS = [
    "a",
    "The",
    "5",
    "3.5",
    "1,000",
    "U.S.",
    "é",
    "鯨",
    "s'",
    "n't",
    "'ll",
    "'tis",
    "I'm",
    "don't",
    "it's",
    "rock'n'roll",
]
CONTRACTIONS = ["cannot", "gonna", "wanna", "more'n", "d'ye", "lemme", "Gimme", "GOTTA"]
PIECES = st.sampled_from([*MARKS, *TOKENS, *CONTRACTIONS])


@settings(max_examples=600)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_fast_path_finds_the_same_words(sentence: str) -> None:
    assert split_words(sentence) == tokenize_with_nltk(sentence)


@given(st.text(max_size=60))
def test_the_fast_path_finds_the_same_words_in_any_text(sentence: str) -> None:
    assert split_words(sentence) == tokenize_with_nltk(sentence)


def test_the_fast_path_finds_the_same_words_in_the_samples() -> None:
    for path in sample_articles():
        for sentence in open_article(str(path)).sentences:
            assert split_words(sentence.text) == tokenize_with_nltk(sentence.text)


def test_finds_the_words_that_sumy_finds() -> None:
    import nltk
    from sumy.nlp.tokenizers import Tokenizer

    for sentence in [
        "It isn't the ship's well-known mast, is it?",
        "“Don’t,” she said; 'twas 5 p.m. -- or so.",
        "'Le cafe\u0301'tait' (std::list) ici.'",
    ]:
        tokens = nltk.NLTKWordTokenizer().tokenize(sentence)
        assert tokenize_words(sentence, "english") == tuple(filter(Tokenizer._is_word, tokens))
