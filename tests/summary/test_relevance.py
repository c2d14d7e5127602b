"""How well sentences answer a question."""

from math import log

import numpy as np
import pytest

from tests.summary.articles import HEADING, PARAGRAPH
from tui.document.build import Draft
from tui.document.model import Article
from tui.language.articles import build_article
from tui.language.words import tokenize_words
from tui.summary.relevance import K1, B, Relevance, _saturated
from tui.summary.unfit import is_unfit


def test_occurrences_weigh_as_in_bm25() -> None:
    weights = _saturated(np.array([0.0, 1.0, 2.0]), np.array([10.0, 10.0, 40.0]))
    assert weights == pytest.approx(
        [
            0.0,
            1 * (K1 + 1) / (1 + K1 * (1 - B + B * 10 / 20)),
            2 * (K1 + 1) / (2 + K1 * (1 - B + B * 40 / 20)),
        ]
    )


def test_without_texts_nothing_weighs() -> None:
    assert _saturated(np.array([]), np.array([])).tolist() == []


def article_of(*sections: tuple[str, tuple[str, ...]]) -> Article:
    """Return an article with sections of a heading and sentences."""
    drafts = []
    for heading, sentences in sections:
        drafts += [Draft(HEADING, heading, 1)] if heading else []
        drafts += [Draft(PARAGRAPH, sentence) for sentence in sentences]
    return build_article(drafts, title="Winter")


HARBOUR = article_of(
    ("", ("Ships wait.", "Rain fell.")),
    (
        "Ice",
        (
            "Nobody could cross the white bay.",
            "It was cold.",
            "The mayor sent for a strong icebreaker and a tug.",
            "It cost 4.5 crowns each day.",
            "Who paid?",
            "The tug and the tug of a friend came.",
        ),
    ),
    ("The thaw", ("The tug left.", "Boys swam.", "All ended.")),
)


def naive_ratings(
    article: Article, weights: dict[str, float], fitting: set[int] = frozenset()
) -> list[float]:
    """Return the ratings of sentences for the stems of a question, by BM25 as the documentation describes it."""
    sentences, count = article.sentences, len(article.sentences)
    words = [[word.lower() for word in tokenize_words(sentence.text)] for sentence in sentences]
    mean = sum(map(len, words)) / count
    lengths = [max(len(each), mean) for each in words]
    places = range(len(article.sections))
    in_section = [[index for index in range(count) if sentences[index].section == place] for place in places]
    section_lengths = [sum(len(words[index]) for index in inside) for inside in in_section]

    def rarity(having: int, total: int) -> float:
        return log(1 + (total - having + 0.5) / (having + 0.5))

    def saturated(times: float, length: float, lengths: list[float]) -> float:
        return times * 2.2 / (times + 1.2 * (0.25 + 0.75 * length / (sum(lengths) / len(lengths))))

    found = [0.0] * count
    for key, weight in weights.items():
        times = [
            each.count(key) if key.isalpha() else sentences[index].text.count(key)
            for index, each in enumerate(words)
        ]
        idf = weight * rarity(sum(time > 0 for time in times), count)
        headed = [key in (section.title or "").lower().split() for section in article.sections]
        times_in = [sum(times[index] for index in in_section[place]) + 3 * headed[place] for place in places]
        idf_in = weight * rarity(sum(time > 0 for time in times_in), len(times_in))
        for index in range(count):
            near = [
                factor
                for distance, factor in ((1, 1.0), (2, 0.5), (-1, 0.5))
                if 0 <= index - distance < count
                and times[index - distance]
                and sentences[index - distance].section == sentences[index].section
            ]
            own = saturated(times[index], lengths[index], lengths)
            found[index] += idf * (own if times[index] else 0.5 * max(near, default=0.0))
            place = sentences[index].section
            found[index] += 0.5 * idf_in * saturated(times_in[place], section_lengths[place], section_lengths)
    return [
        value * (0.8 if is_unfit(sentences[index].text) else 1.3 if index in fitting else 1.0)
        for index, value in enumerate(found)
    ]


@pytest.mark.parametrize(
    ("question", "weights", "fitting"),
    [
        ("tug", {"tug": 1.0}, set()),
        ("tug ice", {"tug": 1.0, "ice": 1.0}, set()),
        ("ice tug tug", {"ice": 1.0, "tug": 1.0}, set()),
        ("4.5 tug", {"4.5": 1.0, "tug": 1.0}, set()),
        ("second tug", {"second": 0.4, "tug": 1.0}, set()),
        ("second", {"second": 1.0}, set()),
        ("How much did the tug cost?", {"tug": 1.0, "cost": 1.0}, {5}),
    ],
)
def test_sentences_are_rated_by_their_words_their_neighbours_and_their_section(
    question: str, weights: dict[str, float], fitting: set[int]
) -> None:
    assert Relevance(HARBOUR, question).ratings() == pytest.approx(naive_ratings(HARBOUR, weights, fitting))


@pytest.mark.parametrize(
    ("question", "coverage"),
    [
        ("tug", [0, 0, 0, *[1] * 8]),
        ("ice", [0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0]),
        ("ships ice", [1 / 2, 1 / 2, *[1 / 2] * 6, 0, 0, 0]),
        ("second rain", [1 / 1.4, 1 / 1.4, *[0] * 9]),
    ],
)
def test_the_share_of_the_question_that_stands_near(question: str, coverage: list[float]) -> None:
    assert Relevance(HARBOUR, question).coverage() == pytest.approx(coverage)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("tug", []),
        ("ice winter thaw", []),
        ("gas and tug", ["gas"]),
        ("gas-tug 7", ["gas", "7"]),
        ("second gas", ["gas"]),
    ],
)
def test_words_that_neither_sentences_nor_headings_have_are_missing(
    question: str, missing: list[str]
) -> None:
    assert [term.word for term in Relevance(HARBOUR, question).missing] == missing
