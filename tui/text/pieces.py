"""Replace in long texts piece by piece."""

import re
from collections.abc import Callable

_MAX_PIECE = 100_000


def substitute(pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
    """Return a text in which every match is replaced, as ``pattern.sub`` does, in little memory.

    That would hold what is between the matches as objects, which take ten times the size of a text of short words.

    Args:
        pattern: It may match a part of any of its matches, since one is cut in two where a piece of the text ends.
        replacement: A text, or a function that returns one.
        text: The text.
    """
    if len(text) <= _MAX_PIECE:
        return pattern.sub(replacement, text)
    starts = range(0, len(text), _MAX_PIECE)
    return "".join(pattern.sub(replacement, text[start : start + _MAX_PIECE]) for start in starts)
