"""Pictures of HTML and their captions."""

import re
from collections.abc import Iterable
from itertools import islice, takewhile
from typing import Any

from lxml import etree

from tui.document.build import Draft
from tui.document.model import BlockKind, Dropped, Picture, Span, SpanKind
from tui.formats.html.elements import without_states
from tui.formats.html.inline_elements import inline_text
from tui.formats.xml import tag_of
from tui.text.sanitize import clean_line

_PICTURE_TAGS = frozenset(("img", "picture", "video", "svg", "canvas", "iframe", "audio", "object"))
_BLOCKS_IN_FIGURES = frozenset("table pre blockquote p ul ol h1 h2 h3 h4 h5 h6".split())

_LAZY_ADDRESSES = ("data-src", "data-lazy-src", "data-original")
"""Attributes for the address of a picture that a script loads; ``src`` then has one that stands in for it."""
_ADDRESS_LISTS = ("srcset", "data-srcset", "data-lazy-srcset")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_CAPTION_NAME = re.compile(r"caption|(?:photo|image|img|picture)[-_]?credit", re.IGNORECASE)
_MAX_CAPTION = 1_000
_MAX_CAPTION_LINE = 300
_MAX_STEPS = 4
_MAX_PIECES = 100
_MAX_IMAGES = 10
_MIN_ALTERNATIVE_WORDS = 3
_MIN_DIGITS = 3
"""An image that is not 100 pixels wide is an icon."""


def is_picture(element: Any, tag: str) -> bool:
    """Return True for a picture with an alternative text that says something, unlike a file name or "photo"."""
    return tag == "img" and len((element.get("alt") or "").split()) >= _MIN_ALTERNATIVE_WORDS


def picture_of(image: Any) -> Picture:
    """Return the alternative text, without markup, and the address of an ``img`` element."""
    return Picture(clean_line(_TAG.sub("", image.get("alt") or "")), clean_line(_address(image)))


def _address(image: Any) -> str:
    """Return the address of an image, also of one that is loaded by a script or has several sizes."""
    address = next(filter(None, map(image.get, (*_LAZY_ADDRESSES, "src"))), "")
    if address and not address.lower().startswith("data:"):
        return address
    # To the parser, an image is inside the sources before it.
    sources = takewhile(lambda part: tag_of(part) == "source", image.iterancestors())
    lists = (part.get(name) for part in (image, *sources) for name in _ADDRESS_LISTS)
    return next((first.rstrip(",") for sizes in lists for first in (sizes or "").split()[:1]), address)


def figure_draft(figure: Any, dropped: list[Dropped] | None = None) -> Draft | None:
    """Return the draft of a ``figure`` that holds a picture; None for one around a table, a listing or the like.

    Its text is the caption or, if there is none, the alternative text; empty if neither says anything.
    """
    image = caption = None
    has_picture = False
    walker = etree.iterwalk(figure, events=("start",))
    for _event, part in walker:
        tag = tag_of(part)
        if tag == "figcaption" and caption is None:
            caption = part
            walker.skip_subtree()
        elif part is not figure and (tag in _BLOCKS_IN_FIGURES or tag in ("figure", "figcaption")):
            return None
        has_picture = has_picture or tag in _PICTURE_TAGS
        image = part if image is None and tag == "img" else image
    if not has_picture:
        return None
    picture = Picture() if image is None else picture_of(image)
    text, spans = inline_text(figure, dropped)
    if not text and image is not None and is_picture(image, "img"):
        text = picture.alternative
    return Draft(BlockKind.FIGURE, text, spans=spans, picture=picture)


def is_in_caption(element: Any) -> bool:
    """Return True for an element in a short part of a page whose class or ID names a caption."""
    for part in islice((element, *element.iterancestors()), _MAX_STEPS):
        if _CAPTION_NAME.search(f"{without_states(part.get('class') or '')} {part.get('id') or ''}"):
            return _is_short(part)
    return False


def picture_beside(caption: Any) -> Picture:
    """Return the only picture in the smallest short part of a page around a caption that has one."""
    for part in takewhile(_is_short, islice((caption, *caption.iterancestors()), _MAX_STEPS)):
        images = [image for image in islice(part.iter("img"), _MAX_IMAGES) if not is_icon(image)]
        if images:
            return picture_of(images[0]) if len(images) == 1 else Picture()
    return Picture()


def _is_short(part: Any) -> bool:
    return sum(map(len, islice(part.itertext(), _MAX_PIECES))) <= _MAX_CAPTION


def is_icon(image: Any) -> bool:
    """Return True for an image that is too narrow for an illustration, if its width is known."""
    width = image.get("width") or ""
    return width.isdecimal() and len(width) < _MIN_DIGITS


def is_caption_line(text: str, spans: Iterable[Span]) -> bool:
    """Return True for the short text of a paragraph with a picture if all of it is emphasised."""
    return len(text) <= _MAX_CAPTION_LINE and any(
        span.kind is SpanKind.EMPHASIS and (span.start, span.end) == (0, len(text)) for span in spans
    )
