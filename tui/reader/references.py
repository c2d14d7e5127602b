"""Targets that lines of an article refer to: notes, sections, figures and tables; and the pictures that they show."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from tui.document.errors import UsageError
from tui.document.model import Article, Block, BlockKind, Picture, Span, SpanKind
from tui.document.sections import find_section, section_name

# These patterns are compiled on first use: the first paint must not wait for them.
_NUMBER = r"\d{1,3}(?:\.\d{1,3})*"
_KIND = r"(?i:fig(?:ure)?|table|tab(?=s?\.)|listing)"
_WRITTEN = (
    rf"(?P<section>§§?|\b(?:[Ss]ection|[Ss]ec\.|[Cc]hapter|[Cc]hap\.))[ \xa0]?(?P<number>{_NUMBER})"
    rf"|\b(?P<kind>{_KIND})[sS]?\.?[ \xa0](?P<items>{_NUMBER}(?:(?:,|,? and| &|[–-])[ \xa0]?{_NUMBER})*)"
)
_CAPTION = rf"({_KIND})\.?\s({_NUMBER})\b(?!\s(?:is|are|shows?|gives?)\b)"
_NUMBERED_AT_END = rf"[(\[]({_KIND})\.?\s({_NUMBER})[)\]]|\b({_KIND})\.?\s({_NUMBER})$"
_MAX_WRITTEN = 80
"""The longest reference, in characters: it can begin on the line before, and end on the next."""
_WORDS = ("Figure", "Table", "Listing")
_MAX_TEXT = 1_500


class Reference(NamedTuple):
    """Something that a line refers to."""

    name: str
    text: str
    """The text in that place."""
    place: int | None = None
    """Its offset in the article's text; None for a note, which is outside of it."""
    picture: Picture = Picture()
    """The picture of a figure."""

    @property
    def has_picture(self) -> bool:
        """True if there is a picture to show or to open."""
        return is_somewhere(self.picture)


def is_somewhere(picture: Picture) -> bool:
    """Return whether a picture can be found: a source may only say what it shows."""
    return bool(picture.address or picture.embedded)


class References:
    def __init__(self, article: Article) -> None:
        self.article = article
        self._sections: dict[str, Reference | None] = {}

    def on_line(self, start: int, end: int) -> list[Reference]:
        """Return what a line refers to, in its order, each thing once.

        Args:
            start: The offset of the line's start in the article's text.
            end: The offset of its end.
        """
        found = sorted([*self._notes(start, end), *self._written(start, end), *self._pictures(start, end)])
        return [*dict.fromkeys(reference for _, reference in found)]

    def _notes(self, start: int, end: int) -> Iterator[tuple[int, Reference]]:
        first = bisect_left(self._marks, start, key=lambda mark: mark.start)
        for mark in self._marks[first:]:
            if mark.start > end:
                break
            if (mark.start > start or start in self._starts) and mark.target in self._texts:
                yield mark.start, Reference(f"Note {mark.target}", self._texts[mark.target])

    def _written(self, start: int, end: int) -> Iterator[tuple[int, Reference]]:
        written = re.compile(_WRITTEN).finditer(
            self.article.text, max(0, start - _MAX_WRITTEN), end + _MAX_WRITTEN
        )
        for match in written:
            if match.start() < end and start < match.end():
                for found in self._meant(match):
                    if not self._is_on_line_of(found, match.start()):
                        yield match.start(), found

    def _is_on_line_of(self, found: Reference, place: int) -> bool:
        """Return whether a place is in the heading or caption of what was found, which does not refer to itself."""
        start = found.place or 0
        return start <= place and self.article.text.find("\n", start, place) < 0

    def _meant(self, match: re.Match[str]) -> Iterator[Reference]:
        """Yield what is meant by a section's number, or by the numbers of figures or the like."""
        if match["section"]:
            found = [self._section(match["number"])]
        else:
            found = [self._item(match["kind"], number) for number in re.findall(_NUMBER, match["items"])]
        yield from filter(None, found)

    def _pictures(self, start: int, end: int) -> Iterator[tuple[int, Reference]]:
        first = bisect_left(self._pictured, start, key=lambda block: block.end)
        for block in self._pictured[first : first + 1]:
            if block.start <= end and block.picture is not None:
                yield start, Reference("Picture", block.text, block.start, block.picture)

    def _section(self, number: str) -> Reference | None:
        if number not in self._sections:
            self._sections[number] = self._found_section(number)
        return self._sections[number]

    def _found_section(self, number: str) -> Reference | None:
        try:
            section = find_section(self.article, number)
        except UsageError:
            return None
        text = self.article.text[section.start : section.end]
        return Reference(section_name(section), text[:_MAX_TEXT], section.start)

    def _item(self, kind: str, number: str) -> Reference | None:
        index = self._captions.get((kind[:3].lower(), number))
        if index is None:
            return None
        block = self.article.blocks[index]
        around = self.article.blocks[max(0, index - 1) : index + 2]
        table = next((each for each in around if each.kind in (BlockKind.TABLE, BlockKind.CODE)), None)
        picture = block.picture or Picture()
        more = [picture.alternative if picture.alternative != block.text else "", table.text if table else ""]
        text = "\n\n".join(filter(None, (block.text, *more)))
        name = kind.capitalize()
        return Reference(
            f"{name} {number}" if name in _WORDS else f"{name}. {number}",
            text[:_MAX_TEXT],
            block.start,
            picture,
        )

    @cached_property
    def _marks(self) -> list[Span]:
        return sorted(
            (span for block in self.article.blocks for span in block.spans if span.kind is SpanKind.NOTE),
            key=lambda span: span.start,
        )

    @cached_property
    def _starts(self) -> set[int]:
        return {block.start for block in self.article.blocks}

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {note.label: note.text for note in self.article.notes}

    @cached_property
    def _pictured(self) -> list[Block]:
        return [block for block in self.article.blocks if block.picture and is_somewhere(block.picture)]

    @cached_property
    def _captions(self) -> dict[tuple[str, str], int]:
        """The index of each numbered caption, by the first letters of its kind and its number."""
        found: dict[tuple[str, str], int] = {}
        for kind, pattern in (
            (BlockKind.PARAGRAPH, _CAPTION),
            (BlockKind.FIGURE, _NUMBERED_AT_END),
            (BlockKind.FIGURE, _CAPTION),  # a figure's own number rather than others
        ):
            is_number = re.compile(pattern).match if pattern == _CAPTION else re.compile(pattern).search
            for index, block in reversed([*enumerate(self.article.blocks)]):
                if block.kind is kind and (match := is_number(block.text)):
                    word, number, *_ = filter(None, match.groups())
                    found[word[:3].lower(), number] = index
        return found
