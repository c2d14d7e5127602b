"""The pane of the article's text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events, on
from textual.geometry import clamp
from textual.message import Message
from textual.scrollbar import ScrollTo
from textual.strip import Strip

from tui.document.model import Article, Section, Sentence
from tui.document.sections import innermost_section
from tui.reader.rows.article_items import article_items, top_offset
from tui.reader.rows.article_rows import ArticleRows
from tui.reader.rows.decorations import (
    ArticleDecorations,
    RowDecoration,
)
from tui.reader.rows.item_styles import CODE
from tui.reader.rows.line_index import LineIndex, LineItem, RowRef
from tui.reader.rows.spans import (
    FacetSigns,
    HeatSpans,
    HighlightSpans,
    MatchSpans,
    overlaid,
)
from tui.reader.widgets.code_coloring import colored_styles
from tui.reader.widgets.letters import Letters
from tui.reader.widgets.line_view import LineView
from tui.reader.widgets.sideways_scroll import SidewaysScroll
from tui.reader.widgets.text_selection import TextSelection
from tui.reader.widgets.track import Track
from tui.settings.table import MIN_TEXT_WIDTH, TEXT_WIDTH

if TYPE_CHECKING:
    from tui.reader.rows.skim_items import FoldLine

HEADING_ROW = 1
"""A section's heading is brought to this row of the view, so that the end of the previous section stays in view."""

RESUME_ROW = 4
"""The last position is brought to this row of the view, so that the text before it stays in view."""

_MIN_READ_PARTS = 3
"""The section at the cursor is being read while it has at least this part of the page from there on: a third."""

SCROLL_OFF = 2
"""The rows above and below the cursor that stay in view after a jump or a page."""


