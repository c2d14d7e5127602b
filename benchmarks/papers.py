"""Measure how much of a paper is found in a PDF document (title, headings, words), and check its summaries.

    python -P -m benchmarks.papers [FOLDER…]

Invented papers are set with reportlab, and with LaTeX where ``pdflatex`` is installed. The words of each are compared
as a bag, and PDFium's plain text is the peer. Summaries are the ten best sentences by lex-rank and by luhn; none of
them may be a caption, a cell, a reference, a formula alone, a note or an author. Of the documents in the folders
nothing is known; what can be counted there is printed.
"""

import argparse
import re
import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from benchmarks.paper_latex import CLASSES, latex_paper
from benchmarks.paper_reportlab import STYLES, reportlab_paper
from benchmarks.paper_texts import Paper, make_paper
from tui.document.model import Article, Block, BlockKind
from tui.formats.parsed_document import article_of
from tui.formats.pdf.document import parse_pdf
from tui.formats.pdf.pdfium import UnreadableError
from tui.summary.digests import summarize

_MISSING = {"LaTeX, REVTeX": {"abstract", "references"}, "LaTeX, KOMA-Script": {"abstract"}}
"""The headings that a style does not print."""
_METHODS = ("lex-rank", "luhn")
_LENGTH = 10
_NUMBER = re.compile(r"^(?:[0-9]+(?:\.[0-9]+)*\.?|[IVX]+\.|[A-Z]\.)\s+")
_SENTENCE_END = re.compile(r"[.!?:…][\"”’)\]]*$")
_FRAGMENT_WORDS = 4


class Result(NamedTuple):
    """The measures of one paper."""

    is_title_right: bool
    found: int
    expected: int
    shared: int
    """Headings."""
    words: float
    peer_words: float
    bad: int
    """Sentences of the summaries that are none of the paper's text."""
    chosen: int


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    _measure_made(arguments.seed)
    given = (sorted(path.rglob("*.pdf")) if path.is_dir() else [path] for path in arguments.folders)
    if paths := list(chain.from_iterable(given)):
        _count(paths)


def _measure_made(seed: int) -> None:
    paper = make_paper(seed)
    print("| paper | title | headings: precision, recall | words F1 (PDFium) | not text, of summary |")
    print("| --- | --- | ---: | ---: | ---: |")
    results = []
    for name, data in _made(paper):
        result = _measure(paper, data, name)
        results.append(result)
        print(f"| {name} | {_row(result)} |")
    total = Result(
        all(result.is_title_right for result in results),
        *(sum(result[field] for result in results) for field in range(1, 4)),
        *(sum(result[field] for result in results) / len(results) for field in (4, 5)),
        *(sum(result[field] for result in results) for field in (6, 7)),
    )
    print(f"| all | {_row(total)} |")


def _row(result: Result) -> str:
    precision, recall = (result.shared / max(1, count) for count in (result.found, result.expected))
    return (
        f"{'right' if result.is_title_right else 'wrong'} | {precision:.2f}, {recall:.2f} "
        f"| {result.words:.3f} ({result.peer_words:.3f}) | {result.bad} of {result.chosen}"
    )


def _made(paper: Paper) -> Iterator[tuple[str, bytes]]:
    for name in STYLES:
        yield f"reportlab, {name}", reportlab_paper(paper, name)
    if shutil.which("pdflatex") is None:
        return
    for name in CLASSES:
        if (data := latex_paper(paper, name)) is not None:
            yield f"LaTeX, {name}", data


