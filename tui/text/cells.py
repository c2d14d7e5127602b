"""Measure and cut text in terminal cells, without splitting user-perceived characters.

These (a letter with its marks, an emoji of several parts, a flag, a conjunct of an Indian script) are the extended
grapheme clusters of Unicode's Annex 29, approximated without its tables.
"""

import re
from typing import NamedTuple
from unicodedata import category

from rich.cells import cell_len, split_graphemes

from tui.text.phrases import quoted

_ONE_CELL_EACH = re.compile("[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")

# These patterns are compiled on first use: few texts need them, and the first paint must not wait.
_HAS_MARKS_BESIDE = "[\u0903-\u1cf7\ua823-\uabec\U00011000-\U00011fff]"
"""Vowels and other marks beside their letter: Textual gives them no cell, most terminals give them one."""
_VOWELS_WITH_A_CELL = "\u0e33\u0eb3\uff9e\uff9f"
"""Thai and Lao vowels and the voice marks of half-width kana, which belong to the letter before them."""
_PREFIXES = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd"
_VIRAMAS = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d\u1039\u17d2\u1a60\u1b44\u1bab\ua9c0\uaaf6\U00011133"
"""They join the consonants before and after them."""
_JOINS = f"[\U0001f1e6-\U0001f1ff{_VOWELS_WITH_A_CELL}{_PREFIXES}{_VIRAMAS}\u1100-\u115f\ua960-\ua97c]"
_WINDOW = 64
_MAX_QUOTE_CELLS = 40


class Grapheme(NamedTuple):
    """A user-perceived character: a letter with its marks, an emoji, a flag."""

    start: int
    end: int
    cells: int
    """The maximum: terminals disagree about some characters."""


def is_one_cell_each(text: str) -> bool:
    """Return whether every character of a text surely takes one terminal cell."""
    return _ONE_CELL_EACH.fullmatch(text) is not None


def graphemes(text: str, max_width: int = 8) -> list[Grapheme]:
    """Split a text into its user-perceived characters, in order and without gaps.

    Args:
        text: Text without line ends.
        max_width: The most cells of several joined letters: chains of consonants can be of any length, and must still
            fit a line.
    """
    spans = split_graphemes(text)[0]
    if re.search(_HAS_MARKS_BESIDE, text):
        spans = [(start, end, cells + _marks_beside(text[start:end])) for start, end, cells in spans]
    if not re.search(_JOINS, text):
        return list(map(Grapheme._make, spans))
    joined: list[Grapheme] = []
    flag_letters = 0
    last = 0
    for start, end, cells in spans:
        flag_letters = flag_letters + 1 if "\U0001f1e6" <= text[start] <= "\U0001f1ff" else 0
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.cells + cells <= max_width
            and (_belong_together(text, last, start) if flag_letters == 0 else flag_letters % 2 == 0)
        ):
            joined[-1] = Grapheme(before.start, end, before.cells + cells)
        else:
            joined.append(Grapheme(start, end, cells))
        last = start
    return joined


def _belong_together(text: str, last: int, start: int) -> bool:
    if text[last] == " " or text[start] == " ":
        return False
    return (
        text[start] in _VOWELS_WITH_A_CELL
        or text[last] in _PREFIXES
        or (text[start].isalpha() and any(character in _VIRAMAS for character in text[last:start]))
        or (
            _is_initial_jamo(text[last])
            and (_is_initial_jamo(text[start]) or "\uac00" <= text[start] <= "\ud7a3")
        )
    )


def _is_initial_jamo(character: str) -> bool:
    return "\u1100" <= character <= "\u115f" or "\ua960" <= character <= "\ua97c"


def grapheme_start(text: str, position: int) -> int:
    """Return the last offset at or before a position where a text can be cut without splitting a character."""
    first = max(0, position - _WINDOW)
    window = text[first : position + _WINDOW]
    starts = [first + part.start for part in graphemes(window) if first + part.start <= position]
    return starts[-1] if len(starts) > 1 else position


def max_cells(text: str) -> int:
    """Return the most cells that a text may take: terminals disagree about the marks of some scripts."""
    if text.isascii() or not re.search(_HAS_MARKS_BESIDE, text):
        return cell_len(text)
    return cell_len(text) + _marks_beside(text)


def _marks_beside(text: str) -> int:
    return sum(category(character) == "Mc" for character in text)


def fit(text: str, width: int) -> str:
    """Cut a text to a width in cells, with an ellipsis where something was cut off."""
    if max_cells(text) <= width:
        return text
    if width <= 0:
        return ""
    if is_one_cell_each(text):
        return text[: width - 1].rstrip() + "…"
    used = 0
    for part in graphemes(text):
        used += part.cells
        if used > width - 1:
            return text[: part.start].rstrip() + "…"
    return text


def short_quote(text: str) -> str:
    """Return a text in quotation marks for a message: in one line, and cut if it is long."""
    return quoted(fit(" ".join(text.split()), _MAX_QUOTE_CELLS))


def fit_end(text: str, width: int) -> str:
    """Cut the beginning of a text, such as a path, to fit a width in cells, with an ellipsis where it was cut."""
    if max_cells(text) <= width:
        return text
    if width <= 0:
        return ""
    used = 0
    for part in reversed(graphemes(text)):
        used += part.cells
        if used > width - 1:
            return "…" + text[part.end :].lstrip()
    return text
