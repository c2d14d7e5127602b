"""References are never chosen for a summary."""

import pytest

from tui.document.build import Draft
from tui.document.model import Article, BlockKind
from tui.language.articles import build_article
from tui.summary.digests import digest, summarize
from tui.summary.methods import METHODS
from tui.summary.rankings import candidates, rank

TEXT = ("Whales eat krill.", "Krill is small.", "Clouds of krill drift in the cold sea.")
ENTRIES = (
    "Moor, A., “Krill and whales”, 1998.",
    "Lee, B., “Whales eat krill in the cold sea”, 2003.",
    "Ott, C., “Krill, krill and krill”, 2011.",
    "Ray, D., “Whales and the cold sea”, 2015.",
)


def paper(*sentences: str) -> Article:
    drafts = [
        Draft(BlockKind.HEADING, "Food", 1),
        *(Draft(BlockKind.PARAGRAPH, sentence) for sentence in sentences),
        Draft(BlockKind.HEADING, "References", 1),
        *(Draft(BlockKind.LIST_ITEM, entry, 1) for entry in ENTRIES),
    ]
    return build_article(drafts if sentences else drafts[1:], title="Krill")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("length", [1, 2, 3, 5, "50%", "100%", "9w", "500w"])
def test_no_method_chooses_references(method: str, length: str | int) -> None:
    made = summarize(paper(*TEXT), method, length)
    assert made.summary
    assert {sentence.text for sentence in made.summary} <= set(TEXT)


@pytest.mark.parametrize("method", METHODS)
def test_they_are_ranked_last(method: str) -> None:
    article = paper(*TEXT)
    ranking = rank(article, method)
    assert sorted(ranking.order) == list(range(len(article.sentences)))
    assert set(ranking.order[: len(TEXT)]) == set(range(len(TEXT)))


def test_a_percentage_is_one_of_the_other_sentences() -> None:
    assert len(summarize(paper(*TEXT), length="34%").summary) == 1
    assert len(summarize(paper(*TEXT), length="100%").summary) == len(TEXT)


@pytest.mark.parametrize("method", METHODS)
def test_they_are_chosen_where_there_is_nothing_else(method: str) -> None:
    assert len(summarize(paper(), method, 2).summary) == 2


def test_a_section_of_references_alone_can_be_summarised() -> None:
    article = paper(*TEXT)
    made = digest(article, rank(article), 2, section=1)
    assert len(made.summary) == 2
    assert {sentence.text for sentence in made.summary} <= set(ENTRIES)
    assert made.outline[0].gist


def test_references_have_no_gist() -> None:
    assert [bool(entry.gist) for entry in summarize(paper(*TEXT)).outline] == [True, False]


def test_a_note_counts_only_the_other_sentences() -> None:
    assert summarize(paper(*TEXT), length=5).warnings == (
        "There are only 3 sentences besides the references.",
    )


def test_without_references_all_sentences_are_candidates() -> None:
    article = build_article([Draft(BlockKind.PARAGRAPH, " ".join(TEXT))], title="")
    assert candidates(article) == range(3)
