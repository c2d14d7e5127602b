"""Measure the default method on kinds of text that its weights were not chosen on.

    python benchmarks/left_out.py NAME=FILE[,FILE…] … [--documents 100] [--resamples 1000]

Each NAME is a kind of text, and each FILE has documents as described by `benchmarks/quality.py --help`. For each kind,
weights are chosen anew on the first --documents of every file of the others: all begin equal, and one after the other
takes the nearby value with which the mean of ROUGE-1 and ROUGE-2 over these kinds is highest. Then all documents of the
kind left out are summarised with them, and compared with the first sentences and with the best of Sumy's methods.

What is not chosen anew: which features there are, what the length of a text does to them, and what it costs that a
sentence says nothing alone, refers back or announces the aim again.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from math import copysign
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import tui
from benchmarks.quality import LEAD, Document, draws, interval, read_documents, scores_of
from benchmarks.rouge import Goals, words_of
from tui.summary import blend
from tui.summary.base import no_check
from tui.summary.factory import build, terms_of
from tui.summary.features import SentenceFeatures
from tui.summary.methods import DEFAULT_METHOD, METHODS, find_method

Weights = dict[tuple[str, str], float]
"""The weight of a feature by the table that it stands in and its name, and of a cost by its name."""

_TABLES = ("_ALWAYS", "_SHORT", "_LONG", "_EARLY", "_PAPER")
_COSTS = ("_REDUNDANCY_PENALTY", "_SECTION_PENALTY")
_FIRST = 0.5
_VALUES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4, 1.6, 2.0, 2.5)
_TRIED = 5
_ROUNDS = 3
_LEAST_GAIN = 0.01


class Prepared:
    """A document whose features do not have to be computed again for other weights."""

    def __init__(self, document: Document) -> None:
        article = tui.article_from_text(document.title, document.text)
        terms = terms_of(article)
        method = build(find_method(DEFAULT_METHOD), article.language)
        self._features = SentenceFeatures(method, terms, article.language, no_check)
        self._overlap = blend.Overlap(terms.counts(method.stop_words))
        self._words = [words_of(sentence.text) for sentence in article.sentences]
        self._goals = Goals([words_of(reference) for reference in document.references])
        self._count = min(document.sentences, len(article.sentences))
        self._values: dict[tuple[int, ...], float] = {}

    def value(self) -> float:
        """Return the value of its summary with the present weights: the mean of ROUGE-1 and ROUGE-2, F1 × 100."""
        chosen = tuple(range(self._count)) if self._features.are_degenerate else self._choose()
        if chosen not in self._values:
            self._values[chosen] = 50 * self._goals.value(self._words[index] for index in chosen)
        return self._values[chosen]

    def _choose(self) -> tuple[int, ...]:
        selection = blend._Selection(self._features, self._overlap)
        return tuple(sorted(selection._choose(selection._worth()) for _ in range(self._count)))


Kind = Sequence[Sequence[Prepared]]
"""The documents of each file of a kind."""


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, usage=argparse.SUPPRESS, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", type=_kind, metavar="NAME=FILE", help="a kind, and its files")
    parser.add_argument("--documents", type=int, default=100, help="to choose on, from each file (100)")
    parser.add_argument(
        "--resamples", type=int, default=1000, help="how often the documents are drawn (1000)"
    )
    arguments = parser.parse_args()
    if len(arguments.kinds) < 2:
        parser.print_help(sys.stderr)
        sys.exit(2)
    documents = {name: [read_documents(path) for path in paths] for name, paths in arguments.kinds}
    prepared = {
        name: [[Prepared(each) for each in file[: arguments.documents]] for file in files]
        for name, files in documents.items()
    }
    print(f"| kind left out | {DEFAULT_METHOD} | {LEAD} | difference | Sumy's best | difference |")
    print("| --- | ---: | ---: | --- | --- | --- |")
    for left_out, (_, paths) in zip(documents, arguments.kinds, strict=True):
        weights = chosen_on([kind for name, kind in prepared.items() if name != left_out])
        print(f"{left_out}: {weights}", file=sys.stderr)
        for path, file in zip(paths, documents[left_out], strict=True):
            print(_row(path.stem, file, arguments.resamples), flush=True)


def chosen_on(kinds: Sequence[Kind]) -> Weights:
    """Choose weights on some kinds, all of which count the same, and set them."""
    weights = _equal_weights()
    best = _value(weights, kinds)
    for round_number in range(_ROUNDS):
        for key in Random(round_number).sample(sorted(weights), len(weights)):
            sign = -1.0 if key[1] == "length" else 1.0
            for value in _near(abs(weights[key])):
                other = weights | {key: sign * value}
                gained = _value(other, kinds)
                if gained > best + _LEAST_GAIN:
                    weights, best = other, gained
    _set(weights)
    return weights


def _near(weight: float) -> list[float]:
    others = (value for value in _VALUES if value != weight)
    return sorted(others, key=lambda value: abs(value - weight))[:_TRIED]


def _equal_weights() -> Weights:
    weights = {(cost, ""): _FIRST for cost in _COSTS}
    for table in _TABLES:
        weights |= {(table, name): copysign(_FIRST, value) for name, value in getattr(blend, table).items()}
    return weights


def _value(weights: Weights, kinds: Sequence[Kind]) -> float:
    _set(weights)
    return float(
        np.mean([np.mean([np.mean([each.value() for each in file]) for file in kind]) for kind in kinds])
    )


def _set(weights: Weights) -> None:
    for table in _TABLES:
        setattr(blend, table, {name: value for (owner, name), value in weights.items() if owner == table})
    for cost in _COSTS:
        setattr(blend, cost, weights[cost, ""])


def _row(name: str, documents: Sequence[Document], resamples: int) -> str:
    sumys = [method.name for method in METHODS.builtin.values() if method.is_sumys and not method.is_baseline]
    measured = [scores_of(document, [DEFAULT_METHOD, LEAD, *sumys]) for document in documents]
    means = {
        method: np.array([each[method].scores.mean for each in measured])
        for method in (DEFAULT_METHOD, LEAD, *sumys)
    }
    best = max(sumys, key=lambda method: float(means[method].mean()))
    drawn = draws(len(documents), resamples)
    return (
        f"| {name} | {means[DEFAULT_METHOD].mean():.2f} | {means[LEAD].mean():.2f} | {_difference(means, LEAD, drawn)}"
        f" | `{best}` {means[best].mean():.2f} | {_difference(means, best, drawn)} |"
    )


def _difference(means: Mapping[str, NDArray[np.float64]], other: str, drawn: NDArray[np.int64]) -> str:
    difference = means[DEFAULT_METHOD] - means[other]
    low, high = interval(difference, drawn)
    return f"{difference.mean():+.2f} ({low:+.2f} to {high:+.2f})"


def _kind(text: str) -> tuple[str, list[Path]]:
    name, _, files = text.partition("=")
    if not name or not files:
        raise argparse.ArgumentTypeError(f"“{text}” is not NAME=FILE: --help shows the format.")
    return name, [Path(file) for file in files.split(",")]


if __name__ == "__main__":
    main()
