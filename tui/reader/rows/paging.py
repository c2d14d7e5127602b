"""Pages of rows, and where they scroll to."""

from typing import NamedTuple

ROWS_AHEAD = 4
"""The rows below the section being read that stay in view, at least."""
_MAX_ROWS_AHEAD = 9
"""The next section stays in view too if it is no further away."""


class Rows(NamedTuple):
    """A range of rows, by its first and its last one."""

    first: int
    last: int

    @property
    def all(self) -> range:
        return range(self.first, self.last + 1)

    def with_others(self, other: "Rows") -> "Rows":
        """Return the smallest range that has both."""
        return Rows(min(self.first, other.first), max(self.last, other.last))


class Page(NamedTuple):
    """The rows in view."""

    scroll: int
    """The number of rows that are scrolled out of view at the top."""
    height: int
    rows: int
    """The number of all rows."""
    fixed: int = 0
    """The number of rows at the top that stay in view while the others scroll under them."""

    def shows(self, rows: Rows) -> bool:
        """Return whether all of a range of rows is in view."""
        return rows.last < self.fixed or (
            self.scroll + self.fixed <= max(rows.first, self.fixed) and rows.last < self.scroll + self.height
        )

    def has_room_for(self, rows: Rows) -> bool:
        """Return whether all of a range of rows can be in view."""
        return rows.last < self.fixed or rows.last - max(rows.first, self.fixed) < self.height - self.fixed

    def scroll_to_show(self, rows: Rows, surroundings: Rows | None = None) -> int:
        """Return the nearest scroll that shows a range of rows, or its first rows if it does not fit.

        The rows around it are shown too, if they are given and there is room.
        """
        if surroundings is not None and self.has_room_for(surroundings):
            rows = surroundings
        if rows.last < self.fixed:
            return self.scroll
        most = rows.first - self.fixed
        return self._clamped(min(most, max(self.scroll, rows.last + 1 - self.height)))

    def scroll_to_middle(self, rows: Rows) -> int:
        """Return the scroll that brings a range of rows to the middle of those that scroll."""
        middle = self._clamped(rows.first - (self.fixed + self.height) // 2)
        return self._replace(scroll=middle).scroll_to_show(rows)

    def _clamped(self, scroll: int) -> int:
        return max(0, min(scroll, self.rows - self.height))


def scroll_while_reading(
    page: Page, section: Rows, next_section: Rows, line: Rows, surroundings: Rows, *, is_of_section: bool
) -> int:
    """Return how far the digest scrolls while the article is read.

    It shows the section being read, with what comes next, and the current line. Where both fit it scrolls as little as
    that needs. Else the section is brought to the middle, unless the current line is a part of it: then that is shown.

    Args:
        page: What is in view of the digest.
        section: The rows of the section being read.
        next_section: Those of the next section; for the last one, those of the end of its gist.
        line: Those of the current line.
        surroundings: Those that are shown with the current line if there is room.
        is_of_section: Whether the current line leads into the section.
    """
    is_near = next_section.last - section.last <= _MAX_ROWS_AHEAD
    last = max(section.last + ROWS_AHEAD, next_section.last if is_near else 0)
    ahead = Rows(section.first, max(section.last, min(last, page.rows - 1)))
    if page.shows(ahead) and page.shows(line):
        return page.scroll
    if line != section and line.last >= page.fixed:
        for wanted in (surroundings.with_others(ahead), line.with_others(ahead), line.with_others(section)):
            if page.has_room_for(wanted):
                return page.scroll_to_show(wanted)
        if is_of_section:
            return page.scroll_to_show(line, surroundings)
    return page.scroll if page.shows(ahead) else page.scroll_to_middle(section)
