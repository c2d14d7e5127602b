"""Blocks: lines that belong together, before it is known which of them are headings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby

from tui.formats.pdf.lines import Line, Measures
from tui.formats.plain.raw_paragraph import ends_sentence
from tui.text.numbering import parse_number

_WIDE_GAP = 1.3
_WIDE_GAP_BETWEEN_TITLES = 1.6
_NEAR = 0.3
_INDENT = 0.6
_SAME_SIZE = 0.06
_SAME_EDGE = 3.0
_WIDEST_EVEN_GAP = 2.2
_EVEN = 0.05
_RAGGED = 0.03
_SMALL = 0.94
_BULLET = re.compile(r"([•‣◦▪■●○*·❖➢✓▶►\uf0b7\uf0a7\uf0d8]|[–—-](?= ))\s*(?=\S)")
_NUMBERED = re.compile(r"(\(?([0-9]{1,3}|[a-z]|[ivx]{1,5})[.)]|\[[0-9]{1,3}\])\s+(?=\S)")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_CAPTION = re.compile(
    r"(?i:fig(?:ure|\.)?|table|tab\.|listing|algorithm|chart|exhibit|plate|scheme|abb(?:ildung|\.)|tabelle|figura|"
    r"tabla|tableau|図|表|图)(?:\s?[0-9]+|\s[A-Z]|\s[IVX]+)(?:[.-][0-9]+)*(?:[.:—–|]|\s*$|(?=\s+[A-ZÀ-Þ]))"
)


class Role(Enum):
    """What a block is."""

    TEXT = auto()
    ITEM = auto()
    HEADING = auto()
    TABLE = auto()
    CODE = auto()
    ASIDE = auto()
    """A caption, or small print: text that stands beside the article's own."""


@dataclass(eq=False)
class Block:
    """Lines of one column that belong together."""

    role: Role
    lines: list[Line]
    marker: str = ""
    """What stands before an item of a list."""
    level: int = 0
    """Of a heading or an item."""
    text: str = ""
    """Its lines as one, once they are joined; with the marker."""

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]


def blocks_of(lines: Iterable[Line], measures: Measures) -> list[Block]:
    """Put lines together that belong together.

    Args:
        lines: The document's lines as they are read, without what stands on the margins.
        measures: What is usual in the document.
    """
    grouping = _Grouping(measures)
    blocks: list[Block] = []
    for _, column in groupby(lines, key=lambda line: id(line.column)):
        blocks.extend(grouping.blocks(list(column)))
    return blocks


def is_same_make(first: Line, second: Line) -> bool:
    """Whether two lines are in letters of the same size and weight."""
    return (
        abs(first.size - second.size) <= _SAME_SIZE * max(first.size, second.size)
        and first.is_bold == second.is_bold
        and first.is_fixed == second.is_fixed
    )


def is_full(line: Line, following: Line) -> bool:
    """Whether a line has no room left for the first word of the next one."""
    word = following.text.split(" ", 1)[0]
    width = (following.right - following.left) * len(word) / max(1, len(following.text))
    ragged = _RAGGED * (line.column.right - line.column.left)
    return line.right + width + _NEAR * line.size > line.column.right - ragged


