"""By how many of Sumy's methods each sentence is chosen."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.summary.articles import plain, whales
from tests.summary.peer import PEERS
from tui.document.errors import Cancelled, UsageError
from tui.document.model import Article
from tui.summary import consensus
from tui.summary.agreement import COMPARED
from tui.summary.digests import summarize
from tui.summary.rankings import rank


@cache
def fleet() -> Article:
    """An article of sentences that differ in length and share words unevenly."""
    return plain(
        *(
            f"Ship {'sails ' * (number % 5)}to {'port ' * (number % 3)}with {'oil ' * (number % 7)}lamp."
            for number in range(40)
        )
    )


def chosen_by(article: Article, length: str, section: int | None = None) -> tuple[int, ...]:
    """The same counted in the plainest way: a summary by each method, its whole ranking made for it alone."""
    votes = [0] * len(article.sentences)
    for method in PEERS:
        for sentence in summarize(article, method, length, section=section).summary:
            votes[sentence.index] += 1
    return tuple(votes)


def test_all_of_sumys_methods_are_asked_but_chance() -> None:
    assert sorted(COMPARED) == sorted(PEERS)


@pytest.mark.parametrize("length", ["1", "3", "40%", "12w", "99"])
def test_counts_the_summaries_that_have_the_sentence(length: str) -> None:
    assert consensus(whales(), length) == chosen_by(whales(), length)
    assert len(set(consensus(whales(), length))) > 1 or length == "99"


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
    assert sum(consensus(fleet(), 6)) == 6 * len(COMPARED)
    assert consensus(fleet(), 40) == (len(COMPARED),) * 40


def test_a_section_alone() -> None:
    article = whales()
    votes = consensus(article, "1", section=1)
    assert votes == chosen_by(article, "1", section=1)
    assert votes[:2] == (0, 0) and sum(votes) == len(COMPARED)


def test_a_method_that_cannot_tell_sentences_apart_chooses_none() -> None:
    article = plain("The of and.", "And so it is.", "It is so.")
    # Only Edmundson's looks at places too.
    assert [name for name in COMPARED if not rank(article, name).is_lead] == ["edmundson"]
    assert consensus(article, 1) == (1, 0, 0)


def test_a_single_sentence_is_chosen_by_all_and_nothing_by_none() -> None:
    assert consensus(plain("Whales live in the sea."), 5) == (len(COMPARED),)
    assert consensus(plain(), 5) == ()


def test_tells_which_methods_are_done() -> None:
    told: list[tuple[int, int]] = []
    consensus(whales(), 2, on_progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (len(COMPARED), len(COMPARED))
    assert told == sorted(told)


def test_can_be_given_up() -> None:
    with pytest.raises(Cancelled):
        consensus(whales(), 2, cancelled=lambda: True)


def test_refuses_what_no_digest_can_have() -> None:
    with pytest.raises(UsageError, match="not a length"):
        consensus(whales(), "much")
    with pytest.raises(UsageError, match="There is no section 9"):
        consensus(whales(), 1, section=9)
