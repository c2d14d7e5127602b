"""Measure whether topics begin where the headings of an article were, beside chance and other methods.

    python benchmarks/topics.py FILE...

A FILE is an article in any format, or JSON Lines with a ``text`` each, in Markdown or plain. Of those with at least
four sections and 1,000 words, the headings are taken away. Prints WindowDiff (Pevzner and Hearst 2002) and Pk
(Beeferman, Berger and Lafferty 1999), both errors between 0 and 1, with a window of half a section. Even cuts, random
cuts and C99 (Choi 2000) get the number of topics that were found; TextTiling (Hearst 1997) is NLTK's, at its defaults.
The numbers of our method were chosen on every other article; the rest are held out. Sections are those of the highest
level that has at least four.
"""

import argparse
import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from nltk.tokenize.texttiling import TextTilingTokenizer, TokenSequence

from tui.document.build import Draft
from tui.document.errors import StandfirstError
from tui.document.model import Article, Block, BlockKind
from tui.document.sections import innermost_section
from tui.language.articles import build_article
from tui.language.stemmers import stop_words_of, tools_for
from tui.sources.open import article_from_bytes, open_article
from tui.summary import topics
from tui.summary.factory import terms_of
from tui.summary.terms import Indices, Numbers

_MIN_SECTIONS = 4
_MIN_WORDS = 1000
_MIN_SENTENCES = 20
_RANDOM_RUNS = 10
_RANK_RADIUS = 5


class Text(NamedTuple):
    """An article without its headings."""

    kind: str
    article: Article
    headings: frozenset[int]
    """The offsets at which its sections began."""


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("files", type=Path, nargs="+")
    topics.MIN_WORDS = _MIN_WORDS
    errors: defaultdict[tuple[str, str], list[tuple[str, float, float]]] = defaultdict(list)
    for number, text in enumerate(_texts(parser.parse_args().files)):
        print(f"{number + 1}: {text.kind}, {text.article.word_count:,} words", file=sys.stderr)
        half = ("choosing", "held out")[number % 2]
        for name, window_diff, pk in _measured(text):
            errors[name, half].append((text.kind, window_diff, pk))
    print("| topics | half | texts | WindowDiff | Pk |")
    print("| --- | --- | ---: | ---: | ---: |")
    for (name, half), rows in errors.items():
        window_diff, pk = (_mean_by_kind(rows, column) for column in (1, 2))
        print(f"| {name} | {half} | {len(rows)} | {window_diff:.3f} | {pk:.3f} |")


def _mean_by_kind(rows: Sequence[tuple[str, float, float]], column: int) -> float:
    kinds = defaultdict(list)
    for row in rows:
        kinds[row[0]].append(row[column])
    return float(np.mean([np.mean(values) for values in kinds.values()]))


def _texts(files: Sequence[Path]) -> Iterator[Text]:
    for file in files:
        if file.suffix == ".jsonl":
            for line in file.read_text(encoding="utf-8").splitlines():
                text = json.loads(line)["text"]
                name = "text.md" if "\n## " in f"\n{text}" else "text.txt"
                yield from _without_headings(file.stem, article_from_bytes(text.encode(), name))
            continue
        try:
            yield from _without_headings(file.parent.parent.name, open_article(file))
        except StandfirstError as error:
            print(error, file=sys.stderr)


def _without_headings(kind: str, article: Article) -> Iterator[Text]:
    kept = [block for block in article.blocks if block.kind is not BlockKind.HEADING]
    of_section = next(filter(_has_enough, (_sections_of(kept, article, level) for level in (1, 2, 3))), [])
    text = build_article(
        [
            Draft(each.kind, each.text, each.level, each.marker, rows=each.rows, is_prose=each.is_prose)
            for each in kept
        ],
        title=article.title,
        language=article.language,
    )
    firsts = [index for index, (a, b) in enumerate(pairwise(of_section), start=1) if a != b]
    if firsts and text.word_count >= _MIN_WORDS and len(text.sentences) >= _MIN_SENTENCES:
        yield Text(kind, text, frozenset(text.blocks[index].start for index in firsts))


def _sections_of(blocks: Sequence[Block], article: Article, level: int) -> list[int]:
    """Return the section of each block, down to some level."""
    sections = [section for section in article.sections if section.level <= level]
    return [innermost_section(sections, block.start) for block in blocks]


def _has_enough(of_section: Sequence[int]) -> bool:
    return len(set(of_section)) >= _MIN_SECTIONS


def _measured(text: Text) -> Iterator[tuple[str, float, float]]:
    article = text.article
    found = topics.with_topics(article)
    starts = [section.start for section in found.sections[1:]]
    possible = _possible_starts(article)
    count = min(len(starts), len(possible))
    methods: dict[str, Callable[[], Sequence[int]]] = {
        "none": list,
        "even cuts": lambda: _even(article, possible, count),
        "TextTiling": lambda: _text_tiling(article),
        "C99": lambda: _c99(article, possible, count),
        "standfirst": lambda: starts,
    }
    for name, cut in methods.items():
        yield name, *_errors(text, cut())
    runs = [_errors(text, random.Random(run).sample(possible, count)) for run in range(_RANDOM_RUNS)]
    yield "random cuts", float(np.mean([run[0] for run in runs])), float(np.mean([run[1] for run in runs]))


