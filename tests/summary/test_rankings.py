"""Rankings of articles."""

import pickle
from itertools import pairwise
from math import isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.summary.articles import plain, whales
from tests.summary.peer import GREEDY
from tui.document.build import Draft
from tui.document.errors import Cancelled, UsageError
from tui.document.model import BlockKind
from tui.language.articles import build_article
from tui.language.detect import LANGUAGES
from tui.language.words import has_package
from tui.summary.methods import METHODS
from tui.summary.rankings import Ranking, rank


@pytest.mark.parametrize("method", METHODS)
def test_ranks_every_sentence_once(method: str) -> None:
    article = whales()
    ranking = rank(article, method)
    assert ranking.method == method
    assert sorted(ranking.order) == list(range(len(article.sentences)))
    assert len(ranking.scores) == len(article.sentences)
    assert ranking.complete and not ranking.rest
    scores = [ranking.scores[index] for index in ranking.order]
    assert all(first >= second - 1e-9 for first, second in pairwise(scores))


@pytest.mark.parametrize("method", METHODS)
def test_the_same_answer_every_time(method: str) -> None:
    assert rank(whales(), method) == rank(whales(), method)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "sentences", [(), ("One.",), ("The of and.", "And so it is.", "It was."), ("…", "— —")]
)
def test_odd_articles_raise_nothing(method: str, sentences: tuple[str, ...]) -> None:
    article = plain(*sentences)
    ranking = rank(article, method)
    assert sorted(ranking.order) == list(range(len(article.sentences)))


@pytest.mark.parametrize("method", sorted({*METHODS} - {"random", "edmundson"}))
def test_falls_back_to_the_lead_and_says_so(method: str) -> None:
    ranking = rank(plain("The of and.", "And so it is.", "It was."), method)
    assert ranking.method == method
    assert ranking.is_fallback
    assert ranking.order == (0, 1, 2)
    assert len(ranking.warnings) == 1 and "the first sentences stand in" in ranking.warnings[0]


@pytest.mark.parametrize("method", METHODS)
def test_one_sentence_is_no_fallback(method: str) -> None:
    ranking = rank(plain("Whales swim."), method)
    assert ranking.order == (0,) and not ranking.is_fallback and not ranking.warnings


def test_equal_sentences_are_ranked_in_reading_order() -> None:
    article = plain(
        "Ships sail.", "Whales swim in the sea.", "Ships sail.", "Whales swim in the sea.", "Ships sail."
    )
    for method in METHODS:
        if method not in ("random", "edmundson", *GREEDY):
            order = rank(article, method).order
            assert [index for index in order if index % 2 == 0] == [0, 2, 4]


@pytest.mark.parametrize("method", GREEDY)
def test_a_greedy_method_may_stop_early(method: str) -> None:
    article = whales()
    whole, part = rank(article, method), rank(article, method, 3)
    assert not part.complete
    assert part.order == whole.order[:3]
    assert sorted(part.order + part.rest) == sorted(whole.order)
    assert rank(article, method, 100) == whole
    assert [score for index, score in enumerate(part.scores) if index not in part.order] == [
        -float("inf")
    ] * 4


def test_sentences_not_ranked_yet_are_ordered_by_term_weight() -> None:
    article = plain("Rain fell.", "Whales and whales.", "Whales swim.", "Snow fell on whales.")
    part = rank(article, "kl", 1)
    assert part.rest == tuple(index for index in (3, 2, 1, 0) if index not in part.order)


@pytest.mark.parametrize("method", METHODS)
def test_crosses_a_process_boundary(method: str) -> None:
    ranking = rank(whales(), method, 2)
    assert pickle.loads(pickle.dumps(ranking)) == ranking


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_say_what_a_language_lacks(language: str) -> None:
    notes = rank(whales(language), "lex-rank").warnings
    assert all(language.capitalize() in note for note in notes)
    if language == "finnish":
        assert notes == ()
    if language == "malayalam":
        assert notes[-1] == "There is no list of common words for Malayalam; all words count."
    if language == "thai":
        assert len(notes) == (2 if has_package("thai") else 3)


def test_edmundson_uses_the_words_of_title_and_headings() -> None:
    sentences = [
        "It rained here.",
        "It snowed there.",
        "The lighthouse stood.",
        "The wind blew.",
        "It was cold there.",
    ]
    assert rank(plain(*sentences), "edmundson").order[0] == 0
    article = build_article([Draft(BlockKind.PARAGRAPH, " ".join(sentences))], title="The Lighthouses")
    assert rank(article, "edmundson").order[0] == 2


def test_progress_is_reported_in_sentences() -> None:
    article = plain(*(f"Whale {'swims ' * number}on." for number in range(300)))
    seen: list[tuple[int, int]] = []
    rank(article, on_progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (300, 300)
    assert seen == sorted(seen)


def test_can_be_cancelled() -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked == 4

    article = whales()
    with pytest.raises(Cancelled):
        rank(article, cancelled=cancelled)
    assert asked == 4
    assert rank(article).complete


@pytest.mark.parametrize("method", METHODS)
def test_every_method_can_be_cancelled(method: str) -> None:
    article = whales()
    rank(article)
    asked: list[int] = []
    rank(article, method, cancelled=lambda: bool(asked.append(1)))
    assert len(asked) >= (1 if method == "random" else 2)


def test_the_terms_of_an_article_are_made_once() -> None:
    article = whales()
    seen: list[int] = []
    rank(article, "luhn", on_progress=lambda done, _: seen.append(done))
    again: list[int] = []
    rank(article, "lsa", on_progress=lambda done, _: again.append(done))
    assert seen[0] == 0 and again == [len(article.sentences)]


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(UsageError):
        rank(plain(), "best")


FEW_LANGUAGES = ("english", "german", "hindi", "japanese")
"""A tokenizer and a stemmer of each kind: the tables of all at once take much memory."""


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(sorted(METHODS)), st.sampled_from(FEW_LANGUAGES))
def test_any_text_is_ranked(text: str, method: str, language: str) -> None:
    article = plain(text, language=language)
    ranking: Ranking = rank(article, method)
    assert sorted(ranking.order) == list(range(len(article.sentences)))
    assert not any(map(isnan, ranking.scores))
