"""Digests: summaries and outlines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.summary.articles import plain, whales
from tests.summary.peer import GREEDY
from tui.document.errors import UsageError
from tui.document.model import Article
from tui.document.stats import count_words
from tui.sources.open import article_from_text, open_article
from tui.summary.digests import _NO_SENTENCES, Digest, digest, summarize
from tui.summary.lengths import Length
from tui.summary.methods import METHODS
from tui.summary.rankings import Ranking, rank


def ranked(article: Article, *order: int) -> Ranking:
    return Ranking("lex-rank", order, tuple(float(-index) for index in range(len(order))))


def indices(made: Digest) -> list[int]:
    return [sentence.index for sentence in made.summary]


@pytest.mark.parametrize("method", METHODS)
def test_holds_the_articles_own_sentences_in_reading_order(method: str) -> None:
    article = whales()
    made = summarize(article, method, 3)
    assert made.length == Length(3) and made.ranking.method == method
    assert len(made.summary) == 3
    assert all(sentence is article.sentences[sentence.index] for sentence in made.summary)
    assert indices(made) == sorted(indices(made))
    assert [entry.section for entry in made.outline] == list(article.sections)


def test_a_gist_is_of_the_sections_own_sentences() -> None:
    article = whales()
    made = digest(article, ranked(article, 5, 4, 6, 3, 2, 1, 0))
    assert [[sentence.index for sentence in entry.gist] for entry in made.outline] == [[1], [2], [5], []]
    made = digest(article, ranked(article, 5, 4, 6, 3, 2, 1, 0), gists=2)
    assert [[sentence.index for sentence in entry.gist] for entry in made.outline] == [
        [0, 1],
        [2, 4],
        [5, 6],
        [],
    ]
    assert all(entry.gist == () for entry in digest(article, ranked(article, 5), gists=0).outline)


def test_a_section_can_be_digested_alone() -> None:
    article = whales()
    made = digest(article, ranked(article, 0, 5, 1, 4, 6, 3, 2), "40%", section=1)
    assert made.section == 1
    assert indices(made) == [4, 5]
    assert [entry.section.index for entry in made.outline] == [1, 2]
    assert indices(digest(article, ranked(article, 0, 5, 1, 4, 6, 3, 2), 1, section=2)) == [5]
    assert indices(digest(article, ranked(article, 0, 5, 1, 4, 6, 3, 2), 1, section=0)) == [0]


def test_an_empty_section_says_so() -> None:
    made = summarize(whales(), section=3)
    assert made.summary == () and made.warnings == ("There are no sentences here.",)


@pytest.mark.parametrize("section", [-1, 4])
def test_an_unknown_section_is_refused(section: int) -> None:
    with pytest.raises(UsageError, match=f"There is no section {section}: the article has 4"):
        summarize(whales(), section=section)


def test_an_empty_digest_says_why() -> None:
    assert summarize(plain(), length=5).emptiness == _NO_SENTENCES
    assert summarize(plain("One whale."), length=1).emptiness == ""


def test_says_when_there_are_fewer_sentences() -> None:
    assert summarize(whales(), length=9).warnings == ("There are only 7 sentences.",)
    assert summarize(whales(), length=7).warnings == ()
    assert summarize(plain("One whale."), length=5).warnings == ("There is only one sentence.",)
    assert summarize(plain(), length="20%").warnings == ("There are no sentences here.",)


def test_says_when_the_best_sentence_is_longer_than_asked_for() -> None:
    article = plain("Whales swim in the wide sea.", "Ships sail.")
    assert digest(article, ranked(article, 0, 1), "3w").warnings == (
        "The best sentence alone has 6 words, more than 3.",
    )
    assert digest(article, ranked(article, 1, 0), "3w").warnings == ()


def test_passes_on_the_notes_of_the_ranking() -> None:
    made = summarize(plain("The of and.", "And so it is."), length=5)
    assert len(made.warnings) == 2 and "stand in" in made.warnings[0] and "only 2" in made.warnings[1]


@pytest.mark.parametrize("method", GREEDY)
def test_a_ranking_that_stopped_early_still_has_all_gists(method: str) -> None:
    article = whales()
    made = digest(article, rank(article, method, 1), 1)
    assert [bool(entry.gist) for entry in made.outline] == [True, True, True, False]
    assert made.warnings == ()
    assert digest(article, rank(article, method, 1), 3).warnings == ("Ranked so far: 1 of 7 sentences.",)


@pytest.mark.parametrize("method", GREEDY)
@pytest.mark.parametrize("length", ["30", "90%", "150w"])
def test_enough_is_ranked_for_any_length(method: str, length: str) -> None:
    article = plain(
        *(f"Whale {'swims ' * (number % 7)}on {'and on ' * (number % 5)}." for number in range(60))
    )
    assert (
        summarize(article, method, length).summary == digest(article, rank(article, method), length).summary
    )


@given(
    st.lists(
        st.sampled_from(("Whales swim far.", "A ship sails.", "It was so.", "Oil burns in lamps.")),
        max_size=12,
    ),
    st.sampled_from(sorted(METHODS)),
    st.integers(1, 15),
    st.integers(1, 100),
)
def test_lengths_are_exact(sentences: list[str], method: str, amount: int, share: int) -> None:
    article = plain(*sentences)
    total = len(article.sentences)
    assert len(summarize(article, method, amount).summary) == min(amount, total)
    wanted = max(1, total * share // 100) if total else 0
    assert len(summarize(article, method, f"{share}%").summary) == wanted


@given(st.permutations(range(7)), st.integers(1, 60))
def test_words_are_kept_to(order: list[int], words: int) -> None:
    article = whales()
    made = digest(article, ranked(article, *order), f"{words}w")
    total = sum(count_words(sentence.text) for sentence in made.summary)
    assert total <= words or (len(made.summary) == 1 and "more than" in made.warnings[0])


def test_a_gist_is_the_first_sentence_that_stands_alone_whatever_the_ranking() -> None:
    article = whales()
    in_second = [s.index for s in article.sentences if s.section == 1]
    others = [s.index for s in article.sentences if s.section != 1]
    for order in ((*in_second, *others), (*others, *reversed(in_second))):
        made = digest(article, ranked(article, *order), 1)
        assert made.outline[1].gist[0].index == in_second[0]


def test_a_notebook_shows_the_summary_with_its_places() -> None:
    text = b"# Floods & mills\n\nIt 1 < 2 & rains. It stops.\n\n## The mill\n\nThe mill stands. It turns no more.\n"
    article = open_article(text, name="floods.md")
    shown = digest(article, ranked(article, 2, 0, 1, 3), 2)._repr_html_()
    assert "<strong>Floods &amp; mills</strong> <small>lex-rank · 2 of 4 sentences</small>" in shown
    assert "<li>It 1 &lt; 2 &amp; rains. <small>((opening) · 0 %)</small></li>" in shown
    assert "<li>The mill stands. <small>(1. The mill · 53 %)</small></li>" in shown
    untitled = summarize(article_from_text("", "It rains. It stops."))
    assert "<strong>" not in untitled._repr_html_()
