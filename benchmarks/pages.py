"""Measure how much of a web page's article is found, beside trafilatura, and check the list of what is left out.

    python -P benchmarks/pages.py FOLDER...

A folder holds either a folder for each page, with ``source.html``, ``expected.json`` (``blocks``: the article's blocks
as [tag, text] in reading order) and ``article.txt`` (the same without markup), or for each page ``NAME.html.gz`` and
``NAME.json`` (``text``: the article's text as people marked it, without its headings' levels).

The pages are split in halves by a hash of their names. Rules were chosen on the first half of each folder;
the second half is for reporting. Words are compared as bags, in runs of four (as in the article extraction
benchmark of Zyte, formerly Scrapinghub), and headings as a whole. Differences are tested by a paired bootstrap over
pages (B. Efron, R. J. Tibshirani, "An Introduction to the Bootstrap", 1993).
"""

import argparse
import gzip
import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.visible_words import accounted_words, visible_words
from tui.document.errors import SourceError
from tui.document.model import Article, BlockKind
from tui.formats.encoding import decode
from tui.sources.open import article_from_bytes, article_from_text

_HEADING = re.compile(r"h[1-6]")
_EDIT_LINK = re.compile(r"\s*\[\s*edit\s*\]\s*$")
"""The link that old wikis have in their headings; some extractors keep it, and so do some of the expected headings."""
_WORD = re.compile(r"\w+")
_RUN = 4
_RESAMPLES = 10_000
_MAX_LOST = 0.02
_MAX_MISSING_WORDS = 8


class Page(NamedTuple):
    """A page, and the expected article."""

    name: str
    markup: bytes
    text: str
    headings: list[str] | None
    """None if they are not known."""
    half: int
    plain: str = ""
    """The article without markup, if the folder has it."""


class Found(NamedTuple):
    """The sizes of two bags and of what they share."""

    shared: int
    found: int
    expected: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.shared / (self.found + self.expected) if self.found + self.expected else 1.0


class Result(NamedTuple):
    """The measures of an extractor on one page."""

    runs: float
    words: float
    headings: Found | None


Extractor = Callable[[Page], tuple[str, list[str]]]


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folders", type=Path, nargs="+")
    for folder in parser.parse_args().folders:
        pages = list(_pages(folder))
        print(f"\n{folder.name}: {len(pages)} pages")
        for half, name in enumerate(("the first half, for choosing", "the second half, for reporting")):
            _compare([page for page in pages if page.half == half], name)
        if any(page.plain for page in pages):
            _report("from plain text, all pages", [_result(page, _from_plain_text) for page in pages])
        _tell_lost(pages)


def _pages(folder: Path) -> Iterable[Page]:
    sources = sorted(chain(folder.glob("*/source.html"), folder.glob("*.html.gz")), key=_hash_of_name)
    for number, source in enumerate(sources):
        half = int(2 * number >= len(sources))
        if source.suffix == ".gz":
            known = json.loads((folder / f"{_name(source)}.json").read_text(encoding="utf-8"))
            yield Page(_name(source), gzip.decompress(source.read_bytes()), known["text"], None, half)
            continue
        blocks = json.loads((source.parent / "expected.json").read_text(encoding="utf-8"))["blocks"]
        headings = [text for tag, text in blocks if _HEADING.fullmatch(tag)]
        plain = (source.parent / "article.txt").read_text(encoding="utf-8")
        text = "\n".join(text for _, text in blocks)
        yield Page(_name(source), source.read_bytes(), text, headings, half, plain)


def _name(source: Path) -> str:
    return source.parent.name if source.name == "source.html" else source.name.removesuffix(".html.gz")


def _hash_of_name(source: Path) -> str:
    return hashlib.sha256(_name(source).encode()).hexdigest()


def _compare(pages: Sequence[Page], half: str) -> None:
    ours = [_result(page, _standfirst) for page in pages]
    theirs = [_result(page, _trafilatura) for page in pages]
    print(f"\n| {half} | runs of four F1 | words F1 | headings precision / recall / F1 |")
    print("| --- | ---: | ---: | ---: |")
    _report("standfirst", ours)
    _report("standfirst without figures", [_result(page, _without_figures) for page in pages])
    _report("standfirst with notes, without figures", [_result(page, _with_notes) for page in pages])
    _report("trafilatura", theirs)
    print(f"\nThe share of resamples in which trafilatura is as good or better: {_chances(ours, theirs)}")


def _report(name: str, results: Sequence[Result]) -> None:
    print(f"| {name} | {_mean(result.runs for result in results):.3f} ", end="")
    print(f"| {_mean(result.words for result in results):.3f} | {_headings_line(results)} |")


