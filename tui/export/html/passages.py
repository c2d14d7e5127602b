"""The text of blocks, with its links and with the sentences that a line of the digest leads to."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tui.article.model import Article, Block, Link, Sentence
from tui.export.html.markup import Html, element, joined, web_link, words
from tui.export.html.places import Places, sentence_place


@dataclass(frozen=True)
class Passages:
    """Writes the text of an article's blocks."""

    article: Article
    places: Places

    @cached_property
    def _link_ends(self) -> Sequence[int]:
        return [link.end for link in self.article.links]

    @cached_property
    def _sentence_starts(self) -> Sequence[int]:
        return [sentence.start for sentence in self.places.sentences]

    def block(self, block: Block) -> Html:
        """All of a block's text."""
        return joined(self._parts(block))

    def _parts(self, block: Block) -> Iterator[Html]:
        at = block.start
        for sentence in self._sentences(block):
            yield self.span(at, sentence.start)
            yield self._sentence(sentence)
            at = sentence.end
        yield self.span(at, block.end)

    def _sentences(self, block: Block) -> Sequence[Sentence]:
        if not block.kind.holds_sentences:
            return ()
        first = bisect_left(self._sentence_starts, block.start)
        return self.places.sentences[first : bisect_left(self._sentence_starts, block.end)]

    def _sentence(self, sentence: Sentence) -> Html:
        text = self.span(sentence.start, sentence.end)
        if self.places.is_summary(sentence):
            text = element("mark", text)
        back = self.places.ways_back(sentence)
        if self.places.is_marked(sentence):
            text = element("span", text, class_="marked")
        return element("span", text, back, id=sentence_place(sentence), class_="place")

    def span(self, start: int, end: int) -> Html:
        """A part of the article's text with its links.

        Args:
            start: Where it starts.
            end: Where it ends.
        """
        return joined(self._linked(start, end))

    def _linked(self, start: int, end: int) -> Iterator[Html]:
        text = self.article.text
        at = start
        for link in self._links(start, end):
            first, last = max(link.start, at), min(link.end, end)
            yield words(text[at:first])
            yield web_link(link.address, words(text[first:last]))
            at = last
        yield words(text[at:end])

    def _links(self, start: int, end: int) -> Iterator[Link]:
        """The links that have a part in a span; one may go over its ends."""
        links = self.article.links
        for number in range(bisect_right(self._link_ends, start), len(links)):
            if links[number].start >= end:
                return
            yield links[number]
