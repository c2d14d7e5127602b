"""What is not running text: running heads, page numbers, footnotes, printed tables of contents."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tui.document.model import Dropped
from tui.formats.pdf.lines import Line, joined_line, level_lines
from tui.formats.plain.contents import is_contents_title
from tui.text.sanitize import clean_line

_ROWS = 3
_SAME_PLACE = 4.0
_FEWEST_PAGES = 2
_LARGE = 1.2
_SMALL = 0.94
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|seite|página|pagina|p\.|s\.|стр\.)\s*)?([0-9]{1,5}|[ivxlc]{1,7})(?:\s*(?:/|of|von|de|di|sur|из)\s*[0-9]{1,5})?[\W_]*",
    re.IGNORECASE,
)
_OUTER_NUMBER = re.compile(
    r"^[\W_]*(?:[0-9]{1,5}|[ivxlc]{1,7})\b[\W_]*|[\W_]*\b(?:[0-9]{1,5}|[ivxlc]{1,7})[\W_]*$"
)
_WORD = re.compile(r"[^\W\d_]{2}")
_NOTE = re.compile(r"(?:[0-9]{1,3}[.):]?\s+|[*†‡§¶∗]\s*)[^\W\d_]{2}|[0-9]{1,3}[.):]?\s+[\"“„«]")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row at the top or the bottom of a page."""

    page: int
    is_top: bool
    rank: int
    """How many rows are between it and the edge of the page."""
    lines: tuple[Line, ...]
    text: str
    baseline: float
    size: float

    @property
    def key(self) -> str:
        """Its words without the number of the page, on whichever side that stands."""
        return _OUTER_NUMBER.sub("", self.text).casefold().strip()


def without_margins(pages: Sequence[Sequence[Line]], size: float) -> tuple[list[list[Line]], list[Dropped]]:
    """The pages' lines without running heads and page numbers, and what was left out.

    Args:
        pages: The lines of each page, in any order.
        size: The size of most of the document's letters.
    """
    rows = [row for lines in pages for row in _outer_rows(lines)]
    heads = _repeated(rows, size)
    heads |= _at_the_same_place(rows, heads)
    numbers = _page_numbers(rows)
    left_out = _outermost(rows, heads | numbers)
    gone = {id(line) for row in left_out for line in row.lines}
    kept = [[line for line in lines if id(line) not in gone] for lines in pages]
    return kept, list(_told(row for row in rows if row in left_out))


def _outer_rows(lines: Sequence[Line]) -> Iterator[_Row]:
    rows = level_lines(lines)
    for rank, row in enumerate(rows[:_ROWS]):
        yield _row(row, True, rank)
    for rank, row in enumerate(reversed(rows[-_ROWS:])):
        yield _row(row, False, rank)


def _row(row: Sequence[Line], is_top: bool, rank: int) -> _Row:
    line = joined_line(row)
    return _Row(line.page, is_top, rank, tuple(row), line.text, line.baseline, line.size)


