"""Name a place in a text by the words that stand there, and find it again after small edits."""

import re

from tui.text.fold import FoldedText, fold
from tui.text.patterns import lazy_pattern

_QUOTED_CHARACTERS = 48
_MIN_WORDS, _MAX_WORDS = 3, 60
_WORD = lazy_pattern(r"\w+")
_PER_CENT = lazy_pattern(r"(100|\d{1,2})(?:\.\d+)?\s*%")


def quote_of(text: str) -> str:
    """Return the first words of a text, by which ``find_quoted`` finds it."""
    quoted = ""
    for word in text.split():
        quoted = f"{quoted} {word}".strip()
        if len(quoted) >= _QUOTED_CHARACTERS:
            break
    return quoted


def find_quoted(text: str, wanted: str, *, near: float = 0.0) -> int | None:
    """Find a place.

    Args:
        text: The text.
        wanted: A part of the text, such as ``35%``; or the words that stand at the place, in any case, whatever stands
            between them. If not all of them are there together, the place counts where the most of them are, from the
            first one on, or from the middle on; at least half of those, and at least three.
        near: Of several such places, the nearest to this part of the text counts, from 0 to 1.

    Returns:
        The offset; None if there is no such place.
    """
    if (share := _PER_CENT.fullmatch(wanted.strip())) is not None:
        return len(text) * int(share[1]) // 100
    folded, words = FoldedText(text), _WORD.findall(fold(wanted)) or fold(wanted).split()
    words = words[:_MAX_WORDS]
    for some in (words, words[len(words) // 2 :]):
        if (found := _longest_match(folded.text, some, near)) is not None:
            return folded.span(*found)[0]
    return None


def _longest_match(text: str, words: list[str], near: float) -> tuple[int, int] | None:
    """Return where the most of the first words stand together, at least half of them and three."""
    if not words:
        return None
    count = max(_MIN_WORDS, len(words) // 2)
    needed, optional = words[:count], words[count:]
    pattern = r"\W+".join(map(re.escape, needed))
    pattern += "".join(rf"(?:\W+{re.escape(word)}" for word in optional) + ")?" * len(optional)
    place = near * len(text)
    longest = max(
        re.finditer(pattern, text, re.IGNORECASE),
        key=lambda match: (len(_WORD.findall(match[0])), -abs(match.start() - place)),
        default=None,
    )
    return longest and longest.span()
