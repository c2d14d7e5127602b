"""Group lines into blocks, before it is known which of them are headings."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple

from tui.formats.pdf.display_formulas import end_of_display, merge_rows
from tui.formats.pdf.lines import BodyMetrics, TextLine
from tui.formats.pdf.text_patterns import is_caption, is_numbered_formula
from tui.text.lines import ends_sentence, is_in_capitals
from tui.text.numbering import parse_number

_MAX_LINE_GAP = 1.3
_MAX_TITLE_LINE_GAP = 1.6
_SAME_INDENT = 0.3
_MIN_INDENT = 0.6
_SIZE_TOLERANCE = 0.06
_EDGE_TOLERANCE = 3.0
_MANY_CELLS = 3
_MAX_SMALL_CAPITAL = 1.45
_MAX_SMALL = 0.94
_MIN_SHORT = 0.05
_MAX_CODE_SIZE = 1.12
_BULLET = re.compile(r"([•‣◦▪■●○*·❖➢✓▶►\uf0b7\uf0a7\uf0d8]|[–—-](?= ))\s*(?=\S)")
_NUMBERED = re.compile(r"(\(?([0-9]{1,3}|[a-z]|[ivx]{1,5})[.)]|\[[0-9]{1,3}\])\s+(?=\S)")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


class BlockRole(Enum):
    """The role of a block in a PDF document."""

    TEXT = auto()
    FRONT = auto()
    """Authors, places and dates above the text."""
    ITEM = auto()
    HEADING = auto()
    TABLE = auto()
    CODE = auto()
    ASIDE = auto()
    """Small print."""
    CAPTION = auto()
    """The words below or above a figure or table."""
    FORMULA = auto()
    """A formula on lines of its own."""
    FRAGMENT = auto()
    """Words that are not part of a sentence."""


class NoteMark(NamedTuple):
    """The place of a note's mark in the text of a line or block, and the label of the note."""

    offset: int
    label: str


@dataclass(eq=False)
class PdfBlock:
    """Lines of one column that belong together."""

    role: BlockRole
    lines: list[TextLine]
    marker: str = ""
    """The bullet or number of a list item."""
    level: int = 0
    """The level of a heading."""
    text: str = ""
    """The text of the lines, once they are joined, with the marker."""
    formulas: list[str] = field(default_factory=list)
    """The formulas within the text."""
    marks: list[NoteMark] = field(default_factory=list)
    """The marks of notes that are left out of the text."""
    is_run_in: bool = False
    """True for a heading at the beginning of a paragraph."""

    @property
    def first(self) -> TextLine:
        return self.lines[0]

    @property
    def last(self) -> TextLine:
        return self.lines[-1]

    def set_joined(self, joined: str, text: str, marks: Iterable[NoteMark]) -> None:
        """Set the text to ``joined``, which ends with ``text``, and add the marks of ``text``."""
        shift = len(joined) - len(text)
        self.marks += [mark._replace(offset=mark.offset + shift) for mark in marks]
        self.text = joined

    def split_text(self, length: int) -> "PdfBlock":
        """Cut the beginning off the text, and return it as a block of its own."""
        rest = self.text[length:].lstrip()
        cut = len(self.text) - len(rest)
        marks = [mark for mark in self.marks if mark.offset < cut]
        start = PdfBlock(BlockRole.TEXT, [self.first], text=self.text[:length], marks=marks)
        self.marks = [mark._replace(offset=mark.offset - cut) for mark in self.marks if mark.offset >= cut]
        self.text = rest
        return start


def group_into_blocks(
    lines: Iterable[TextLine],
    metrics: BodyMetrics,
    firsts: Set[int] = frozenset(),
    lasts: Set[int] = frozenset(),
) -> list[PdfBlock]:
    """Group lines in reading order into blocks.

    Args:
        lines: The lines.
        metrics: The style of most of the text.
        firsts: The ``id`` of each line that certainly begins a block.
        lasts: The ``id`` of each line that certainly ends one.
    """
    grouping = _Grouping(metrics, firsts, lasts)
    columns = groupby(lines, key=lambda line: id(line.column))
    return [block for _, column in columns for block in grouping.blocks(list(column))]


def is_same_style(first: TextLine, second: TextLine) -> bool:
    """Return whether two lines have about the same size, and both or neither are bold or monospaced."""
    return (
        abs(first.size - second.size) <= _SIZE_TOLERANCE * max(first.size, second.size)
        and first.is_bold == second.is_bold
        and first.is_monospaced == second.is_monospaced
    )


def is_full_line(line: TextLine, following: TextLine) -> bool:
    """Return whether a line has no room for the first word of the next one."""
    word = following.text.split(" ", 1)[0]
    width = (following.right - following.left) * len(word) / max(1, len(following.text))
    ragged = 0.03 * (line.column.right - line.column.left)
    return line.right + width + _SAME_INDENT * line.size > line.column.right - ragged


