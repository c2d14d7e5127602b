"""Lines that show pieces of the article's text among other text, such as rules, labels and the marks of notes."""

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from tui.reader.rows.line_index import LineItem, Piece, Wrapped
from tui.text.wrap import line_breaks


class ShownLine(NamedTuple):
    """A line of an item as it is shown."""

    text: str
    pieces: tuple[Piece, ...] = ()
    """The pieces of the article's text in it, with offsets in the line."""


def flowed(line: ShownLine, room: int, hanging: int = 0) -> Iterator[ShownLine]:
    """Break a line between words; all lines but the first are indented by some cells."""
    for first, last in pairwise([*line_breaks(line.text, max(1, room - hanging)), len(line.text)]):
        text, indent = line.text[first:last].rstrip(" "), hanging if first else 0
        pieces = [
            Piece(piece.start + begin - piece.shown, begin - first + indent, end - begin)
            for piece in line.pieces
            if (begin := max(piece.shown, first))
            < (end := min(piece.shown + piece.length, first + len(text)))
        ]
        yield ShownLine(" " * indent + text or " ", tuple(pieces))


def cell_lines(cell: str, start: int, width: int) -> Iterator[ShownLine]:
    """Yield the lines of a table's cell, given the offset of the cell in its row's line of the article's text."""
    if cell:
        for first, last in pairwise([*line_breaks(cell, width), len(cell)]):
            text = cell[first:last].rstrip(" ")
            yield ShownLine(text, (Piece(start + first, 0, len(text)),) if text else ())


def moved(pieces: Iterable[Piece], by: int) -> Iterator[Piece]:
    """Yield pieces moved to the right on their line."""
    return (piece._replace(shown=piece.shown + by) for piece in pieces)


def wrapped_as(item: LineItem, lines: Iterable[ShownLine]) -> Wrapped:
    """Return an item as lines that show it."""
    lines = [*lines]
    starts = [*accumulate((len(line.text) for line in lines), initial=0)]
    pieces = sorted(
        piece for start, line in zip(starts, lines, strict=False) for piece in moved(line.pieces, start)
    )
    shown = LineItem(
        "".join(line.text for line in lines),
        item.style,
        item.start,
        item.initial_indent,
        item.subsequent_indent,
        item.gap,
        item.end - item.start,
        tuple(pieces),
        item.filler,
    )
    return Wrapped(shown, starts[:-1])