def _repeated(rows: Sequence[_Row], size: float) -> set[_Row]:
    """The rows whose words stand at the same place of several pages, in letters that are not those of titles."""
    alike: defaultdict[tuple[bool, str], list[_Row]] = defaultdict(list)
    for row in rows:
        if row.size <= size * _LARGE and sum(map(str.isalpha, row.key)) >= 2:
            alike[row.is_top, row.key].append(row)
    found: set[_Row] = set()
    pages = len({row.page for row in rows})
    for group in alike.values():
        places = Counter(round(row.baseline / _SAME_PLACE) for row in group)
        for row in group:
            place = round(row.baseline / _SAME_PLACE)
            fewest = _FEWEST_PAGES if row.rank == 0 else max(_FEWEST_PAGES, pages // 4)
            if sum(places[place + near] for near in (-1, 0, 1)) >= fewest:
                found.add(row)
    return found


def _at_the_same_place(rows: Iterable[_Row], heads: set[_Row]) -> set[_Row]:
    """The rows that stand where most pages have a running head: that of a chapter of one page."""
    places: defaultdict[tuple[bool, int, int], list[bool]] = defaultdict(list)
    found = list(rows)
    for row in found:
        places[_place(row)].append(row in heads)
    return {
        row
        for row in found
        if row.rank == 0
        and sum(places[_place(row)]) >= 3
        and 3 * sum(places[_place(row)]) >= 2 * len(places[_place(row)])
    }


def _place(row: _Row) -> tuple[bool, int, int]:
    return row.is_top, round(row.baseline), round(row.size * 2)


def _page_numbers(rows: Iterable[_Row]) -> set[_Row]:
    """The rows that hold nothing but a number which goes up with the pages."""
    numbers: dict[_Row, int] = {}
    romans: set[_Row] = set()
    for row in rows:
        if match := _PAGE_NUMBER.fullmatch(row.text):
            if match[1].isdecimal():
                numbers[row] = int(match[1]) - row.page
            else:
                romans.add(row)
    offsets = Counter(numbers.values())
    pages = len({row.page for row in numbers})
    return romans | {row for row, offset in numbers.items() if offsets[offset] >= 2 or pages == 1}


def _outermost(rows: Iterable[_Row], candidates: set[_Row]) -> set[_Row]:
    """Those of the candidates that have nothing but candidates between them and the edge of their page."""
    open_to: dict[tuple[int, bool], int] = {}
    found = set()
    for row in rows:
        edge = (row.page, row.is_top)
        if row in candidates and open_to.get(edge, 0) == row.rank:
            open_to[edge] = row.rank + 1
            found.add(row)
    return found


def _told(rows: Iterable[_Row]) -> Iterator[Dropped]:
    """What is said about rows that were left out: each running head once, page numbers together."""
    said: set[str] = set()
    numbers = []
    for row in rows:
        if _PAGE_NUMBER.fullmatch(row.text):
            numbers.append(row.text)
        elif row.key not in said:
            said.add(row.key)
            yield Dropped("a running head", clean_line(_OUTER_NUMBER.sub("", row.text)))
    if numbers:
        yield Dropped("page numbers", clean_line(" ".join(dict.fromkeys((numbers[0], numbers[-1])))))


def without_footnotes(lines: Sequence[Line], size: float) -> tuple[list[Line], list[Line]]:
    """The lines of a column without the notes at its end, and those notes' lines.

    Args:
        lines: The lines of one column, from top to bottom.
        size: The size of most of the document's letters.
    """
    end = len(lines)
    while end > 0 and lines[end - 1].size < size * _SMALL and not lines[end - 1].is_fixed:
        end -= 1
    for start in range(end, len(lines)):
        if (lines[start].has_mark and _WORD.search(lines[start].text)) or _NOTE.match(lines[start].text):
            return list(lines[:start]), list(lines[start:])
    return list(lines), []


_LEADERS = re.compile(r"(?:\s*[.·…_]){3,}\s*(?:[0-9]{1,4}|[ivxlc]{1,7})$|(?:\s*[.·…_]){8,}$")
_NUMBER = re.compile(r"[0-9]{1,4}|[ivxlc]{1,7}")
_FEWEST = 3
_MOST_BETWEEN = 2


def without_contents(lines: Sequence[Line]) -> tuple[list[Line], list[Dropped]]:
    """The lines without tables of contents, and what was left out.

    Args:
        lines: The document's lines in reading order.
    """
    kept: list[Line] = []
    dropped = []
    position = 0
    while position < len(lines):
        end = _end_of_entries(lines, position)
        if end > position:
            dropped.append(
                Dropped(
                    "the table of contents", clean_line(f"{lines[position].text} … {lines[end - 1].text}")
                )
            )
            position = end
        else:
            kept.append(lines[position])
            position += 1
    return kept, dropped


def _end_of_entries(lines: Sequence[Line], start: int) -> int:
    """Where the table of contents that begins at a line ends; the line itself if none does."""
    is_titled = is_contents_title(lines[start].text)
    if not is_titled and not _LEADERS.search(lines[start].text):
        return start
    end = last = start + is_titled
    count = 0
    while end < len(lines) and end - last <= _MOST_BETWEEN:
        end += 1
        if _is_entry(lines[end - 1], is_titled):
            last = end
            count += 1
    return last if count >= _FEWEST else start


def _is_entry(line: Line, is_titled: bool) -> bool:
    if _LEADERS.search(line.text):
        return True
    return is_titled and len(line.cells) > 1 and _NUMBER.fullmatch(line.cells[-1]) is not None
