"""A list of choices of any length: what is not in view is not painted, nor measured."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size, clamp
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.reader.rows.entries import ListEntry, fitting
from tui.text.cells import fit, max_cells

_MARGIN = " "
_GAP = "  "


class EntryList(ScrollView, can_focus=False, inherit_bindings=False):
    """Shows choices, all of the same height, and which is the current one.

    Args:
        rows_each: 2 to show what is told about a choice under its title, 1 to show it beside.
        nothing: What to say where there is nothing to choose from.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--detail", "choice--current"}

    DEFAULT_CSS = """
    EntryList {
        height: auto;
        max-height: 100%;
        overflow-x: hidden;
    }
    """

    @dataclass
    class Clicked(Message):
        """A choice was clicked."""

        choice: ListEntry

    def __init__(self, *, rows_each: int = 2, nothing: str = "Nothing fits.") -> None:
        super().__init__()
        self._rows_each = rows_each
        self.nothing = nothing
        self._choices: list[ListEntry] = []
        self._folded: list[str] = []
        self._typed = ""
        self._shown: Sequence[int] = ()
        self._position = 0
        self._widest = 0
        self.moved_at = 0.0
        """When the view was last changed from outside, by the monotonic clock."""

    # What it is told

    def show(self, choices: Iterable[ListEntry], current: int = 0) -> None:
        """Show other choices.

        Args:
            choices: The choices.
            current: The index of the one to begin at.
        """
        self._choices = list(choices)
        self._folded = [choice.searched for choice in self._choices]
        self._widest = max((max_cells(choice.title) for choice in self._choices), default=0)
        self._typed = ""
        self._shown = range(len(self._choices))
        self._position = clamp(current, 0, max(0, len(self._choices) - 1))
        # The height follows what there is, not what fits what was typed: a frame that jumps is hard to read.
        self.virtual_size = Size(0, self._rows)
        self._look(centred=True)

    def change(self, changed: Mapping[int, ListEntry]) -> None:
        """Show more about some choices, by their indexes. The current one stays the current one."""
        for index, choice in changed.items():
            self._choices[index] = choice
            self._folded[index] = choice.searched
        if self._typed:
            self._fit(self.current_index)
        elif any(index in changed for index in self.in_view):
            self.refresh()

    def narrow(self, typed: str) -> None:
        """Show the choices that fit what was typed; the first of them is the current one."""
        kept = None if typed else self.current_index
        self._typed = typed.strip()
        self._fit(kept)

    # What it tells

    @property
    def count(self) -> int:
        """How many choices there are, whatever was typed."""
        return len(self._choices)

    @property
    def fitting_count(self) -> int:
        """How many of them fit what was typed."""
        return len(self._shown)

    def choice(self, index: int) -> ListEntry:
        """The choice of an index."""
        return self._choices[index]

    @property
    def current(self) -> ListEntry | None:
        """The current choice, if any fits."""
        index = self.current_index
        return None if index is None else self._choices[index]

    @property
    def current_index(self) -> int | None:
        """The index of the current choice, if any fits."""
        return self._shown[self._position] if self._shown else None

    @property
    def in_view(self) -> Sequence[int]:
        """The indexes of the choices in view, from the top."""
        first = self.scroll_offset.y // self._rows_each
        last = -(-(self.scroll_offset.y + self._page_rows) // self._rows_each)
        return self._shown[first:last]

    # Moving

    def move_lines(self, lines: int) -> None:
        """To the next or previous choice, or further."""
        self._move_to(self._position + lines)

    def move_pages(self, pages: int) -> None:
        """Down or up by pages."""
        self._move_to(self._position + pages * max(1, self._page_rows // self._rows_each - 1))

    def move_to_end(self, *, top: bool) -> None:
        """To the first or the last choice."""
        self._move_to(0 if top else len(self._shown) - 1)

    def _move_to(self, position: int) -> None:
        self._position = clamp(position, 0, max(0, len(self._shown) - 1))
        self._look()

    def _fit(self, kept: int | None) -> None:
        """Show what fits, with a choice as the current one if it still does."""
        self._shown = fitting(self._folded, self._typed) if self._typed else range(len(self._choices))
        self._position = self._shown.index(kept) if kept is not None and kept in self._shown else 0
        # Nothing else moves with the number of rows: setting it as a reactive would lay out the whole screen again.
        self.set_reactive(EntryList.virtual_size, Size(0, self._rows))
        self.vertical_scrollbar.window_virtual_size = self._rows
        self._refresh_scrollbars()
        self._look()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take note of it: whoever scrolls wants nothing else to be done meanwhile."""
        super().watch_scroll_y(old_value, new_value)
        self.moved_at = monotonic()

    def _look(self, *, centred: bool = False) -> None:
        """Bring the current choice into view."""
        self.moved_at = monotonic()
        top = self._position * self._rows_each
        if centred:
            scroll = top - (self._page_rows - self._rows_each) // 2
        else:
            scroll = max(self.scroll_offset.y, top + self._rows_each - self._page_rows)
            scroll = min(scroll, top)
        self.scroll_to(y=clamp(scroll, 0, max(0, self._rows - self._page_rows)), animate=False)
        self.refresh()

    @property
    def _rows(self) -> int:
        return max(1, len(self._shown) * self._rows_each)

    @property
    def _page_rows(self) -> int:
        return max(1, self.scrollable_content_region.height)

    # What moves it from outside

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as all choices need."""
        return max(1, len(self._choices) * self._rows_each)

    def on_resize(self) -> None:
        """Keep the current choice in view."""
        self._look()

    def on_click(self, event: events.Click) -> None:
        """Report the clicked choice."""
        offset = event.get_content_offset(self)
        position = -1 if offset is None else (self.scroll_offset.y + offset.y) // self._rows_each
        if 0 <= position < len(self._shown):
            self._move_to(position)
            self.post_message(self.Clicked(self._choices[self._shown[position]]))

    # Painting

    def render_line(self, y: int) -> Strip:
        """Paint a row of the view, as Textual's line API asks."""
        width, plain = self.scrollable_content_region.width, self.rich_style
        position, row = divmod(self.scroll_offset.y + y, self._rows_each)
        if not self._shown and y == 0:
            return self._line([Segment(_MARGIN + fit(self.nothing, width - 1), plain)], width, plain)
        if position >= len(self._shown):
            return Strip.blank(width, plain)
        detail = plain + self.get_component_rich_style("choice--detail", partial=True)
        if position == self._position:
            plain += self.get_component_rich_style("choice--current", partial=True)
            detail = plain
        choice = self._choices[self._shown[position]]
        return self._line(self._segments(choice, row, width - len(_MARGIN), plain, detail), width, plain)

    def _segments(
        self, choice: ListEntry, row: int, room: int, plain: Style, detail: Style
    ) -> Iterable[Segment]:
        yield Segment(_MARGIN, plain)
        if row == 1:
            yield Segment(fit(choice.detail, room), detail)
            return
        title = fit(choice.title, room)
        yield Segment(title, plain)
        column = min(self._widest, room) + len(_GAP)
        if self._rows_each == 1 and choice.detail and column < room:
            yield Segment(" " * (column - max_cells(title)) + fit(choice.detail, room - column), detail)

    def _line(self, segments: Iterable[Segment], width: int, style: Style) -> Strip:
        return Strip(segments).adjust_cell_length(width, style)