@dataclass(slots=True)
class _Grouping:
    """One way through the lines of a column."""

    measures: Measures
    _markers: set[str] = field(default_factory=set)
    """The numbers of items so far."""
    _hanging: tuple[float, float] | None = None
    """How far the first and the other lines of the last entry were indented, if the others were the more."""

    def blocks(self, lines: Sequence[Line]) -> Iterator[Block]:
        """The blocks of a column."""
        position = 0
        while position < len(lines):
            rows = self._table_rows(lines, position)
            if rows:
                yield Block(Role.TABLE, list(lines[position : position + rows]))
                position += rows
                continue
            block = self._opened(lines[position])
            if _NUMBERED.match(block.first.text) and block.marker:
                self._markers.add(block.marker)
            position += 1
            while position < len(lines) and not self._begins(lines, position, block):
                block.lines.append(lines[position])
                position += 1
            if len(block.lines) > 1:
                first, rest = block.first.indent, block.lines[1].indent
                self._hanging = (first, rest) if rest - first > _INDENT * block.first.size else None
            yield block

    def _table_rows(self, lines: Sequence[Line], start: int) -> int:
        """How many lines from here on are the rows of a table."""
        if not lines[start].is_row:
            return 0
        end, row, count = start + 1, lines[start], 1
        while end < len(lines) and end - start - count <= 1:
            line = lines[end]
            if self._gap(lines[end - 1], line) > 2 * _WIDE_GAP:
                break
            end += 1
            if line.is_row:
                if not _has_same_cells(row, line):
                    break
                row, count = line, end - start
        return count if count > 1 else 0

    def _opened(self, line: Line) -> Block:
        if line.is_fixed and not self.measures.is_fixed:
            return Block(Role.CODE, [line])
        if _CAPTION.match(line.text):
            return Block(Role.ASIDE, [line])
        if match := _BULLET.match(line.text):
            return Block(Role.ITEM, [line], match[1])
        if (match := _NUMBERED.match(line.text)) and self._counts_on(match[1]):
            return Block(Role.ITEM, [line], match[1])
        is_small = line.size < _SMALL * self.measures.size
        return Block(Role.ASIDE if is_small else Role.TEXT, [line])

    def _counts_on(self, marker: str) -> bool:
        """Whether a number is the first of a list, or the one before it has been seen."""
        return (before := _marker_before(marker)) is None or before in self._markers

    def _begins(self, lines: Sequence[Line], position: int, block: Block) -> bool:
        """Whether a line begins a block of its own."""
        line, previous = lines[position], block.last
        if block.role is Role.CODE:
            return not line.is_fixed or self._gap(previous, line) > 2 * _WIDE_GAP
        if not is_same_make(previous, line) and not self._goes_on(block, line):
            return True
        is_title = line.is_bold != self.measures.is_bold or line.size > (1 + _SAME_SIZE) * self.measures.size
        if self._gap(previous, line) > (_WIDE_GAP_BETWEEN_TITLES if is_title else _WIDE_GAP):
            return not self._is_evenly_spaced(lines, position, block)
        if is_title:
            return parse_number(line.text) is not None or _BULLET.match(line.text) is not None
        if self._table_rows(lines, position):
            return True
        is_marked = self._opened(line).role is not Role.TEXT and self._is_marked(line, block)
        return is_marked or (_is_set_off(block, line) and not self._hangs_on(block, line))

    def _hangs_on(self, block: Block, line: Line) -> bool:
        """Whether a line is indented as the entries before this one are from their second line on."""
        if self._hanging is None or len(block.lines) > 1:
            return False
        size = line.size
        return all(
            abs(indent - usual) <= _NEAR * size
            for indent, usual in zip((block.first.indent, line.indent), self._hanging, strict=True)
        )

    def _is_evenly_spaced(self, lines: Sequence[Line], position: int, block: Block) -> bool:
        """Whether a wide gap before a line is the same before or after it, as in a passage that is set apart."""
        before, line = lines[position - 1 : position + 1]
        gap = self._gap(before, line)
        if gap > _WIDEST_EVEN_GAP or not is_full(before, line):
            return False
        gaps = [self._gap(block.lines[-2], before)] if len(block.lines) > 1 else []
        if position + 1 < len(lines) and is_same_make(line, lines[position + 1]):
            gaps.append(self._gap(line, lines[position + 1]))
        return any(abs(gap - other) <= _EVEN * gap for other in gaps)

    def _is_marked(self, line: Line, block: Block) -> bool:
        """Whether a bullet, a number or the name of a figure begins something new here."""
        opened = self._opened(line)
        if opened.role is Role.ITEM:
            if _BULLET.match(line.text) and line.text[0] not in "–—-·*":
                return True
            # In running text a number or a dash may come to stand at the beginning of a line.
            is_sibling = block.role is Role.ITEM and abs(line.left - block.first.left) < _INDENT * line.size
            return is_sibling or not is_full(block.last, line) or ends_sentence(block.last.text)
        return opened.role is Role.CODE or (
            _CAPTION.match(line.text) is not None
            and ends_sentence(block.last.text)
            and not is_full(block.last, line)
        )

    def _goes_on(self, block: Block, line: Line) -> bool:
        """Whether lines of different make are one paragraph: one that begins or ends with words in bold letters."""
        previous = block.last
        return (
            abs(previous.size - line.size) <= _SAME_SIZE * line.size
            and self._gap(previous, line) <= _WIDE_GAP
            and is_full(previous, line)
            and not ends_sentence(previous.text)
            and not line.is_bold
            and not _is_numbered_title(block)
        )

    def _gap(self, above: Line, below: Line) -> float:
        """How far two lines are apart, in units of what is usual for their letters."""
        size = max(above.size, below.size)
        return (above.baseline - below.baseline) / self.measures.pitch(size)


def _is_numbered_title(block: Block) -> bool:
    """Whether a block's lines so far are all bold, and begin with a number as headings do."""
    number = parse_number(block.first.text)
    is_title = block.role is Role.TEXT and number is not None and number.rest[:1].isupper()
    return is_title and all(line.is_bold for line in block.lines)


def _marker_before(marker: str) -> str | None:
    """The number before an item's number, in the same dress; None before the first."""
    number = marker.strip("()[].")
    if number in ("1", "a", "i", "0"):
        return None
    if number.isdecimal():
        before = str(int(number) - 1)
    elif number in _ROMANS and marker.count(number) == 1:
        before = _ROMANS[_ROMANS.index(number) - 1]
    else:
        before = chr(ord(number[0]) - 1) if len(number) == 1 else number
    return marker.replace(number, before)


def _has_same_cells(first: Line, second: Line) -> bool:
    """Whether any cells of two rows begin or end below each other."""
    return any(
        abs(edge - other) <= _SAME_EDGE
        for edges, others in zip(first.cell_edges, second.cell_edges, strict=True)
        for edge in edges
        for other in others
    )


def _is_set_off(block: Block, line: Line) -> bool:
    """Whether a line's beginning, or the end of the line above, shows that it begins a paragraph."""
    previous, size = block.last, line.size
    ended = ends_sentence(previous.text)
    is_short = not is_full(previous, line)
    if len(block.lines) > 1:
        first, rest = block.first.indent, block.lines[1].indent
        is_as_first = abs(line.indent - first) <= _NEAR * size
        if rest - first > _INDENT * size:
            return line.indent < rest - _INDENT * size and (is_as_first or ended or is_short)
        if first - rest > _INDENT * size and is_as_first:
            return True
    if line.indent - previous.indent > _INDENT * size and block.role is not Role.ITEM:
        return ended or is_short
    return is_short and ended
