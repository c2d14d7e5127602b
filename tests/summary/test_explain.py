"""Reasons for a sentence, and how many methods choose it."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.summary.articles import plain, whales
from tests.summary.peer import GREEDY, PEERS
from tui.document.errors import Cancelled, UsageError
from tui.document.model import Article
from tui.summary import consensus
from tui.summary.digests import digest, summarize
from tui.summary.explain import SharedTerm
from tui.summary.methods import COMPARED_METHODS, DEFAULT_METHOD, METHODS
from tui.summary.rankings import rank


@pytest.mark.parametrize("method", METHODS)
def test_score_and_rank_are_the_rankings(method: str) -> None:
    article = whales()
    ranking = rank(article, method)
    made = digest(article, ranking, 2)
    for sentence in article.sentences:
        reasons = made.reasons(sentence)
        assert reasons.score == ranking.scores[sentence.index]
        assert reasons.rank is not None
        assert ranking.order[reasons.rank - 1] == sentence.index
    assert {made.reasons(sentence).rank for sentence in article.sentences} == set(range(1, 8))


@pytest.mark.parametrize("method", GREEDY)
def test_a_sentence_that_was_not_ranked_has_no_score(method: str) -> None:
    article = whales()
    made = digest(article, rank(article, method, 1), 1)
    (first,) = made.summary
    assert (made.reasons(first).score, made.reasons(first).rank) == (0, 1)
    other = article.sentences[first.index - 1]
    assert (made.reasons(other).score, made.reasons(other).rank) == (None, None)


@given(st.sampled_from(["1", "3", "40%", "12w"]), st.none() | st.integers(0, 3))
def test_the_methods_are_compared_at_the_digests_length_and_section(length: str, section: int | None) -> None:
    article = whales()
    made = summarize(article, "luhn", length, section=section)
    votes = tuple(made.reasons(sentence).chosen_by for sentence in article.sentences)
    assert votes == consensus(article, length, section=section)
    assert made.reasons(article.sentences[0]).methods == 9


def test_the_terms_are_the_articles_most_frequent_as_the_sentence_writes_them() -> None:
    # The article's sentences have whale(s) four times, lamp(s) and oil twice, town, burn and the like once.
    article = whales()
    assert article.sentences[6].text == "The lamps of the towns burned whale oil."
    assert summarize(article).reasons(article.sentences[6]).terms == (
        SharedTerm("whale", 4, True),
        SharedTerm("lamps", 2, False),
        SharedTerm("oil", 2, False),
        SharedTerm("towns", 1, False),
        SharedTerm("burned", 1, False),
    )


def test_there_are_six_terms_at_most_and_each_stem_is_one() -> None:
    article = plain("Lamps lamp LAMP oil ship port crew whale tower.", "A tower and a tower.")
    terms = summarize(article).reasons(article.sentences[0]).terms
    assert [(term.text, term.occurrences) for term in terms] == [
        ("Lamps", 3),
        ("tower", 3),
        ("oil", 1),
        ("ship", 1),
        ("port", 1),
        ("crew", 1),
    ]


def test_the_position_of_the_sentence() -> None:
    article = whales()
    reasons = summarize(article).reasons(article.sentences[4])
    assert reasons.section is article.sections[1]
    assert (reasons.place_in_section, reasons.section_sentences) == (3, 3)
    assert (reasons.place, reasons.sentences) == (5, 7)
    reasons = summarize(article).reasons(article.sentences[5])
    assert reasons.section is article.sections[2]
    assert (reasons.place_in_section, reasons.section_sentences) == (1, 2)


def test_common_words_alone_give_no_terms_and_no_votes() -> None:
    article = plain("The of and.", "And so it is.")
    reasons = summarize(article, length=1).reasons(article.sentences[1])
    assert (reasons.terms, reasons.chosen_by, reasons.rank) == ((), 0, 2)


def test_another_articles_sentence_is_refused() -> None:
    made = summarize(whales())
    stranger = plain("Ships sail.").sentences[0]
    with pytest.raises(UsageError, match="same article"):
        made.reasons(stranger)


def test_a_digest_whose_reasons_were_asked_for_equals_one_whose_were_not() -> None:
    article = whales()
    asked, other = summarize(article), summarize(article)
    asked.reasons(article.sentences[0])
    assert asked == other and repr(asked) == repr(other)


@cache
def fleet() -> Article:
    """Return an article of sentences that differ in length and share words unevenly."""
    return plain(
        *(
            f"Ship {'sails ' * (number % 5)}to {'port ' * (number % 3)}with {'oil ' * (number % 7)}lamp."
            for number in range(40)
        )
    )


def chosen_by(article: Article, length: str, section: int | None = None) -> tuple[int, ...]:
    """Count the votes in the simplest way: make a full ranking and a summary by each method."""
    votes = [0] * len(article.sentences)
    for method in COMPARED_METHODS:
        for sentence in summarize(article, method, length, section=section).summary:
            votes[sentence.index] += 1
    return tuple(votes)


def test_the_consensus_is_of_all_methods_but_random() -> None:
    assert sorted(COMPARED_METHODS) == sorted([DEFAULT_METHOD, *PEERS])


@pytest.mark.parametrize("length", ["1", "3", "40%", "12w", "99"])
def test_consensus_counts_the_summaries_that_have_the_sentence(length: str) -> None:
    assert consensus(whales(), length) == chosen_by(whales(), length)
    assert len(set(consensus(whales(), length))) > 1 or length == "99"


@settings(max_examples=40)
@given(
    st.one_of(
        st.integers(1, 50).map(str),
        st.integers(1, 100).map("{}%".format),
        st.integers(1, 300).map("{}w".format),
    )
)
def test_every_length_is_counted_alike(length: str) -> None:
    assert consensus(fleet(), length) == chosen_by(fleet(), length)


def test_every_method_chooses_as_many_as_asked_for() -> None:
    assert sum(consensus(fleet(), 6)) == 6 * len(COMPARED_METHODS)
    assert consensus(fleet(), 40) == (len(COMPARED_METHODS),) * 40


def test_consensus_of_a_section_alone() -> None:
    article = whales()
    votes = consensus(article, "1", section=1)
    assert votes == chosen_by(article, "1", section=1)
    assert votes[:2] == (0, 0) and sum(votes) == len(COMPARED_METHODS)


def test_a_method_that_cannot_tell_sentences_apart_chooses_none() -> None:
    article = plain("The of and.", "And so it is.", "It is so.")
    # Only Edmundson's counts the position too.
    assert [name for name in PEERS if not rank(article, name).is_fallback] == ["edmundson"]
    assert consensus(article, 1) == (1, 0, 0)


def test_a_single_sentence_is_chosen_by_all_and_nothing_by_none() -> None:
    assert consensus(plain("Whales live in the sea."), 5) == (len(COMPARED_METHODS),)
    assert consensus(plain(), 5) == ()


def test_consensus_reports_which_methods_are_done() -> None:
    reported: list[tuple[int, int]] = []
    consensus(whales(), 2, on_progress=lambda done, total: reported.append((done, total)))
    assert reported[-1] == (len(COMPARED_METHODS), len(COMPARED_METHODS))
    assert reported == sorted(reported)


def test_consensus_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        consensus(whales(), 2, cancelled=lambda: True)


def test_consensus_refuses_what_no_digest_can_have() -> None:
    with pytest.raises(UsageError, match="not a length"):
        consensus(whales(), "much")
    with pytest.raises(UsageError, match="There is no section 9"):
        consensus(whales(), 1, section=9)
