import pytest

from tests.summary.articles import plain
from tui.document.errors import UsageError
from tui.language.facet_cues import Facet
from tui.summary.digests import digest, summarize
from tui.summary.facets import facet_excerpt, facets, facets_of
from tui.summary.rankings import rank

PAPER = plain(
    "Bees are kept on many roofs of large towns.",
    "In this paper, we propose to weigh the hives.",
    "The hives were measured every week since 1999.",
    "We found that the hives lose 40 kg in winter.",
    "However, the cause remains unclear.",
    "“Nobody has weighed so many hives,” said Ann Lee.",
)


def test_sentences_have_the_facets_that_their_words_show() -> None:
    assert facets(PAPER) == {
        Facet.AIM: (1,),
        Facet.METHOD: (2,),
        Facet.RESULT: (3,),
        Facet.LIMIT: (4,),
        Facet.CLAIM: (5,),
        Facet.FIGURE: (3,),
        Facet.QUOTATION: (5,),
        Facet.DATE: (2,),
    }


def test_a_sentence_has_one_facet_of_papers() -> None:
    assert facets_of("Using scales, we show that hives that were measured weigh more.", "english") == {
        Facet.RESULT
    }


def test_a_digest_can_have_the_sentences_of_a_facet_alone() -> None:
    ranking = rank(PAPER)
    made = digest(PAPER, ranking, 3, excerpt=facet_excerpt(PAPER, ranking, Facet.RESULT))
    assert [sentence.index for sentence in made.summary] == [3]
    assert made.heading == "Results"
    assert summarize(PAPER, length=3, facet="limit").summary == (PAPER.sentences[4],)


def test_what_there_is_not_is_said() -> None:
    made = summarize(plain("Bees hum.", "Hives stand."), facet="date")
    assert not made.summary
    assert made.emptiness == "No dates were found in this article."


def test_a_facet_has_a_name_and_no_question() -> None:
    with pytest.raises(UsageError, match="“results” is not a facet"):
        summarize(PAPER, facet="results")
    with pytest.raises(UsageError, match="about"):
        summarize(PAPER, facet="result", about="hives")
