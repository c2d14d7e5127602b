"""Build the lines of a page from runs, and measure the size, spacing and style of most lines of a document."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from tui.formats.pdf.line_text import MAX_SMALL, MIN_INITIAL_SIZE, RaisedMark, is_mark, join_runs
from tui.formats.pdf.runs import TextRun
from tui.formats.pdf.text_patterns import has_words, is_formula

_MAX_SPACE = 0.8
_MAX_TOUCHING = 0.15
_MAX_SIGN_CHARS = 2
_MAX_PIECE_SPACE = 0.5
_MAX_SENTENCE_SPACE = 1.6
_MAX_LABEL_SPACE = 5.0
_MAX_JUSTIFIED_SPACE = 3.0
_MAX_SCRIPTS = 4
_MAX_SCRIPT_CHARS = 24
_MAX_SCRIPT_DISTANCE = 0.9
_MAX_SMALL_CAPITAL = 1.45
_LEVEL_TOLERANCE = 0.35
_RAISED_TOLERANCE = 0.5
_LABEL = re.compile(
    r"[•‣◦▪■●○–—*·\uf0b7\uf0a7\uf0d8-]|\(?[0-9a-zA-Z]{1,4}[.)]|[0-9]+(?:\.[0-9]+)+\.?|\[[0-9]{1,3}\]"
)


@dataclass(slots=True)
class PageColumn:
    """A part of a page whose lines are read one below the other."""

    page: int
    left: float
    """The left edge of most lines."""
    right: float


@dataclass(eq=False)
class TextLine:
    """A line, or the part of it in one column. Measures are in points from the lower left of the page."""

    page: int
    """From 0."""
    runs: list[TextRun]
    """In reading order."""
    cell_breaks: frozenset[int] = frozenset()
    """The indexes of the runs that begin a cell of a table."""
    column: PageColumn = field(default_factory=lambda: PageColumn(0, 0.0, 0.0))

    @cached_property
    def left(self) -> float:
        return min(run.left for run in self.runs)

    @cached_property
    def right(self) -> float:
        return max(run.right for run in self.runs)

    @cached_property
    def main(self) -> TextRun:
        """The longest run of the most frequent size; its size and baseline are those of the line."""
        if len(self.runs) == 1:
            return self.runs[0]
        letters = Counter[float]()
        for run in self.runs:
            letters[round(run.size, 1)] += len(run.text)
        size = max(letters, key=lambda key: (letters[key], key))
        if len(letters) > 1 and self._is_in_small_capitals(size):
            size = max(letters)
        return max((run for run in self.runs if round(run.size, 1) == size), key=lambda run: len(run.text))

    def _is_in_small_capitals(self, size: float) -> bool:
        """Return whether all letters are capitals, and those that begin words are larger than ``size``."""
        large = [run for run in self.runs if run.size > size + 0.1]
        return (
            "".join(run.text for run in self.runs).isupper()
            and all(run.size <= _MAX_SMALL_CAPITAL * size for run in large)
            and any(run.text[-1].isalpha() for run in large)
        )

    @property
    def size(self) -> float:
        return self.main.size

    @property
    def baseline(self) -> float:
        return self.main.baseline

    @property
    def indent(self) -> float:
        """The distance from the left edge of the column."""
        return self.left - self.column.left

    @cached_property
    def is_bold(self) -> bool:
        return all(run.font.is_bold for run in self._lettered_runs)

    @cached_property
    def is_italic(self) -> bool:
        return all(run.font.is_italic for run in self._lettered_runs)

    @property
    def _lettered_runs(self) -> list[TextRun]:
        return [run for run in self.runs if any(map(str.isalpha, run.text))] or self.runs

    @cached_property
    def is_monospaced(self) -> bool:
        """True if the text is in a monospaced font, apart from a line number and a single other character."""
        runs = self.runs[1:] if self.runs[0].text.isdecimal() else self.runs
        others = sum(len(run.text) for run in runs if not run.font.is_monospaced)
        return others <= 1 and any(run.font.is_monospaced for run in runs)

    @cached_property
    def has_note_mark(self) -> bool:
        """True if the line begins with a raised mark, as footnotes do."""
        return is_mark(self.runs[0], self.main)

    @cached_property
    def has_math(self) -> bool:
        """True if a part is in a math font."""
        return any(run.font.is_math for run in self.runs)

    @cached_property
    def is_formula(self) -> bool:
        """True if most of it is symbols, digits, single letters, or in a math font."""
        if not self.has_math:
            return is_formula(self.text)
        return is_formula(self.text, self._plain_text)

    @cached_property
    def is_all_formula(self) -> bool:
        """True if a part is in a math font, and there is no word in another font."""
        return self.has_math and not has_words(self._plain_text)

    @property
    def _plain_text(self) -> str:
        return " ".join(run.text for run in self.runs if not run.font.is_math)

    def with_parts(self, parts: Sequence["TextLine"]) -> "TextLine":
        """Return the line with others merged into it, such as superscripts, by their horizontal positions."""
        breaks = {id(self.runs[place]) for place in self.cell_breaks}
        units = [(run.left, False, 0.0, [run]) for run in self.runs]
        signs = [run for run in self.runs if len(run.text) <= _MAX_SIGN_CHARS]
        pieces = [piece for part in parts for piece in part._pieces()]
        for piece in pieces:
            # Of two pieces above each other, such as those of a fraction, the upper one is read first; limits are read
            # after their operator.
            left, right = piece[0].left, piece[-1].right
            around = [sign.left for sign in signs if sign.left <= (left + right) / 2 <= sign.right]
            beside = (other[0].left for other in pieces if other[0].left < right and left < other[-1].right)
            at = around[0] if around else min(beside, default=left)
            units.append((at, True, -piece[0].baseline, piece))
        runs: list[TextRun] = []
        for *_, unit in sorted(units, key=lambda unit: unit[:3]):
            first = unit[0]
            is_close = (
                bool(runs)
                and first.size < MAX_SMALL * self.size
                and _gap(runs[-1], first) < _MAX_TOUCHING * self.size
            )
            runs += [replace(first, has_space_before=False), *unit[1:]] if is_close else unit
        places = frozenset(place for place, run in enumerate(runs) if id(run) in breaks and place)
        return TextLine(self.page, runs, places, self.column)

    def _pieces(self) -> list[list[TextRun]]:
        """Return the runs, cut at wide gaps."""
        pieces = [self.runs[:1]]
        for run in self.runs[1:]:
            if _gap(pieces[-1][-1], run) > _MAX_PIECE_SPACE * self.size:
                pieces.append([])
            pieces[-1].append(run)
        return pieces

    @property
    def raised_marks(self) -> list[str]:
        """The raised numbers and signs that may be those of notes."""
        return [run.text for run in self.runs if is_mark(run, self.main)]

    @cached_property
    def cells(self) -> list[str]:
        """The texts of the cells, if the line is a row of a table."""
        starts = [0, *sorted(self.cell_breaks), len(self.runs)]
        texts = (join_runs(self.runs[start:end], self.main)[0] for start, end in pairwise(starts))
        return [text for text in texts if text]

    @cached_property
    def is_row(self) -> bool:
        """True if the line is a row of a table, and not just a justified line with wide spaces."""
        gaps = [_gap(self.runs[place - 1], self.runs[place]) for place in self.cell_breaks]
        space_after = self.column.right - self.right
        is_justified = self.indent < self.size and space_after < _LEVEL_TOLERANCE * self.size
        return bool(gaps) and (not is_justified or max(gaps) > _MAX_JUSTIFIED_SPACE * self.size)

    @property
    def cell_edges(self) -> tuple[list[float], list[float]]:
        """The left edges of all cells but the first, and the right edges of all."""
        starts = sorted(self.cell_breaks)
        ends = [*starts[1:], len(self.runs)]
        return [self.runs[start].left for start in starts], [self.runs[end - 1].right for end in ends]

    @cached_property
    def text(self) -> str:
        """The text, without the raised numbers that refer to notes."""
        return join_runs(self.runs, self.main)[0]

    @property
    def marks(self) -> list[RaisedMark]:
        """The raised numbers and signs that are left out of the text."""
        return join_runs(self.runs, self.main)[1]


def build_lines(runs: Sequence[TextRun], page: int) -> list[TextLine]:
    """Return the lines of a page in the order in which they were drawn, cut wherever a gap may separate columns.

    A page whose text runs from right to left is mirrored, so that lines begin at the left there too.
    """
    lines: list[TextLine] = []
    if _is_right_to_left("".join(run.text for run in runs)):
        runs = [replace(run, left=-run.right, right=-run.left) for run in runs]
    for run in runs:
        last = lines[-1].runs[-1] if lines else run
        is_near = last.row == run.row and _gap(last, run) <= _MAX_SPACE * max(last.size, run.size)
        if lines and is_near:
            lines[-1].runs.append(run)
        else:
            lines.append(TextLine(page, [run]))
    return list(_with_initials(lines))


def group_into_rows(lines: Iterable[TextLine]) -> list[list[TextLine]]:
    """Return lines from top to bottom, in rows of lines that are beside each other."""
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda line: -line.baseline):
        if rows and _is_level(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def join_line_parts(row: Sequence[TextLine]) -> TextLine:
    """Join lines that are beside each other in the same column."""
    if len(row) == 1:
        return row[0]
    parts = sorted(row, key=lambda line: line.left)
    runs: list[TextRun] = []
    cell_breaks = set[int]()
    for part in parts:
        gap = _gap(runs[-1], part.runs[0]) if runs else 0.0
        if gap > _MAX_SENTENCE_SPACE * part.size:
            is_near = gap <= _MAX_LABEL_SPACE * part.size
            is_label = is_near and not cell_breaks and _LABEL.fullmatch(join_runs(runs, runs[0])[0])
            if not is_label:
                cell_breaks.add(len(runs))
        runs.extend(part.runs)
    return TextLine(row[0].page, runs, frozenset(cell_breaks))


def attach_scripts(lines: Sequence[TextLine]) -> list[TextLine]:
    """Merge superscripts, subscripts and limits on lines of their own into the lines that they belong to.

    Args:
        lines: The lines of a column, from top to bottom.
    """
    result: list[TextLine] = []
    waiting: list[TextLine] = []
    for line in lines:
        if waiting and any(_is_script(script, line) for script in waiting):
            scripts = [script for script in waiting if _is_script(script, line)]
            result += [script for script in waiting if script not in scripts]
            waiting, joined = [], line.with_parts(scripts)
        elif result and not waiting and _is_script(line, result[-1]):
            result[-1] = result[-1].with_parts([line])
            continue
        else:
            joined = line
        if len(waiting) < _MAX_SCRIPTS and _may_be_script(joined):
            waiting.append(joined)
            continue
        result += waiting
        waiting = []
        result.append(joined)
    return result + waiting


def _may_be_script(line: TextLine) -> bool:
    return len(line.text) <= _MAX_SCRIPT_CHARS and line.is_formula


def _is_script(small: TextLine, line: TextLine) -> bool:
    return (
        small.size < MAX_SMALL * line.size
        and abs(small.baseline - line.baseline) <= _MAX_SCRIPT_DISTANCE * line.size
        and line.left - line.size < small.left
        and small.right < line.right + line.size
        and _may_be_script(small)
    )


def _is_right_to_left(text: str) -> bool:
    """Return whether most letters are of scripts that run from right to left."""
    if text.isascii():
        return False
    directions = Counter(map(unicodedata.bidirectional, text))
    return directions["R"] + directions["AL"] > directions["L"]


def _is_level(row: Sequence[TextLine], line: TextLine) -> bool:
    """Return whether a line, or a superscript, is beside the lines of a row."""
    distance = abs(row[0].baseline - line.baseline)
    small, large = sorted((row[0].size, line.size))
    is_raised = distance <= _RAISED_TOLERANCE * large and small < MAX_SMALL * large
    return is_raised or distance <= _LEVEL_TOLERANCE * small


def _gap(before: TextRun, after: TextRun) -> float:
    return max(after.left - before.right, before.left - after.right)


def _with_initials(lines: Iterable[TextLine]) -> Iterator[TextLine]:
    """Yield the lines, with large initials joined to the line that continues their word."""
    initial: TextLine | None = None
    for line in lines:
        if initial is not None:
            if _continues_initial(initial.runs[0], line.runs[0]):
                line.runs.insert(0, initial.runs[0])
            else:
                yield initial
            initial = None
        if len(line.runs) == 1 and len(line.text) == 1 and line.text.isupper():
            initial = line
        else:
            yield line
    if initial is not None:
        yield initial


def _continues_initial(initial: TextRun, following: TextRun) -> bool:
    return (
        initial.size >= MIN_INITIAL_SIZE * following.size
        and -1 <= following.left - initial.right <= initial.size
        and -1 <= following.baseline - initial.baseline <= initial.size
    )


@dataclass(frozen=True, slots=True)
class BodyMetrics:
    """The style of most of a document's text; measures are in points."""

    size: float
    is_bold: bool
    is_monospaced: bool
    line_spacings: dict[int, float]
    """The usual distance between lines, by their size in half points."""

    def line_spacing(self, size: float) -> float:
        """Return the usual distance between lines of a size."""
        return self.line_spacings.get(round(size * 2), size * 1.2)


def measure_body(pages: Iterable[Sequence[TextLine]]) -> BodyMetrics:
    """Return the style that most characters of a document have.

    Args:
        pages: The lines of each page.
    """
    styles = Counter[tuple[float, bool, bool]]()
    sizes = Counter[float]()
    distances: defaultdict[int, Counter[float]] = defaultdict(Counter)
    for lines in pages:
        for line in lines:
            size = round(line.size * 2) / 2
            sizes[size] += len(line.text)
            styles[size, line.is_bold, line.is_monospaced] += len(line.text)
        for above, below in pairwise(lines):
            distance = above.baseline - below.baseline
            is_usual = 0.85 * above.size < distance < 3.0 * above.size
            if is_usual and abs(above.size - below.size) < 0.1:
                distances[round(above.size * 2)][round(distance * 2) / 2] += 1
    size = max(sizes, key=lambda key: (sizes[key], key), default=10.0)
    of_size = (style for style in styles if style[0] == size)
    _, is_bold, is_monospaced = max(of_size, key=lambda style: styles[style], default=(size, False, False))
    line_spacings = {
        size: max(found, key=lambda key: (found[key], -key)) for size, found in distances.items() if size
    }
    return BodyMetrics(size, is_bold, is_monospaced, line_spacings)
