"""Lines of a page, the text that they make, and what is usual among them: size, distance, indentation."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from tui.formats.pdf.runs import Run

_WIDEST_SPACE = 0.8
_WIDEST_SPACE_IN_SENTENCE = 1.6
_WIDEST_SPACE_IN_SPREAD = 3.0
_SMALL = 0.82
_RAISED = 0.15
_SAME_LEVEL = 0.35
_RAISED_LEVEL = 0.5
_LARGE_INITIAL = 1.8
_LABEL = re.compile(
    r"[•‣◦▪■●○–—*·\uf0b7\uf0a7\uf0d8-]|\(?[0-9a-zA-Z]{1,4}[.)]|[0-9]+(?:\.[0-9]+)+\.?|\[[0-9]{1,3}\]"
)
_REFERENCE = re.compile(r"[\[(]?[0-9]{1,3}(?:[,–-] ?[0-9]{1,3})*[\])]?,?|[*†‡§¶#∗⋆]+|[a-z](?:,[a-z])*")
_ACCENTS = {"´": "\u0301", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "˚": "\u030a"}
_ACCENT = re.compile(rf"([{''.join(_ACCENTS)}])([^\W\d_])")
_UNIT = re.compile(r"(?:^|[\W\d_])[a-zA-Zµμ]{1,2}$|[0-9)]$")
_RAISED_DIGITS = str.maketrans("0123456789+-−–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ")


@dataclass(slots=True)
class Column:
    """A part of a page whose lines are read one below the other."""

    page: int
    left: float
    """Where most of its lines begin."""
    right: float


@dataclass(eq=False)
class Line:
    """A line, or the part of it that stands in one column."""

    page: int
    """The page's index."""
    runs: list[Run]
    """In the order in which they are read."""
    breaks: frozenset[int] = frozenset()
    """Before which of the runs there is the gap of a table."""
    column: Column = field(default_factory=lambda: Column(0, 0.0, 0.0))

    @cached_property
    def left(self) -> float:
        """Where it begins, in points from the left."""
        return min(run.left for run in self.runs)

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max(run.right for run in self.runs)

    @cached_property
    def main(self) -> Run:
        """The run whose size and place are the line's own: of the size that most letters have."""
        if len(self.runs) == 1:
            return self.runs[0]
        letters = Counter[float]()
        for run in self.runs:
            letters[round(run.size, 1)] += len(run.text)
        size = max(letters, key=lambda key: (letters[key], key))
        return max((run for run in self.runs if round(run.size, 1) == size), key=lambda run: len(run.text))

    @property
    def size(self) -> float:
        """The size of most of its letters, in points."""
        return self.main.size

    @property
    def baseline(self) -> float:
        """How high it stands, in points from below."""
        return self.main.baseline

    @property
    def indent(self) -> float:
        """How far its beginning is from its column's, in points."""
        return self.left - self.column.left

    @cached_property
    def is_bold(self) -> bool:
        """Whether all of its letters are bold."""
        return all(run.font.is_bold for run in self._worded)

    @cached_property
    def is_italic(self) -> bool:
        """Whether all of its letters are italic."""
        return all(run.font.is_italic for run in self._worded)

    @property
    def _worded(self) -> list[Run]:
        """The runs that have letters; if none has, all of them."""
        return [run for run in self.runs if any(map(str.isalpha, run.text))] or self.runs

    @cached_property
    def is_fixed(self) -> bool:
        """Whether it is in letters of one width; a font may lack one of them."""
        others = sum(len(run.text) for run in self.runs if not run.font.is_fixed)
        return others <= 1 and any(run.font.is_fixed for run in self.runs)

    @cached_property
    def has_mark(self) -> bool:
        """Whether it begins with a raised mark, as footnotes do."""
        first = self.runs[0]
        return _is_raised(first, self.main) and _REFERENCE.fullmatch(first.text) is not None

    @cached_property
    def cells(self) -> list[str]:
        """Its text, cut at the gaps of a table."""
        starts = [0, *sorted(self.breaks), len(self.runs)]
        return [text for start, end in pairwise(starts) if (text := _text(self.runs[start:end], self.main))]

    @cached_property
    def is_row(self) -> bool:
        """Whether it has cells, and not only wide spaces because it was spread over the whole column."""
        gaps = [_gap(self.runs[place - 1], self.runs[place]) for place in self.breaks]
        is_spread = self.indent < self.size and self.column.right - self.right < _SAME_LEVEL * self.size
        return bool(gaps) and (not is_spread or max(gaps) > _WIDEST_SPACE_IN_SPREAD * self.size)

    @property
    def cell_edges(self) -> tuple[list[float], list[float]]:
        """Where its cells behind the first begin, and where they end."""
        starts = sorted(self.breaks)
        ends = [*starts[1:], len(self.runs)]
        return [self.runs[start].left for start in starts], [self.runs[end - 1].right for end in ends]

    @cached_property
    def text(self) -> str:
        """Its text, without the raised numbers that refer to notes."""
        return _text(self.runs, self.main)


def lines_of(runs: Sequence[Run], page: int) -> list[Line]:
    """The lines of a page in the order in which they were drawn, cut wherever a gap may part two columns.

    A page whose text runs from right to left is mirrored, so that its lines begin at the left too.

    Args:
        runs: The page's runs.
        page: The page's index.
    """
    lines: list[Line] = []
    if is_right_to_left("".join(run.text for run in runs)):
        runs = [replace(run, left=-run.right, right=-run.left) for run in runs]
    for run in runs:
        last = lines[-1].runs[-1] if lines else None
        if (
            last is not None
            and last.row == run.row
            and _gap(last, run) <= _WIDEST_SPACE * max(last.size, run.size)
        ):
            lines[-1].runs.append(run)
        else:
            lines.append(Line(page, [run]))
    return list(_with_initials(lines))


