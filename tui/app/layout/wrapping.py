"""Where a paragraph breaks into lines, measured in terminal cells.

A break is the offset at which a line starts; no text is copied. A line's visible text is
``text[start:next_start]`` without the spaces at its end.
"""

import re

from rich.cells import cell_len, set_cell_size, split_graphemes

_ONE_CELL_EACH = re.compile("[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
_NEVER_FIRST = frozenset("、。，．！？；：」』）】〉》〕｝…ー々・%‰,.!?;:)]}»”’")
_NEVER_LAST = frozenset("「『（【〈《〔｛([{«“‘")


def is_one_cell_each(text: str) -> bool:
    """Whether every character of a text surely takes one terminal cell."""
    return _ONE_CELL_EACH.fullmatch(text) is not None


def wrap(text: str, width: int) -> list[int]:
    """Break a text without line ends into lines.

    Args:
        text: The text of one paragraph.
        width: The room for a line, in cells, at least 1.

    Returns:
        The offset of each line's start; the first is always 0. A word longer than a line is broken.
    """
    if is_one_cell_each(text):
        return wrap_one_cell_each(text, width)
    return _wrap_by_cells(text, width)


def wrap_one_cell_each(text: str, width: int) -> list[int]:
    """``wrap`` for a text whose characters take one cell each: a search for spaces, no measuring."""
    breaks = [0]
    start = 0
    last_start = len(text) - width
    while start < last_start:
        space = text.rfind(" ", start + 1, start + width + 1)
        start = start + width if space < 0 else space + 1
        while text[start : start + 1] == " ":
            start += 1
        if start < len(text):
            breaks.append(start)
    return breaks


def estimated_lines(text: str, width: int) -> int:
    """About how many lines a text takes, without breaking it."""
    sample = text[:200]
    cells_each = cell_len(sample) / len(sample) if sample else 1
    return max(1, round(len(text) * cells_each / width + 0.3))


def fitted(text: str, width: int) -> str:
    """A text cut to a width in cells, with an ellipsis where something was cut off."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def _wrap_by_cells(text: str, width: int) -> list[int]:
    breaks = [0]
    opportunity = 0
    cells = cells_at_opportunity = 0
    previous_wide = False
    for start, end, size in split_graphemes(text)[0]:
        character = text[start:end]
        wide = size > 1
        after_space = start > 0 and text[start - 1] == " "
        between_wide = (wide or previous_wide) and _may_part(text[start - 1 : start], character)
        if start > breaks[-1] and character != " " and (after_space or between_wide):
            opportunity, cells_at_opportunity = start, cells
        if cells + size > width and start > breaks[-1] and character != " ":
            if opportunity > breaks[-1]:
                breaks.append(opportunity)
                cells -= cells_at_opportunity
            else:
                breaks.append(start)
                cells = 0
            cells_at_opportunity = 0
        cells += size
        previous_wide = wide
    return breaks


def _may_part(before: str, after: str) -> bool:
    return before not in _NEVER_LAST and after[:1] not in _NEVER_FIRST
