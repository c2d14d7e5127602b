"""Links of an article: lines put together from pieces with links, and addresses that stand in its text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from tui.document.build import Draft, DraftLink
from tui.document.model import CELL_SEPARATOR
from tui.text.sanitize import clean_line, clean_text

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


def linked_table(rows: Iterable[Iterable[Linked]]) -> Draft:
    """Make the draft of a table from its cells, row by row."""
    table = [list(row) for row in rows]
    _, links = joined((joined(row, CELL_SEPARATOR) for row in table), "\n")
    return Draft.table(([text for text, _ in row] for row in table), links)


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


MOST_LINKS = 5_000
_LONGEST = 2_000
_SCHEMES = frozenset(("http", "https"))
_WRITTEN = re.compile(r"\bhttps?://[^\s<>\"“”„«»`|\\^{}\ufffd]{1,2000}", re.IGNORECASE)
_AFTER = ".,;:!?…'’*_"
_BRACKETS = {")": "(", "]": "["}
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f:.]+")
_KEPT_IN_PATHS = "/%:@!$&()*+,;=~-._"
_KEPT_BEHIND = f"{_KEPT_IN_PATHS}?"


def with_web_links(drafts: Iterable[Draft], base: str | None = None) -> list[Draft]:
    """Drafts whose links all lead to web pages, with those too that are only written out in the text.

    Args:
        drafts: The blocks; the addresses of their links are as the source has them.
        base: The address that others are relative to, if there is one.
    """
    room = MOST_LINKS
    result = []
    for draft in drafts:
        links: tuple[DraftLink, ...] = ()
        if draft.links or "://" in draft.text:
            links = tuple(_linked(draft, base or ""))[:room]
            room -= len(links)
        result.append(replace(draft, links=links) if draft.links or links else draft)
    return result


def web_address(address: str, base: str = "") -> str | None:
    """An address as a browser would understand it.

    Args:
        address: As a source has it, relative or not.
        base: The address that it is relative to; empty if there is none.

    Returns:
        Printable ASCII without spaces and quotation marks, without a user's name and password; None if it is not of
        the web.
    """
    from urllib.parse import quote, urljoin, urlsplit, urlunsplit

    address = _CONTROLS.sub("", address).strip()
    if not address or len(address) > _LONGEST:
        return None
    try:
        parts = urlsplit(urljoin(base, address))
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError:
        return None
    if parts.scheme not in _SCHEMES or not _HOST.fullmatch(host):
        return None
    host = f"[{host}]" if ":" in host else host
    found = urlunsplit(
        (
            parts.scheme,
            host if port is None else f"{host}:{port}",
            quote(parts.path, _KEPT_IN_PATHS, errors="replace") or "/",
            quote(parts.query, _KEPT_BEHIND, errors="replace"),
            quote(parts.fragment, _KEPT_BEHIND, errors="replace"),
        )
    )
    return found if len(found) <= _LONGEST else None


def _linked(draft: Draft, base: str) -> Iterator[DraftLink]:
    known = []
    for link in draft.links:
        if (address := web_address(link.address, base)) is not None:
            known.append(link._replace(address=address))
    return iter(sorted([*known, *_written(draft.text, draft.links)]))


def _written(text: str, known: Iterable[DraftLink]) -> Iterator[DraftLink]:
    """The addresses that stand in a text, outside of the links that are known."""
    taken = [(link.start, link.end) for link in known]
    at = 0
    for match in _WRITTEN.finditer(text):
        start, end = match.start(), _end(text, *match.span())
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        is_free = at == len(taken) or taken[at][0] >= end
        if is_free and (address := web_address(text[start:end])) is not None:
            yield DraftLink(start, end, address)


def _end(text: str, start: int, end: int) -> int:
    """Where an address ends, without the punctuation of the sentence that it stands in."""
    opened = {closing: text.count(opening, start, end) for closing, opening in _BRACKETS.items()}
    closed = {closing: text.count(closing, start, end) for closing in _BRACKETS}
    while end > start:
        last = text[end - 1]
        if last in _BRACKETS and closed[last] > opened[last]:
            closed[last] -= 1
        elif last not in _AFTER:
            break
        end -= 1
    return end
