"""Measure how well texts that say the same are recognised: items of feeds, and sentences of two versions.

    python benchmarks/likeness.py [--half 0|1] FILE...

A FILE is JSON Lines with a ``title``, a ``text``, and in ``references`` a summary that somebody else wrote of it.

Items: one feed has the titles and texts, another one the summaries, without titles. Prints the share of the summaries
that are folded under their own article, and under another one, if so many words of each text are compared; the same for
those with a word of ten letters or more in common, of which the rarest decides.

Versions: of each text, a tenth of the sentences is left out, and another tenth loses a word. Prints the share of those
left out that are found to be only in the first version, and of the others that are joined with themselves; the same if
sentences are compared by their words as they stand, as ``diff`` does. The number of words was chosen on half 0 of
Indian news, joining each sentence only once on the first 25 of the PEPs; the rest is held out.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tui.document.model import Article, Sentence
from tui.feeds.kept import Beginning
from tui.feeds.stories import first_tellers
from tui.sources.open import article_from_text
from tui.summary.counterparts import counterparts

_WORDS = (30, 60, 120, 10_000)
_KINDS, _WEIGHTS = ("kept", "left out", "edited"), (8, 1, 1)
_MIN_SENTENCES = 10
_LONG_WORD = re.compile(r"\w{10,}")

Fold = Callable[[Sequence[Beginning]], Sequence[int]]
Join = Callable[[Article, Article], Sequence[int | None]]


def main() -> None:
    """Measure, and print two tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only every other text")
    given = parser.parse_args()
    for path in given.files:
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        chosen = records if given.half is None else records[given.half :: 2]
        print(f"{path.stem}, {len(chosen)} texts")
        _measure_items(chosen)
        _measure_versions(chosen)


def _measure_items(records: Sequence[Any]) -> None:
    for words in _WORDS:
        _print_folds(f"the first {words:,} words", _items(records, words), first_tellers)
    _print_folds("the rarest long word", _items(records, _WORDS[-1]), _by_rarest_word)


def _items(records: Sequence[Any], words: int) -> list[Beginning]:
    texts = [f"{each['title']}. {_first(each['text'], words)}" for each in records]
    summaries = [_first(each["references"][0], words) for each in records]
    both = ((1, texts), (2, summaries))
    pairs = [(feed, text) for feed, listed in both for text in listed]
    return [Beginning(number, feed, "", text) for number, (feed, text) in enumerate(pairs)]


def _first(text: str, words: int) -> str:
    return " ".join(text.split()[:words])


def _by_rarest_word(items: Sequence[Beginning]) -> list[int]:
    words = [{*_LONG_WORD.findall(item.text.lower())} for item in items]
    having = Counter(word for each in words for word in each)
    firsts = []
    for index, own in enumerate(words):
        shared = [
            (min(having[word] for word in own & words[other]), other)
            for other in range(index)
            if own & words[other] and items[other].feed != items[index].feed
        ]
        firsts.append(min(shared, default=(0, index))[1])
    return firsts


def _print_folds(name: str, items: Sequence[Beginning], fold: Fold) -> None:
    size = len(items) // 2
    firsts = fold(items)[size:]
    right = sum(first == index for index, first in enumerate(firsts))
    alone = sum(first == size + index for index, first in enumerate(firsts))
    wrong = size - right - alone
    print(f"  items, {name:24} under their own {right / size:6.1%}   under another {wrong / size:6.1%}")


def _measure_versions(records: Sequence[Any]) -> None:
    totals = {name: Counter[str]() for name in _JOINS}
    random = Random(1)
    for record in records:
        first = article_from_text(record["title"], record["text"])
        if len(first.sentences) < _MIN_SENTENCES:
            continue
        kinds = random.choices(_KINDS, _WEIGHTS, k=len(first.sentences))
        second, places = _second_version(first, kinds, random)
        for name, join in _JOINS.items():
            joined = join(first, second)
            for index, kind in enumerate(kinds):
                is_right = joined[index] == places.get(index)
                totals[name][f"{kind == 'left out'} {is_right}"] += 1
    for name, total in totals.items():
        left_out, others = (total[f"{kind} True"] / max(1, sum(_of(total, kind))) for kind in (True, False))
        print(f"  versions, {name:21} left out, found {left_out:6.1%}   joined with itself {others:6.1%}")


def _of(total: Counter[str], kind: bool) -> list[int]:
    return [total[f"{kind} {is_right}"] for is_right in (True, False)]


def _second_version(first: Article, kinds: Sequence[str], random: Random) -> tuple[Article, dict[int, int]]:
    """Return a version without some sentences, and with others that have lost a word; and where each stands there."""
    texts, places = [], {}
    for sentence, kind in zip(first.sentences, kinds, strict=True):
        if kind == "left out":
            continue
        words = sentence.text.split()
        if kind == "edited" and len(words) > 1:
            del words[random.randrange(len(words))]
        places[sentence.index] = len(texts)
        texts.append(" ".join(words))
    lengths = (len(text) + 1 for text in texts)
    starts = accumulate(lengths, initial=0)
    sentences = tuple(
        Sentence(index, text, start, start + len(text), 0)
        for index, (text, start) in enumerate(zip(texts, starts, strict=False))
    )
    second = article_from_text(first.title, " ".join(texts), language=first.language)
    return second.with_sentences(sentences), places


def _by_words(first: Article, second: Article) -> list[int | None]:
    places = {" ".join(each.text.split()): each.index for each in second.sentences}
    return [places.get(" ".join(each.text.split())) for each in first.sentences]


_JOINS: dict[str, Join] = {
    "as they are joined": lambda first, second: counterparts(first, second).of_first,
    "by equal words": _by_words,
}

if __name__ == "__main__":
    main()