@dataclass(slots=True)
class _Grouping:
    """Groups the lines of one column after the other."""

    metrics: BodyMetrics
    firsts: Set[int]
    lasts: Set[int]
    _markers: set[str] = field(default_factory=set)
    """The numbers of list items so far."""
    _hanging: tuple[float, float] | None = None
    """The indents of the first line and the others of the last block, if the others are indented more."""

    def blocks(self, lines: Sequence[TextLine]) -> Iterator[PdfBlock]:
        position = 0
        while position < len(lines):
            rows = self._table_rows(lines, position)
            if rows:
                yield PdfBlock(BlockRole.TABLE, list(lines[position : position + rows]))
                position += rows
                continue
            end = end_of_display(lines, position, self.metrics)
            if end > position:
                yield PdfBlock(BlockRole.FORMULA, merge_rows(lines[position:end]))
                position = end
                continue
            block = self._open_block(lines[position])
            if _NUMBERED.match(block.first.text) and block.marker:
                self._markers.add(block.marker)
            position += 1
            while position < len(lines) and not self._begins_block(lines, position, block):
                block.lines.append(lines[position])
                position += 1
            if len(block.lines) > 1:
                first, rest = block.first.indent, block.lines[1].indent
                self._hanging = (first, rest) if rest - first > _MIN_INDENT * block.first.size else None
            yield block

    def _table_rows(self, lines: Sequence[TextLine], start: int) -> int:
        """Return how many lines from ``start`` on are the rows of a table."""
        if not lines[start].is_row or is_numbered_formula(lines[start].text):
            return 0
        end, row, count = start + 1, lines[start], 1
        while end < len(lines) and end - start - count <= 1:
            line = lines[end]
            if self._gap(lines[end - 1], line) > 2 * _MAX_LINE_GAP:
                break
            end += 1
            if line.is_row:
                if not _has_same_cells(row, line):
                    break
                row, count = line, end - start
        return count if count > 1 else 0

    def _open_block(self, line: TextLine) -> PdfBlock:
        is_large = line.size > _MAX_CODE_SIZE * self.metrics.size
        if line.is_monospaced and not (is_large or self.metrics.is_monospaced):
            return PdfBlock(BlockRole.CODE, [line])
        if is_caption(line.text):
            return PdfBlock(BlockRole.CAPTION, [line])
        if match := _BULLET.match(line.text):
            return PdfBlock(BlockRole.ITEM, [line], match[1])
        if match := _NUMBERED.match(line.text):
            before = _marker_before(match[1])
            if before is None or before in self._markers:
                return PdfBlock(BlockRole.ITEM, [line], match[1])
        is_small = line.size < _MAX_SMALL * self.metrics.size
        return PdfBlock(BlockRole.ASIDE if is_small else BlockRole.TEXT, [line])

    def _begins_block(self, lines: Sequence[TextLine], position: int, block: PdfBlock) -> bool:
        is_known = id(lines[position]) in self.firsts or id(block.last) in self.lasts
        is_display = end_of_display(lines, position, self.metrics) > position
        return is_known or is_display or self._starts_block(lines, position, block)

    def _starts_block(self, lines: Sequence[TextLine], position: int, block: PdfBlock) -> bool:
        line, previous = lines[position], block.last
        if block.role in (BlockRole.CODE, BlockRole.CAPTION):
            return self._ends_special(block, line)
        is_other_style = not is_same_style(previous, line) and not self._continues(block, line)
        if is_other_style or _stands_apart(block, line):
            return True
        is_title = (
            line.is_bold != self.metrics.is_bold or line.size > (1 + _SIZE_TOLERANCE) * self.metrics.size
        )
        if self._gap(previous, line) > (_MAX_TITLE_LINE_GAP if is_title else _MAX_LINE_GAP):
            return not self._is_evenly_spaced(lines, position, block)
        if is_title:
            return parse_number(line.text) is not None or _BULLET.match(line.text) is not None
        if self._table_rows(lines, position):
            return True
        is_marked = self._open_block(line).role is not BlockRole.TEXT and self._is_marked(line, block)
        return is_marked or (_starts_paragraph(block, line) and not self._is_hanging(block, line))

    def _ends_special(self, block: PdfBlock, line: TextLine) -> bool:
        """Return whether a line below a listing or a caption begins a block."""
        if block.role is BlockRole.CODE:
            return not line.is_monospaced or self._gap(block.last, line) > 2 * _MAX_LINE_GAP
        return self._ends_caption(block, line)

    def _ends_caption(self, block: PdfBlock, line: TextLine) -> bool:
        """Return whether a line below a caption does not continue it; only the first words of one may be bold."""
        previous = block.last
        sizes = sorted((previous.size, line.size))
        is_capital = previous.text.isupper() and line.text.isupper()
        is_same_size = sizes[1] <= sizes[0] * (_MAX_SMALL_CAPITAL if is_capital else 1 + _SIZE_TOLERANCE)
        is_other = line.is_row or is_caption(line.text)
        if is_other or not is_same_size or self._gap(previous, line) > _MAX_LINE_GAP:
            return True
        is_ended = ends_sentence(previous.text) and not is_full_line(previous, line)
        return is_ended and (line.is_bold != previous.is_bold or line.size >= _MAX_SMALL * self.metrics.size)

    def _is_hanging(self, block: PdfBlock, line: TextLine) -> bool:
        """Return whether a line is indented like the second line of the block before."""
        if self._hanging is None or len(block.lines) > 1:
            return False
        size = line.size
        return all(
            abs(indent - usual) <= _SAME_INDENT * size
            for indent, usual in zip((block.first.indent, line.indent), self._hanging, strict=True)
        )

    def _is_evenly_spaced(self, lines: Sequence[TextLine], position: int, block: PdfBlock) -> bool:
        """Return whether the wide gap above a line is as wide as the one before or after it."""
        before, line = lines[position - 1 : position + 1]
        gap = self._gap(before, line)
        if gap > 2.2 or not is_full_line(before, line):
            return False
        gaps = [self._gap(block.lines[-2], before)] if len(block.lines) > 1 else []
        if position + 1 < len(lines) and is_same_style(line, lines[position + 1]):
            gaps.append(self._gap(line, lines[position + 1]))
        return any(abs(gap - other) <= 0.05 * gap for other in gaps)

    def _is_marked(self, line: TextLine, block: PdfBlock) -> bool:
        """Return whether a bullet, a number or the name of a figure begins a block."""
        started = self._open_block(line)
        if started.role is BlockRole.ITEM:
            if _BULLET.match(line.text) and line.text[0] not in "–—-·*":
                return True
            # In running text a line may also begin with a number or a dash.
            is_sibling = (
                block.role is BlockRole.ITEM and abs(line.left - block.first.left) < _MIN_INDENT * line.size
            )
            return is_sibling or not is_full_line(block.last, line) or ends_sentence(block.last.text)
        return started.role is BlockRole.CODE or (
            is_caption(line.text) and ends_sentence(block.last.text) and not is_full_line(block.last, line)
        )

    def _continues(self, block: PdfBlock, line: TextLine) -> bool:
        """Return whether lines of different styles are one paragraph that begins or ends with bold words."""
        previous = block.last
        return (
            abs(previous.size - line.size) <= _SIZE_TOLERANCE * line.size
            and self._gap(previous, line) <= _MAX_LINE_GAP
            and is_full_line(previous, line)
            and not ends_sentence(previous.text)
            and not line.is_bold
            and not _is_numbered_title(block)
        )

    def _gap(self, above: TextLine, below: TextLine) -> float:
        """Return the distance between two lines, in units of the usual line spacing for their size."""
        size = max(above.size, below.size)
        return (above.baseline - below.baseline) / self.metrics.line_spacing(size)


