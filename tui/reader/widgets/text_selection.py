"""Selecting the article's text, with the mouse or by offsets."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events
from textual.geometry import Offset, clamp
from textual.message import Message
from textual.timer import Timer

from tui.reader.rows.item_styles import FOLD
from tui.reader.rows.line_index import LineIndex, LineItem, TextRow
from tui.reader.rows.pointing import text_under, whole_words
from tui.reader.rows.spans import MatchSpans, StyledSpan, TextRange
from tui.reader.widgets.line_view import LineView

SELECTED = "article--selected"

_WITHOUT_TEXT = frozenset({"flow--title", "flow--byline", FOLD})
_SCROLL_SECONDS = 0.05
_LEFT_BUTTON = 1
_DOUBLE_CLICK = 2


@dataclass(eq=False, repr=False)
class TextSelected(Message):
    """Words of the article were selected."""

    text: str


class TextSelection:
    """Selects whole words of the article's own text, without the line breaks on the screen.

    While the button is down and the pointer is above or below the view, the text scrolls.
    """

    def __init__(self, view: LineView[LineIndex[LineItem]]) -> None:
        self._view = view
        self.article_text = ""
        self._range: TextRange | None = None
        self._anchor: TextRange | None = None
        self._pointer = Offset()
        self._scrolling: Timer | None = None
        self._has_dragged = False

    @property
    def text(self) -> str:
        """The selected text without folded parts, which the user cannot see; empty if nothing is selected."""
        if self._range is None:
            return ""
        from tui.reader.rows.skim_items import text_without_folds

        return text_without_folds(self.article_text, *self._range, self._view.line_index.items)

    @property
    def range(self) -> TextRange | None:
        """The selected part of the article's text; None if nothing is selected."""
        return self._range

    def select(self, selected: TextRange) -> None:
        """Select a part of the article's text."""
        self._select(selected)

    def reset(self, text: str) -> None:
        """Replace the article's text, and select nothing."""
        self.clear()
        self.article_text = text

    def clear(self) -> None:
        self._anchor = None
        self._select(None)

    def spans(self, row: TextRow) -> Iterable[StyledSpan]:
        """Return the selected parts of a row."""
        if self._range is None or row.item.style in _WITHOUT_TEXT:
            return ()
        found = MatchSpans((self._range,)).on_row(self.article_text, row)
        return [span._replace(style=SELECTED) for span in found]

    def mouse_down(self, event: events.MouseDown) -> None:
        self._has_dragged = False
        offset = event.get_content_offset(self._view)
        if event.button != _LEFT_BUTTON or offset is None or not self._view.is_laid_out:
            return
        self.clear()
        self._anchor = self._range_under(offset)
        self._view.capture_mouse()

    def mouse_move(self, event: events.MouseMove) -> None:
        if self._anchor is None:
            return
        if event.button != _LEFT_BUTTON:  # released outside the terminal
            self.mouse_up()
            return
        self._pointer = event.get_content_offset_capture(self._view)
        self._extend()
        if self._scrolling is None and self._scroll_step:
            self._scrolling = self._view.set_interval(_SCROLL_SECONDS, self._scroll)

    def mouse_up(self) -> None:
        if self._anchor is None:
            return
        self._anchor = None
        self._view.release_mouse()
        if self._scrolling is not None:
            self._scrolling.stop()
            self._scrolling = None
        if self.text:
            self._view.post_message(TextSelected(self.text))

    def takes_click(self, event: events.Click) -> bool:
        """Return whether a click ended a selection, or is part of a double click, which selects a word."""
        if self._has_dragged:
            return True
        if event.chain == _DOUBLE_CLICK:
            self._select_word(event)
        return event.chain > 1

    def _select_word(self, event: events.Click) -> None:
        under = self._range_under(event.get_content_offset_capture(self._view))
        word = whole_words(self.article_text, *under)
        if word.start < word.end:
            self._select(word)
            self._view.post_message(TextSelected(self.text))

    @property
    def _scroll_step(self) -> int:
        """The number of rows to scroll at a time: more, the farther the pointer is outside."""
        below = self._pointer.y - self._view.page_rows + 1
        return max(0, below) if below > 0 else min(0, self._pointer.y)

    def _scroll(self) -> None:
        if self._scroll_step:
            self._view.scroll_to_row(self._view.scroll_offset.y + self._scroll_step)
            self._extend()

    def _extend(self) -> None:
        assert self._anchor is not None
        under = self._range_under(self._pointer)
        if under == self._anchor and not self._has_dragged:
            return
        self._has_dragged = True
        start, end = min(self._anchor.start, under.start), max(self._anchor.end, under.end)
        words = whole_words(self.article_text, start, end)
        self._select(words if words.start < words.end else None)

    def _select(self, selected: TextRange | None) -> None:
        if selected != self._range:
            self._range = selected
            self._view.repaint()

    def _range_under(self, offset: Offset) -> TextRange:
        """Return the text at an offset from the top left of the content, or the nearest to it."""
        view = self._view
        row = view.scroll_offset.y + clamp(offset.y, 0, view.page_rows - 1)
        ref = view.line_index.locate(row)
        text_row = view.painter.text_row(ref)
        if ref.line < 0:
            return TextRange(text_row.item.start, text_row.item.start)
        if row >= view.line_index.rows or offset.y >= view.page_rows:
            cell = view.painter.width
        else:
            cell = -1 if offset.y < 0 else offset.x - view.painter.left_of(ref)
        start, end = text_under(self.article_text, text_row, cell)
        return TextRange(max(0, start), max(0, end))
