"""The digest: the lines of the summary, and the outline under them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.content import Content
from textual.geometry import clamp
from textual.message import Message

from tui.document.errors import UsageError
from tui.document.model import Article, Section
from tui.reader.rows.digest_items import DigestItem, Target, digest_items, filtered
from tui.reader.rows.line_index import RowRef
from tui.reader.rows.match_spans import MATCH
from tui.reader.rows.spans import NO_MARK, GutterSign, StyledSpan
from tui.reader.widgets.flow_pane import FlowPane

if TYPE_CHECKING:
    from tui.summary.digests import Digest

_TITLE = "Digest"
_NOTHING_LEFT = DigestItem("Nothing here matches.", "digest--note", gap=0)
_ROWS_IN_VIEW_BEYOND = 2


class DigestPane(FlowPane[DigestItem]):
    """Shows a digest, one of its lines being the current one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "flow--text",
        "digest--heading",
        "digest--sentence",
        "digest--gist",
        "digest--section",
        "digest--note",
        "digest--state",
        "digest--here",
        "digest--current",
        "digest--current-unfocused",
        MATCH,
    }

    @dataclass(eq=False, repr=False)
    class Moved(Message):
        """Another line is the current one."""

        target: Target

        def can_replace(self, message: Message) -> bool:
            """Only the latest line matters."""
            return isinstance(message, DigestPane.Moved)

    @dataclass(eq=False, repr=False)
    class Clicked(Message):
        """A line was clicked, or a part of the pane where none leads anywhere."""

        item: DigestItem | None

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.border_title = _TITLE
        self._article: Article | None = None
        self._digest: Digest | None = None
        self._state = ""
        self._state_item: int | None = None
        self._folded = False
        self._targets: list[int] = []
        self._current: int | None = None
        self._awaited: DigestItem | None = None  # the line that was current before its digest was taken away
        self._here: int | None = None
        self._query = ""
        self._entries = 0

    # What it is told

    def show_article(self, article: Article | None, *, goes_on: bool = False) -> None:
        """Show the outline of an article whose digest is not made yet.

        Args:
            article: The article; None if its outline is not known yet.
            goes_on: Whether its beginning was shown already, so that the current line stays.
        """
        self._awaited = self.current_item if goes_on else None
        self._article, self._digest, self._here = article, None, None
        self._refill(self._awaited)

    def show_digest(self, digest: "Digest") -> None:
        """Show a digest of the article; the current line stays, or the nearest to it becomes current."""
        self._digest = digest
        current, self._awaited = self._awaited or self.current_item, None
        self._refill(current)

    def show_state(self, state: str) -> None:
        """Say what is being done: in the summary's place, or on the frame while a summary is shown."""
        if state == self._state:
            return
        self.border_title = Content(f"{_TITLE} · {state}" if state and self._digest else _TITLE)
        before, self._state = self._state, state
        if state and before and self._state_item is not None:
            self.change_text(self._state_item, state)
        elif self._digest is None:
            self._refill(self.current_item)

    def mark_section(self, section: int | None) -> None:
        """Mark on the outline the section that the article is in."""
        if section == self._here:
            return
        self._here = section
        if not self.has_focus and (item := self._item_here()) is not None:
            self._show_item(item)
        self.repaint()

    def toggle_fold(self) -> bool:
        """Fold the outline to its top level, or unfold it; tells whether it is folded now."""
        self._folded = not self._folded
        self._refill(self.current_item)
        return self._folded

    # What is left of it

    def narrow(self, query: str, current: DigestItem | None = None) -> None:
        """Show only what matches a query; an empty one shows everything.

        Args:
            query: What to look for.
            current: The line to be at if it is left, instead of the one that is current now.

        Raises:
            UsageError: The query is no regular expression, or takes too long to look for; nothing changes.
        """
        if query == self._query:
            return
        items, entries = filtered(self._all_items(), query) if query else (self._all_items(), 0)
        self._query, self._entries = query, entries
        self._fill(items, current or self.current_item)

    @property
    def narrowed_to(self) -> str:
        """What the lines that are shown match; empty if all are shown."""
        return self._query

    @property
    def entries(self) -> int:
        """How many sentences of the summary and sections match."""
        return self._entries

    # The current line

    @property
    def current(self) -> Target | None:
        """What the current line stands for."""
        return None if self._current is None else self._items[self._current].target

    @property
    def current_item(self) -> DigestItem | None:
        """The current line itself: a sentence can stand in the summary and be a gist too."""
        return None if self._current is None else self._items[self._current]

    def select(self, target: Target, style: str | None = None) -> None:
        """Make the line of a sentence or section the current one, or the line nearest before it.

        Args:
            target: The sentence or section.
            style: The part of the digest to look in first, by its lines' component class.
        """
        self._awaited = None
        if target != self.current or style is not None:
            self._set_current(self._item_for(target, style))

    def move_lines(self, lines: int) -> None:
        """Move to the next or previous line that can be chosen."""
        if not self._targets:
            return
        if self._current is None:
            wanted = 0 if lines > 0 else len(self._targets) - 1
        else:
            wanted = bisect_left(self._targets, self._current) + lines
        self._move_to(self._targets[clamp(wanted, 0, len(self._targets) - 1)])

    def move_pages(self, pages: float) -> None:
        """Move down or up by pages or parts of one."""
        if not self._targets or not self.is_laid_out:
            return
        row = self.flow.row_of(self._current) if self._current is not None else 0
        wanted = clamp(row + round(pages * (self.page_rows - 1)), 0, self.flow.rows - 1)
        self.settle_around(wanted)
        item = self.flow.locate(wanted).item
        position = bisect_right(self._targets, item) - 1 if pages > 0 else bisect_left(self._targets, item)
        self._move_to(self._targets[clamp(position, 0, len(self._targets) - 1)])

    def move_to_end(self, *, top: bool) -> None:
        """Move to the first or the last line."""
        if self._targets:
            self._move_to(self._targets[0 if top else -1])

    def keep_place(self) -> None:
        """Keep the current line in view."""
        if self._current is None or not self.is_laid_out:
            super().keep_place()
        else:
            self._show_item(self._current)

    def _move_to(self, item: int) -> None:
        self._awaited = None
        if item != self._current:
            self._set_current(item)
        target = self.current
        if target is not None:
            self.post_message(self.Moved(target))

    def _set_current(self, item: int | None) -> None:
        self._current = item
        self.keep_place()
        self.repaint()

    def _show_item(self, item: int) -> None:
        self.settle_around(self.flow.row_of(item))
        top, bottom = self.flow.row_of(item), self.flow.last_row_of(item)
        if item == self._targets[0]:
            top = 0
        scroll = self.scroll_offset.y
        scroll = max(scroll, bottom + _ROWS_IN_VIEW_BEYOND - self.page_rows)
        scroll = min(scroll, max(0, top - _ROWS_IN_VIEW_BEYOND))
        self.scroll_to(y=clamp(scroll, 0, self.last_scroll), animate=False)

    def _item_here(self) -> int | None:
        """The line of the section that the article is in, or of the folded section around it."""
        if self._article is None or self._here is None or not self.is_laid_out:
            return None
        return self._item_for(self._article.sections[self._here])

    def _refill(self, current: DigestItem | None) -> None:
        items = self._all_items()
        if self._query:
            try:
                items, self._entries = filtered(items, self._query)
            except UsageError:  # there is too much more to look through now
                self._query = ""
        self._fill(items, current)

    def _all_items(self) -> list[DigestItem]:
        return digest_items(self._article, self._digest, state=self._state, folded=self._folded)

    def _fill(self, items: Sequence[DigestItem], current: DigestItem | None) -> None:
        items = items or [_NOTHING_LEFT]
        self._targets = [index for index, item in enumerate(items) if item.target is not None]
        self._state_item = next((i for i, item in enumerate(items) if item.style == "digest--state"), None)
        self._current = None
        self.lay_out(items)
        if current is not None and current.target is not None:
            self._set_current(self._item_for(current.target, current.style))
        elif self._digest is not None and self._targets:
            self._set_current(self._targets[0])

    def _item_for(self, target: Target, style: str | None = None) -> int | None:
        """The line of a target, at best in a part of the digest; else the nearest line of its kind at or before it."""
        wanted = [item for item in self._targets if type(self._items[item].target) is type(target)]
        found = [item for item in wanted if self._items[item].target == target]
        if found:
            return next((item for item in found if self._items[item].style == style), found[0])
        if not wanted:
            return self._targets[0] if self._targets else None
        summary = [item for item in wanted if self._items[item].style == "digest--sentence"]
        return self._nearest(summary or wanted, target.start)

    def _nearest(self, items: list[int], start: int) -> int:
        before = [item for item in items if self._items[item].start <= start]
        return before[-1] if before else items[0]

    # What moves it from outside

    def on_click(self, event: events.Click) -> None:
        """Report the clicked line."""
        offset = event.get_content_offset(self)
        row = self.flow.rows if offset is None else self.scroll_offset.y + offset.y
        item = None
        if row < self.flow.rows:
            spot = self.flow.locate(row)
            clicked = self.flow.items[spot.item]
            item = clicked if clicked.target is not None and spot.line >= 0 else None
        self.post_message(self.Clicked(item))

    # How it looks

    def on_focus(self) -> None:
        """Show the current line as the one that keys act on."""
        self.repaint()

    def on_blur(self) -> None:
        """Show the current line less strongly."""
        self.repaint()

    def row_style(self, spot: RowRef) -> str | None:
        """Show the current line."""
        if spot.item != self._current or spot.line < 0:
            return None
        return "digest--current" if self.has_focus else "digest--current-unfocused"

    def styled_spans(self, item: DigestItem, start: int, end: int) -> Iterable[StyledSpan]:
        """What matches on a row."""
        return (
            StyledSpan(max(start, first), min(end, last), MATCH)
            for first, last in item.matches
            if first < end and last > start
        )

    def mark(self, spot: RowRef) -> GutterSign:
        """A pointer before the current line, a dot before the section that the article is in."""
        if spot.line != 0:
            return NO_MARK
        if spot.item == self._current:
            return GutterSign("▸", "digest--sentence")
        target = self.flow.items[spot.item].target
        if isinstance(target, Section) and target.index == self._here:
            return GutterSign("●", "digest--here")
        return NO_MARK
