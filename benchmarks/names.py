"""Measure how many of the names that are found in an article are some, beside plain runs of capitals.

    python benchmarks/names.py [--data FOLDER] [--misses]

Prints the precision at 20: the share of the 20 most frequent names of each article that are names. What is a name was
marked by hand, by reading, before any was looked for. The rules were chosen on the first two parts of
``name_marks.py``. The third was held out, but its misses were looked at later. The fourth was marked after the last
change of the rules: five news articles, three technical proposals and two papers, which are those of each file that
come first by the SHA-256 of their ids, without those of other parts. FOLDER has the public articles as JSON Lines,
with a ``text`` each; without it, only the samples are measured. Plain runs of capitals are those that begin no
sentence.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.name_marks import MARKS
from tui.document.model import Article
from tui.language.proper_names import find_names
from tui.sources.open import article_from_text, open_article

_SAMPLES = Path(__file__).resolve().parents[1] / "sample_articles"
_COUNT = 20
_HASH_DIGITS = 10
_CAPITALS = re.compile(r"(?<=[\w,;] )[A-Z]\w+(?: [A-Z]\w+)*")


class Marked(NamedTuple):
    """An article, or its beginning, and the hashes of its names."""

    part: str
    name: str
    article: Article
    names: frozenset[str]


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, help="a folder with the public articles")
    parser.add_argument("--misses", action="store_true", help="print what is no name")
    arguments = parser.parse_args()
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for marked in _marked(arguments.data):
        for method, found in (
            ("rules", _by_rules(marked.article)),
            ("capitals", _by_capitals(marked.article)),
        ):
            wrong = [name for name in found if hash_of(name) not in marked.names]
            right[marked.part, method] += len(found) - len(wrong)
            total[marked.part, method] += len(found)
            if arguments.misses and method == "rules" and wrong:
                print(f"{marked.name}: {', '.join(wrong)}")
    print("| part | method | found | right |")
    print("| --- | --- | ---: | ---: |")
    for (part, method), count in total.items():
        print(f"| {part} | {method} | {count} | {right[part, method] / count:.3f} |")


def hash_of(name: str) -> str:
    """Return what stands for a name in ``name_marks.py``."""
    return sha256(name.encode()).hexdigest()[:_HASH_DIGITS]


def _marked(folder: Path | None) -> Iterator[Marked]:
    for line in MARKS.strip().splitlines():
        part, file, number, words, language, hashes = line.split("|")
        names = frozenset(hashes.split())
        if not number:
            yield Marked(part, file, open_article(_SAMPLES / file), names)
        elif folder is not None:
            record = json.loads((folder / file).read_text(encoding="utf-8").splitlines()[int(number)])
            text = " ".join(record["text"].split()[: int(words)]) if words else record["text"]
            article = article_from_text(record["title"], text, language=language or None)
            yield Marked(part, f"{file} {number}", article, names)


def _by_rules(article: Article) -> Sequence[str]:
    mentions = find_names([sentence.text for sentence in article.sentences], article.language)
    return _most_frequent([mention.text for mention in mentions])


def _by_capitals(article: Article) -> Sequence[str]:
    return _most_frequent([found for each in article.sentences for found in _CAPITALS.findall(each.text)])


def _most_frequent(names: Sequence[str]) -> list[str]:
    return [name for name, _ in Counter(names).most_common(_COUNT)]


if __name__ == "__main__":
    main()
