"""How much of a web page's article is found: its headings, and its words.

    python benchmarks/pages.py FOLDER

FOLDER holds a folder for each page: ``source.html``, ``article.txt`` (the article's text without markup) and
``expected.json`` (``blocks``: its blocks as [tag, text] in reading order). Both are read; headings are compared as a
whole, words as a bag.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tui.document.errors import SourceError
from tui.document.model import Article, BlockKind
from tui.sources.open import article_from_text, open_article

_HEADING = re.compile(r"h[1-6]")


class Found(NamedTuple):
    """What two collections share."""

    shared: int
    found: int
    expected: int

    @property
    def precision(self) -> float:
        """The share of what was found that was expected."""
        return self.shared / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was expected that was found."""
        return self.shared / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.shared / (self.found + self.expected) if self.found + self.expected else 1.0


def main() -> None:
    """Measure and print two tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    folders = sorted(path.parent for path in parser.parse_args().folder.glob("*/expected.json"))
    for name in ("source.html", "article.txt"):
        _measure(folders, name)


def _measure(folders: Iterable[Path], name: str) -> None:
    print(f"\n| {name} | headings found / expected / shared | words F1 |\n| --- | ---: | ---: |")
    headings, words = [], []
    for folder in folders:
        blocks = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["blocks"]
        article = _opened(folder / name)
        headings.append(
            _compared(_headings(article), [text for tag, text in blocks if _HEADING.fullmatch(tag)])
        )
        words.append(_compared(_words(article), " ".join(text for _, text in blocks).split()))
        print(
            f"| {folder.name} | {headings[-1].found} / {headings[-1].expected} / {headings[-1].shared} "
            f"| {words[-1].f1:.3f} |"
        )
    total = Found(*map(sum, zip(*headings, strict=True)))
    print(
        f"\nHeadings: precision {total.precision:.3f}, recall {total.recall:.3f}, F1 {total.f1:.3f}; "
        f"words: F1 {sum(found.f1 for found in words) / len(words):.3f} (mean over pages)."
    )


def _opened(path: Path) -> Article:
    if path.suffix == ".txt":
        return article_from_text("", path.read_text(encoding="utf-8"))
    try:
        return open_article(path)
    except SourceError:
        return article_from_text("", "")


def _headings(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind is BlockKind.HEADING]


def _words(article: Article) -> list[str]:
    return f"{article.title if article.blocks else ''} {article.text}".split()


def _compared(found: Iterable[str], expected: Iterable[str]) -> Found:
    ours, theirs = (Counter(filter(None, map(_plain, side))) for side in (found, expected))
    return Found((ours & theirs).total(), ours.total(), theirs.total())


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


if __name__ == "__main__":
    main()
