"""Links in a text: lines built from pieces and links, and addresses written out in the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from tui.document.build import Draft, DraftLink
from tui.document.model import CELL_SEPARATOR
from tui.text.sanitize import clean_line, clean_text

LinkedText = tuple[str, tuple[DraftLink, ...]]
"""A text and the links in it."""


class _PieceLink(NamedTuple):
    """A link around the pieces from ``first`` to before ``end``."""

    first: int
    end: int
    address: str


class LinkedTextBuilder:
    """Joins pieces of text, and the links around them, into a clean line.

    Cleaning changes the number of spaces, but not that of other characters. So a link's place in the clean line is
    found by counting those.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._links: list[_PieceLink] = []
        self._open: list[tuple[object, _PieceLink]] = []

    @property
    def is_in_link(self) -> bool:
        """True if the next piece is in a link."""
        return bool(self._open)

    def add(self, piece: str) -> None:
        self._pieces.append(piece)

    def open(self, key: object, address: str) -> None:
        """Begin a link that the same key will close; the address is as in the source."""
        self._open.append((key, _PieceLink(len(self._pieces), 0, address)))

    def close(self, key: object) -> None:
        """End the last link that was opened, if this was its key."""
        if self._open and self._open[-1][0] is key:
            self._links.append(self._open.pop()[1]._replace(end=len(self._pieces)))

    def finish(self) -> LinkedText:
        """Return the clean line with its links, and begin another one, in which open links continue."""
        pieces, links = self._pieces, self._links
        links += [link._replace(end=len(pieces)) for _, link in self._open]
        self._pieces, self._links = [], []
        self._open = [(key, link._replace(first=0)) for key, link in self._open]
        text = clean_line("".join(pieces))
        return text, _locate_links(pieces, links, text) if links and text else ()


def join_linked_text(parts: Iterable[LinkedText], separator: str) -> LinkedText:
    texts: list[str] = []
    links: list[DraftLink] = []
    start = 0
    for text, inside in parts:
        texts.append(text)
        links += [DraftLink(start + link.start, start + link.end, link.address) for link in inside]
        start += len(text) + len(separator)
    return separator.join(texts), tuple(links)


def linked_table(rows: Iterable[Iterable[LinkedText]]) -> Draft:
    table = [list(row) for row in rows]
    _, links = join_linked_text((join_linked_text(row, CELL_SEPARATOR) for row in table), "\n")
    return Draft.table(([text for text, _ in row] for row in table), links)


def _locate_links(pieces: Sequence[str], links: Sequence[_PieceLink], text: str) -> tuple[DraftLink, ...]:
    counts = [0, *accumulate(sum(map(len, clean_text(piece).split())) for piece in pieces)]
    positions = [position for position, character in enumerate(text) if character != " "]
    located = []
    end = 0
    for link in sorted(links):
        first, last = max(end, counts[link.first]), counts[link.end]
        if first < last:
            located.append(DraftLink(positions[first], positions[last - 1] + 1, link.address))
            end = last
    return tuple(located)


MAX_LINKS = 5_000
_MAX_ADDRESS_CHARS = 2_000
_WRITTEN_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”„«»`|\\^{}\ufffd]{1,2000}", re.IGNORECASE)
_TRAILING_PUNCTUATION = ".,;:!?…'’*_"
_BRACKETS = {")": "(", "]": "["}
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f:.]+")
_PATH_SAFE = "/%:@!$&()*+,;=~-._"
_QUERY_SAFE = f"{_PATH_SAFE}?"


def with_web_links(drafts: Iterable[Draft], base: str | None = None) -> list[Draft]:
    """Return drafts with links to web pages only, and also from addresses that are written out in the text.

    Args:
        drafts: The blocks, with links as in the source.
        base: The address that others are relative to.
    """
    room = MAX_LINKS
    result = []
    for draft in drafts:
        links: tuple[DraftLink, ...] = ()
        if draft.links or "://" in draft.text:
            links = tuple(_web_links(draft, base or ""))[:room]
            room -= len(links)
        result.append(replace(draft, links=links) if draft.links or links else draft)
    return result


def web_address(address: str, base: str = "") -> str | None:
    """Resolve and normalise an address, which may be relative to ``base``, as a browser would.

    Returns:
        Printable ASCII without spaces, quotation marks, user name and password; None if it is no web address.
    """
    from urllib.parse import quote, urljoin, urlsplit, urlunsplit

    address = _CONTROLS.sub("", address).strip()
    if not address or len(address) > _MAX_ADDRESS_CHARS:
        return None
    try:
        parts = urlsplit(urljoin(base, address))
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return None
    host = f"[{host}]" if ":" in host else host
    netloc = host if port is None else f"{host}:{port}"
    path = quote(parts.path, _PATH_SAFE, errors="replace") or "/"
    query, fragment = (quote(part, _QUERY_SAFE, errors="replace") for part in (parts.query, parts.fragment))
    normalised = urlunsplit((parts.scheme, netloc, path, query, fragment))
    return normalised if len(normalised) <= _MAX_ADDRESS_CHARS else None


def _web_links(draft: Draft, base: str) -> list[DraftLink]:
    known = [
        link._replace(address=address)
        for link in draft.links
        if (address := web_address(link.address, base)) is not None
    ]
    return sorted([*known, *_written_addresses(draft.text, draft.links)])


def _written_addresses(text: str, known: Iterable[DraftLink]) -> Iterator[DraftLink]:
    """Yield links for the addresses in a text that are outside of the known links."""
    taken = [(link.start, link.end) for link in known]
    at = 0
    for match in _WRITTEN_ADDRESS.finditer(text):
        start, end = match.start(), _address_end(text, *match.span())
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        is_free = at == len(taken) or taken[at][0] >= end
        if is_free and (address := web_address(text[start:end])) is not None:
            yield DraftLink(start, end, address)


def _address_end(text: str, start: int, end: int) -> int:
    """Return the end of an address without the punctuation of the sentence around it."""
    opened = {closing: text.count(opening, start, end) for closing, opening in _BRACKETS.items()}
    closed = {closing: text.count(closing, start, end) for closing in _BRACKETS}
    while end > start:
        last = text[end - 1]
        if last in _BRACKETS and closed[last] > opened[last]:
            closed[last] -= 1
        elif last not in _TRAILING_PUNCTUATION:
            break
        end -= 1
    return end
