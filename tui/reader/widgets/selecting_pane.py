"""A pane of the article's text in which the mouse selects."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset, clamp
from textual.message import Message
from textual.timer import Timer

from tui.reader.rows.line_index import LineItem
from tui.reader.rows.match_spans import MatchSpans
from tui.reader.rows.pointing import Span, text_under, whole_words
from tui.reader.rows.skim_items import text_in_view
from tui.reader.rows.spans import StyledSpan
from tui.reader.widgets.flow_pane import GUTTER, FlowPane

SELECTED = "article--selected"

_HOLD_NO_TEXT = frozenset({"flow--title", "flow--byline", "flow--fold"})
_SECONDS_OF_A_PULL = 0.05
_LEFT_BUTTON = 1
_DOUBLE = 2


class SelectingPane(FlowPane[LineItem]):
    """Selects whole words of the article's text under the mouse, as the article has them and not as they are wrapped.

    While the button is down outside the pane, the text is pulled along.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {SELECTED}

    @dataclass(eq=False, repr=False)
    class Selected(Message):
        """Words were selected."""

        text: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._selection: Span | None = None
        self._anchor: Span | None = None
        self._pointer = Offset()
        self._is_pulled: Timer | None = None
        self._has_dragged = False

    @property
    def article_text(self) -> str:
        """The text of the article that is shown."""
        raise NotImplementedError

    @property
    def selected_text(self) -> str:
        """What is selected and in view, empty if nothing is: what is folded is not copied unseen."""
        return (
            ""
            if self._selection is None
            else text_in_view(self.article_text, *self._selection, self.flow.items)
        )

    def select_nothing(self) -> None:
        """End the selection."""
        self._anchor = None
        self._select(None)

    def select_word(self, event: events.Click) -> None:
        """Select the word that was clicked twice."""
        start, end = whole_words(self.article_text, *self._under(event.get_content_offset_capture(self)))
        if start < end:
            self._select((start, end))
            self.post_message(self.Selected(self.selected_text))

    def was_for_selecting(self, event: events.Click) -> bool:
        """Whether a click was the end of a selection, or one of two that select a word; the latter is done here."""
        if self._has_dragged:
            return True
        if event.chain == _DOUBLE:
            self.select_word(event)
        return event.chain > 1

    def selected_spans(self, item: LineItem, start: int, end: int) -> Iterable[StyledSpan]:
        """The parts of a row that are selected."""
        if self._selection is None or item.style in _HOLD_NO_TEXT:
            return ()
        found = MatchSpans((self._selection,)).on_row(self.article_text, item, start, end)
        return [span._replace(style=SELECTED) for span in found]

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select."""
        self._has_dragged = False
        offset = event.get_content_offset(self)
        if event.button != _LEFT_BUTTON or offset is None or not self.is_laid_out:
            return
        self.select_nothing()
        self._anchor = self._under(offset)
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select as far as the pointer."""
        if self._anchor is None:
            return
        if event.button != _LEFT_BUTTON:  # it was let go where nobody told of it
            self._end_dragging()
            return
        self._pointer = event.get_content_offset_capture(self)
        self._extend()
        if self._is_pulled is None and self._pull:
            self._is_pulled = self.set_interval(_SECONDS_OF_A_PULL, self._pull_text)

    def on_mouse_up(self) -> None:
        """What is selected stays."""
        if self._anchor is not None:
            self._end_dragging()

    def _end_dragging(self) -> None:
        self._anchor = None
        self.release_mouse()
        if self._is_pulled is not None:
            self._is_pulled.stop()
            self._is_pulled = None
        if self.selected_text:
            self.post_message(self.Selected(self.selected_text))

    @property
    def _pull(self) -> int:
        """By how many rows the text is pulled at a time: the farther out the pointer, the more."""
        below = self._pointer.y - self.page_rows + 1
        return max(0, below) if below > 0 else min(0, self._pointer.y)

    def _pull_text(self) -> None:
        if self._pull:
            self.scroll_to(y=clamp(self.scroll_offset.y + self._pull, 0, self.last_scroll), animate=False)
            self._extend()

    def _extend(self) -> None:
        assert self._anchor is not None
        under = self._under(self._pointer)
        if under == self._anchor and not self._has_dragged:
            return
        self._has_dragged = True
        start, end = min(self._anchor[0], under[0]), max(self._anchor[1], under[1])
        start, end = whole_words(self.article_text, start, end)
        self._select((start, end) if start < end else None)

    def _select(self, selection: Span | None) -> None:
        if selection != self._selection:
            self._selection = selection
            self.repaint()

    def _under(self, offset: Offset) -> Span:
        """The part of the text at an offset from the top left of the content, or the nearest to it."""
        y = clamp(offset.y, 0, self.page_rows - 1)
        row = self.scroll_offset.y + y
        spot = self.flow.locate(row)
        item = self.flow.items[spot.item]
        if spot.line < 0:
            return item.start, item.start
        indent = item.lead if spot.line == 0 else item.rest
        beside = (self.text_room - self.text_width) // 2 + GUTTER + cell_len(indent)
        if row >= self.flow.rows or offset.y >= self.page_rows:
            cell = self.text_width
        else:
            cell = -1 if offset.y < 0 else offset.x - beside
        start, end = text_under(self.article_text, item, *self.flow.span(spot), cell)
        return max(0, start), max(0, end)