class ArticlePane(LineView[LineIndex[LineItem]]):
    """Shows an article and the cursor in it.

    The cursor is the row that keys act on. It stays on one row of the view while the text scrolls under it, and leaves
    that row only where the text cannot scroll: at its ends and after a jump.

    Args:
        text_width: The longest line, in cells; 0 for lines as wide as the pane.
        id: The id of the widget.
    """

    PAGE_OVERLAP = SCROLL_OFF

    @dataclass(eq=False, repr=False)
    class Moved(Message):
        """The cursor is at another offset of the text."""

        place: int

        def can_replace(self, message: Message) -> bool:
            """Only the latest offset matters."""
            return isinstance(message, ArticlePane.Moved)

    class Scrolled(Message):
        """The wheel or the scrollbar was used."""

    @dataclass(eq=False, repr=False)
    class Clicked(Message):
        """The pane was clicked, but not on a fold line."""

        pane: "ArticlePane"
        place: int

    @dataclass(eq=False, repr=False)
    class FoldClicked(Message):
        """A fold line was clicked."""

        line: "FoldLine"

    def __init__(self, text_width: int = TEXT_WIDTH, *, id: str | None = None) -> None:
        super().__init__(LineIndex([], 0), text_width=text_width, id=id)
        self.border_title = "Article"
        self.sideways = SidewaysScroll(self)
        self.letters = Letters(self)
        self.selection = TextSelection(self)
        self._decorations = ArticleDecorations()
        self._track = Track(self, lambda: self._decorations.track_marks)
        self._article: Article | None = None
        self._place = 0
        self._cursor_row = 0
        self._is_on_fold_line = False

    def repaint(self) -> None:
        """Paint the rows in view again, and the scroll bar if other marks are to be shown there."""
        super().repaint()
        self._track.update()

    # The article

    def show_article(self, article: Article, place: int | None = None, row: int = 0) -> None:
        """Show an article at an offset of its text, on a row of the view, or from its top."""
        self._set_article(article, top_offset(article) if place is None else place)
        self._cursor_row = 0 if place is None else row
        self.show_items(article_items(article))

    def show_wrapped_article(self, article: Article, line_index: LineIndex[LineItem], place: int) -> None:
        """Show an article that is wrapped already, at an offset. The pane then owns the index."""
        self._set_article(article, place)
        self.line_index = line_index
        self.rows_changed()

    def _set_article(self, article: Article, place: int) -> None:
        self._article, self._place = article, place
        self._is_on_fold_line = False
        self._decorations = ArticleDecorations(colored_styles(article, self))
        self.selection.reset(article.text)

    def show_items(self, items: Sequence[LineItem]) -> None:
        """Show the same article as other items, at the same offset."""
        self.show_rows(LineIndex(items, self.wrap_width))

    def show_heat(self, heat: HeatSpans | None) -> None:
        """Tint sentences and mark their rows by their importance; None removes all tints."""
        self._decorations.heat = heat
        self.repaint()

    def show_facets(self, facets: FacetSigns | None) -> None:
        """Name the facets of sentences in the margin; None removes all names."""
        self._decorations.facets = facets
        self.repaint()

    def mark_sentences(self, summary: Sequence[Sentence], current: Sentence | None) -> None:
        """Mark the sentences of the summary, and the current sentence, which need not be among them, more strongly."""
        self._decorations.set_sentences(summary, current)
        self.repaint()

    def show_highlights(self, highlights: HighlightSpans) -> None:
        """Show the sentences that the user has marked."""
        self._decorations.highlights = highlights
        self.repaint()

    def show_matches(self, matches: MatchSpans) -> None:
        """Show the matches of a search, the current one more strongly."""
        self._decorations.matches = matches
        self.repaint()

    # The width of the text

    def widen_text(self, columns: int) -> int | None:
        """Widen the lines, or narrow them by a negative number, and keep the position.

        Returns:
            The new width; None if it cannot be changed by that much.
        """
        before = self.wrap_width
        wanted = clamp(before + columns, min(MIN_TEXT_WIDTH, before), max(before, self.painter.room))
        if wanted == before:
            return None
        self.painter.max_width = wanted
        self.rewrap()
        return wanted

    # The selection

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self.selection.mouse_down(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.selection.mouse_move(event)

    def on_mouse_up(self) -> None:
        self.selection.mouse_up()

    # The cursor

    @property
    def place(self) -> int:
        """The offset of the text at the cursor."""
        return self._place

    @property
    def is_at_top(self) -> bool:
        """True if the cursor is at the top of the article."""
        return self._article is None or self._place <= top_offset(self._article)

    @property
    def cursor_row(self) -> int:
        """The row of the view that the cursor is on."""
        return self._cursor_row

    @property
    def place_row(self) -> int:
        """The row of the view that the text at the cursor is on, which may follow an empty row with the cursor."""
        if not self.is_laid_out:
            return self._cursor_row
        return self._rows.row_of(self._place, on_fold_line=self._is_on_fold_line) - self.scroll_offset.y

    @property
    def current_row(self) -> int:
        """The row of the text that the cursor is on."""
        return clamp(self.scroll_offset.y + self._cursor_row, 0, max(0, self.line_index.rows - 1))

    @property
    def section(self) -> Section | None:
        """The section being read: the cursor's, unless another fills most of the page and it less than a third."""
        if self._article is None or not self._article.sections:
            return None
        sections = self._article.sections
        here = innermost_section(sections, self._place)
        scroll = self.scroll_offset.y
        if self.is_laid_out and scroll < self.last_scroll and sections[here].start != self._place:
            first = self.current_row
            rows = range(first, max(first + 1, scroll + self.page_rows))
            counts: Counter[int] = Counter()
            for item, count in self.line_index.items_on(rows):
                counts[innermost_section(sections, self.line_index.items[item].start)] += count
            if _MIN_READ_PARTS * counts[here] < len(rows):
                here = counts.most_common(1)[0][0]
        return sections[here]

    @property
    def progress(self) -> int:
        """The share of the text before the cursor, in per cent; all of it once the end of the last section is read."""
        if self.is_laid_out and self.scroll_offset.y >= self.last_scroll and self._is_in_last_section:
            return 100
        length = len(self._article.text) if self._article else 0
        return min(99, 100 * max(0, self._place) // length) if length else 0

    @property
    def _is_in_last_section(self) -> bool:
        """True if the cursor is in the last section, or all of the article is in view."""
        sections = () if self._article is None else self._article.sections
        return self.last_scroll == 0 or not sections or self.section is sections[-1]

    @property
    def fold_line(self) -> "FoldLine | None":
        """The fold line that the cursor is on, if it is on one."""
        return self._rows.fold_line_at(self.current_row)

    @property
    def _rows(self) -> ArticleRows:
        return ArticleRows(self.line_index, 0 if self._article is None else top_offset(self._article))

    @property
    def line_range(self) -> tuple[int, int]:
        """The offsets of the text at the start and the end of the cursor's row."""
        return self._rows.offset_of(self.current_row), self._rows.offset_of(self.current_row, at_end=True)

    def update_article(self, article: Article) -> None:
        self._article = article

    def move_lines(self, lines: int) -> None:
        """Move the text under the cursor, and the cursor itself where the text cannot move."""
        wanted = self.scroll_offset.y + lines
        scroll = clamp(wanted, 0, self.last_scroll)
        self._set_cursor(scroll, self._cursor_row + wanted - scroll)

    def move_pages(self, pages: float) -> None:
        """Move by pages or parts of one."""
        scroll = clamp(self.scroll_offset.y + self.page_step(pages), 0, self.last_scroll)
        if scroll == self.scroll_offset.y:
            self._set_cursor(scroll, self.page_rows if pages > 0 else 0)
        else:
            self._set_cursor(scroll, self._cursor_row)

    def move_to_end(self, *, top: bool) -> None:
        """Move to the first or the last row."""
        self.ensure_wrapped_around(0 if top else self.line_index.rows)
        self._set_cursor(0 if top else self.last_scroll, 0 if top else self.page_rows)

    def go_to(self, place: int, *, row: int | None = None, on_fold_line: bool = False) -> None:
        """Move the cursor to an offset of the text.

        Args:
            place: An offset of the article's text.
            row: The row of the view to bring it to; None to move the text only if it is out of view.
            on_fold_line: Whether to move to the fold line at the offset, not to the text unfolded under it.
        """
        if not self.is_laid_out:
            self._place, self._cursor_row = place, HEADING_ROW if row is None else row
            self._is_on_fold_line = on_fold_line
            return
        line = self._wrapped_row(place, on_fold_line=on_fold_line)
        self.sideways.show(place)
        scroll = self.scroll_offset.y
        if row is not None:
            scroll = line - row
        elif not scroll + SCROLL_OFF <= line < scroll + self.page_rows - SCROLL_OFF:
            scroll = line - self.page_rows // 3
        scroll = clamp(scroll, 0, self.last_scroll)
        self._set_cursor(scroll, line - scroll, place)

    def keep_position(self) -> None:
        """Show the same offset on the same row of the view after the rows have moved."""
        if not self.is_laid_out:
            return
        row = self._wrapped_row(self._place, on_fold_line=self._is_on_fold_line)
        scroll = clamp(row - min(self._cursor_row, self.page_rows - 1), 0, self.last_scroll)
        self._set_cursor(scroll, row - scroll, self._place)

    def _wrapped_row(self, place: int, *, on_fold_line: bool = False) -> int:
        """Return the row of an offset, once the rows around it are exact."""
        row = self._rows.row_of(place, on_fold_line=on_fold_line)
        while self.ensure_wrapped_around(row):
            row = self._rows.row_of(place, on_fold_line=on_fold_line)
        return row

    def _set_cursor(self, scroll: int, cursor_row: int, place: int | None = None) -> None:
        before = self.current_row
        self._cursor_row = clamp(cursor_row, 0, min(self.page_rows, max(1, self.line_index.rows)) - 1)
        self._cursor_moved(scroll + self._cursor_row, place)
        self.scroll_to(y=scroll, animate=False)
        self.repaint_rows(before, self.current_row)

    def _cursor_moved(self, row: int, place: int | None = None) -> None:
        self._place = self._rows.offset_of(row) if place is None else place
        self._is_on_fold_line = self._rows.fold_line_at(row) is not None
        self.post_message(self.Moved(self._place))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow the wheel and the scrollbar, which move the text under the cursor."""
        super().watch_scroll_y(old_value, new_value)
        self.sideways.text_scrolled()
        row = self.scroll_offset.y + self._cursor_row
        if self.is_laid_out and self._rows.row_of(self._place) != row:
            self._cursor_moved(row)
        self.repaint_rows(round(old_value) + self._cursor_row, row)

    @on(events.MouseScrollUp)
    @on(events.MouseScrollDown)
    @on(ScrollTo)
    def _text_scrolled(self) -> None:
        self.post_message(self.Scrolled())

    def on_click(self, event: events.Click) -> None:
        if self.selection.takes_click(event):
            return
        row = self.row_under(event)
        if row is not None and (line := self._rows.fold_line_at(row)) is not None:
            self.post_message(self.FoldClicked(line))
        else:
            place = self._place if row is None else self._first_offset_in_view(row)
            self.post_message(self.Clicked(self, place))

    def _first_offset_in_view(self, row: int) -> int:
        """Return the offset of the first character of a row that is in view, or else of the row."""
        item, start, end = self.painter.text_row(self.line_index.locate(row))
        is_scrolled = item.style == CODE and start < end
        return item.start + start if is_scrolled else self._rows.offset_of(row)

    # Painting

    def paint_row(self, row: int) -> Strip:
        """Return a row, with the letters on it."""
        return self.letters.over(super().paint_row(row), row)

    def decorate(self, ref: RowRef) -> RowDecoration:
        """Return the cursor and all marks on a row."""
        has_cursor = self.has_focus and self.line_index.row_at(ref) == self.current_row
        style = "article--cursor" if has_cursor else None
        decorations = self._decorations
        if ref.line < 0:
            return RowDecoration(style, outer_sign=decorations.gap_sign())
        row = self.painter.text_row(ref)
        spans = overlaid(decorations.spans(self.selection.article_text, row), self.selection.spans(row))
        return RowDecoration(style, decorations.sign(row), decorations.outer_sign(row), spans)
