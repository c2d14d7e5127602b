"""The parts of an article's text that were read, and the parts that are shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.document.model import Section
from tui.document.sections import innermost_section
from tui.reader.rows.item_styles import FOLD
from tui.reader.rows.line_index import LineIndex, LineItem
from tui.reader.rows.spans import TextRange

_MAX_UNREAD_SHARE = 0.05
"""The part of a section that may have been skipped in one that counts as read."""


class ReadRanges(NamedTuple):
    """The parts of a text that were read."""

    ranges: tuple[TextRange, ...] = ()
    """In order, apart from each other."""

    def with_range(self, start: int, end: int) -> "ReadRanges":
        """Return these parts and another one."""
        if end <= start:
            return self
        first = bisect_left(self.ranges, start, key=lambda part: part.end)
        last = bisect_right(self.ranges, end, key=lambda part: part.start)
        touched = self.ranges[first:last]
        if touched:
            start, end = min(start, touched[0].start), max(end, touched[-1].end)
        return ReadRanges((*self.ranges[:first], TextRange(start, end), *self.ranges[last:]))

    def length_in(self, start: int, end: int) -> int:
        """Return how many characters between two offsets were read."""
        first = bisect_right(self.ranges, start, key=lambda part: part.end)
        last = bisect_left(self.ranges, end, key=lambda part: part.start)
        return sum(min(end, part.end) - max(start, part.start) for part in self.ranges[first:last])

    def has_read(self, section: Section) -> bool:
        """Return whether a section was read, with the sections inside it, but for a small part."""
        length = section.end - section.start
        return length - self.length_in(section.start, section.end) <= _MAX_UNREAD_SHARE * length

    def read_among(self, sections: Sequence[Section], start: int, end: int) -> Iterator[int]:
        """Yield the indexes of the sections with text between two offsets that were read, and of those around them."""
        if not sections or end <= start:
            return
        first, last = innermost_section(sections, start), innermost_section(sections, end - 1)
        around = sections[first].parent
        while around is not None:
            if self.has_read(sections[around]):
                yield around
            around = sections[around].parent
        yield from (index for index in range(first, last + 1) if self.has_read(sections[index]))

    def dump(self, length: int) -> str:
        """Return the parts as one line, for the library; the length of the text tells whether it is still the same."""
        return f"{length}: {' '.join(f'{start}-{end}' for start, end in self.ranges)}" if self.ranges else ""

    @classmethod
    def parse(cls, line: str | None, length: int) -> "ReadRanges":
        """Return the parts from a line; none if it is not of a text of this length."""
        parts, (of, _, listed) = cls(), (line or "").partition(":")
        try:
            if not listed or int(of) != length:
                return parts
            for part in listed.split():
                start, end = map(int, part.split("-"))
                parts = parts.with_range(max(0, start), min(end, length))
        except ValueError:  # other programs can write to the library
            return cls()
        return parts


def shown_ranges(index: LineIndex[LineItem], first_row: int, last_row: int) -> list[TextRange]:
    """Return the parts of the article's text that stand on rows; what is folded is none of them."""
    if not index.rows:
        return []
    first, last = index.locate(first_row), index.locate(last_row)
    ranges: list[TextRange] = []
    is_joined = False  # to the item before, since only line ends stand between them
    for number in range(first.item, last.item + 1):
        item = index.items[number]
        if item.style == FOLD:
            is_joined = False
            continue
        start = item.start + (index.span(first)[0] if number == first.item else 0)
        end = item.end
        if number == last.item:
            end = min(end, item.start + index.span(last)[1])
        if end <= start:
            continue
        if is_joined:
            ranges[-1] = ranges[-1]._replace(end=end)
        else:
            ranges.append(TextRange(start, end))
        is_joined = True
    return ranges
