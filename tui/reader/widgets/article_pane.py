"""The article, as one reads it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.geometry import clamp
from textual.message import Message

from tui.document.model import Article, Sentence
from tui.reader.rows.article_items import article_items, top_place
from tui.reader.rows.article_marks import CURRENT_SENTENCE, HEAT_SIGN, IN_SUMMARY, ArticleMarks
from tui.reader.rows.line_index import LineItem, RowRef
from tui.reader.rows.match_spans import CURRENT, MATCH, MatchSpans
from tui.reader.rows.skim_items import FoldLine
from tui.reader.rows.spans import (
    MARKED,
    MARKED_SIGN,
    NO_MARK,
    STYLES,
    GutterSign,
    HeatSpans,
    HighlightSpans,
    StyledSpan,
    overlaid,
)
from tui.reader.widgets.selecting_pane import SelectingPane
from tui.settings.table import MIN_TEXT_WIDTH, TEXT_WIDTH

TOP = 1
"""The row of the view that a section's heading is brought to: the row above it shows where the last one ended."""

LEFT_OFF = 4
"""The row of the view that the place is brought to where an article was left: what was read before stands above it."""

_COMFORT = 2


class ArticlePane(SelectingPane):
    """Shows an article and where the reader is in it.

    The current line is the row that keys act on. It rests on one row of the view while the text moves under
    it, and leaves that row only where the text cannot move: at its ends and after a jump.

    Args:
        text_width: The longest line, in cells; 0 for lines as wide as the pane.
        id: As of every widget.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "flow--text",
        "flow--title",
        "flow--byline",
        "flow--heading",
        "flow--subheading",
        "flow--quote",
        "flow--code",
        "flow--table",
        "flow--fold",
        IN_SUMMARY,
        CURRENT_SENTENCE,
        "article--current-line",
        MARKED,
        MARKED_SIGN,
        HEAT_SIGN,
        *STYLES[1:],
        MATCH,
        CURRENT,
    }

    @dataclass(eq=False, repr=False)
    class Moved(Message):
        """The current line is another one."""

        place: int

        def can_replace(self, message: Message) -> bool:
            """Only the latest place matters."""
            return isinstance(message, ArticlePane.Moved)

    @dataclass(eq=False, repr=False)
    class Clicked(Message):
        """A row was clicked."""

        place: int

    @dataclass(eq=False, repr=False)
    class FoldClicked(Message):
        """A row was clicked that stands for what a summary leaves out."""

        line: FoldLine

    def __init__(self, text_width: int = TEXT_WIDTH, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.widest_text = text_width
        self.border_title = "Article"
        self._article: Article | None = None
        self._place = 0
        self._resting = 0
        self._is_on_fold_line = False
        self._marks = ArticleMarks()

    # What it is told

    def show_article(self, article: Article, place: int | None = None, row: int = 0) -> None:
        """Show an article at a place of its text, on a row of the view, or from its top."""
        self._article = article
        self._marks = ArticleMarks()
        self.select_nothing()
        self._place = top_place(article) if place is None else place
        self._resting = 0 if place is None else row
        self._is_on_fold_line = False
        self.lay_out(article_items(article))

    def show_items(self, items: Sequence[LineItem]) -> None:
        """Show the same article laid out otherwise, from the same place."""
        self.lay_out(items)

    def show_heat(self, heat: HeatSpans | None) -> None:
        """Tint sentences and mark their rows by how important they are, or none of them."""
        self._marks.heat = heat
        self.repaint()

    def mark_sentences(self, summary: Sequence[Sentence], current: Sentence | None) -> None:
        """Mark the sentences of the summary, one of them (or another sentence) more strongly."""
        self._marks.mark_sentences(summary, current)
        self.repaint()

    def mark_kept(self, marks: HighlightSpans) -> None:
        """Mark what the user has marked."""
        self._marks.kept = marks
        self.repaint()

    def mark_matches(self, matches: MatchSpans) -> None:
        """Mark what was found, one match more strongly."""
        self._marks.matches = matches
        self.repaint()

    def widen_text(self, columns: int) -> int | None:
        """Let lines be longer, or shorter by a negative number. The place stays.

        Returns:
            How many columns the longest may have now; None if that cannot be changed so.
        """
        before = self.text_width
        wanted = clamp(before + columns, min(MIN_TEXT_WIDTH, before), max(before, self.text_room))
        if wanted == before:
            return None
        self.widest_text = wanted
        self.wrap_again()
        return wanted

    @property
    def article_text(self) -> str:
        """The text of the article, empty while there is none."""
        return "" if self._article is None else self._article.text

    # Where the reader is

    @property
    def place(self) -> int:
        """The offset of the text at the current line."""
        return self._place

    @property
    def is_at_top(self) -> bool:
        """Whether the place is the top of the article."""
        return self._article is None or self._place <= top_place(self._article)

    @property
    def resting_row(self) -> int:
        """The row of the view that the current line is on."""
        return self._resting

    @property
    def current_row(self) -> int:
        """The row of the current line."""
        return clamp(self.scroll_offset.y + self._resting, 0, max(0, self.flow.rows - 1))

    @property
    def progress(self) -> int:
        """How much of the text stands before the current line, in per cent; all of it once the end is in view."""
        if self.is_laid_out and self.scroll_offset.y >= self.last_scroll:
            return 100
        length = len(self._article.text) if self._article else 0
        return min(99, 100 * max(0, self._place) // length) if length else 0

    @property
    def fold_line(self) -> FoldLine | None:
        """The current line, if it stands for what a summary leaves out."""
        return self._fold_line_at(self.current_row)

    def line_end(self) -> int:
        """The offset of the text at the end of the current line."""
        if not self.flow.items:
            return 0
        spot = self.flow.locate(self.current_row)
        item = self.flow.items[spot.item]
        return min(item.start + self.flow.span(spot)[1], item.end)

    def move_lines(self, lines: int) -> None:
        """Move the text under the current line, and the line itself where the text cannot move."""
        wanted = self.scroll_offset.y + lines
        scroll = clamp(wanted, 0, self.last_scroll)
        self._stand(scroll, self._resting + wanted - scroll)

    def move_pages(self, pages: float) -> None:
        """Move by pages or parts of one, with two rows of the old page left in view."""
        rows = max(1, round(abs(pages) * (self.page_rows - _COMFORT)))
        wanted = self.scroll_offset.y + (rows if pages > 0 else -rows)
        scroll = clamp(wanted, 0, self.last_scroll)
        if scroll == self.scroll_offset.y:
            self._stand(scroll, self.page_rows if pages > 0 else 0)
        else:
            self._stand(scroll, self._resting)

    def move_to_end(self, *, top: bool) -> None:
        """Move to the first or the last row."""
        self.settle_around(0 if top else self.flow.rows)
        self._stand(0 if top else self.last_scroll, 0 if top else self.page_rows)

    def go_to(self, place: int, *, row: int | None = None, on_fold_line: bool = False) -> None:
        """Make the line at a place the current one.

        Args:
            place: An offset of the article's text.
            row: The row of the view to bring the line to; None to move the text only if the line is out of view.
            on_fold_line: Whether the line for what is left out there is meant, and not what is unfolded under it.
        """
        if not self.is_laid_out:
            self._place, self._resting = place, TOP if row is None else row
            self._is_on_fold_line = on_fold_line
            return
        line = self._settled_row(place, on_fold_line=on_fold_line)
        scroll = self.scroll_offset.y
        if row is not None:
            scroll = line - row
        elif not scroll + _COMFORT <= line < scroll + self.page_rows - _COMFORT:
            scroll = line - self.page_rows // 3
        scroll = clamp(scroll, 0, self.last_scroll)
        self._stand(scroll, line - scroll, place)

    def keep_place(self) -> None:
        """After the rows moved: the same place on the same row of the view."""
        if not self.is_laid_out:
            return
        row = self._settled_row(self._place, on_fold_line=self._is_on_fold_line)
        scroll = clamp(row - min(self._resting, self.page_rows - 1), 0, self.last_scroll)
        self._stand(scroll, row - scroll, self._place)

    def _settled_row(self, place: int, *, on_fold_line: bool = False) -> int:
        row = self._row_of(place, on_fold_line=on_fold_line)
        while self.settle_around(row):
            row = self._row_of(place, on_fold_line=on_fold_line)
        return row

    def _row_of(self, place: int, *, on_fold_line: bool = False) -> int:
        """The row of a place; a fold line has the place of the text that is unfolded under it, or of the title."""
        if self._article is None or not self.flow.items:
            return 0
        item = self.flow.item_at(place)
        if on_fold_line:
            for near in (item, max(0, item - 1)):
                line = self.flow.items[near]
                if isinstance(line, FoldLine) and line.start == self.flow.items[item].start:
                    return self.flow.row_of(near)
        if place <= top_place(self._article):
            return 0
        return self.flow.row_of(item, place - self.flow.items[item].start)

    def _stand(self, scroll: int, resting: int, place: int | None = None) -> None:
        self._resting = clamp(resting, 0, min(self.page_rows, max(1, self.flow.rows)) - 1)
        row = scroll + self._resting
        self._place = self._place_of(row) if place is None else place
        self._is_on_fold_line = self._fold_line_at(row) is not None
        self.scroll_to(y=scroll, animate=False)
        self.repaint()
        self.post_message(self.Moved(self._place))

    def _place_of(self, row: int) -> int:
        if not self.flow.items:
            return 0
        spot = self.flow.locate(row)
        item = self.flow.items[spot.item]
        return min(item.start + self.flow.span(spot)[0], item.end)

    def _fold_line_at(self, row: int) -> FoldLine | None:
        if not 0 <= row < self.flow.rows:
            return None
        spot = self.flow.locate(row)
        item = self.flow.items[spot.item]
        return item if isinstance(item, FoldLine) and spot.line >= 0 else None

    # What moves it from outside

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow the wheel and the scrollbar, which move the text under the current line."""
        super().watch_scroll_y(old_value, new_value)
        row = self.scroll_offset.y + self._resting
        if self.is_laid_out and self._row_of(self._place) != row:
            self._place = self._place_of(row)
            self._is_on_fold_line = self._fold_line_at(row) is not None
            self.repaint()
            self.post_message(self.Moved(self._place))

    def on_click(self, event: events.Click) -> None:
        """Make the clicked line the current one."""
        if self.was_for_selecting(event):
            return
        offset = event.get_content_offset(self)
        row = self.flow.rows if offset is None else self.scroll_offset.y + offset.y
        if (line := self._fold_line_at(row)) is not None:
            self.post_message(self.FoldClicked(line))
        else:
            self.post_message(self.Clicked(self._place_of(row) if row < self.flow.rows else self._place))

    # How it looks

    def on_focus(self) -> None:
        """Show the current line."""
        self.repaint()

    def on_blur(self) -> None:
        """Hide the current line."""
        self.repaint()

    def row_style(self, spot: RowRef) -> str | None:
        """Show the current line while keys act on it."""
        here = self.has_focus and self.flow.locate(self.current_row) == spot
        return "article--current-line" if here else None

    def mark(self, spot: RowRef) -> GutterSign:
        """A bar beside every row that holds a part of the summary, a sign beside one of what the user has marked."""
        return (
            NO_MARK
            if spot.line < 0
            else self._marks.beside(self.flow.items[spot.item], *self.flow.span(spot))
        )

    def outer_mark(self, spot: RowRef) -> GutterSign:
        """How important the most important sentence of a row is, or of what is left out there."""
        if spot.line < 0:
            return self._marks.outside_a_gap()
        return self._marks.outside(self.flow.items[spot.item], *self.flow.span(spot))

    def styled_spans(self, item: LineItem, start: int, end: int) -> Iterable[StyledSpan]:
        """The marked sentences on a row, over them the matches, and over these what is selected."""
        found = self._marks.over(self.article_text, item, start, end)
        selected = self.selected_spans(item, start, end)
        return overlaid(found, selected) if selected else found
