"""The passages of an article by which it is found again.

They are its sentences, its headings and captions, and the lines of its code and tables.
"""

import json
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from tui.document.model import Article
from tui.document.parts import parts_of
from tui.text.sanitize import clean_text

_MAX_BYTES = 256 * 1024 * 1024
"""Of the passages of one article, unpacked: the file may hold anything."""


class Passage(NamedTuple):
    """A part of an article's text."""

    start: int
    """Its offset in the text."""
    text: str


def passages_of(article: Article) -> list[Passage]:
    """Return the passages of an article, in reading order; between them there are only spaces."""
    return [Passage(part.sentence.start, part.sentence.text) for part in parts_of(article)]


def pack(passages: Sequence[Passage]) -> bytes:
    """Return passages as compressed bytes, for the library's file."""
    return zlib.compress(json.dumps(passages).encode())


def unpack(packed: object) -> list[Passage]:
    """Return the passages from the bytes that ``pack`` returned; none for anything else."""
    try:
        rows = json.loads(zlib.decompressobj().decompress(packed, _MAX_BYTES))  # type: ignore[arg-type]
        return [Passage(max(0, int(start)), clean_text(text)) for start, text in rows]
    except (zlib.error, TypeError, ValueError, AttributeError, OverflowError, RecursionError):
        return []
