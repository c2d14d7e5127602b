"""Lines of text that fit a number of terminal cells."""

from itertools import pairwise

from rich.cells import cell_len

from tui.export.line_breaks import line_breaks

NARROWEST = 20
"""The width that is used where less is asked for, in cells."""


def wrap(text: str, width: int | None, *, first: str = "", rest: str | None = None) -> list[str]:
    """Break text between words, and inside a word only where it is longer than a line.

    Args:
        text: One paragraph. Its runs of spaces become one space.
        width: The cells that a line has, indent included; None leaves the paragraph on one line.
        first: What stands before the first line.
        rest: What stands before the others; as many spaces as ``first`` has cells if it is not given.

    Returns:
        The lines, without trailing spaces; none for text without words.
    """
    words = text.split()
    if not words:
        return []
    if width is None:
        return [first + " ".join(words)]
    indent = " " * cell_len(first) if rest is None else rest
    room = max(NARROWEST, width - max(cell_len(first), cell_len(indent)))
    text = " ".join(words)
    starts = [*line_breaks(text, room), len(text)]
    lines = [text[start:end].rstrip(" ") for start, end in pairwise(starts)]
    return [first + lines[0], *(indent + line for line in lines[1:])]