def level_lines(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines from top to bottom, those that stand beside each other together.

    Args:
        lines: Lines of one page, in any order.
    """
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.baseline):
        if rows and _is_level(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def joined_line(row: Sequence[Line]) -> Line:
    """One line of those that stand beside each other in the same column.

    Args:
        row: The lines, in any order.
    """
    if len(row) == 1:
        return row[0]
    parts = sorted(row, key=lambda line: line.left)
    runs: list[Run] = []
    breaks = set[int]()
    for part in parts:
        if runs:
            is_label = len(breaks) == 0 and _LABEL.fullmatch(_text(runs, runs[0])) is not None
            if not is_label and _gap(runs[-1], part.runs[0]) > _WIDEST_SPACE_IN_SENTENCE * part.size:
                breaks.add(len(runs))
        runs.extend(part.runs)
    return Line(row[0].page, runs, frozenset(breaks))


def is_right_to_left(text: str) -> bool:
    """Whether most letters of a text are of scripts that run from right to left."""
    if text.isascii():
        return False
    directions = Counter(map(unicodedata.bidirectional, text))
    return directions["R"] + directions["AL"] > directions["L"]


def _is_level(row: Sequence[Line], line: Line) -> bool:
    """Whether a line stands beside the ones of a row, a raised mark included."""
    first = row[0]
    distance = abs(first.baseline - line.baseline)
    return distance <= _SAME_LEVEL * min(first.size, line.size) or (
        distance <= _RAISED_LEVEL * max(first.size, line.size)
        and min(first.size, line.size) < _SMALL * max(first.size, line.size)
    )


def _gap(before: Run, after: Run) -> float:
    return max(after.left - before.right, before.left - after.right)


def _with_initials(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, large initials put before the line that goes on with their word."""
    initial: Line | None = None
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


def _continues_initial(initial: Run, following: Run) -> bool:
    return (
        initial.size >= _LARGE_INITIAL * following.size
        and -1 <= following.left - initial.right <= initial.size
        and -1 <= following.baseline - initial.baseline <= initial.size
    )


def _is_raised(run: Run, main: Run) -> bool:
    return run.size < _SMALL * main.size and run.baseline > main.baseline + _RAISED * main.size


def _text(runs: Sequence[Run], main: Run) -> str:
    text = ""
    for run in runs:
        if _is_raised(run, main) and _REFERENCE.fullmatch(run.text):
            if _UNIT.search(text) and not run.is_apart:
                text += run.text.translate(_RAISED_DIGITS)
            continue
        is_apart = (
            run.is_apart and text != "" and not (len(text) == 1 and runs[0].size >= _LARGE_INITIAL * run.size)
        )
        text += (" " if is_apart else "") + run.text
    return _ACCENT.sub(_accented, text) if _ACCENT.search(text) else text


def _accented(match: re.Match[str]) -> str:
    """An accent that was drawn over a letter, as one letter; as they are if there is no such letter."""
    letter = "i" if match[2] == "ı" else match[2]
    whole = unicodedata.normalize("NFC", letter + _ACCENTS[match[1]])
    return whole if len(whole) == 1 else match[0]


_USUAL_PITCH = 1.2
_WIDEST_PITCH = 3.0
_NARROWEST_PITCH = 0.85


@dataclass(frozen=True, slots=True)
class Measures:
    """What most of a document's text looks like."""

    size: float
    """Of most letters, in points."""
    is_bold: bool
    is_fixed: bool
    """Whether it is written in letters of one width, as on a typewriter."""
    pitches: dict[int, float]
    """From the size of letters, in half points, to the distance of their lines, in points."""

    def pitch(self, size: float) -> float:
        """How far lines with letters of a size are apart, in points."""
        return self.pitches.get(round(size * 2), size * _USUAL_PITCH)


def measures_of(pages: Iterable[Sequence[Line]]) -> Measures:
    """Measure a document.

    Args:
        pages: The lines of each page, in the order in which they were drawn.
    """
    makes = Counter[tuple[float, bool, bool]]()
    sizes = Counter[float]()
    distances: defaultdict[int, Counter[float]] = defaultdict(Counter)
    for lines in pages:
        for line in lines:
            size = round(line.size * 2) / 2
            sizes[size] += len(line.text)
            makes[size, line.is_bold, line.is_fixed] += len(line.text)
        for above, below in pairwise(lines):
            distance = above.baseline - below.baseline
            if (
                abs(above.size - below.size) < 0.1
                and _NARROWEST_PITCH * above.size < distance < _WIDEST_PITCH * above.size
            ):
                distances[round(above.size * 2)][round(distance * 2) / 2] += 1
    size = max(sizes, key=lambda key: (sizes[key], key), default=10.0)
    _, is_bold, is_fixed = max(
        (make for make in makes if make[0] == size),
        key=lambda make: makes[make],
        default=(size, False, False),
    )
    pitches = {size: max(found, key=lambda key: (found[key], -key)) for size, found in distances.items()}
    return Measures(size, is_bold, is_fixed, pitches)
