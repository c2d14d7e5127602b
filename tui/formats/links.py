"""Links: making their addresses absolute and safe, and finding addresses written out in a text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from tui.document.build import Draft
from tui.document.model import Span, SpanKind
from tui.text.patterns import lazy_pattern
from tui.text.sanitize import clean_line

MAX_LINKS = 5_000
_MAX_ADDRESS_CHARS = 2_000
_EMBEDDED = "data:image/"
_EMBEDDED_CHARS = range(200, 4 * 1024 * 1024)
"""Shorter ones hold a few pixels, and stand in pages that load their pictures late."""
_WRITTEN_ADDRESS = lazy_pattern(r"\bhttps?://[^\s<>\"“”„«»`|\\^{}\ufffd]{1,2000}", re.IGNORECASE)
_TRAILING_PUNCTUATION = ".,;:!?…'’*_"
_BRACKETS = {")": "(", "]": "["}
_CONTROLS = lazy_pattern("[\x00-\x1f\x7f-\x9f]")
_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NORMAL_ADDRESS = lazy_pattern(r"https?://(?:[a-z0-9-]{1,63}\.){1,9}[a-z0-9-]{1,63}/[A-Za-z0-9/_~.-]*")
"""What nearly all addresses in feeds are: resolving one takes ten times as long as seeing that it would not change."""
_HOST = lazy_pattern(r"[a-z0-9_.-]+|[0-9a-f:.]+")
_PATH_SAFE = "/%:@!$&()*+,;=~-._"
_QUERY_SAFE = f"{_PATH_SAFE}?"


def with_web_links(drafts: Iterable[Draft], base: str | None = None) -> list[Draft]:
    """Return drafts in which all links, also those from addresses written out in the text, lead to web pages.

    The addresses of pictures are made absolute too.

    Args:
        drafts: The blocks, with links and pictures as in the source.
        base: The address that others are relative to.
    """
    room = MAX_LINKS
    result = []
    for draft in (_with_picture_address(draft, base or "") for draft in drafts):
        if not draft.spans and "://" not in draft.text:
            result.append(draft)
            continue
        local = tuple(_local_links(draft.spans, base or ""))
        web = tuple(span for span in draft.spans if span.kind is not SpanKind.LINK or span.target[:1] != "#")
        spans = [*_with_web_addresses(web, base or ""), *_written_addresses(draft.text, web)]
        spans.sort(key=lambda span: (span.start, -span.end))
        kept = []
        for span in spans:
            if span.kind is SpanKind.LINK:
                room -= 1
            if span.kind is not SpanKind.LINK or room >= 0:
                kept.append(span)
        result.append(replace(draft, spans=tuple(kept), local_links=local))
    return result


def web_address(address: str, base: str = "") -> str | None:
    """Resolve and normalise an address, which may be relative to ``base``, as a browser would.

    Returns:
        Printable ASCII without spaces, quotation marks, user name and password; None if it is not a web address.
    """
    address = _CONTROLS.sub("", address).strip()
    if not address or len(address) > _MAX_ADDRESS_CHARS:
        return None
    if _NORMAL_ADDRESS.fullmatch(address):
        return address
    from urllib.parse import quote, urljoin, urlsplit, urlunsplit

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


def picture_address(address: str, base: str = "") -> str:
    """Return the address of a picture, made absolute if it is on the web, or else the name of its file.

    It is empty if the address is the picture itself (a ``data`` URL, RFC 2397) or too long.
    """
    if len(address) > _MAX_ADDRESS_CHARS:
        return ""
    address = clean_line(address)
    has_scheme = _SCHEME.match(address) is not None
    return web_address(address, base) or ("" if has_scheme else address)


def _with_picture_address(draft: Draft, base: str) -> Draft:
    if draft.picture is None:
        return draft
    given = draft.picture.address
    is_embedded = given[: len(_EMBEDDED)].lower() == _EMBEDDED and len(given) in _EMBEDDED_CHARS
    picture = draft.picture._replace(
        address=picture_address(given, base), embedded=given if is_embedded else draft.picture.embedded
    )
    return replace(draft, picture=picture)


def _with_web_addresses(spans: Iterable[Span], base: str) -> Iterator[Span]:
    """Yield spans with absolute addresses of links and images, without links to anything but web pages."""
    for span in spans:
        if span.kind is SpanKind.IMAGE:
            yield span._replace(target=picture_address(span.target, base))
        elif span.kind is not SpanKind.LINK:
            yield span
        elif (address := web_address(span.target, base)) is not None:
            yield span._replace(target=address)


def _local_links(spans: Iterable[Span], base: str) -> Iterator[Span]:
    """Yield the links into the same document, and those to files beside one that is not on the web."""
    for span in spans:
        if span.kind is SpanKind.LINK and len(span.target) <= _MAX_ADDRESS_CHARS:
            target = clean_line(span.target)
            is_relative = target[:1] not in ("/", "\\", "~", "") and not _SCHEME.match(target)
            if target[:1] == "#" or (is_relative and not base):
                yield span._replace(target=target)


def _written_addresses(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield links for the addresses in a text that are outside of its links and do not partly overlap a span."""
    taken = [(span.start, span.end) for span in spans if span.kind is SpanKind.LINK]
    others = [span for span in spans if span.kind is not SpanKind.LINK]
    ends = sorted(others, key=lambda span: span.end)
    at = 0
    for match in _WRITTEN_ADDRESS.finditer(text):
        start, end = match.start(), _address_end(text, *match.span())
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        is_free = at == len(taken) or taken[at][0] >= end
        begun = others[_first_after(others, start, "start") : _first_after(others, end - 1, "start")]
        ended = ends[_first_after(ends, start, "end") : _first_after(ends, end - 1, "end")]
        is_apart = all(span.end <= end for span in begun) and all(span.start >= start for span in ended)
        if is_free and is_apart and (address := web_address(text[start:end])) is not None:
            yield Span(SpanKind.LINK, start, end, address)


def _first_after(spans: Sequence[Span], offset: int, edge: str) -> int:
    """Return the index of the first span whose start or end, by which they are sorted, is after an offset."""
    return bisect_right(spans, offset, key=attrgetter(edge))


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