def _possible_starts(article: Article) -> list[int]:
    return [block.start for block in article.blocks[1:] if block.kind is not BlockKind.LIST_ITEM]


def _errors(text: Text, starts: Sequence[int]) -> tuple[float, float]:
    """Return WindowDiff and Pk of some starts of topics, in sentences."""
    places = [sentence.start for sentence in text.article.sentences]
    counts = []
    for cuts in (sorted(text.headings), sorted(starts)):
        indices = np.searchsorted(places, cuts)
        counts.append(np.cumsum(np.bincount(indices[indices > 0], minlength=len(places) + 1) > 0))
    size = max(2, round(len(places) / (len(text.headings) + 1) / 2))
    windows = [count[size:-1] - count[: -size - 1] for count in counts]
    window_diff = float((windows[0] != windows[1]).mean())
    return window_diff, float(((windows[0] > 0) != (windows[1] > 0)).mean())


def _even(article: Article, possible: Sequence[int], count: int) -> list[int]:
    words = np.array([article.words_before(start) for start in possible])
    wanted = (article.word_count * (number + 1) / (count + 1) for number in range(count))
    return [possible[int(np.abs(words - each).argmin())] for each in wanted]


def _text_tiling(article: Article) -> list[int]:
    blocks = [block for block in article.blocks if block.kind is not BlockKind.CODE]
    tokenizer = _TextTiling(stopwords=sorted(stop_words_of(article.language)))
    try:
        tiles = tokenizer.tokenize("\n\n".join(block.text.replace("\n", " ") for block in blocks))
    except ValueError:  # it cannot smooth a text that is too short
        return []
    sizes = np.cumsum([len(tile.split()) for tile in tiles])[:-1]
    ends = np.cumsum([len(block.text.split()) for block in blocks])
    return [blocks[min(int(np.abs(ends - size).argmin()) + 1, len(blocks) - 1)].start for size in sizes]


class _TextTiling(TextTilingTokenizer):  # type: ignore[misc]
    """NLTK's, but it looks only at the words of the two blocks, not at all words for each gap between them."""

    MAX_TEXT_LEN = sys.maxsize

    def _block_comparison(self, tokseqs: Sequence[TokenSequence], token_table: object) -> list[float]:
        counts = [Counter(word for word, _ in sequence.wrdindex_list) for sequence in tokseqs]
        return [self._likeness(counts, gap) for gap in range(1, len(counts))]

    def _likeness(self, counts: Sequence[Counter[str]], gap: int) -> float:
        size = gap if gap < self.k else min(self.k, len(counts) - gap)
        before = sum(counts[gap - size : gap], Counter[str]())
        after = sum(counts[gap : gap + size], Counter[str]())
        squares = (sum(count**2 for count in block.values()) for block in (before, after))
        both = sum(count * after[word] for word, count in before.items())
        return both / math.sqrt(math.prod(squares) or 1)


def _c99(article: Article, possible: Sequence[int], count: int) -> list[int]:
    """Cut between paragraphs by divisive clustering of the ranks of their similarities."""
    counts = terms_of(article).counts(tools_for(article.language).stop_words)
    paragraph = np.searchsorted(possible, [each.start for each in article.sentences], side="right")
    matrix = np.zeros((len(possible) + 1, counts.term_count))
    np.add.at(matrix, (paragraph[counts.sentences], counts.terms), counts.counts)
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    sums = np.pad(_ranks(matrix @ matrix.T), ((1, 0), (1, 0))).cumsum(0).cumsum(1)

    def inside(starts: Indices, ends: Indices) -> Numbers:
        found: Numbers = sums[ends, ends] - sums[starts, ends] - sums[ends, starts] + sums[starts, starts]
        return found

    cuts = np.array([0, len(matrix)])
    for _ in range(count):
        total = inside(cuts[:-1], cuts[1:]).sum()
        area = (np.diff(cuts) ** 2).sum()
        new = np.setdiff1d(np.arange(len(matrix)), cuts)
        places = np.searchsorted(cuts, new)
        starts, ends = cuts[places - 1], cuts[places]
        gained = inside(starts, new) + inside(new, ends) - inside(starts, ends)
        densities = (total + gained) / (area - 2 * (new - starts) * (ends - new))
        best = len(new) - 1 - densities[::-1].argmax()
        cuts = np.insert(cuts, places[best], new[best])
    return [possible[cut - 1] for cut in cuts[1:-1]]


def _ranks(similarities: np.ndarray) -> np.ndarray:
    """Return the share of the neighbours of each similarity that are smaller."""
    size, radius = len(similarities), _RANK_RADIUS
    padded = np.pad(similarities, radius, constant_values=np.nan)
    smaller, known = np.zeros((size, size)), np.zeros((size, size))
    for row in range(2 * radius + 1):
        for column in range(2 * radius + 1):
            if (row, column) != (radius, radius):
                neighbours = padded[row : row + size, column : column + size]
                smaller += neighbours < similarities
                known += ~np.isnan(neighbours)
    return smaller / np.maximum(known, 1)


if __name__ == "__main__":
    main()
