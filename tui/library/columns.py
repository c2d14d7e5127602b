"""What comes out of the library's tables, made harmless and whole: the file may have been changed by anybody."""

from datetime import UTC, datetime
from math import isnan

from tui.library.anchors import CONTEXT
from tui.text.sanitize import clean_line, clean_text

_MOST = 2**31 - 1
_LAST_MOMENT = 253_402_000_000_000
"""Still in the year 9999, in milliseconds since 1970."""


def line(value: object) -> str:
    """Text for a row of the screen; empty for what is no text."""
    return clean_line(value) if isinstance(value, str) else ""


def text(value: object) -> str:
    """Text of an article; empty for what is no text."""
    return clean_text(value) if isinstance(value, str) else ""


def anchor_context(value: object) -> str:
    """The characters beside a place."""
    return text(value)[:CONTEXT]


def source(value: object) -> str | None:
    """A path or an address; None for what is none."""
    return value.decode(errors="surrogateescape") if isinstance(value, bytes) and value else None


def packed_source(source: str) -> bytes:
    """A path or an address as it is kept: a path may have bytes that are no text."""
    return source.encode(errors="surrogateescape")


def count(value: object) -> int:
    """A number of things, from 0."""
    return min(max(value, 0), _MOST) if isinstance(value, int) else 0


def share(value: object) -> float:
    """A part of a whole, from 0 to 1."""
    return min(max(value, 0.0), 1.0) if isinstance(value, int | float) and not isnan(value) else 0.0


def moment(value: object) -> datetime:
    """A moment in this computer's time, of milliseconds since 1970."""
    milliseconds = min(max(value, 0), _LAST_MOMENT) if isinstance(value, int) else 0
    return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone()
