"""Measure whether the sentences that answer a question are found, beside BM25 alone and plain search.

    python benchmarks/questions.py [--book FILE] [--misses]

Prints the recall at 1, 3 and 5: the share of the questions of ``question_pairs.py`` of which one of the sentences
that answer it is among the first 1, 3 or 5. Plain search puts the sentences with the most of the question's words
first. All three have the same stems and leave out the same words. Every other question was used to choose the
numbers of our ranking; the rest are held out. Questions of some kinds, about what has to be done, by when, why and how
much, are counted apart. FILE is Moby Dick as plain text; without it, its questions are left out.

Then every question is put to another English article, which should say nothing of it.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.question_pairs import BOOK, KINDS, SAMPLES
from tui.document.model import Article
from tui.language.questions import words_without_subject
from tui.sources.open import open_article
from tui.summary.answers import answer
from tui.summary.key_terms import terms_without_elisions
from tui.summary.relevance import K1, B, Relevance

_SAMPLE_FOLDER = Path(__file__).resolve().parents[1] / "sample_articles"
_HASH_DIGITS = 10
_COUNTS = (1, 3, 5)

Ranker = Callable[[Article, str], Sequence[int]]


class Pair(NamedTuple):
    """A question to an article, and the indices of the sentences that answer it."""

    article: Article
    question: str
    answers: frozenset[int]


def main() -> None:
    """Measure, and print two tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--book", type=Path, help="Moby Dick as plain text")
    parser.add_argument(
        "--misses", action="store_true", help="print the questions of the choosing half not answered"
    )
    arguments = parser.parse_args()
    pairs = [*_sample_pairs(SAMPLES), *(_book_pairs(arguments.book) if arguments.book else ())]
    of_kinds = [*_sample_pairs(KINDS)]
    halves = {
        "choosing": pairs[::2],
        "held out": pairs[1::2],
        "of kinds, choosing": of_kinds[::2],
        "of kinds, held out": of_kinds[1::2],
    }
    rankers: dict[str, Ranker] = {
        "plain search": _plain_search,
        "BM25 alone": _bm25,
        "standfirst": lambda article, question: answer(article, question).order,
    }
    print(f"| {len(pairs)} questions, {len(of_kinds)} of kinds | half | recall@1 | recall@3 | recall@5 |")
    print("| --- | --- | ---: | ---: | ---: |")
    for name, ranker in rankers.items():
        for half, chosen in halves.items():
            recalls = " | ".join(f"{recall:.3f}" for recall in _recalls(ranker, chosen))
            print(f"| {name} | {half} | {recalls} |")
    print("\n| half | questions left without an answer | to another article | answered |")
    print("| --- | ---: | ---: | ---: |")
    for half, chosen in halves.items():
        refused = sum(not answer(pair.article, pair.question).order for pair in chosen)
        others = [*_to_other_articles(chosen)]
        answered = sum(bool(answer(article, question).order) for article, question in others)
        print(f"| {half} | {refused} of {len(chosen)} | {len(others)} | {answered} |")
    if arguments.misses:
        for pair in (*halves["choosing"], *halves["of kinds, choosing"]):
            if not pair.answers & {*answer(pair.article, pair.question).order[:3]}:
                print(f"{pair.article.title}: {pair.question}")


def _sample_pairs(lines: str) -> Iterator[Pair]:
    article = None
    for line in lines.splitlines():
        question, has_answers, beginnings = line.partition("|")
        if not has_answers:
            article = open_article(_SAMPLE_FOLDER / line)
            continue
        assert article is not None
        found = [
            [sentence.index for sentence in article.sentences if sentence.text.startswith(beginning.strip())]
            for beginning in beginnings.split(";")
        ]
        if any(len(indices) != 1 for indices in found):
            raise SystemExit(f"{article.title}: the answers to “{question.strip()}” are not found.")
        yield Pair(article, question.strip(), frozenset(index for (index,) in found))


def _book_pairs(path: Path) -> Iterator[Pair]:
    book = open_article(path)
    by_hash = {sha256(each.text.encode()).hexdigest()[:_HASH_DIGITS]: each.index for each in book.sentences}
    for line in BOOK.splitlines():
        question, _, hashes = line.partition("|")
        yield Pair(book, question.strip(), frozenset(by_hash[each.strip()] for each in hashes.split(";")))


def _recalls(ranker: Ranker, pairs: Sequence[Pair]) -> list[float]:
    orders = [(ranker(pair.article, pair.question), pair.answers) for pair in pairs]
    return [
        sum(bool(answers & {*order[:count]}) for order, answers in orders) / len(pairs) for count in _COUNTS
    ]


def _plain_search(article: Article, question: str) -> Sequence[int]:
    relevance = Relevance(article, question)
    return _best_first(sum((term.counts for term in relevance.terms), np.zeros(len(article.sentences))))


def _bm25(article: Article, question: str) -> Sequence[int]:
    relevance = Relevance(article, question)
    lengths = terms_without_elisions(article).counts(words_without_subject(article.language)).lengths
    ratings = np.zeros(len(lengths))
    for term in relevance.terms:
        norms = K1 * (1 - B + B * lengths / lengths.mean())
        ratings += term.idf * term.counts * (K1 + 1) / (term.counts + norms)
    return _best_first(ratings)


def _best_first(ratings: np.ndarray) -> Sequence[int]:
    order = np.argsort(-ratings, kind="stable")
    return order[ratings[order] > 0].tolist()


def _to_other_articles(pairs: Sequence[Pair]) -> Iterator[tuple[Article, str]]:
    articles = [*dict.fromkeys(pair.article for pair in pairs if pair.article.language == "english")]
    for pair in pairs:
        if pair.article in articles:
            yield articles[(articles.index(pair.article) + 1) % len(articles)], pair.question


if __name__ == "__main__":
    main()
