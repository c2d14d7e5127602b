"""A place in a text, kept so that it is found again when the text was changed a little."""

from typing import NamedTuple

CONTEXT = 40
"""How many characters on each side of a place are kept with it."""

_CLOSE_CONTEXT = 20
_CLOSE = 4_000
"""How far from where it was a place is looked for by its closest characters alone, which may stand elsewhere too."""


class TextAnchor(NamedTuple):
    """Where somebody was in an article."""

    offset: int
    """In code points of the article's text."""
    share: float
    """The part of the text that stands before it, from 0 to 1."""
    before: str
    """The characters before it, at most 40."""
    after: str
    """The characters after it, at most 40."""


def anchor_at(text: str, offset: int) -> TextAnchor:
    """A place of a text, with what it takes to find it again.

    Args:
        text: The article's text.
        offset: In code points; one outside the text is taken as its nearer end.
    """
    offset = min(max(offset, 0), len(text))
    share = offset / len(text) if text else 0.0
    return TextAnchor(offset, share, text[max(offset - CONTEXT, 0) : offset], text[offset : offset + CONTEXT])


def locate(text: str, place: TextAnchor) -> int:
    """Where a place is in a text that may have been changed since.

    The top stays the top. Else it is where its context stands, nearest to where it was: the context on both sides, on
    one side, or its closest characters near by; and else at the same share of the text.

    Args:
        text: The article's text as it is now.
        place: The place as it was kept.

    Returns:
        An offset of the text.
    """
    if place.offset <= 0:
        return 0
    found = _find_context(text, place)
    if found is None:
        found = round(min(max(place.share, 0.0), 1.0) * len(text))
    return min(max(found, 0), len(text))


def find_nearest(text: str, wanted: str, offset: int) -> int | None:
    """Where a string stands in a text, nearest to an offset; None if nowhere, or if there is nothing to look for.

    Args:
        text: Where to look.
        wanted: What to look for.
        offset: Where it would best start, inside the text or not.
    """
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


def _find_context(text: str, place: TextAnchor) -> int | None:
    before, after = place.before, place.after
    for left, right in ((before, after), ("", after), (before, "")):
        if len(left) + len(right) >= min(CONTEXT, len(before) + len(after)):
            start = find_nearest(text, left + right, place.offset - len(left))
            if start is not None:
                return start + len(left)
    for left, right in (("", after[:_CLOSE_CONTEXT]), (before[-_CLOSE_CONTEXT:], "")):
        if len(left) + len(right) == _CLOSE_CONTEXT:
            start = find_nearest(text, left + right, place.offset - len(left))
            if start is not None and abs(start + len(left) - place.offset) <= _CLOSE:
                return start + len(left)
    return None
