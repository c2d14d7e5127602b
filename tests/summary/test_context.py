"""The sentences that those of a summary need before them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.summary.articles import HEADING, PARAGRAPH, plain
from tui.document.build import Draft
from tui.document.model import Article, BlockKind
from tui.language.articles import build_article
from tui.language.references_back import refers_back
from tui.summary.digests import digest, summarize
from tui.summary.methods import METHODS
from tui.summary.rankings import Ranking

SENTENCES = (
    "Ada Byrne built the lighthouse at Wick.",  # 0
    "She had never seen the sea.",  # 1
    "However, her drawings were exact.",  # 2
    "The keepers moved in during a storm.",  # 3
    "They stayed for forty years.",  # 4
)


def plain_paragraphs(*texts: str) -> Article:
    return build_article([Draft(PARAGRAPH, text) for text in texts], title="", language="english")


def contexts(article: Article, *chosen: int, at_most: int = 1) -> dict[int, list[int]]:
    """Return the context of each sentence of a summary that has one, by their indices."""
    order = (*chosen, *(s.index for s in article.sentences if s.index not in chosen))
    ranking = Ranking("lex-rank", order, tuple(0.0 for _ in order))
    made = digest(article, ranking, len(chosen), context=at_most)
    found = {sentence.index: [s.index for s in made.context_of(sentence)] for sentence in made.summary}
    return {index: before for index, before in found.items() if before}


def test_a_sentence_that_refers_back_has_the_one_before() -> None:
    assert contexts(plain(*SENTENCES), 0, 4) == {4: [3]}
    assert contexts(plain(*SENTENCES), 2, 3) == {2: [1]}


def test_a_context_that_refers_back_has_its_own_up_to_the_number() -> None:
    article = plain(*SENTENCES)
    assert contexts(article, 2, at_most=2) == {2: [0, 1]}
    assert contexts(article, 2, 4, at_most=9) == {2: [0, 1], 4: [3]}
    assert contexts(article, 2, 4, at_most=0) == {}


def test_what_is_in_the_summary_is_not_repeated() -> None:
    assert contexts(plain(*SENTENCES), 3, 4) == {}
    assert contexts(plain(*SENTENCES), 0, 2, at_most=9) == {2: [1]}


def test_another_paragraph_can_be_the_context_but_not_another_section() -> None:
    article = build_article(
        [
            Draft(PARAGRAPH, "The mast fell."),
            Draft(PARAGRAPH, "It broke the roof."),
            Draft(HEADING, "Costs", 1),
            Draft(PARAGRAPH, "These were high."),
        ],
        title="",
        language="english",
    )
    assert contexts(article, 1, 2) == {1: [0]}
    assert contexts(article, 0, 2) == {}


def test_captions_are_passed_over_and_questions_are_not() -> None:
    captioned = plain_paragraphs("The mast fell in a storm.", "The mast at dawn", "It broke the roof.")
    assert contexts(captioned, 2) == {2: [0]}
    asked = plain_paragraphs(
        "The mast fell in a storm.", "Did anybody see the storm?", "Yes, the keeper did."
    )
    assert contexts(asked, 2) == {2: [1]}


def test_a_list_before_a_paragraph_is_passed_over_up_to_its_lead_in() -> None:
    article = build_article(
        [
            Draft(PARAGRAPH, "The storm broke three parts of the light:"),
            Draft(BlockKind.LIST_ITEM, "The mast fell on the roof of the house.", 1),
            Draft(BlockKind.LIST_ITEM, "It was made of pine.", 1),
            Draft(PARAGRAPH, "These were replaced within a year."),
        ],
        title="",
        language="english",
    )
    assert contexts(article, 3) == {3: [0]}
    assert contexts(article, 2) == {2: [1]}


def test_a_first_sentence_that_refers_back_has_none() -> None:
    assert contexts(plain("He left.", "The mast fell."), 0) == {}


@pytest.mark.parametrize(
    ("language", "before", "sentence"),
    [
        ("german", "Die Fähre wurde verkauft.", "Deshalb fährt hier niemand mehr."),
        ("french", "Le pont date de 1890.", "Cependant, il a été repeint."),
        ("latin", "Pons cecidit.", "Ergo nemo transit."),
    ],
)
def test_the_articles_language_decides(language: str, before: str, sentence: str) -> None:
    wanted = {} if language == "latin" else {1: [0]}
    assert contexts(plain(before, sentence, language=language), 1) == wanted


def test_a_digest_has_no_context_unless_it_is_asked_for() -> None:
    def has_context(**keywords: int) -> bool:
        made = [summarize(plain(*SENTENCES), method, 2, **keywords) for method in METHODS]
        return any(each.context_of(sentence) for each in made for sentence in each.summary)

    assert not has_context()
    assert has_context(context=1)


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12),
    st.sets(st.integers(0, 11), min_size=1),
    st.integers(0, 4),
)
def test_contexts_run_up_to_their_sentences_and_share_none(
    texts: list[str], wanted: set[int], at_most: int
) -> None:
    article = plain(*texts)
    chosen = sorted(index for index in wanted if index < len(article.sentences)) or [0]
    found = contexts(article, *chosen, at_most=at_most)
    shown = [*chosen, *(index for before in found.values() for index in before)]
    assert len(shown) == len(set(shown))
    for index, before in found.items():
        assert before == list(range(index - len(before), index)) and len(before) <= at_most
        assert all(refers_back(article.sentences[each].text, "english") for each in (*before[1:], index))
