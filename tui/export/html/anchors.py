"""The ids of a page, and the links between its digest and its article."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from tui.document.model import Section, Sentence
from tui.document.sections import section_name
from tui.export.html.markup import Html, element, escaped, joined
from tui.export.marks import Mark, marked_sentences
from tui.summary.digests import Digest

_MARKED_SIGN = "◆"


Kind = Literal["sentence", "section", "summary", "outline", "gist", "marked"]
"""Places on the page: sentences and sections of the article; lines of the summary, the outline, gists and marks."""


def anchor_id(kind: Kind, item: Sentence | Section) -> str:
    """Return the id of a sentence or section in one place on the page."""
    return f"{kind}-{item.index}"


def link_to(target: str, content: Html, *, label: str = "", class_: str = "") -> Html:
    """Return a link to an id on the page.

    Args:
        target: The id.
        content: The content of the link.
        label: The text that a screen reader says instead of the content; empty for none.
        class_: Its CSS class; empty for none.
    """
    return element("a", content, href=f"#{target}", class_=class_, aria_label=label)


@dataclass(frozen=True)
class Anchors:
    """The sentences and sections of the article that a digest's lines link to."""

    digest: Digest
    marks: Sequence[Mark] = ()
    """What the reader has marked."""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that a line links to, in reading order."""
        gists = (sentence for entry in self.digest.outline for sentence in entry.gist)
        targets = {*self.digest.summary_with_context, *gists, *self.marked}
        return tuple(sorted(targets, key=lambda sentence: sentence.start))

    @cached_property
    def marked(self) -> tuple[Sentence, ...]:
        """The sentences on the page that the reader has marked, at least in part."""
        return tuple(each for each in self._marks_by_sentence if each.section in self._positions)

    @cached_property
    def _marks_by_sentence(self) -> dict[Sentence, list[Mark]]:
        return marked_sentences(self.digest.article, self.marks)

    def notes(self, sentence: Sentence) -> Sequence[str]:
        """Return the notes on a sentence."""
        return [mark.note for mark in self._marks_by_sentence.get(sentence, ()) if mark.note]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections on the page, in reading order."""
        return tuple(entry.section for entry in self.digest.outline)

    @cached_property
    def _positions(self) -> dict[int, int]:
        """The position of each section among those on the page, from 0, by its index."""
        return {section.index: position for position, section in enumerate(self.sections)}

    @cached_property
    def _summary_lines(self) -> dict[int, int]:
        """The line of the summary, from 1, by the sentence's index."""
        return {sentence.index: line for line, sentence in enumerate(self.digest.summary, 1)}

    @cached_property
    def _marked_indexes(self) -> frozenset[int]:
        return frozenset(sentence.index for sentence in self.marked)

    @cached_property
    def _gist_sections(self) -> dict[int, Section]:
        return {sentence.index: entry.section for entry in self.digest.outline for sentence in entry.gist}

    def depth(self, section: Section) -> int:
        """Return a section's level on the page, from 1: less than in the article if only a part of it is shown."""
        return section.level - self.sections[0].level + 1

    def is_in_summary(self, sentence: Sentence) -> bool:
        """Return whether the summary has a sentence."""
        return sentence.index in self._summary_lines

    def is_marked(self, sentence: Sentence) -> bool:
        """Return whether the reader has marked a sentence."""
        return sentence.index in self._marked_indexes

    def backlinks(self, sentence: Sentence) -> Html:
        """Return links from a sentence of the article to the lines that link to it."""
        links = []
        if (line := self._summary_lines.get(sentence.index)) is not None:
            label = f"Back to line {line} of the summary"
            links.append(
                link_to(anchor_id("summary", sentence), escaped(str(line)), label=label, class_="back")
            )
        if (section := self._gist_sections.get(sentence.index)) is not None:
            label = f"Back to the outline: {section_name(section)}"
            links.append(link_to(anchor_id("gist", sentence), escaped("↑"), label=label, class_="back"))
        if self.is_marked(sentence):
            label = "Back to what was marked"
            links.append(
                link_to(anchor_id("marked", sentence), escaped(_MARKED_SIGN), label=label, class_="back")
            )
        return joined(links)

    def section_links(self, section: Section) -> Html:
        """Return links from a section to the previous and the next one, and to its line of the outline."""
        position = self._positions[section.index]
        links = [link_to(anchor_id("outline", section), escaped("Outline"))]
        if position:
            links.insert(0, _section_link("Previous", self.sections[position - 1]))
        if position + 1 < len(self.sections):
            links.insert(0, _section_link("Next", self.sections[position + 1]))
        return element("p", joined(links, " "), class_="steps", lang="en", dir="ltr")


def _section_link(name: str, section: Section) -> Html:
    return link_to(
        anchor_id("section", section), escaped(name), label=f"{name} section: {section_name(section)}"
    )
