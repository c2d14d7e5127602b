"""Measure how fast the methods rank beside Sumy's own classes, and compare the sentences they pick.

    python benchmarks/methods.py [--text FILE] [--sizes 200,500,2000] [--methods lex-rank,kl]

Without a FILE the sample articles are joined. The whole text is ranked only by our methods, each in a process
of its own. Beside Sumy's classes, both sides start with NLTK imported and have to find sentences, words and
stems; Sumy's side finds the words with NLTK's own tokenizer and a stem for every word it meets, and rates all
sentences once for all lengths. "With words given" is the method alone, with the words of every sentence known
on both sides. Our times beside Sumy's are medians of three runs, each with empty caches.
"""

import argparse
import gc
import resource
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from nltk.tokenize.destructive import NLTKWordTokenizer
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.tokenizers import Tokenizer

from tests.summary.peer import GREEDY, PEERS, TIE, best_indices, peer_of, step_values, sumy_ratings
from tui.document.build import Draft
from tui.document.model import Article, BlockKind
from tui.language import stemmers, word_tokenizer
from tui.language.articles import build_article
from tui.sources.folders import sample_articles
from tui.sources.open import open_article
from tui.summary import factory, summarizer
from tui.summary.methods import DEFAULT_METHOD, METHODS
from tui.summary.rankings import rank
from tui.summary.terms import Terms

LENGTHS = (1, 5, 10, 25)
_MAX_SENTENCES_FOR_KL = 500
_RUNS = 3
_MEGABYTE = 1024 if sys.platform != "darwin" else 1024**2


def main() -> None:
    """Measure, and print two tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--text", type=Path, help="an article; without it, the samples together")
    parser.add_argument("--sizes", default="200,500,2000", help="how many sentences, comma-separated")
    parser.add_argument("--methods", default=",".join(PEERS), help="which methods, comma-separated")
    arguments = parser.parse_args()
    names = arguments.methods.split(",")
    article = open_article(arguments.text) if arguments.text else _samples()
    total = len(article.sentences)
    print("| method | sentences | seconds, all included | method alone | peak memory |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name in dict.fromkeys([DEFAULT_METHOD, *names]):
        whole, alone, memory = _in_a_fresh_process(name, article)
        print(f"| {name} | {total:,} | {whole:.2f} s | {alone:.2f} s | {memory:,} MB |", flush=True)
    print("\n| method | sentences | Sumy | here | times faster | with words given | same picks |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | --- |")
    for size in [int(size) for size in arguments.sizes.split(",")]:
        if size <= total:
            _compare(_beginning(article, size), size, names)


def _in_a_fresh_process(name: str, article: Article) -> tuple[float, float, int]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_rank_in_full, name, article).result()


def _samples() -> Article:
    articles = [open_article(path) for path in sample_articles()]
    blocks = [block for article in articles if article.language == "english" for block in article.blocks]
    drafts = [Draft(block.kind, block.text, block.level) for block in blocks]
    return build_article(drafts, title="The samples together")


def _beginning(article: Article, size: int) -> Article:
    """Return the article up to a sentence, with only the text that sentences come from."""
    last = article.sentences[size - 1]
    blocks = [block for block in article.blocks if block.start < last.end and block.kind.holds_sentences]
    texts = [block.text[: last.end - block.start] for block in blocks]
    return build_article([Draft(BlockKind.PARAGRAPH, text) for text in texts], title="")


def _compare(article: Article, size: int, names: Sequence[str]) -> None:
    _warm_up()
    split, document = _timed(lambda: _sumys_document(article))
    for name in names:
        if name == "kl" and size > _MAX_SENTENCES_FOR_KL:
            continue
        ours = summarizer(name, "english")
        peer = peer_of(name, ours)
        theirs, ratings = _timed(lambda peer=peer: sumy_ratings(peer, document))
        whole, _ = _median_of(lambda name=name: _rank_uncached(name, article))
        alone, order = _median_of(
            lambda ours=ours: ours.rank(Terms(document, ours.stem_word), max(LENGTHS))[0]
        )
        same = _same(name, ours, document, ratings, order)
        print(
            f"| {name} | {size:,} | {split + theirs:.2f} s | {whole:.3f} s "
            f"| {(split + theirs) / whole:,.0f} | {theirs / alone:,.0f} | {'yes' if same else 'NO'} |",
            flush=True,
        )


def _warm_up() -> None:
    warm = build_article([Draft(BlockKind.PARAGRAPH, "Whales swim. Ships sail.")], title="")
    for name in METHODS:
        rank(replace(warm), name)
    # Freeze what is loaded so that the garbage collector skips it while the clock runs, on either side.
    gc.collect()
    gc.freeze()


def _sumys_document(article: Article) -> Any:
    """Return Sumy's document of an article, with the words that NLTK's tokenizer and Sumy's pattern find."""

    class WordTokenizer:
        tokenize = NLTKWordTokenizer().tokenize

        def to_words(self, sentence: str) -> tuple[str, ...]:
            return tuple(filter(Tokenizer._is_word, self.tokenize(sentence.partition("]")[2])))

    tokenizer = WordTokenizer()
    # A number in brackets makes repeated sentences differ, which Sumy counts as one.
    lines = [
        [Sentence(f"[{s.index}]{s.text}", tokenizer) for s in group]
        for group in _by_block(article, replace(article).sentences)
    ]
    document = ObjectDocumentModel(map(Paragraph, lines))
    document.words  # noqa: B018 - found on first use and kept.
    return document


def _by_block(article: Article, sentences: Sequence[Any]) -> list[list[Any]]:
    groups: list[list[Any]] = [[] for _ in article.blocks]
    index = 0
    for sentence in sentences:
        while article.blocks[index].end < sentence.end:
            index += 1
        groups[index].append(sentence)
    return [group for group in groups if group]


def _same(name: str, ours: Any, document: Any, ratings: Sequence[float], order: Sequence[int]) -> bool:
    """Return whether the picks at all lengths are Sumy's: those with the best ratings, or the best of each step."""
    if name in GREEDY:
        steps = step_values(name, peer_of(name, ours), document, order[: max(LENGTHS)])
        return all(abs(value - best) <= TIE for value, best in steps)
    return all(sorted(order[:length]) == best_indices(ratings, length) for length in LENGTHS)


def _rank_uncached(name: str, article: Article) -> Any:
    """Rank an article with empty caches."""
    for cached in (word_tokenizer._words_in, stemmers.tools_for, factory._cached_summarizer):
        cached.cache_clear()
    return rank(replace(article), name, max(LENGTHS) if METHODS[name].may_stop_early else None)


def _rank_in_full(name: str, article: Article) -> tuple[float, float, int]:
    """Rank an article without its sentences; return all seconds, those of the method alone, and the peak MB."""
    _warm_up()
    article = replace(article)
    at_least = max(LENGTHS) if METHODS[name].may_stop_early else None
    whole, _ = _timed(lambda: rank(article, name, at_least))
    alone, _ = _timed(lambda: rank(article, name, at_least))
    return whole, alone, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEGABYTE


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = perf_counter()
    result = work()
    return perf_counter() - start, result


def _median_of(work: Callable[[], Any]) -> tuple[float, Any]:
    return sorted((_timed(work) for _ in range(_RUNS)), key=lambda timed: timed[0])[_RUNS // 2]


if __name__ == "__main__":
    main()
