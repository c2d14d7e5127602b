"""The parts of an article that the reader has marked, for the writers of digests."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.document.model import Article, Section, Sentence
from tui.document.sections import innermost_section

MARK_FORMATS = ("text", "markdown", "json")
"""The names of the formats of digests in which marks can also be written alone."""


class Mark(NamedTuple):
    """A sentence, or another part of an article's text, that the reader has marked."""

    text: str
    note: str = ""
    """What the reader wrote about it."""
    start: int | None = None
    """Its offset in the article's text; None to find it by its text."""


def located_marks(article: Article, marks: Sequence[Mark]) -> Iterator[tuple[Mark, int]]:
    """Yield the marks that are in an article, each with the offset of its start."""
    for mark in marks:
        start = article.text.find(mark.text) if mark.start is None else mark.start
        if start >= 0:
            yield mark, start


def marked_sentences(article: Article, marks: Sequence[Mark]) -> dict[Sentence, list[Mark]]:
    """Return the sentences that marks are in, in reading order, each with its marks.

    A mark without an offset is on every sentence of its text, whatever its spaces.
    """
    by_text: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.start is None:
            by_text.setdefault(" ".join(mark.text.split()), []).append(mark)
    placed = [(mark, mark.start) for mark in marks if mark.start is not None]
    found: dict[Sentence, list[Mark]] = {}
    for sentence in article.sentences if marks else ():
        here = by_text.get(" ".join(sentence.text.split()), []) + [
            mark for mark, start in placed if start < sentence.end and sentence.start < start + len(mark.text)
        ]
        if here:
            found[sentence] = here
    return found


def section_of(article: Article, start: int) -> Section | None:
    """Return the innermost section at an offset; None for an article without sections."""
    sections = article.sections
    return sections[innermost_section(sections, start)] if sections else None
