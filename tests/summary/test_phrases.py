"""Which words are one term."""

from math import log2

import pytest

from tests.summary.articles import plain
from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.language.articles import build_article
from tui.summary.key_terms import key_terms_of


def terms_in(*sentences: str, language: str = "english") -> tuple[str, ...]:
    return key_terms_of(plain(*sentences, language=language)).forms


def alone(word: str, count: int) -> list[str]:
    return [f"It saw one {word}."] * count


@pytest.mark.parametrize(
    ("sentences", "phrase", "is_term"),
    [
        (["It is whale oil."], "whale oil", False),
        (["It is whale oil."] * 2, "whale oil", True),
        (["It is whale oil."] * 2 + alone("whale", 4), "whale oil", True),
        (["It is whale oil."] * 2 + alone("whale", 4) + alone("oil", 4), "whale oil", True),
        (["It is whale oil."] * 2 + alone("whale", 5) + alone("oil", 5), "whale oil", False),
        (["It is whale, oil."] * 2, "whale oil", False),
        (["It is old whale oil."] * 2, "old whale oil", False),
        (["It is white whale oil."] * 2, "white whale oil", True),
        (["It is white whale oil lamps."] * 2, "white whale oil lamps", True),
        (["It is cheap white whale oil lamps."] * 2, "cheap white whale oil lamps", False),
        (["They saw a bank of sand."] * 2, "bank of sand", True),
        (["They saw a bank of sand."] * 2 + alone("bank", 2) + alone("sand", 2), "bank of sand", True),
        (["They saw a bank of sand."] * 2 + alone("bank", 3) + alone("sand", 3), "bank of sand", False),
        (["They saw a bank of the sand."] * 2, "bank of the sand", False),
        (["They saw the Bank of the Rhine."] * 2, "Bank of the Rhine", True),
        (["They saw the Bank of Rhine."], "Bank of Rhine", False),
        (["They met Kevin Mayer."], "Kevin Mayer", True),
        (["They met Kevin, Mayer."], "Kevin Mayer", False),
        (["They like Rhine ferries."] * 2, "Rhine ferries", False),
        (["They like Rhine ferries."] * 3, "Rhine ferries", True),
        (["They like ferries Rhine."] * 3, "ferries Rhine", False),
        (["They saw whale whale."] * 2, "whale whale", False),
        (["It is whale.", "Oil burns."] * 2, "whale oil", False),
    ],
)
def test_words_are_one_term_if_they_stand_together_often_enough(
    sentences: list[str], phrase: str, is_term: bool
) -> None:
    assert (phrase in terms_in(*sentences)) is is_term


@pytest.mark.parametrize(
    ("sentences", "phrase", "is_term"),
    [
        (["Sie sahen gestern die alte Mühle."] * 2, "alte Mühle", True),
        (["Sie sahen gestern die alte Mühle."], "alte Mühle", False),
        (["Das war Kevin Mayer."], "Kevin Mayer", False),
        (["Das war Kevin Mayer."] * 2, "Kevin Mayer", True),
    ],
)
def test_where_nouns_have_capitals_every_term_is_repeated(
    sentences: list[str], phrase: str, is_term: bool
) -> None:
    assert (phrase in terms_in(*sentences, language="german")) is is_term


def test_places_of_terms() -> None:
    sentences = ("Ships wait.", "It is whale oil.", "Ships have whale oil.")
    article = build_article([Draft(BlockKind.PARAGRAPH, sentence) for sentence in sentences], title="")
    terms = key_terms_of(article)
    assert terms.forms == ("ships", "wait", "whale oil")
    assert [terms.forms[term] for term in terms.terms] == ["ships", "wait", "whale oil", "ships", "whale oil"]
    assert terms.sentences.tolist() == [0, 0, 1, 2, 2]
    assert [
        terms.sentences_between(start, end) for start, end in ((0, 1), (0, len(article.text)), (1, 14))
    ] == [
        range(1),
        range(3),
        range(1, 2),
    ]
    assert terms.counts(range(1, 3)).tolist() == [1, 0, 2]
    assert terms.is_salient.tolist() == [True, False, True]


@pytest.mark.parametrize(
    ("sentences", "term", "weight"),
    [
        (["They saw the oil."], "oil", 1.0),
        (["Oil burns."], "oil", 0.4),
        (["They saw the oil.", *["Oil burns."] * 4], "oil burns", 0.4 * log2(3)),
        (["They saw the oil.", *["It was oil."] * 4], "oil", 1.0),
        (["They saw the oil.", *["It was oil."] * 9], "oil", 0.7),
        (["They saw the whale oil."] * 2, "whale oil", log2(3)),
        (["They saw the white whale oil."] * 2, "white whale oil", log2(4)),
        (["They saw the bank of sand."] * 2, "bank of sand", log2(3)),
        (["They met Mayer."], "Mayer", 1.5),
        (["They met Kevin Mayer."], "Kevin Mayer", 1.5 * log2(3)),
        (["They saw the page."], "page", 0.25),
        (["It was page."], "page", 0.1),
    ],
)
def test_names_and_nouns_and_long_terms_weigh_more(sentences: list[str], term: str, weight: float) -> None:
    terms = key_terms_of(plain(*sentences))
    assert dict(zip(terms.forms, terms.weights.tolist(), strict=True))[term] == pytest.approx(weight)
