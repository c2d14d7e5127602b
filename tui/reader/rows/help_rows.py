"""The rows of the list of keys, in one column or two."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple, Self

from rich.cells import cell_len

from tui.reader.rows.entries import matching, search_key
from tui.reader.rows.line_index import RowRef
from tui.text.cells import fit
from tui.text.wrap import line_breaks, wrap

KEY, HEADING, TEXT = "help--key", "flow--heading", "flow--text"
"""The component classes of the parts of a row."""
_KEYS_GAP = 2
_MAX_KEYS_WIDTH = 20
_GAP = "   "
_WIDTH_FOR_TWO = 100

Part = tuple[str, str]
"""A text and the component class that it is painted in."""
HelpLine = tuple[Part, ...]


class HelpRow(NamedTuple):
    """The keys of a command and what it does."""

    keys: str
    """Empty if only the palette has the command."""
    description: str


class HelpGroup(NamedTuple):
    """Commands under a heading."""

    title: str
    rows: tuple[HelpRow, ...]
    is_beside: bool = False
    """True for the first group if it stands beside the second one where there are two columns."""


def matching_groups(groups: Sequence[HelpGroup], typed: str) -> list[HelpGroup]:
    """Return the groups with those of their rows that have every typed word; without those that have none."""
    found = []
    for group in groups:
        texts = [search_key(f"{row.keys} {row.description}") for row in group.rows]
        if kept := tuple(group.rows[index] for index in matching(texts, typed)):
            found.append(group._replace(rows=kept))
    return found


class HelpRows:
    """Lays out groups in a width: in two columns of about the same height if there is room, else in one.

    Args:
        groups: The groups.
        width: The cells of a row.
    """

    def __init__(self, groups: Sequence[HelpGroup], width: int) -> None:
        self._groups = groups
        self.lines: list[HelpLine] = [*_laid_out(groups, width)] if width > 0 else []

    @property
    def rows(self) -> int:
        """The number of all rows."""
        return len(self.lines)

    def locate(self, row: int) -> RowRef:
        """Return the item and line that a row shows."""
        return RowRef(row, 0)

    def row_at(self, ref: RowRef) -> int:
        """Return the row of a line of an item."""
        return ref.item

    def ensure_wrapped(self, first_row: int, last_row: int) -> bool:
        """Return False: these rows never move."""
        return False

    def at_width(self, width: int) -> Self:
        """Return the rows of the same groups in another width."""
        return type(self)(self._groups, width)


def _laid_out(groups: Sequence[HelpGroup], width: int) -> Iterator[HelpLine]:
    if width < _WIDTH_FOR_TWO:
        yield from _column(groups, width)
        return
    column = (width - len(_GAP)) // 2
    is_beside = len(groups) > 1 and groups[0].is_beside
    lines = _column(groups, column)
    first = lines.index(()) + 1 if is_beside else 0
    middle = _middle(lines, first)
    left, right = lines[first:middle], lines[middle + (lines[middle : middle + 1] == [()]) :]
    if is_beside:
        right = [*lines[:first], *right] if right else lines[: first - 1]
    for one, other in zip_longest(left, right, fillvalue=()):
        padding = " " * (column - sum(cell_len(text) for text, _ in one)) + _GAP
        yield (*one, (padding, TEXT), *other)


def _middle(lines: Sequence[HelpLine], first: int) -> int:
    """Return where to cut a column in two, of which the lines before the first one stand above the second half.

    The halves are about as high, but the cut is neither in a row nor below a heading.
    """
    middle = min(len(lines), first + -(-len(lines) // 2))
    while 0 < middle < len(lines) and (_is_continued(lines[middle]) or _is_heading(lines[middle - 1])):
        middle += 1
    return middle


def _is_continued(line: HelpLine) -> bool:
    return bool(line) and line[0] == ("", KEY)


def _is_heading(line: HelpLine) -> bool:
    return bool(line) and line[0][1] == HEADING


def _column(groups: Sequence[HelpGroup], width: int) -> list[HelpLine]:
    longest = max((cell_len(row.keys) for group in groups for row in group.rows), default=0)
    keys_width = min(longest + _KEYS_GAP, width // 3, _MAX_KEYS_WIDTH)
    lines: list[HelpLine] = []
    for group in groups:
        lines += [()] if lines else []
        lines.append(((fit(group.title, width), HEADING),))
        for row in group.rows:
            lines += _row_lines(row, width, keys_width)
    return lines


def _row_lines(row: HelpRow, width: int, keys_width: int) -> Iterator[HelpLine]:
    if not row.keys:
        yield from (((line, TEXT),) for line in wrap(row.description, width))
        return
    room = width - keys_width
    described = [row.description[start:end].rstrip() for start, end in _line_spans(row.description, room)]
    if cell_len(row.keys) >= keys_width:
        yield ((row.keys, KEY),)
        described = ["", *described]
    for number, line in enumerate(described):
        keys = row.keys if number == 0 else ""
        if line:
            yield (keys, KEY), (" " * (keys_width - cell_len(keys)) + line, TEXT)


def _line_spans(text: str, width: int) -> Iterator[tuple[int, int]]:
    return pairwise([*line_breaks(text, max(1, width)), len(text)])
