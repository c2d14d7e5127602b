"""Every method picks what Sumy's own class picks."""

import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

from tests.summary.peer import (
    GREEDY,
    PEERS,
    TIE,
    PlainTokenizer,
    best_indices,
    document_of,
    generated,
    indices_of,
    paragraphs_of,
    peer_of,
    sample,
    sample_paths,
    step_values,
    sumy_ratings,
)
from tui.summary import lex_rank, similarity, summarizer
from tui.summary.base import no_check
from tui.summary.terms import Terms

LENGTHS = (1, 3, 5, 10, 25)
_MAX_STEPS = 40
"""So many choices of a greedy method are replayed; Sumy's arithmetic is slow."""


def check_same(name: str, document: Any, language: str = "english") -> None:
    ours = summarizer(name, language)
    peer = peer_of(name, ours)
    if name in GREEDY:
        order, _ = ours.rank(Terms(document, ours.stem_word))
        assert sorted(order) == list(range(len(document.sentences)))
        for value, best in step_values(name, peer, document, order[:_MAX_STEPS]):
            assert value == pytest.approx(best, abs=TIE)
        for length in LENGTHS:
            assert indices_of(document, ours(document, length)) == sorted(order[:length])
        return
    ratings = sumy_ratings(peer, document)
    if not ratings:
        assert ours(document, 5) == document.sentences[:5]
        return
    rated = ours.rate(Terms(document, ours.stem_word), no_check).tolist()
    for rating, expected in zip(rated, ratings, strict=True):
        assert (math.isnan(rating) and math.isnan(expected)) or rating == pytest.approx(expected, abs=TIE)
    for length in LENGTHS:
        assert indices_of(document, ours(document, length)) == best_indices(ratings, length)


@pytest.mark.parametrize("name", PEERS)
def test_generated_documents(name: str) -> None:
    for seed in range(50):
        check_same(name, document_of(generated(seed)))


@pytest.mark.parametrize("name", ["lex-rank", "text-rank", "reduction"])
@pytest.mark.parametrize("seed", range(15))
def test_the_code_for_long_documents(name: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similarity, "_MAX_MATRIX_SENTENCES", 0)
    monkeypatch.setattr(similarity, "_MAX_PAIRS_IN_BLOCK", 30)
    monkeypatch.setattr(similarity, "_MAX_CELLS_IN_BLOCK", 60)
    monkeypatch.setattr(similarity, "_COMMON_TERM", 4 if seed % 2 else 1)
    monkeypatch.setattr(similarity, "_SPARSE", 0 if seed % 4 < 2 else 32)
    monkeypatch.setattr(lex_rank, "_MIN_EDGES_IN_BATCH", 20)
    monkeypatch.setattr(lex_rank, "_MAX_EDGES_KEPT", 40 if seed % 3 else 0)
    check_same(name, document_of(generated(seed)))


WORDS = st.sampled_from(
    [
        "the",
        "The",
        "of",
        "whale",
        "Whale",
        "whales",
        "ship",
        "ships",
        "shipping",
        "well-known",
        "don't",
        "U.S.",
        "7",
    ]
)
SENTENCES = st.one_of(
    st.lists(WORDS, max_size=8).map(" ".join),
    st.text(max_size=30),
    st.sampled_from(["", "The of and.", "Город стоит на реке.", "鯨は海にいる。", "Whale.", "Ναι; Όχι."]),
)
PARAGRAPHS = st.lists(st.lists(st.tuples(SENTENCES, st.booleans()), max_size=6), max_size=5)


@pytest.mark.parametrize("name", PEERS)
@settings(max_examples=40, deadline=None)
@given(paragraphs=PARAGRAPHS)
def test_any_document(name: str, paragraphs: list[list[tuple[str, bool]]]) -> None:
    check_same(name, document_of(paragraphs))


@pytest.mark.parametrize("name", PEERS)
@pytest.mark.parametrize("path", sample_paths(), ids=lambda path: path.stem)
def test_sample_articles(name: str, path: Path) -> None:
    article = sample(path)
    check_same(name, document_of(paragraphs_of(article), article.language), article.language)


@pytest.mark.parametrize("name", PEERS)
def test_repeated_sentences_are_rated_each(name: str) -> None:
    lines = [("The whale swims in the sea.", False), ("A ship sails.", False)] * 2
    same = ObjectDocumentModel([Paragraph(Sentence(text, PlainTokenizer(), head) for text, head in lines)])
    ours = summarizer(name, "english")
    marked = document_of([lines])
    for length in (1, 2, 3, 4):
        chosen = ours(same, length)
        assert len(chosen) == length
        assert indices_of(same, chosen) == indices_of(marked, ours(marked, length))
