"""The pane of the digest: the lines of the summary, and the outline under them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import clamp
from textual.message import Message
from textual.strip import Strip

from tui.document.errors import UsageError
from tui.document.model import Article, Section, Sentence
from tui.document.stats import WORDS_PER_MINUTE
from tui.reader.rows.decorations import RowDecoration
from tui.reader.rows.digest_index import DigestIndex
from tui.reader.rows.digest_items import READ_NOW, DigestItem, Target, digest_items, filter_digest
from tui.reader.rows.line_index import RowRef
from tui.reader.rows.paging import ROWS_AHEAD, Rows, scroll_while_reading
from tui.reader.rows.spans import (
    MATCH,
    NO_SIGN,
    GutterSign,
    HighlightSpans,
    StyledSpan,
    overlaid,
)
from tui.reader.widgets.line_view import LineView
from tui.reader.widgets.text_painter import GUTTER_WIDTH

if TYPE_CHECKING:
    from tui.summary.digests import Digest

_TITLE = "Digest"
_NOT_BOLD = Style(bold=False)
_NO_MATCHES = DigestItem("Nothing here matches.", "digest--warning", gap=0)
_ROWS_ABOVE, _ROWS_BELOW = 2, 1
_MAX_FIXED_SHARE = 0.6
"""How much of the pane the summary may take and still stay while the outline scrolls."""
_MIN_ROWS_FOR_LABELS = 16
"""A pane of fewer rows has none for the names of sections, even if the summary does not fit anyway."""


class DigestPane(LineView[DigestIndex]):
    """Shows a digest, one of its lines being the current one.

    Args:
        pace: The reading speed, in words a minute.
        id: The id of the widget.
    """

    @dataclass(eq=False, repr=False)
    class Moved(Message):
        """Another line is the current one."""

        target: Target

        def can_replace(self, message: Message) -> bool:
            """Only the latest line matters."""
            return isinstance(message, DigestPane.Moved)

    @dataclass(eq=False, repr=False)
    class Clicked(Message):
        """The pane was clicked, on a line with a target or elsewhere."""

        item: DigestItem | None

    def __init__(self, pace: int = WORDS_PER_MINUTE, *, id: str | None = None) -> None:
        super().__init__(DigestIndex([], 0), id=id)
        self.border_title = _TITLE
        self._pace = pace
        self._article: Article | None = None
        self._digest: Digest | None = None
        self._state = ""
        self._state_item: int | None = None
        self._folded = False
        self._targets: list[int] = []
        self._current: int | None = None
        self._chosen: DigestItem | None = None  # the user's choice; the current line is the nearest to it
        self._section: int | None = None
        self._read: frozenset[int] = frozenset()
        self._query = ""
        self._entries = 0
        self._summary_end = 0  # the first line of the outline
        self._highlights = HighlightSpans()

    def show_article(self, article: Article | None, *, is_continuation: bool = False) -> None:
        """Show the outline of an article that has no digest yet, or of none.

        The current line stays if the beginning of the article was shown already.
        """
        if not is_continuation:
            self._chosen = None
        self._article, self._digest, self._section = article, None, None
        self._refill()

    def show_digest(self, digest: "Digest") -> None:
        """Show a digest of the article; the line nearest to the one that the user chose becomes current."""
        self._article, self._digest = digest.article, digest
        self._refill()

    def show_highlights(self, highlights: HighlightSpans) -> None:
        """Show beside the lines which sentences the user has marked."""
        self._highlights = highlights
        self.repaint()

    def show_state(self, state: str) -> None:
        """Show the work being done: in place of the summary, or on the frame if there is one already."""
        if state == self._state:
            return
        self.border_title = Content(f"{_TITLE} · {state}" if state and self._digest else _TITLE)
        before, self._state = self._state, state
        if state and before and self._state_item is not None:
            self.show_rows(self.line_index.with_text(self._state_item, state))
        elif self._digest is None:
            self._refill()

    def mark_section(self, section: int | None) -> None:
        """Mark the section being read in the outline, and scroll to it while the article is read."""
        if section == self._section:
            return
        self._section = section
        if not self.has_focus:
            self.keep_position()
        self.repaint()

    def mark_read(self, sections: frozenset[int]) -> None:
        """Dim the lines of the sections that were read, given by their indexes."""
        if sections != self._read:
            self._read = sections
            self.repaint()

    def _leads_into(self, section: int | None) -> bool:
        target = self.current
        return section == (target.index if isinstance(target, Section) else target and target.section)

    def toggle_fold(self) -> bool:
        """Fold the outline to its top level, or unfold it; return whether it is folded now."""
        self._folded = not self._folded
        self._refill()
        return self._folded

    def filter(self, query: str, current: DigestItem | None = None) -> None:
        """Show only the lines that match a query; an empty one shows all. If possible, a given line is current.

        Raises:
            UsageError: The query is not a valid regular expression, or takes too long to find; nothing changes.
        """
        if query == self._query:
            return
        items, entries = filter_digest(self._all_items(), query) if query else (self._all_items(), 0)
        self._query, self._entries = query, entries
        self._fill(items, current or self._chosen)

    @property
    def filter_query(self) -> str:
        """The query that all shown lines match; empty if the digest is not filtered."""
        return self._query

    @property
    def entries(self) -> int:
        """The number of summary sentences and sections that match the query."""
        return self._entries

    @property
    def current(self) -> Target | None:
        """The sentence or section that the current line leads to."""
        return None if self.current_item is None else self.current_item.target

    @property
    def current_item(self) -> DigestItem | None:
        """The current line itself, since one sentence can be in the summary and a gist."""
        return None if self._current is None else self.line_index.items[self._current]

    def select(self, target: Target, style: str | None = None) -> None:
        """Make the line of a target current, preferably one with a component class, else the nearest line before it."""
        if target != self.current or style is not None:
            self._set_current(self.line_index.item_for(target, style))
        self._chosen = self.current_item

    @property
    def line_name(self) -> str | None:
        """The kind of the line that the user chose, and the offset that it leads to; None before any was chosen."""
        return None if self._chosen is None else _line_name(self._chosen)

    def choose_line(self, name: str) -> None:
        """Make a line the current one by the name that it had, if it is there."""
        item = next((item for item in self._targets if _line_name(self.line_index.items[item]) == name), None)
        if item is not None:
            self._set_current(item)
            self._chosen = self.current_item

    def move_lines(self, lines: int) -> None:
        """Move to the next or previous line that can be chosen; the first move down chooses the first line."""
        if not self._targets:
            return
        if self._current is None:
            self.move_to_end(top=lines > 0)
        else:
            first = self._chosen is None and lines > 0
            self._move_to_target(bisect_left(self._targets, self._current) + lines - first)

    def move_pages(self, pages: float) -> None:
        """Move down or up by pages or parts of one."""
        if not self._targets or not self.is_laid_out:
            return
        row = self.line_index.row_of(self._current) if self._current is not None else 0
        wanted = clamp(row + self.page_step(pages), 0, self.line_index.rows - 1)
        self.ensure_wrapped_around(wanted)
        item = self.line_index.locate(wanted).item
        self._move_to_target(
            bisect_right(self._targets, item) - 1 if pages > 0 else bisect_left(self._targets, item)
        )

    def move_to_end(self, *, top: bool) -> None:
        """Move to the first or the last line."""
        if self._targets:
            self._move_to_target(0 if top else len(self._targets) - 1)

    def show_rows(self, line_index: DigestIndex) -> None:
        """Show other rows. Rows for the names of sections are added only where the summary can still stay in view."""
        super().show_rows(line_index.with_label_rows(self._has_room_for_labels(line_index)))

    def _has_room_for_labels(self, line_index: DigestIndex) -> bool:
        def rows(*, with_labels: bool) -> int:
            index = line_index.with_label_rows(with_labels)
            return index.row_of(self._summary_end) if index.rows else 0

        most, page = _MAX_FIXED_SHARE * self.page_rows, self.page_rows
        longer, shorter = rows(with_labels=True), rows(with_labels=False)
        if longer <= most or shorter <= most:
            return longer <= most
        return page >= _MIN_ROWS_FOR_LABELS and (longer + ROWS_AHEAD < page or shorter >= page)

    def rows_changed(self) -> None:
        """Keep the summary in view while the outline scrolls, if there is room for both."""
        super().rows_changed()
        fixed = self.line_index.row_of(self._summary_end) if self.is_laid_out else 0
        self.fixed_rows = fixed if fixed <= _MAX_FIXED_SHARE * self.page_rows else 0

    def keep_position(self) -> None:
        """Keep the current line in view and, while the article is read, the section being read."""
        super().keep_position()
        section, current = None if self.has_focus else self._section_item(), self._current
        if section is not None:
            self._show_section(section, section if current is None else current)
        elif current is not None and self.is_laid_out:
            self.ensure_wrapped_around(self.line_index.row_of(current))
            self.scroll_into_view(self._rows_of(current), self._rows_around(current))

    def _show_section(self, section: int, current: int) -> None:
        after = bisect_right(self._targets, section)
        items = self.line_index.items
        following = (item for item in self._targets[after:] if isinstance(items[item].target, Section))
        next_section = next(following, self.line_index.entry_end(section))
        for item in (section, next_section, current):
            self.ensure_wrapped_around(self.line_index.row_of(item))
        scroll = scroll_while_reading(
            self.page,
            self._rows_of(section),
            self._rows_of(next_section),
            self._rows_of(current),
            self._rows_around(current),
            is_of_section=self._leads_into(self._section),
        )
        self.scroll_to_row(scroll)

    def _rows_of(self, item: int) -> Rows:
        return Rows(self.line_index.row_of(item), self.line_index.last_row_of(item))

    def _rows_around(self, item: int) -> Rows:
        first, last = (
            self.line_index.row_of(item),
            self.line_index.last_row_of(self.line_index.entry_end(item)),
        )
        return Rows(0 if item == self._targets[0] else first - _ROWS_ABOVE, last + _ROWS_BELOW)

    def _move_to_target(self, number: int) -> None:
        item = self._targets[clamp(number, 0, len(self._targets) - 1)]
        if item != self._current:
            self._set_current(item)
        self._chosen = self.current_item
        target = self.current
        if target is not None:
            self.post_message(self.Moved(target))

    def _set_current(self, item: int | None) -> None:
        changed = [each for each in (self._current, item) if each is not None]
        self._current = item
        self.keep_position()
        if self.is_laid_out:
            self.repaint_rows(*(row for each in changed for row in self._rows_of(each).all))

    def _section_item(self) -> int | None:
        """Return the line of the article's section, or of the folded section around it."""
        if self._article is None or self._section is None or not self.is_laid_out:
            return None
        return self.line_index.item_for(self._article.sections[self._section])

    def _refill(self) -> None:
        items = self._all_items()
        if self._query:
            try:
                items, self._entries = filter_digest(items, self._query)
            except UsageError:  # the digest is too long for this query now
                self._query = ""
        self._fill(items, self._chosen)

    def _all_items(self) -> list[DigestItem]:
        return digest_items(
            self._article, self._digest, state=self._state, folded=self._folded, pace=self._pace
        )

    def _fill(self, items: Sequence[DigestItem], current: DigestItem | None) -> None:
        items = items or [_NO_MATCHES]
        self._targets = [index for index, item in enumerate(items) if item.target is not None]
        self._state_item = next((i for i, item in enumerate(items) if item.style == "digest--state"), None)
        self._current = None
        self._summary_end = next((i for i, item in enumerate(items) if item.style == "digest--section"), 0)
        self.show_rows(DigestIndex(items, self.wrap_width))
        if current is not None and current.target is not None:
            self._set_current(self.line_index.item_for(current.target, current.style))
        elif self._digest is not None and self._targets:
            self._set_current(self._targets[0])

    def on_click(self, event: events.Click) -> None:
        row, item = self.row_under(event), None
        if row is not None:
            ref = self.line_index.locate(row)
            clicked = self.line_index.items[ref.item]
            item = clicked if clicked.target is not None and ref.line >= 0 else None
        self.post_message(self.Clicked(item))

    def paint_row(self, row: int) -> Strip:
        """Return a row of the digest: the number of a section dimmed, and its columns at the right edge."""
        strip, ref = super().paint_row(row), self.line_index.locate(row)
        item, aside = self.line_index.items[ref.item], self.line_index.aside(ref)
        left = self.painter.margin + GUTTER_WIDTH
        if isinstance(item.target, Section) and item.target.index in self._read:
            dimmed = Segment.apply_style(
                strip.crop(left), post_style=self.component_style("digest--read") + _NOT_BOLD
            )
            strip = Strip.join([strip.crop(0, left), Strip(dimmed)])
        if item.minutes and ref.line == 0 and not item.initial_indent.isspace():
            number = strip.crop(left, left + len(item.initial_indent))
            strip = self._restyled(strip, left, number.text, "digest--number")
        if aside:
            strip = self._restyled(strip, left + self.wrap_width - cell_len(aside), aside, "digest--aside")
        return strip

    def _restyled(self, strip: Strip, left: int, text: str, component: str) -> Strip:
        """Return a strip with a text painted over it from a cell on, on the same background."""
        right = left + cell_len(text)
        under = next((segment.style for segment in strip.crop(left, right)), None) or self.plain_style
        over = Strip([Segment(text, under + self.component_style(component) + _NOT_BOLD)])
        return Strip.join([strip.crop(0, left), over, strip.crop(right)])

    def decorate(self, ref: RowRef) -> RowDecoration:
        """Return the marks of the current line and of matches."""
        if ref.line < 0:
            return RowDecoration()
        style = None
        if ref.item == self._current:
            style = "digest--current" if self.has_focus else "digest--current-unfocused"
        start, end = self.line_index.span(ref)
        item = self.line_index.items[ref.item]
        matches = (
            StyledSpan(max(start, first), min(end, last), MATCH)
            for first, last in item.matches
            if first < end and last > start
        )
        context = [StyledSpan(start, end, "digest--before")] if start < item.own_start else []
        return RowDecoration(style, self._sign_of(ref), spans=overlaid(context, matches))

    def _sign_of(self, ref: RowRef) -> GutterSign:
        if ref.line != self.line_index.first_line_of(ref.item):
            return NO_SIGN
        target = self.line_index.items[ref.item].target
        marked = self._highlights.sign(target.start, target.end) if isinstance(target, Sentence) else NO_SIGN
        if isinstance(target, Section) and target.index == self._section:
            marked = GutterSign(READ_NOW, "digest--here")
        return GutterSign(f"▸{marked.text}", "digest--sentence") if ref.item == self._current else marked


def _line_name(item: DigestItem) -> str:
    return f"{item.style.removeprefix('digest--')} {item.start}"
