"""ROUGE: the overlap of a summary with reference summaries, and the sentences with the highest overlap.

Lin, “ROUGE: A Package for Automatic Evaluation of Summaries”, 2004, as the package rouge-score counts it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple


class Scores(NamedTuple):
    """The overlap of a summary with its references: F1 × 100, each figure by the reference that is best for it."""

    rouge_1: float
    rouge_2: float
    rouge_lsum: float

    @property
    def mean(self) -> float:
        """The mean of the three."""
        return sum(self) / len(self)


def score(summary: Sequence[str], references: Sequence[str]) -> Scores:
    """Score a summary.

    Args:
        summary: Its sentences, in reading order.
        references: One or more reference summaries; their lines are their sentences.
    """
    best = _scorer().score_multi(references, "\n".join(summary))
    return Scores(*(100 * best[figure].fmeasure for figure in ("rouge1", "rouge2", "rougeLsum")))


def oracle(sentences: Sequence[str], references: Sequence[str], count: int) -> tuple[int, ...]:
    """Choose the sentences that fit the references best; return their indices in reading order.

    They are chosen one after the other: each time the one with which the mean of ROUGE-1 and ROUGE-2 is highest,
    the earliest of those that tie. So it is a high score, not always the highest.

    Args:
        sentences: The sentences to choose from, in reading order.
        references: The reference summaries.
        count: How many to choose; all, if there are fewer.
    """
    return chosen_by_overlap([*map(words_of, sentences)], [*map(words_of, references)], count)


class Goals:
    """Reference summaries, as the words and pairs of words that a summary should have."""

    def __init__(self, references: Sequence[Sequence[str]]) -> None:
        self._counts = [[Counter(_ngrams(words, size)) for words in references] for size in (1, 2)]

    def value(self, sentences: Iterable[Sequence[str]]) -> float:
        """Return the sum of ROUGE-1 and ROUGE-2 (F1) of a summary, each with the reference that is best for it."""
        # As in rouge-score, the last word of a sentence and the first of the next make a pair too.
        words = [word for sentence in sentences for word in sentence]
        return sum(
            max(_overlap(_ngrams(words, size), goal) for goal in of_size)
            for size, of_size in enumerate(self._counts, 1)
        )


def chosen_by_overlap(
    sentences: Sequence[Sequence[str]], references: Sequence[Sequence[str]], count: int
) -> tuple[int, ...]:
    """Choose as ``oracle`` does, from sentences and references given as their words."""
    goals = Goals(references)
    chosen: tuple[int, ...] = ()
    for _ in range(min(count, len(sentences))):
        left = (index for index in range(len(sentences)) if index not in chosen)
        chosen = max(
            (tuple(sorted((*chosen, index))) for index in left),
            key=lambda indices: goals.value(sentences[index] for index in indices),
        )
    return chosen


def words_of(text: str) -> list[str]:
    """Return the words of a text as rouge-score counts them, stemmed."""
    return _tokenizer().tokenize(text)


def _ngrams(words: Sequence[str], size: int) -> Sequence[Any]:
    return words if size == 1 else list(zip(*(words[start:] for start in range(size)), strict=False))


def _overlap(ngrams: Sequence[Any], goal: Counter[Any]) -> float:
    """Return the F1 of the n-grams that a summary and a reference have in common."""
    shared = Counter(ngram for ngram in ngrams if ngram in goal)
    common = sum(min(times, goal[ngram]) for ngram, times in shared.items())
    return 2 * common / max(len(ngrams) + goal.total(), 1)


class _Tokenizer:
    """The tokenizer of rouge-score with stems cached: stemming is its slow part."""

    def __init__(self) -> None:
        from nltk.stem.porter import PorterStemmer

        self.stem = cache(PorterStemmer().stem)

    def tokenize(self, text: str) -> list[str]:
        from rouge_score.tokenize import tokenize

        tokens: list[str] = tokenize(text, self)
        return tokens


@cache
def _tokenizer() -> _Tokenizer:
    return _Tokenizer()


@cache
def _scorer() -> Any:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(["rouge1", "rouge2", "rougeLsum"], tokenizer=_tokenizer())
