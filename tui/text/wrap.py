"""Wrap text into lines that fit a number of terminal cells."""

from itertools import pairwise

from rich.cells import cell_len

from tui.text.cells import graphemes, is_one_cell_each
from tui.text.patterns import lazy_pattern

_NEVER_FIRST = frozenset(
    "、。，．！？；：」』）】〉》〕｝…‥ー々・%‰,.!?;:)]}»”’ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ゛゜"
)
_NEVER_LAST = frozenset("「『（【〈《〔｛([{«“‘")
_WORD_SEPARATORS = (" ", "\u200b", "\u0f0b")
"""The space, the zero-width space between the words of Thai and Khmer, and the mark between Tibetan syllables."""
_MARKS_IN_ADDRESSES = "/?&=-_"
_MARKS_WITH_SPACES = (" ?", " !", " :", " ;", " »", "« ", " %", " €")
# Beside a mark that stands alone, as in « Pourquoi ? », a space does not break.
_UNBREAKABLE = lazy_pattern(r" (?:(?=[?!:;»%€](?: |$))|(?<=« )(?<!\S« ))")


def line_breaks(text: str, width: int) -> list[int]:
    """Break a text without line ends into lines.

    Args:
        text: One paragraph.
        width: The cells of a line, at least 1.

    Returns:
        The offset of each line's start; the first is always 0. A word longer than a line is broken.
    """
    if is_one_cell_each(text):
        return one_cell_line_breaks(text, width)
    return _breaks_by_cells(text, width)


def one_cell_line_breaks(text: str, width: int) -> list[int]:
    """Break a text whose characters take one cell each, by searching for spaces instead of measuring."""
    breaks = [0]
    unbreakable = _unbreakable(text)
    start = 0
    last_start = len(text) - width
    while start < last_start:
        last = space = text.rfind(" ", start + 1, start + width + 1)
        while space in unbreakable:
            space = text.rfind(" ", start + 1, space)
        space = last if space < 0 else space
        start = _break_in_word(text, start, start + width) if space < 0 else space + 1
        while text[start : start + 1] == " ":
            start += 1
        if start < len(text):
            breaks.append(start)
    return breaks


def _break_in_word(text: str, start: int, end: int) -> int:
    """Return where to break a word longer than a line: after a mark in the line's second half, or else at its end."""
    after = max(text.rfind(mark, (start + end) // 2, end) for mark in _MARKS_IN_ADDRESSES) + 1
    return after if after and text[after:end].isascii() else end


def _unbreakable(text: str) -> frozenset[int]:
    """Return the offsets of the spaces at which a line breaks only if there is no other."""
    if not any(pair in text for pair in _MARKS_WITH_SPACES):  # most texts, and much faster
        return frozenset()
    return frozenset(match.start() for match in _UNBREAKABLE.finditer(text))


def estimate_lines(text: str, width: int) -> int:
    """Estimate how many lines a text takes, without breaking it."""
    sample = text[:200]
    cells_each = cell_len(sample) / len(sample) if sample else 1
    return max(1, round(len(text) * cells_each / width + 0.3))


def _breaks_by_cells(text: str, width: int) -> list[int]:
    breaks = [0]
    unbreakable = _unbreakable(text)
    opportunity = 0
    cells = cells_at_opportunity = 0
    previous, previous_wide = "", False
    for start, end, size in graphemes(text, width):
        character = text[start:end]
        wide = size > 1 and (len(character) == 1 or _is_wide(character[0]))
        if start > breaks[-1] and character != " ":
            between_wide = (wide or previous_wide) and _may_break(previous, character)
            if between_wide or (text[start - 1] in _WORD_SEPARATORS and start - 1 not in unbreakable):
                opportunity, cells_at_opportunity = start, cells
            while cells + size > width and start > breaks[-1]:
                at_last = opportunity > breaks[-1]
                breaks.append(opportunity if at_last else _break_in_word(text, breaks[-1], start))
                cells = cells - cells_at_opportunity if at_last else start - breaks[-1]
                cells_at_opportunity = 0
        cells += size
        previous, previous_wide = character, wide
    return breaks


def _is_wide(character: str) -> bool:
    return not character.isalpha() or cell_len(character) > 1


def _may_break(before: str, after: str) -> bool:
    if _is_korean(before) and _is_korean(after):
        return False  # Korean has spaces between its words
    return before not in _NEVER_LAST and after[:1] not in _NEVER_FIRST


def _is_korean(character: str) -> bool:
    return "\u1100" <= character[:1] <= "\u11ff" or "\uac00" <= character[:1] <= "\ud7a3"


MIN_WIDTH = 20
"""The smallest width in cells; less is rounded up to it."""


def wrap(
    text: str, width: int | None, *, initial_indent: str = "", subsequent_indent: str | None = None
) -> list[str]:
    """Break text between words, and inside a word only where it is longer than a line.

    Args:
        text: One paragraph. Its runs of spaces become one space.
        width: The cells of a line, indent included; None for one line.
        initial_indent: The prefix of the first line.
        subsequent_indent: The prefix of the others; by default as many spaces as ``initial_indent`` has cells.

    Returns:
        The lines, without trailing spaces; none for text without words.
    """
    words = text.split()
    if not words:
        return []
    if width is None:
        return [initial_indent + " ".join(words)]
    indent = " " * cell_len(initial_indent) if subsequent_indent is None else subsequent_indent
    room = max(MIN_WIDTH, width - max(cell_len(initial_indent), cell_len(indent)))
    text = " ".join(words)
    starts = [*line_breaks(text, room), len(text)]
    lines = [text[start:end].rstrip(" ") for start, end in pairwise(starts)]
    return [initial_indent + lines[0], *(indent + line for line in lines[1:])]
