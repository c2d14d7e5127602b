"""Measure the quality of summaries: ROUGE of every method, beside the lead, random sentences and an oracle.

    python benchmarks/quality.py DATA… [--methods lex-rank,lead] [--half odd|even|all] [--resamples 1000]

It needs `pip install -e ".[bench]"` and documents with summaries written by people. Such data is not part of this
project: CNN/DailyMail (news, editors' highlights), SciTLDR (abstracts, one-line summaries) and SumPubMed (papers,
abstracts) are public. DATA is a file of JSON Lines, an object for each document:

    {"id": "a-unique-name", "title": "may be empty", "text": "Paragraphs, separated by empty lines.",
     "references": ["A summary.\\nEach line of it is a sentence.", "Another."], "sentences": 3}

`sentences` is the length of the summaries that are made. A hash of the id puts every document into one of two halves:
the constants of a method are chosen on the even half, and the odd half is reported.

Figures are F1 × 100 (stemmed, the best reference counts). Intervals are bootstrapped: the documents are drawn with
repeats, --resamples times; two methods are compared on the same draws. The best peer is the method, other than the
default, with the highest mean on these same documents.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import tui
from benchmarks.rouge import Scores, oracle, score
from tui.language.references_back import refers_back
from tui.summary.methods import DEFAULT_METHOD, METHODS, find_method

LEAD = "lead"
ORACLE = "oracle"
_HALVES = ("even", "odd")
_FORMAT = {"id": str, "title": str, "text": str, "references": list, "sentences": int}
_SEED = 20
_WITHIN_95 = (0.025, 0.975)


class Measured(NamedTuple):
    """The measures of one summary."""

    scores: Scores
    referring_back: float
    """The share of its sentences, in per cent, that refer to one before that is not in it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text and the summaries that people wrote of it."""

    id: str
    title: str
    text: str
    references: tuple[str, ...]
    sentences: int
    """The number of sentences of a summary."""


def main() -> None:
    """Measure, and print two tables for each file."""
    parser = argparse.ArgumentParser(
        description=__doc__, usage=argparse.SUPPRESS, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="*", type=Path, metavar="DATA", help="files of JSON Lines")
    parser.add_argument("--methods", type=_method_names, default=_all_names(), help="which, comma-separated")
    parser.add_argument("--half", choices=[*_HALVES, "all"], default="odd", help="which documents (odd)")
    parser.add_argument(
        "--resamples", type=int, default=1000, help="how often the documents are drawn (1000)"
    )
    arguments = parser.parse_args()
    if not arguments.data:
        parser.print_help(sys.stderr)
        sys.exit(2)
    if arguments.resamples < 1:
        parser.error("--resamples: at least 1")
    if find_spec("rouge_score") is None:
        sys.exit('rouge-score is not installed, and it does the scoring: pip install -e ".[bench]"')
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for path in arguments.data:
            documents = read_documents(path)
            chosen = [each for each in documents if arguments.half in ("all", half_of(each.id))]
            print(f"\n{path.name}: {len(chosen):,} of {len(documents):,} documents, half: {arguments.half}\n")
            if chosen:
                _print_tables(_measure(pool, chosen, arguments.methods), arguments.resamples)


def read_documents(path: Path) -> list[Document]:
    """Read the documents of a file of JSON Lines; exit if it cannot be read or is in another format."""
    try:
        with path.open(encoding="utf-8") as lines:
            return [
                _document(line, f"{path}, line {number}")
                for number, line in enumerate(lines, 1)
                if line.strip()
            ]
    except (OSError, UnicodeError) as error:
        sys.exit(f"Cannot read {path}: {error}")


def _document(line: str, location: str) -> Document:
    try:
        fields = json.loads(line)
    except ValueError as error:
        sys.exit(f"{location}: not JSON: {error}")
    if not isinstance(fields, dict):
        sys.exit(f"{location}: not an object. --help shows the format.")
    wrong = [name for name, kind in _FORMAT.items() if not isinstance(fields.get(name), kind)]
    if wrong:
        sys.exit(f"{location}: missing, or of another type: {', '.join(wrong)}. --help shows the format.")
    if not fields["references"] or fields["sentences"] < 1:
        sys.exit(f"{location}: a document has at least one reference, and its summary at least one sentence.")
    return Document(
        fields["id"], fields["title"], fields["text"], tuple(fields["references"]), fields["sentences"]
    )


def half_of(name: str) -> str:
    """Return the half of the document with an id: ``even`` to choose constants on, ``odd`` to report on."""
    return _HALVES[int(sha256(name.encode()).hexdigest(), 16) % 2]


def draws(documents: int, resamples: int) -> NDArray[np.int64]:
    """Draw documents with repeats, the same every time: a row of their indices for each resample."""
    return np.random.default_rng(_SEED).integers(documents, size=(resamples, documents))


def interval(values: NDArray[np.float64], drawn: NDArray[np.int64]) -> tuple[float, float]:
    """Return the 95 % interval of the mean of the values.

    Args:
        values: One for each document. Those of two methods are compared by the differences, document by document.
        drawn: The result of ``draws`` for as many documents.
    """
    low, high = np.quantile(values[drawn].mean(axis=1), _WITHIN_95)
    return float(low), float(high)


def _all_names() -> list[str]:
    return [DEFAULT_METHOD, *(name for name in METHODS if name != DEFAULT_METHOD), LEAD, ORACLE]


def _method_names(text: str) -> list[str]:
    names = text.split(",")
    try:
        return list(dict.fromkeys(n if n in (LEAD, ORACLE) else find_method(n).name for n in names))
    except tui.UsageError as error:
        raise argparse.ArgumentTypeError(f"{error} Beside them: {LEAD}, {ORACLE}.") from None


def _measure(pool: Executor, documents: Sequence[Document], names: Sequence[str]) -> dict[str, list[Scores]]:
    """Return for each method the scores of its summaries of the documents."""
    scores: dict[str, list[Scores]] = {name: [] for name in names}
    measured = pool.map(partial(scores_of, names=names), documents)
    for number, of_document in enumerate(measured, 1):
        print(f"{number} of {len(documents)}", file=sys.stderr, end="\r")
        for name in names:
            scores[name].append(of_document[name])
    return scores


def scores_of(document: Document, names: Sequence[str]) -> Mapping[str, Scores]:
    """Return for each method the score of its summary of a document."""
    article = tui.article_from_text(document.title, document.text)
    chosen = {name: picks(name, article, document) for name in names}
    # Methods often agree, and the longest common subsequences of ROUGE-Lsum are slow.
    measured = {
        indices: Measured(
            score([article.sentences[index].text for index in indices], document.references),
            referring_back(article, indices),
        )
        for indices in set(chosen.values())
    }
    return {name: measured[indices] for name, indices in chosen.items()}


def referring_back(article: tui.Article, indices: Sequence[int]) -> float:
    """Return the share of some sentences, in per cent, that refer to one before that is not among them."""
    leaning = [
        index > 0
        and index - 1 not in indices
        and refers_back(article.sentences[index].text, article.language)
        for index in indices
    ]
    return 100 * sum(leaning) / max(1, len(leaning))


def picks(name: str, article: tui.Article, document: Document) -> tuple[int, ...]:
    """Return the indices of the sentences that a method chooses, in reading order."""
    if name == LEAD:
        return tuple(range(min(document.sentences, len(article.sentences))))
    if name == ORACLE:
        return oracle([each.text for each in article.sentences], document.references, document.sentences)
    digest = tui.digest(article, tui.rank(article, name), document.sentences)
    return tuple(sentence.index for sentence in digest.summary)


def _print_tables(measured: Mapping[str, Sequence[Measured]], resamples: int) -> None:
    means = {name: np.array([each.scores.mean for each in found]) for name, found in measured.items()}
    names = sorted(means, key=lambda name: -means[name].mean())
    drawn = draws(len(means[names[0]]), resamples)
    print("| method | ROUGE-1 | ROUGE-2 | ROUGE-Lsum | mean | 95 % interval | refer back, % |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name in names:
        figures = " | ".join(
            f"{figure:.2f}" for figure in np.mean([each.scores for each in measured[name]], axis=0)
        )
        leaning = np.mean([each.referring_back for each in measured[name]])
        low, high = interval(means[name], drawn)
        shown = f"**{name}**" if name == DEFAULT_METHOD else name
        print(f"| {shown} | {figures} | {means[name].mean():.2f} | {low:.2f} to {high:.2f} | {leaning:.1f} |")
    others = list(_compared(names))
    if others:
        print("\n| compared by the mean, document by document | difference | 95 % interval |")
        print("| --- | ---: | ---: |")
    for name, label in others:
        difference = means[DEFAULT_METHOD] - means[name]
        low, high = interval(difference, drawn)
        print(
            f"| {DEFAULT_METHOD} and {label} | {difference.mean():+.2f} | {low:+.2f} to {high:+.2f} |",
            flush=True,
        )


def _compared(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the methods to compare the default one with: a name, and its label in the table."""
    if DEFAULT_METHOD not in names:
        return
    if LEAD in names:
        yield LEAD, f"the {LEAD}"
    peers = [name for name in names if name in METHODS and name != DEFAULT_METHOD]
    if peers:
        yield peers[0], f"the best peer, {peers[0]}"


if __name__ == "__main__":
    main()
