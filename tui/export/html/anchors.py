"""The anchors of a page: lines of the digest, sentences and sections that link to each other."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tui.document.model import Article, Block, Link, Section, Sentence
from tui.document.sections import section_name
from tui.export.html.markup import Html, element, joined, web_link, words
from tui.summary.digests import Digest

MARKED_SIGN = "◆"


def sentence_id(sentence: Sentence) -> str:
    """The name of a sentence's place in the article."""
    return f"sentence-{sentence.index}"


def summary_id(sentence: Sentence) -> str:
    """The name of a sentence's place in the summary."""
    return f"summary-{sentence.index}"


def gist_id(sentence: Sentence) -> str:
    """The name of a sentence's place in the outline."""
    return f"gist-{sentence.index}"


def highlight_id(sentence: Sentence) -> str:
    """The name of a sentence's place among those that the reader has marked."""
    return f"marked-{sentence.index}"


def section_id(section: Section) -> str:
    """The name of a section's place in the article."""
    return f"section-{section.index}"


def outline_id(section: Section) -> str:
    """The name of a section's place in the outline."""
    return f"outline-{section.index}"


def link_to(place: str, content: Html, *, says: str = "", class_: str = "") -> Html:
    """A link to a place of the page.

    Args:
        place: The name of the place.
        content: What stands in it.
        says: What it is called where that tells more than its content.
        class_: How it looks.
    """
    return element("a", content, href=f"#{place}", class_=class_, aria_label=says)


@dataclass(frozen=True)
class Anchors:
    """Where the lines of a digest lead, and those that the reader has marked."""

    digest: Digest
    marked_texts: Sequence[str] = ()

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that a line leads to, in reading order."""
        gists = (sentence for entry in self.digest.outline for sentence in entry.gist)
        all_of_them = {*self.digest.summary, *gists, *self.marked}
        return tuple(sorted(all_of_them, key=lambda sentence: sentence.start))

    @cached_property
    def marked(self) -> tuple[Sentence, ...]:
        """The sentences on the page that the reader has marked; of several alike, all."""
        wanted = {" ".join(text.split()) for text in self.marked_texts}
        if not wanted:
            return ()
        candidates = (each for each in self.digest.article.sentences if each.section in self._order)
        return tuple(each for each in candidates if " ".join(each.text.split()) in wanted)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections that the page has, in reading order."""
        return tuple(entry.section for entry in self.digest.outline)

    @cached_property
    def _order(self) -> dict[int, int]:
        """Which of the page's sections a section is, from 0."""
        return {section.index: place for place, section in enumerate(self.sections)}

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """Which line of the summary a sentence is, from 1."""
        return {sentence.index: number for number, sentence in enumerate(self.digest.summary, 1)}

    @cached_property
    def _marked(self) -> frozenset[int]:
        return frozenset(sentence.index for sentence in self.marked)

    @cached_property
    def _gists(self) -> dict[int, Section]:
        return {sentence.index: entry.section for entry in self.digest.outline for sentence in entry.gist}

    def depth(self, section: Section) -> int:
        """How deep a section is nested on the page, from 1: less than in the article if only a part of it is there."""
        return section.level - self.sections[0].level + 1

    def is_summary(self, sentence: Sentence) -> bool:
        """Whether the summary has a sentence."""
        return sentence.index in self._numbers

    def is_marked(self, sentence: Sentence) -> bool:
        """Whether the reader has marked a sentence."""
        return sentence.index in self._marked

    def ways_back(self, sentence: Sentence) -> Html:
        """Links from a sentence of the article to the lines that lead there."""
        back = ""
        if (number := self._numbers.get(sentence.index)) is not None:
            back += link_to(
                summary_id(sentence),
                words(str(number)),
                says=f"Back to line {number} of the summary",
                class_="back",
            )
        if (section := self._gists.get(sentence.index)) is not None:
            says = f"Back to the outline: {section_name(section)}"
            back += link_to(gist_id(sentence), words("↑"), says=says, class_="back")
        if self.is_marked(sentence):
            says = "Back to what was marked"
            back += link_to(highlight_id(sentence), words(MARKED_SIGN), says=says, class_="back")
        return Html(back)

    def steps(self, section: Section) -> Html:
        """Links from a section to the next one, to the one before, and to its line of the outline."""
        at = self._order[section.index]
        steps = [link_to(outline_id(section), words("Outline"))]
        if at:
            steps.insert(0, _step("Previous", self.sections[at - 1]))
        if at + 1 < len(self.sections):
            steps.insert(0, _step("Next", self.sections[at + 1]))
        return element("p", Html(" ".join(steps)), class_="steps", lang="en", dir="ltr")


def _step(name: str, section: Section) -> Html:
    return link_to(section_id(section), words(name), says=f"{name} section: {section_name(section)}")


@dataclass(frozen=True)
class Passages:
    """Writes the text of an article's blocks."""

    article: Article
    places: Anchors

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
        return element("span", text, back, id=sentence_id(sentence), class_="place")

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
