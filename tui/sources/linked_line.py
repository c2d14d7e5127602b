"""A line put together from pieces, some of which are in links."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from tui.article.build import DraftLink
from tui.article.clean import clean_line, clean_text

Linked = tuple[str, tuple[DraftLink, ...]]
"""A text and the links in it."""


class _Mark(NamedTuple):
    """A link around some of the pieces."""

    first: int
    end: int
    address: str


class LinkedLine:
    """Collects pieces of text and the links around them, until they are taken as one clean line.

    Cleaning makes runs of spaces one and leaves them out at the ends; of all other characters it makes one each. So a
    link's place in the line is found again by counting the characters that are no spaces.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._marks: list[_Mark] = []
        self._open: list[tuple[object, _Mark]] = []

    @property
    def is_in_link(self) -> bool:
        """Whether what is said now is in a link."""
        return bool(self._open)

    def say(self, piece: str) -> None:
        """Add a piece of text."""
        self._pieces.append(piece)

    def open(self, key: object, address: str) -> None:
        """Begin a link.

        Args:
            key: What will close it again.
            address: Where it leads, as the source has it.
        """
        self._open.append((key, _Mark(len(self._pieces), 0, address)))

    def close(self, key: object) -> None:
        """End the link that was opened last, if it was opened with this key."""
        if self._open and self._open[-1][0] is key:
            self._marks.append(self._open.pop()[1]._replace(end=len(self._pieces)))

    def take(self) -> Linked:
        """The clean line and the links in it, and begin another; links that are open go on in that."""
        pieces, marks = self._pieces, self._marks
        marks += [mark._replace(end=len(pieces)) for _, mark in self._open]
        self._pieces, self._marks = [], []
        self._open = [(key, mark._replace(first=0)) for key, mark in self._open]
        text = clean_line("".join(pieces))
        return text, _links(pieces, marks, text) if marks and text else ()


def joined(parts: Iterable[Linked], separator: str) -> Linked:
    """Texts joined, with all of their links.

    Args:
        parts: The texts.
        separator: What stands between them.
    """
    texts: list[str] = []
    links: list[DraftLink] = []
    start = 0
    for text, inside in parts:
        texts.append(text)
        links += [DraftLink(start + link.start, start + link.end, link.address) for link in inside]
        start += len(text) + len(separator)
    return separator.join(texts), tuple(links)


def _links(pieces: Sequence[str], marks: Sequence[_Mark], text: str) -> tuple[DraftLink, ...]:
    counts = [0, *accumulate(sum(map(len, clean_text(piece).split())) for piece in pieces)]
    places = [place for place, character in enumerate(text) if character != " "]
    links = []
    end = 0
    for mark in sorted(marks):
        first, last = max(end, counts[mark.first]), counts[mark.end]
        if first < last:
            links.append(DraftLink(places[first], places[last - 1] + 1, mark.address))
            end = last
    return tuple(links)
