import pytest

from tui.document.build import Draft
from tui.document.model import Article, BlockKind
from tui.language.articles import build_article
from tui.summary import gists as gists_module
from tui.summary.digests import prepare_digest
from tui.summary.gists import gists_by_section


def harbour(*sentences: str) -> Article:
    return build_article(
        [
            Draft(BlockKind.PARAGRAPH, "The harbour is the oldest part of the town."),
            Draft(BlockKind.HEADING, "Boats", 1),
            Draft(BlockKind.PARAGRAPH, " ".join(sentences)),
        ],
        title="The town",
    )


def gists(article: Article, *best_first: int, count: int = 1) -> list[list[int]]:
    return gists_by_section(article, best_first, frozenset(range(len(article.sentences))), count)


def test_the_first_sentence_that_stands_alone() -> None:
    article = harbour(
        "They come in.",
        "But these are not all of the boats of the town.",
        "Who counts the boats that come in at night?",
        "Boats from the islands bring fish to the market.",
        "Boats from the south bring wool to the market.",
    )
    assert gists(article, 5, 4, 3, 2, 1, 0) == [[0], [4]]


def test_the_best_where_none_stands_alone_and_for_more() -> None:
    article = harbour("They come in.", "But these are not all of the boats of the town.", "Who counts?")
    assert gists(article, 2, 3, 1, 0) == [[0], [2]]
    assert gists(article, 3, 1, 2, 0, count=2) == [[0], [1, 3]]
    assert gists(article, 0, 1, 2, 3, count=0) == [[], []]


def test_only_what_can_be_chosen() -> None:
    article = harbour("Boats bring fish to the market.", "Boats from the south bring wool to the market.")
    assert gists_by_section(article, (0, 1, 2), frozenset({0, 2}), 1) == [[0], [2]]


def test_a_prepared_digest_looks_at_no_sentence_again(monkeypatch: pytest.MonkeyPatch) -> None:
    article = harbour("They come in.", "Boats from the islands bring fish to the market.")
    expected = gists(harbour("They come in.", "Boats from the islands bring fish to the market."), 0, 1, 2)
    prepare_digest(article)
    monkeypatch.delattr(gists_module, "refers_back")
    assert gists(article, 0, 1, 2) == expected == [[0], [2]]


@pytest.mark.parametrize(
    ("first", "gist"), [("Boats from the isle wait.", 1), ("Boats from the isle wai.", 2)]
)
def test_a_gist_has_twenty_five_letters_if_it_can(first: str, gist: int) -> None:
    assert gists(harbour(first, "Boats from the islands bring fish."), 2, 1, 0) == [[0], [gist]]
