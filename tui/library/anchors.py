"""Positions in a text that can be found again after small edits.

They combine the selectors that the Web Annotation Data Model calls TextPositionSelector and TextQuoteSelector:
https://www.w3.org/TR/annotation-model/#selectors
"""

from typing import Annotated, NamedTuple

from tui.library.columns import Count, Fraction, SqlColumn, to_text

CONTEXT = 40
"""The number of characters stored from each side of a position."""

_SHORT_CONTEXT = 20
_MAX_SHORT_DISTANCE = 4_000
"""In characters: the short context counts only near the old offset, since it may occur elsewhere."""

_Context = Annotated[str, SqlColumn(lambda value: to_text(value)[:CONTEXT])]


class TextAnchor(NamedTuple):
    """A position in a text, with the context by which it is found again."""

    offset: Annotated[Count, "place"]
    """In code points of the text."""
    fraction: Annotated[Fraction, "share"]
    """The part of the text before the position, from 0 to 1."""
    prefix: Annotated[_Context, "before"]
    """The characters before the position, at most ``CONTEXT``."""
    suffix: Annotated[_Context, "after"]
    """The characters after the position, at most ``CONTEXT``."""


def anchor_at(text: str, offset: int) -> TextAnchor:
    """Return the anchor of an offset; one outside the text counts as the nearer end."""
    offset = min(max(offset, 0), len(text))
    fraction = offset / len(text) if text else 0.0
    return TextAnchor(
        offset, fraction, text[max(offset - CONTEXT, 0) : offset], text[offset : offset + CONTEXT]
    )


def locate(text: str, anchor: TextAnchor) -> int:
    """Find an anchor in a text that may have been edited since.

    The top stays the top. Otherwise the context is searched for, nearest to the old offset: both sides, then one side,
    then the closest characters of one side. If nothing is found, the fraction of the text decides.
    """
    if anchor.offset <= 0:
        return 0
    found = _find_context(text, anchor)
    if found is None:
        found = round(min(max(anchor.fraction, 0.0), 1.0) * len(text))
    return min(max(found, 0), len(text))


def find_nearest(text: str, wanted: str, offset: int) -> int | None:
    """Return the start of the occurrence of a string nearest to an offset; None if there is none or it is empty."""
    if not wanted:
        return None
    offset = min(max(offset, 0), len(text))
    later = text.find(wanted, offset)
    if later == offset:
        return later
    earlier = text.rfind(wanted, 0, offset + len(wanted) - 1)
    if later < 0 or (earlier >= 0 and offset - earlier <= later - offset):
        return earlier if earlier >= 0 else None
    return later


def _find_context(text: str, anchor: TextAnchor) -> int | None:
    prefix, suffix = anchor.prefix, anchor.suffix
    for left, right in ((prefix, suffix), ("", suffix), (prefix, "")):
        if len(left) + len(right) >= min(CONTEXT, len(prefix) + len(suffix)):
            start = find_nearest(text, left + right, anchor.offset - len(left))
            if start is not None:
                return start + len(left)
    for left, right in (("", suffix[:_SHORT_CONTEXT]), (prefix[-_SHORT_CONTEXT:], "")):
        if len(left) + len(right) == _SHORT_CONTEXT:
            start = find_nearest(text, left + right, anchor.offset - len(left))
            if start is not None and abs(start + len(left) - anchor.offset) <= _MAX_SHORT_DISTANCE:
                return start + len(left)
    return None