def _headings_line(results: Iterable[Result]) -> str:
    total = _total(results)
    if not total.expected:
        return ""
    precision = total.shared / total.found if total.found else 1.0
    return f"{precision:.3f} / {total.shared / total.expected:.3f} / {total.f1:.3f}"


def _total(results: Iterable[Result]) -> Found:
    counts = [result.headings for result in results if result.headings is not None]
    return Found(*map(sum, zip(*counts, strict=True))) if counts else Found(0, 0, 0)


def _mean(numbers: Iterable[float]) -> float:
    values = list(numbers)
    return sum(values) / len(values)


def _chances(ours: Sequence[Result], theirs: Sequence[Result]) -> str:
    """Return for each measure the share of resamples of the pages in which ours is not ahead."""
    measures: dict[str, Callable[[Sequence[Result]], float]] = {
        "runs": lambda results: _mean(result.runs for result in results),
        "words": lambda results: _mean(result.words for result in results),
    }
    if _total(ours).expected:
        measures["headings"] = lambda results: _total(results).f1
    draw = random.Random(0)
    samples = [draw.choices(range(len(ours)), k=len(ours)) for _ in range(_RESAMPLES)]
    chances = []
    for name, measure in measures.items():
        behind = sum(
            measure([ours[at] for at in sample]) <= measure([theirs[at] for at in sample])
            for sample in samples
        )
        chances.append(f"{name} {behind / _RESAMPLES:.4f}")
    return ", ".join(chances)


def _result(page: Page, extract: Extractor) -> Result:
    text, headings = extract(page)
    known = None
    if page.headings is not None:
        known = _compared(map(_plain_heading, headings), map(_plain_heading, page.headings))
    words = _compared(map(_plain, text.split()), map(_plain, page.text.split()))
    return Result(_compared(_runs(text), _runs(page.text)).f1, words.f1, known)


def _compared(found: Iterable[Any], expected: Iterable[Any]) -> Found:
    ours, theirs = (Counter(filter(None, side)) for side in (found, expected))
    return Found((ours & theirs).total(), ours.total(), theirs.total())


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def _plain_heading(text: str) -> str:
    return _plain(_EDIT_LINK.sub("", text))


def _runs(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text)
    return [tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))]


def _standfirst(page: Page) -> tuple[str, list[str]]:
    return _text_and_headings(_opened(page))


def _without_figures(page: Page) -> tuple[str, list[str]]:
    """Return an article without captions and alternative texts, which the annotators left out."""
    article = _opened(page)
    texts = (block.text for block in article.blocks if block.kind is not BlockKind.FIGURE)
    return "\n".join(texts), _text_and_headings(article)[1]


def _with_notes(page: Page) -> tuple[str, list[str]]:
    """Return an article without captions and with its notes, which some annotators have in the text."""
    text, headings = _without_figures(page)
    return "\n".join([text, *(note.text for note in _opened(page).notes)]), headings


def _opened(page: Page) -> Article:
    try:
        return article_from_bytes(page.markup, "page.html")
    except SourceError:
        return article_from_text("", "")


def _from_plain_text(page: Page) -> tuple[str, list[str]]:
    return _text_and_headings(article_from_text("", page.plain))


def _text_and_headings(article: Article) -> tuple[str, list[str]]:
    return article.text, [block.text for block in article.blocks if block.kind is BlockKind.HEADING]


def _trafilatura(page: Page) -> tuple[str, list[str]]:
    from trafilatura import bare_extraction, extract

    options: dict[str, Any] = {"include_comments": False}
    document: Any = bare_extraction(page.markup, include_formatting=True, **options)
    headings = [] if document is None else ["".join(head.itertext()) for head in document.body.iter("head")]
    return extract(page.markup, **options) or "", headings


def _tell_lost(pages: Sequence[Page]) -> None:
    """Print how many visible words of the pages are neither in the article nor listed as left out."""
    total = lost = 0
    for page in pages:
        seen = visible_words(decode(page.markup, page.name).encode())
        missing = seen - accounted_words(_opened(page))
        total += seen.total()
        lost += missing.total()
        if missing.total() > _MAX_LOST * seen.total():
            words = ", ".join(word for word, _ in missing.most_common(_MAX_MISSING_WORDS))
            print(f"{page.name}: {missing.total():,} of {seen.total():,} words are lost: {words}")
    print(f"\nLost: {lost:,} of {total:,} visible words ({lost / max(1, total):.2%}).")


if __name__ == "__main__":
    main()
