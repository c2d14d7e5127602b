"""Lines of text that fit a number of terminal cells."""

from itertools import chain

from rich.cells import cell_len, chop_cells

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
    lines = _filled(words, room)
    return [first + lines[0], *(indent + line for line in lines[1:])]


def _filled(words: list[str], room: int) -> list[str]:
    lines: list[str] = []
    line, taken = "", 0
    for piece in chain.from_iterable(_pieces(word, room) for word in words):
        cells = cell_len(piece)
        if line and taken + 1 + cells > room:
            lines.append(line)
            line, taken = "", 0
        line, taken = (f"{line} {piece}", taken + 1 + cells) if line else (piece, cells)
    return [*lines, line]


def _pieces(word: str, room: int) -> list[str]:
    return [word] if cell_len(word) <= room else chop_cells(word, room)
