"""Measure how many of the names that are found in an article are some, beside plain runs of capitals.

    python benchmarks/names.py [--data FOLDER ...] [--misses]

Prints the precision at 20: the share of the 20 most frequent names of each article that are names; and the share of
the marked names that are found at all. What is a name was marked by hand, by reading, before any was looked for.

A name is of one person, place, organisation, event, work or product: programs, languages, models, data sets, and
algorithms and bodies with a name of their own are some. What there is more than one of is none: a role or an office
(“Registrar”), a kind of group (“Special Interest Group”), a nation's or a family's members, a class or another
identifier, a method named by what it does (“Support Vector Machine”), a numbered document. Nor are formats, interfaces
and protocols that are called by their letters (HTTP, JSON), which are abbreviations, and days, units and currencies. A
part of a name, or a name with more than belongs to it, counts as wrong, unless it stands so elsewhere.

All parts of ``name_marks.py`` have been looked at. The rules were chosen on the first four, and then on ``opened``,
which had been measured once. ``first twelve`` are four pages of news, three technical proposals, two manuals and three
papers, which come first by the SHA-256 of their ids or file names (without those of other languages, tables, and what
had been looked at); ``second twelve`` are the next. Each was marked and measured once before its misses were looked at:
0.829 and 0.810 were right, of 0.697 and 0.741 with the rules before. What is printed now is better, but not clean.

Each FOLDER has some of the files: public articles as JSON Lines, with a ``text`` each, single articles, or manuals as
Debian installs them; without any, only the samples are measured. Proposals are opened as Markdown. Plain runs of
capitals are those that begin no sentence.
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
from tui.sources.open import article_from_text, open_article
from tui.summary.names import name_mentions

_SAMPLES = Path(__file__).resolve().parents[1] / "sample_articles"
_COUNT = 20
_HASH_DIGITS = 10
_IN_MARKDOWN = ("peps.jsonl", "rust-rfcs.jsonl", "swift-proposals.jsonl")
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
    parser.add_argument("--data", type=Path, nargs="+", default=(), help="folders with the public articles")
    parser.add_argument("--misses", action="store_true", help="print what is no name")
    arguments = parser.parse_args()
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    recalled: Counter[tuple[str, str]] = Counter()
    wanted: Counter[tuple[str, str]] = Counter()
    for marked in _marked(arguments.data):
        for method, every in (
            ("rules", [mention.text for mention in name_mentions(marked.article)]),
            ("capitals", [run for each in marked.article.sentences for run in _CAPITALS.findall(each.text)]),
        ):
            key = marked.part, method
            found = [name for name, _ in Counter(every).most_common(_COUNT)]
            wrong = [name for name in found if hash_of(name) not in marked.names]
            right[key] += len(found) - len(wrong)
            total[key] += len(found)
            recalled[key] += len(marked.names.intersection(map(hash_of, every)))
            wanted[key] += len(marked.names)
            if arguments.misses and method == "rules" and wrong:
                print(f"{marked.name}: {', '.join(wrong)}")
    print("| part | method | found | right | of the marked |")
    print("| --- | --- | ---: | ---: | ---: |")
    for key, count in total.items():
        part, method = key
        share = recalled[key] / wanted[key]
        print(f"| {part} | {method} | {count} | {right[key] / count:.3f} | {share:.3f} |")


def hash_of(name: str) -> str:
    """Return what stands for a name in ``name_marks.py``."""
    return sha256(name.encode()).hexdigest()[:_HASH_DIGITS]


def _marked(folders: Sequence[Path]) -> Iterator[Marked]:
    for line in MARKS.strip().splitlines():
        part, file, number, words, language, hashes = line.split("|")
        names = frozenset(hashes.split())
        path = next((path for folder in folders for path in folder.rglob(file)), None)
        if number and path:
            record = json.loads(path.read_text(encoding="utf-8").splitlines()[int(number)])
            text = _beginning(record["text"], int(words)) if words else record["text"]
            article = _opened(file, record["title"], text, language or None)
            yield Marked(part, f"{file} {number}", article, names)
        elif path and path.suffix == ".json":
            text = _beginning(json.loads(path.read_text(encoding="utf-8"))["text"], int(words))
            yield Marked(part, file, article_from_text(file, text), names)
        elif path:
            yield Marked(part, file, _cut(open_article(path), int(words)), names)
        elif (_SAMPLES / file).exists():
            yield Marked(part, file, open_article(_SAMPLES / file), names)


def _cut(article: Article, words: int) -> Article:
    """Return an article with the sentences that end in its first words."""
    ends = [word.end() for word in re.finditer(r"\S+", article.text)][:words]
    return article.with_sentences(tuple(each for each in article.sentences if each.end <= ends[-1]))


def _beginning(text: str, words: int) -> str:
    """Return the first words of a text with what stands between them."""
    return "".join(re.findall(r"\s*\S+", text)[:words])


def _opened(file: str, title: str, text: str, language: str | None) -> Article:
    if file not in _IN_MARKDOWN:
        return article_from_text(title, text, language=language)
    return open_article(f"# {title}\n\n{text}".encode(), name="proposal.md", language=language)


if __name__ == "__main__":
    main()