def _stands_apart(block: PdfBlock, line: TextLine) -> bool:
    """Return whether either a block or the line below it is a short title in capitals, or in italics with a number."""
    is_capital, were_capital = (is_in_capitals(each.text) for each in (line, block.last))
    if is_capital != were_capital:
        return _is_short(line if is_capital else block.last)
    is_title, was_title = (
        each.is_italic and parse_number(each.text) is not None for each in (line, block.first)
    )
    return (is_title and _is_short(line)) or (was_title and not line.is_italic and _is_short(block.last))


def _is_short(line: TextLine) -> bool:
    return line.right < line.column.right - _MIN_SHORT * (line.column.right - line.column.left)


def _is_numbered_title(block: PdfBlock) -> bool:
    """Return whether all lines of a block are bold, and the first has the number of a heading."""
    number = parse_number(block.first.text)
    is_title = block.role is BlockRole.TEXT and number is not None and number.rest[:1].isupper()
    return is_title and all(line.is_bold for line in block.lines)


def _marker_before(marker: str) -> str | None:
    """Return the marker of the item before, with the same punctuation; None for the first of a list."""
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


def _has_same_cells(first: TextLine, second: TextLine) -> bool:
    """Return whether two rows have cells with the same left edge, right edge or middle."""
    if min(len(first.cell_breaks), len(second.cell_breaks)) >= _MANY_CELLS:
        return True
    starts, ends = zip(first.cell_edges, second.cell_edges, strict=True)
    middles = tuple(
        [(left + right) / 2 for left, right in zip(*edges, strict=True)]
        for edges in (first.cell_edges, second.cell_edges)
    )
    return any(
        abs(edge - other) <= _EDGE_TOLERANCE
        for edges, others in (starts, ends, middles)
        for edge in edges
        for other in others
    )


def _starts_paragraph(block: PdfBlock, line: TextLine) -> bool:
    """Return whether a line begins a paragraph, by its indent and the end of the line above."""
    previous, size = block.last, line.size
    ended = ends_sentence(previous.text)
    is_short = not is_full_line(previous, line)
    if len(block.lines) > 1:
        first, rest = block.first.indent, block.lines[1].indent
        is_as_first = abs(line.indent - first) <= _SAME_INDENT * size
        if rest - first > _MIN_INDENT * size:
            return line.indent < rest - _MIN_INDENT * size and (is_as_first or ended or is_short)
        if first - rest > _MIN_INDENT * size and is_as_first:
            return True
    if line.indent - previous.indent > _MIN_INDENT * size and block.role is not BlockRole.ITEM:
        return ended or is_short
    return is_short and ended