def _measure(paper: Paper, data: bytes, name: str) -> Result:
    article = article_of(parse_pdf(data), language="english", source=None)
    found = Counter(_key(_NUMBER.sub("", block.text)) for block in _headings(article))
    expected = Counter(_key(heading) for _, heading, _ in paper.sections)
    expected.update({"abstract", "references"} - _MISSING.get(name, set()))
    words = Counter(_words(f"{article.title} {article.text} {' '.join(note.text for note in article.notes)}"))
    truth = Counter(_words(" ".join(_all_texts(paper))))
    bad = chosen = 0
    text = _key(" ".join(_sentences_of(paper)))
    for method in _METHODS:
        for sentence in summarize(article, method=method, length=_LENGTH).summary:
            chosen += 1
            bad += not _is_text(sentence.text, text)
    return Result(
        _key(article.title) == _key(paper.title),
        found.total(),
        expected.total(),
        (found & expected).total(),
        _f1(words, truth),
        _f1(Counter(_words(_plain_text(data))), truth),
        bad,
        chosen,
    )


def _is_text(sentence: str, text: str) -> bool:
    """Return whether a sentence is one of the paper's text; that of a formula has the words around it."""
    keys = [_key(part) for part in re.split(r"therefore taken as .* where all", sentence)]
    return all(key in text for key in keys)


def _sentences_of(paper: Paper) -> Iterator[str]:
    yield paper.abstract
    for _, _, items in paper.sections:
        for item in items:
            if item.kind in ("text", "list", "formula"):
                yield f"{item.text} {item.rest}"


def _all_texts(paper: Paper) -> Iterator[str]:
    yield from (paper.title, "Abstract", "References", *paper.references, *paper.notes, *paper.captions)
    yield from (text for author in paper.authors for text in author)
    yield from (heading for _, heading, _ in paper.sections)
    yield from (" ".join(row) for _, _, items in paper.sections for item in items for row in item.rows)
    yield from _sentences_of(paper)


def _count(paths: Iterable[Path]) -> None:
    """Print what can be counted in documents without expected values."""
    print("\n| document | ms a page | words | headings a 1,000 words | title | fragments, of summary |")
    print("| --- | ---: | ---: | ---: | --- | ---: |")
    refused = untitled = fragments = chosen = 0
    for path in paths:
        data = path.read_bytes()
        start = time.process_time()
        try:
            document = parse_pdf(data)
        except UnreadableError as error:
            refused += 1
            print(f"| {path.name[:60]} | | | | refused: {error} | |")
            continue
        seconds = time.process_time() - start
        article = article_of(document, language=None, source=None)
        count = len(article.text.split())
        sentences = [sentence.text for sentence in summarize(article, method=_METHODS[0], length=5).summary]
        bad = sum(_is_fragment(sentence) for sentence in sentences)
        headings = 1000 * len(list(_headings(article))) / max(1, count)
        untitled, fragments, chosen = untitled + (not article.title), fragments + bad, chosen + len(sentences)
        print(
            f"| {path.name[:60]} | {1000 * seconds / _pages(data):.0f} | {count} | {headings:.1f} "
            f"| {article.title[:60]} | {bad} of {len(sentences)} |"
        )
    print(
        f"\nRefused: {refused}; without a title: {untitled}; fragments in summaries: {fragments} of {chosen}."
    )


def _is_fragment(sentence: str) -> bool:
    """Return whether a sentence has no end, hardly any words, or more signs and digits than words."""
    words = re.findall(r"[^\W\d_]{2,}", sentence)
    is_short = len(words) < _FRAGMENT_WORDS
    return _SENTENCE_END.search(sentence) is None or is_short or sum(map(len, words)) * 2 < len(sentence)


def _headings(article: Article) -> Iterator[Block]:
    return (block for block in article.blocks if block.kind is BlockKind.HEADING)


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _words(text: str) -> Iterator[str]:
    return filter(None, map(_key, text.split()))


def _f1(found: Counter[str], expected: Counter[str]) -> float:
    return 2 * (found & expected).total() / (found.total() + expected.total())


def _pages(data: bytes) -> int:
    import pypdfium2

    return max(1, len(pypdfium2.PdfDocument(data)))


def _plain_text(data: bytes) -> str:
    """Return PDFium's own text of all pages, with the words joined that it knows to be broken."""
    import pypdfium2

    texts = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))
    return "\n".join(texts).replace("\ufffe", "").replace("\x02", "")


if __name__ == "__main__":
    main()
