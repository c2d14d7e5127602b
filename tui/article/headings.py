"""Headings in text that has no markup: which passages are headings, and how deep they are.

A line's own shape is not enough, since items of lists, captions, lines of verse and answers in a dialogue look the
same. So what stands around it is weighed too: a heading heads something, and it seldom comes in rows.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tui.article.contents import Contents
from tui.article.heading_levels import levels_of
from tui.article.heading_shapes import Evidence, evidence_of, is_furniture, is_usual_name, without_anchor
from tui.article.model import BlockKind
from tui.article.numbering import Number, number_of
from tui.article.passages import Passage, same_words

_LONGEST_LINE = 220
_LONGEST_ITEM = 200
_ROWS = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A passage that is a heading."""

    text: str
    level: int
    """From 1; gaps are possible."""


def find_headings(passages: Sequence[Passage], contents: Contents | None = None) -> dict[int, Heading]:
    """The headings of a text, by the index of their passage.

    Args:
        passages: The text's passages in reading order, without its title and what is no part of it.
        contents: Its table of contents, if it has one; whose entries are no headings but say which those are.
    """
    search = _Search(passages, contents)
    found = [position for position in range(len(passages)) if search.accepts(position)]
    levels = levels_of([(passages[position], position in search.listed) for position in found])
    return {
        position: Heading(passages[position].whole, level)
        for position, level in zip(found, levels, strict=True)
    }


class _Search:
    """The evidence for each passage of one text, gathered once."""

    def __init__(self, passages: Sequence[Passage], contents: Contents | None) -> None:
        self.passages = passages
        self.skipped = range(contents.start, contents.end) if contents else range(0)
        entries = contents.entries if contents else frozenset()
        self.listed = {
            position
            for position, passage in enumerate(passages)
            if entries
            and position not in self.skipped
            and _could_be(passage)
            and same_words(passage.whole) in entries
        }
        self.is_underlined = sum(bool(passage.underline) for passage in passages) >= 2
        self.is_listed = len(self.listed) >= _ROWS
        self.evidence = [self._evidence(position) for position in range(len(passages))]
        self.is_anchored = self._is_anchored()
        self.numbers = {
            position: number
            for position, evidence in enumerate(self.evidence)
            if evidence and (number := number_of(passages[position].whole))
        }
        self.siblings = Counter((number.system, number.parts) for number in self.numbers.values())

    def accepts(self, position: int) -> bool:
        """Whether a passage is a heading."""
        evidence = self.evidence[position]
        if not evidence or position in self.skipped or not self._heads_something(position):
            return False
        number = self.numbers.get(position)
        if number is not None and not self._belongs_to_series(position, number):
            return False
        if evidence is Evidence.CERTAIN:
            return True
        if self.is_anchored:
            return without_anchor(self.passages[position].text) != self.passages[position].text
        if number is not None and number.system != "letter":
            return True
        if evidence is Evidence.STRONG:
            if is_usual_name(self.passages[position].text):
                return len(self._row(position, -1)) < 2 or not self._row(position, 1)
            return not self.is_listed
        return not self.is_underlined and not self.is_listed and self._stands_out(position)

    def _evidence(self, position: int) -> Evidence:
        passage = self.passages[position]
        if not _could_be(passage) or position in self.skipped:
            return Evidence.NONE
        if passage.underline or position in self.listed:
            return Evidence.CERTAIN
        if passage.marker and not passage.marker[0].isdecimal():
            return Evidence.NONE
        evidence = evidence_of(passage.whole)
        if passage.lines > 2 or (passage.lines > 1 and evidence < Evidence.STRONG):
            return Evidence.NONE
        return evidence

    def _is_anchored(self) -> bool:
        """Whether this is a web page that marks its headings, as wikis and documentation do."""
        marked = sum(
            evidence > Evidence.NONE and without_anchor(passage.text) != passage.text
            for passage, evidence in zip(self.passages, self.evidence, strict=True)
        )
        return marked >= _ROWS

    def _heads_something(self, position: int) -> bool:
        following = self._at(position + 1)
        if following is None:
            return False
        return self.evidence[position] is Evidence.CERTAIN or not _continues(following.text)

    def _belongs_to_series(self, position: int, number: Number) -> bool:
        """Whether a number counts parts of the article: it has siblings, and they do not stand side by side."""
        for beside in (position - 1, position + 1):
            other = self.numbers.get(beside)
            if other is not None and other.system == number.system and len(other.parts) == len(number.parts):
                return False
        if number.has_keyword or len(number.parts) > 1:
            return True
        before = (number.system, (*number.parts[:-1], number.parts[-1] - 1))
        below = (number.system, (*number.parts, 1))
        return any(self.siblings[key] for key in (before, number.next, below))

    def _stands_out(self, position: int) -> bool:
        """Whether a line that has only its shape to show is a heading for what stands around it."""
        before, after = self._row(position, -1), self._row(position, 1)
        line = self.passages[position].text
        if line in before or line in after or self._is_quoted_nearby(position):
            return False
        if after:
            return len(after) == 1 and not before and bool(self.evidence[self._beside(position, 1)])
        return len(before) <= 1 or _is_unlike(line, before)

    def _row(self, position: int, step: int) -> list[str]:
        """The short lines beside this one, in one direction; bylines and captions between them don't count."""
        row = []
        position = self._beside(position, step)
        while (passage := self._at(position)) is not None and self._is_short(position):
            if self.evidence[position] >= Evidence.STRONG:
                break
            row.append(passage.text)
            position = self._beside(position, step)
        return row

    def _beside(self, position: int, step: int) -> int:
        """The next passage in one direction that is more than a byline or a caption."""
        position += step
        while (passage := self._at(position)) is not None and is_furniture(passage.text):
            position += step
        return position

    def _is_short(self, position: int) -> bool:
        passage = self.passages[position]
        if passage.kind is not BlockKind.PARAGRAPH or len(passage.text) > _LONGEST_ITEM:
            return False
        return bool(self.evidence[position]) or not passage.is_prose

    def _is_quoted_nearby(self, position: int) -> bool:
        """Whether the line is a pull quote: the text beside it says the same words."""
        line = self.passages[position].text
        if len(line.split()) < 8:
            return False
        words = same_words(line)
        nearby = range(max(0, position - 6), min(len(self.passages), position + 7))
        return any(
            other != position and words in same_words(self.passages[other].text[:20_000]) for other in nearby
        )

    def _at(self, position: int) -> Passage | None:
        return self.passages[position] if 0 <= position < len(self.passages) else None


def _could_be(passage: Passage) -> bool:
    return passage.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and len(passage.text) <= _LONGEST_LINE


def _is_unlike(line: str, row: Sequence[str]) -> bool:
    """Whether a line is much shorter than the lines before it: a title below a list, not its last item."""
    mean = sum(len(text.split()) for text in row) / len(row)
    return len(line.split()) * 2 <= mean


def _continues(text: str) -> bool:
    """Whether a text begins in the middle of a sentence."""
    return text[:1].islower() and not text[:2].isupper()
