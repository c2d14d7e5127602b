"""A list of entries of any length, which can be filtered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from time import monotonic

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size, clamp
from textual.message import Message
from textual.strip import Strip

from tui.reader.rows.entries import EntryTable, ListEntry, entry_lines, matching, one_row, wrapped_lines
from tui.reader.rows.item_rows import EqualRows, UnequalRows
from tui.reader.rows.line_index import RowRef
from tui.reader.rows.paging import Rows
from tui.reader.widgets.line_view import LineView
from tui.text.cells import max_cells

_MARGIN, _CURRENT = " ", "▸"
NO_MATCHES = "No matches."
_LOOKING = "Looking …"
_MAX_PLACEHOLDER_ROWS = 8
_TITLE_AND_DETAIL = 2


class EntryList(LineView[EqualRows | UnequalRows], can_focus=False):
    """Shows entries, one of them the current one, with their details under their titles or, in one row, beside them.

    While there are no entries yet, and while none matches, it shows a placeholder.

    Args:
        rows_each: The rows of an entry: its title, and at most the others for its detail.
        details_at_right: Whether details beside titles stand at the right edge.
        placeholder: What stands there while no entry matches.
    """

    DEFAULT_CSS = """
    EntryList {
        height: auto;
        overflow-y: auto;
    }
    """

    @dataclass
    class Clicked(Message):
        """An entry was clicked, and is now the current one."""

        entry: ListEntry

    @dataclass
    class Moved(Message):
        """Another entry is the current one."""

        entry: ListEntry

    def __init__(
        self, *, rows_each: int = 2, details_at_right: bool = False, placeholder: str = NO_MATCHES
    ) -> None:
        super().__init__(EqualRows(1, rows_each))
        self._rows_each = rows_each
        self._has_equal_rows = True
        self._has_details_at_right = details_at_right
        self.placeholder = placeholder
        self.is_filled = False
        """True once entries were shown, even if there are none."""
        self._expected = 1
        self.all_entries: list[ListEntry] = []
        self._search_texts: list[str] = []
        self._states: list[str] = []
        self._indexes: dict[str, int] = {}
        self._always_found: Sequence[int] = ()
        self._query = ""
        self._shown: Sequence[int] = ()
        self._title_width = 0
        self._last_current: str | None = None
        self.last_moved = 0.0
        """The time when the user last moved or scrolled, by the monotonic clock."""

    def show(self, entries: Iterable[ListEntry] | EntryTable, current: str | None = None) -> None:
        """Replace all entries; the one with an id is current, or the first."""
        self.is_filled = True
        self.all_entries, self._search_texts, self._states, self._indexes = EntryTable.of(entries)
        self._always_found = [index for index, entry in enumerate(self.all_entries) if entry.is_always_found]
        if self._rows_each == 1:  # else a title has the whole row
            self._title_width = max((max_cells(entry.title) for entry in self.all_entries), default=0)
        self._has_equal_rows = self._rows_each == 1 or (
            self._rows_each == _TITLE_AND_DETAIL
            and all(entry.title_rows == 1 and not entry.is_heading for entry in self.all_entries)
        )
        self._query = ""
        self._filter(current)
        rows = self._rows_of(self.cursor)
        self.scroll_to_row((rows.first + rows.last + 1 - self.page_rows) // 2)
        # The height follows all entries, not those that match: a frame that jumps while one types is hard to read.
        self.refresh(layout=True)

    @property
    def table(self) -> EntryTable:
        """All entries, with what they are found by."""
        return EntryTable(self.all_entries, self._search_texts, self._states, self._indexes)

    def on_unmount(self) -> None:
        """Free the entries: where there are many, the collector is told to leave them alone, and so is their widget."""
        for values in (self.all_entries, self._search_texts, self._states, self._indexes):
            values.clear()

    def expect(self, count: int) -> None:
        """Make room for the entries that are looked for, until they are shown."""
        self._expected = count
        self.refresh(layout=True)

    def update(self, changed: Iterable[ListEntry]) -> None:
        """Replace the entries that have the ids of the changed ones; the current entry stays current."""
        current = self.current
        ids = self._replace(changed)
        if self._query:
            self._filter(None if current is None else current.id)
        elif not self._has_equal_rows:
            self.rewrap()
        elif any(entry.id in ids for entry in self.in_view):
            self.repaint()

    def refold(self, changed: Iterable[ListEntry], current: str) -> None:
        """Replace entries, some of which were folded or are no longer; the one with an id is current."""
        self._replace(changed)
        self._filter(current)
        self.refresh(layout=True)

    def _replace(self, changed: Iterable[ListEntry]) -> set[str]:
        """Put the changed entries in place of those with their ids, and return these."""
        ids = set()
        for entry in changed:
            if (index := self._indexes.get(entry.id)) is not None:
                self.all_entries[index], self._search_texts[index] = entry, entry.search_text
                self._states[index] = entry.state_text
                ids.add(entry.id)
        return ids

    def filter(self, typed: str, current: str | None = None) -> None:
        """Show the entries that match every typed word; the one with an id is current, or the first."""
        kept = current if typed or self.current is None else self.current.id
        self._query = typed.strip()
        self._filter(kept)

    def _filter(self, current: str | None) -> None:
        self._show(self._matching if self._query else self._unfiltered, current)

    @property
    def _matching(self) -> Sequence[int]:
        found = matching(self._search_texts, self._query, self._states)
        return [*found, *(index for index in self._always_found if index not in found)]

    @property
    def _unfiltered(self) -> Sequence[int]:
        return [index for index, entry in enumerate(self.all_entries) if not entry.is_only_found]

    def _show(self, shown: Sequence[int], current: str | None) -> None:
        index = None if current is None else self._indexes.get(current)
        self._shown = shown
        self.cursor = self._nearest_entry(
            shown.index(index) if index is not None and index in shown else 0, 1
        )
        self.show_rows(self._laid_out(shown, self.content_region.width))
        self.call_next(self._post_moved)
        self._refresh_scrollbars()  # now, and not only once the list is painted

    @property
    def matching_count(self) -> int:
        """The number of entries that are shown."""
        return len(self._shown)

    @property
    def current(self) -> ListEntry | None:
        """The current entry; None if no entry matches."""
        return self.all_entries[self._shown[self.cursor]] if self._shown else None

    @property
    def listed(self) -> Sequence[ListEntry]:
        """The entries that are shown, also those out of view."""
        return [self.all_entries[index] for index in self._shown]

    @property
    def in_view(self) -> Sequence[ListEntry]:
        """The entries in view, from the top."""
        top = self.scroll_offset.y
        first, last = (self.line_index.locate(row).item for row in (top, top + self.page_rows - 1))
        return [self.all_entries[index] for index in self._shown[first : last + 1]]

    def _laid_out(self, shown: Sequence[int], width: int) -> EqualRows | UnequalRows:
        """Return the rows of entries, given by their indexes, in a width."""
        if not shown:
            return EqualRows(1, len(self._placeholder_lines(width)))
        if self._has_equal_rows:
            return EqualRows(len(shown), self._rows_each)
        return UnequalRows(sum(map(len, self._lines(self.all_entries[index], width))) for index in shown)

    def _lines(self, entry: ListEntry, width: int) -> tuple[Sequence[str], Sequence[str]]:
        """Return the lines of an entry. They are the same beside a scrollbar: whether there is one depends on them."""
        room = width - len(_MARGIN) - self.styles.scrollbar_size_vertical
        return entry_lines(entry, max(1, room), self._rows_each - 1)

    def _rows_of(self, item: int) -> Rows:
        return Rows(self.line_index.row_at(RowRef(item, 0)), self.line_index.row_at(RowRef(item + 1, 0)) - 1)

    def rewrap(self) -> None:
        """Lay the entries out in the current width, with the current one in view."""
        self.show_rows(self._laid_out(self._shown, self.content_region.width))

    def move_to(self, item: int) -> None:
        """Make another of the shown entries the current one."""
        self.cursor = self._nearest_entry(clamp(item, 0, max(0, len(self._shown) - 1)), item - self.cursor)
        self.keep_position()
        self.repaint()
        self.call_next(self._post_moved)

    def _post_moved(self) -> None:
        """Post ``Moved``, in a callback: what the parent's handlers post does not get beyond the parent."""
        if self.current is not None and self.current.id != self._last_current:
            self._last_current = self.current.id
            self.post_message(self.Moved(self.current))

    def _nearest_entry(self, item: int, direction: int) -> int:
        """Return the nearest item that is no heading: the item itself, or one in a direction, or else in the other."""
        after, before = range(item, len(self._shown)), range(item, -1, -1)
        for index in chain(before, after) if direction < 0 else chain(after, before):
            if self._shown and not self.all_entries[self._shown[index]].is_heading:
                return index
        return 0

    def move_pages(self, pages: float) -> None:
        """Move down or up by pages."""
        rows, step = self._rows_of(self.cursor), round(pages * self.page_rows)
        row = rows.first + step if step > 0 else rows.last + step
        overlap = self.PAGE_OVERLAP if 0 <= row < self.line_index.rows else 0
        items = abs(self.line_index.locate(row).item - self.cursor) - overlap
        self.move_lines(max(1, items) if step > 0 else -max(1, items))

    def keep_position(self) -> None:
        """Keep the current entry in view."""
        self.last_moved = monotonic()
        has_heading = self.cursor > 0 and self.all_entries[self._shown[self.cursor - 1]].is_heading
        self.scroll_into_view(
            Rows(self._rows_of(self.cursor - has_heading).first, self._rows_of(self.cursor).last)
        )

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Record the time of scrolling, so that other work can wait."""
        super().watch_scroll_y(old_value, new_value)
        self.last_moved = monotonic()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows that all entries need, also those still looked for, or else what the others leave free."""
        if not self.is_filled:
            needed = self._expected * self._rows_each
        else:
            needed = self._laid_out(self._unfiltered, width).rows
        if not container.height:  # the layout asks how high it would be without a limit
            return needed
        others = (
            other.get_content_height(container, viewport, width) + other.styles.margin.height
            for other in self.siblings
            if other.display
        )
        return max(1, min(needed, container.height - sum(others)))

    def _placeholder_lines(self, width: int) -> Sequence[str]:
        text = self.placeholder if self.is_filled else _LOOKING
        return wrapped_lines(text, max(1, width - len(_MARGIN)), _MAX_PLACEHOLDER_ROWS)

    def on_click(self, event: events.Click) -> None:
        row = self.row_under(event)
        position = len(self._shown) if row is None else self.line_index.locate(row).item
        if position < len(self._shown) and not self.all_entries[self._shown[position]].is_heading:
            self.move_to(position)
            self.post_message(self.Clicked(self.all_entries[self._shown[position]]))

    def paint_row(self, row: int) -> Strip:
        width, style = self.frame_width, self.plain_style
        position, line = self.line_index.locate(row)
        if not self._shown:
            lines = self._placeholder_lines(width)
            text = lines[line] if line < len(lines) else ""
            return Strip([Segment(_MARGIN + text, style)]).adjust_cell_length(width, style)
        if self.all_entries[self._shown[position]].is_heading:
            style += self.component_style("entry--heading")
        detail = style + self.component_style("entry--detail")
        style += self.component_style("entry--title")
        if position == self.cursor:
            style = detail = style + self.component_style("entry--current")
        segments = self._segments(self.all_entries[self._shown[position]], line, width - 1, style, detail)
        return Strip(segments).adjust_cell_length(width, style)

    def _segments(
        self, entry: ListEntry, line: int, room: int, style: Style, detail: Style
    ) -> Iterable[Segment]:
        yield Segment(_CURRENT if line == 0 and entry is self.current else _MARGIN, style)
        if self._rows_each > 1:
            if self._has_equal_rows:
                titles, details = entry_lines(entry, room, self._rows_each - 1)
            else:
                titles, details = self._lines(entry, self.content_region.width)
            lines = (*titles, *details)
            # Before it is laid out for a wider terminal, an entry may have rows without a line.
            text = lines[line] if line < len(lines) else ""
            yield Segment(text, style if line < len(titles) else detail)
            return
        column = None if self._has_details_at_right else min(self._title_width, room * 2 // 3)
        title, beside = one_row(entry, column, room)
        yield Segment(title, style)
        yield Segment(beside, detail)
