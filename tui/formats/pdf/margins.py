"""Remove running heads, page numbers and printed tables of contents."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tui.document.model import Dropped
from tui.formats.pdf.lines import TextLine, group_into_rows, join_line_parts
from tui.formats.plain.contents import is_contents_heading
from tui.text.sanitize import clean_line

_EDGE_ROWS = 3
_HEIGHT_TOLERANCE = 4.0
_MIN_PAGES = 2
_MAX_HEAD_SIZE = 1.2
_MIN_HEAD_GAP = 1.6
_MIN_CHANGING = 3
_MIN_HEAD_PAGES = 0.3
_MIN_KNOWN = 0.6
_DIGITS = re.compile(r"(?<![0-9.])[0-9]{1,5}(?![0-9.])")
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|seite|página|pagina|p\.|s\.|стр\.)\s*)?([0-9]{1,5}|[ivxlc]{1,7})(?:\s*(?:/|of|von|de|di|sur|из)\s*[0-9]{1,5})?[\W_]*",
    re.IGNORECASE,
)
_OUTER_NUMBER = re.compile(
    r"^[\W_]*(?:[0-9]{1,5}|[ivxlc]{1,7})\b[\W_]*|[\W_]*\b(?:[0-9]{1,5}|[ivxlc]{1,7})[\W_]*$"
)


@dataclass(frozen=True, slots=True)
class _Row:
    page: int
    is_top: bool
    rank: int
    """The number of rows between this one and the edge of the page."""
    lines: tuple[TextLine, ...]
    text: str
    baseline: float
    size: float
    gap: float
    """The distance to the next row."""

    @property
    def key(self) -> str:
        """The words without the page number on either side."""
        return _OUTER_NUMBER.sub("", self.text).casefold().strip()


def remove_margins(
    pages: Sequence[Sequence[TextLine]], size: float
) -> tuple[list[list[TextLine]], list[Dropped]]:
    """Remove running heads and page numbers.

    Args:
        pages: The lines of each page, in any order.
        size: The size of most of the document's text, in points.

    Returns:
        The other lines of each page, and what was removed.
    """
    rows = [row for lines in pages for row in _outer_rows(lines)]
    heads = _repeated(rows, size)
    heads |= _at_the_same_place(rows, heads) | _changing(rows, size)
    removed = _outermost(rows, heads | _page_numbers(rows))
    removed_lines = {id(line) for row in removed for line in row.lines}
    kept = [[line for line in lines if id(line) not in removed_lines] for lines in pages]
    return kept, list(_describe(row for row in rows if row in removed))


def _outer_rows(lines: Sequence[TextLine]) -> Iterator[_Row]:
    rows = group_into_rows(lines)
    for is_top, outer_rows in ((True, rows[:_EDGE_ROWS]), (False, rows[: -_EDGE_ROWS - 1 : -1])):
        for rank, row in enumerate(outer_rows):
            line = join_line_parts(row)
            inner = outer_rows[rank + 1][0].baseline if rank + 1 < len(outer_rows) else line.baseline
            gap = abs(line.baseline - inner)
            yield _Row(line.page, is_top, rank, tuple(row), line.text, line.baseline, line.size, gap)


def _repeated(rows: Sequence[_Row], size: float) -> set[_Row]:
    """Return the rows with the same words at the same height on several pages, unless they are as large as titles."""
    alike: defaultdict[tuple[bool, str], list[_Row]] = defaultdict(list)
    for row in rows:
        if row.size <= size * _MAX_HEAD_SIZE and sum(map(str.isalpha, row.key)) >= 2:
            alike[row.is_top, row.key].append(row)
    found: set[_Row] = set()
    pages = len({row.page for row in rows})
    for group in alike.values():
        heights = Counter(round(row.baseline / _HEIGHT_TOLERANCE) for row in group)
        for row in group:
            height = round(row.baseline / _HEIGHT_TOLERANCE)
            needed = _MIN_PAGES if row.rank == 0 else max(_MIN_PAGES, pages // 4)
            if sum(heights[height + near] for near in (-1, 0, 1)) >= needed:
                found.add(row)
    return found


def _at_the_same_place(rows: Iterable[_Row], heads: set[_Row]) -> set[_Row]:
    """Return the outermost rows where most pages have a running head, such as the head of a one-page chapter."""
    by_place: defaultdict[tuple[bool, int, int], list[_Row]] = defaultdict(list)
    for row in rows:
        by_place[row.is_top, round(row.baseline), round(row.size * 2)].append(row)
    found: set[_Row] = set()
    for group in by_place.values():
        count = sum(row in heads for row in group)
        if count >= 3 and 3 * count >= 2 * len(group):
            found |= {row for row in group if row.rank == 0}
    return found


def _changing(rows: Sequence[_Row], size: float) -> set[_Row]:
    """Return running heads that change with the section or the page: outermost rows at one height, apart from the text.

    Most of them share a part with others, or have a number that counts the pages.
    """
    by_height: defaultdict[tuple[bool, int], list[_Row]] = defaultdict(list)
    for row in rows:
        if row.rank == 0 and row.size <= size * _MAX_HEAD_SIZE and row.gap >= _MIN_HEAD_GAP * row.size:
            by_height[row.is_top, round(row.baseline / _HEIGHT_TOLERANCE)].append(row)
    pages = len({row.page for row in rows})
    found: set[_Row] = set()
    for group in by_height.values():
        if len(group) < max(_MIN_CHANGING, _MIN_HEAD_PAGES * pages):
            continue
        parts = Counter(part for row in group for part in _parts(row))
        known = sum(any(parts[part] > 1 for part in _parts(row)) for row in group)
        if known >= _MIN_KNOWN * len(group):
            found.update(group)
    return found


def _parts(row: _Row) -> set[str]:
    """Return the words of a row's parts, and the differences between its numbers and the page's index."""
    words = {_OUTER_NUMBER.sub("", line.text).casefold().strip() for line in row.lines}
    numbers = (int(number) - row.page for number in _DIGITS.findall(row.text))
    return {part for part in words if sum(map(str.isalpha, part)) >= 2} | {
        f"page {number}" for number in numbers
    }


def _page_numbers(rows: Iterable[_Row]) -> set[_Row]:
    """Return the rows with nothing but a number that increases with the pages."""
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
    """Return the candidates with only candidates between them and the edge of their page."""
    depths = Counter[tuple[int, bool]]()
    found = set()
    for row in rows:
        if row in candidates and depths[row.page, row.is_top] == row.rank:
            depths[row.page, row.is_top] += 1
            found.add(row)
    return found


def _describe(rows: Iterable[_Row]) -> Iterator[Dropped]:
    seen: set[str] = set()
    numbers = []
    for row in rows:
        if _PAGE_NUMBER.fullmatch(row.text):
            numbers.append(row.text)
        elif row.key not in seen:
            seen.add(row.key)
            yield Dropped("a running head", clean_line(_OUTER_NUMBER.sub("", row.text)))
    if numbers:
        yield Dropped("page numbers", clean_line(" ".join(dict.fromkeys((numbers[0], numbers[-1])))))


_LEADERS = re.compile(r"(?:\s*[.·…_]){3,}\s*(?:[0-9]{1,4}|[ivxlc]{1,7})$|(?:\s*[.·…_]){8,}$")
_NUMBER = re.compile(r"[0-9]{1,4}|[ivxlc]{1,7}")


def remove_contents(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[Dropped]]:
    """Return the lines, in reading order, without tables of contents, and these as dropped."""
    kept: list[TextLine] = []
    dropped = []
    position = 0
    while position < len(lines):
        end = _end_of_entries(lines, position)
        if end > position:
            entries = " ".join(line.text for line in lines[position:end])
            dropped.append(Dropped("the table of contents", clean_line(entries)))
            position = end
        else:
            kept.append(lines[position])
            position += 1
    return kept, dropped


def _end_of_entries(lines: Sequence[TextLine], start: int) -> int:
    """Return the end of the table of contents that begins at a line; ``start`` if none does."""
    is_titled = is_contents_heading(lines[start].text)
    if not is_titled and not _LEADERS.search(lines[start].text):
        return start
    end = last = start + is_titled
    count = 0
    while end < len(lines) and end - last <= 2:
        end += 1
        if _is_entry(lines[end - 1], is_titled):
            last = end
            count += 1
    return last if count >= 3 else start


def _is_entry(line: TextLine, is_titled: bool) -> bool:
    if _LEADERS.search(line.text):
        return True
    return is_titled and len(line.cells) > 1 and _NUMBER.fullmatch(line.cells[-1]) is not None
