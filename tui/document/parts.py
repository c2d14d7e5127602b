"""The parts of an article: all that it says, sentences or not."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from tui.document.model import Article, Block, Sentence


class Part(NamedTuple):
    """A sentence of an article, or a line of a block that has none: a heading, a caption, a row, a line of code."""

    sentence: Sentence
    """Its text and place; its index is its place among the parts."""
    block: Block | None = None
    """The block of a line; None for a sentence."""


def parts_of(article: Article) -> list[Part]:
    """Return all that an article says, in reading order (finds the sentences); between parts there are only spaces."""
    found = [Part(sentence) for sentence in article.sentences]
    for block in article.blocks:
        if not block.holds_sentences:
            found += _lines(block)
    found.sort(key=lambda part: part.sentence.start)
    return [part._replace(sentence=replace(part.sentence, index=index)) for index, part in enumerate(found)]


def _lines(block: Block) -> Iterator[Part]:
    start = block.start
    for line in block.text.split("\n"):
        if text := line.strip():
            begin = start + line.index(text)
            yield Part(Sentence(0, text, begin, begin + len(text), 0), block)
        start += len(line) + 1
