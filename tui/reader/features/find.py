"""Finds text in the article, and narrows the digest."""

from bisect import bisect_left, bisect_right
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.document.errors import UsageError
from tui.reader.features.feature import Feature
from tui.reader.jumps import Position
from tui.reader.rows.spans import MatchSpans
from tui.reader.status import StatusPart, bound_hints
from tui.reader.threads import in_daemon_thread
from tui.reader.worker.protocol import Opened
from tui.text.cells import fit
from tui.text.phrases import count_phrase

if TYPE_CHECKING:
    from tui.document.search import Matches
    from tui.reader.widgets.search_bar import SearchBar

_MIN_WIDTH_FOR_QUERY = 80
_MAX_QUERY_CELLS = 24


class SearchState(NamedTuple):
    """The matches of a query, and the current one."""

    query: str
    matches: "Matches"
    current: int | None = None
    """The index of the current match; None if there is none."""

    @property
    def place(self) -> int | None:
        """The offset of the current match."""
        return None if self.current is None else self.matches.spans[self.current][0]

    def at_or_after(self, place: int) -> "SearchState":
        """Return the state with the first match at or after an offset as the current one, wrapping around."""
        return self._at(bisect_left(self.matches.spans, (place,)))

    def after(self, place: int) -> "SearchState":
        return self._at(bisect_right(self.matches.spans, place, key=lambda span: span[0]))

    def before(self, place: int) -> "SearchState":
        return self._at(bisect_left(self.matches.spans, (place,)) - 1)

    def _at(self, index: int) -> "SearchState":
        count = len(self.matches.spans)
        return self._replace(current=index % count) if count else self

    @property
    def position(self) -> str:
        """The number of the current match, and of all."""
        if self.current is None:
            return "Nothing found."
        more = "" if self.matches.is_complete else "more than "
        return f"{self.current + 1:,} of {more}{len(self.matches.spans):,}"


class FindFeature(Feature):
    """Marks the matches of a query in the article, moves between them, and filters the digest by a query.

    While the search bar is open, matches are shown as the user types. They are searched for in a thread, because a
    common letter takes longer than a frame.
    """

    _matches: SearchState | None = None  # marked in the article
    _last_query = ""
    _word = ""  # the selection that was last looked for
    _bar: "SearchBar | None" = None  # mounted on first use
    _origin: Position | None = None  # the position before the bar was opened; None while it is closed

    @property
    def is_asking(self) -> bool:
        """True if the search bar is open."""
        return self._origin is not None

    @property
    def word(self) -> str:
        """What was selected and is looked for, while its matches are marked; else empty."""
        return self._word if self._matches is not None and self._matches.query == self._word else ""

    @property
    def _text(self) -> str:
        return "" if self.session is None else self.session.article.text

    def status(self) -> StatusPart:
        matches = self._description
        if not matches:
            return StatusPart()
        walk = ("next-match previous-match", "next match") if self._is_in_article else None
        end = None if self.screen.is_working else ("escape", "end find")
        return StatusPart(matches=matches, hints=bound_hints(self.screen.app.keymap, (walk, end)))

    @property
    def _is_in_article(self) -> bool:
        """True if the status shows the article's matches, not the filter of the digest."""
        is_digest_shown = self.screen.in_digest and bool(self.screen.digest_pane.filter_query)
        return self._matches is not None and not is_digest_shown

    @property
    def _description(self) -> str:
        """The query and its matches; empty if there is no query."""
        pane = self.screen.digest_pane
        if self._matches is not None and self._is_in_article:
            query, described = self._matches.query, self._matches.position
        elif pane.filter_query:
            query, described = pane.filter_query, f"{pane.entries:,} shown"
        else:
            return ""
        has_room = self.screen.size.width >= _MIN_WIDTH_FOR_QUERY
        return f"“{fit(query, _MAX_QUERY_CELLS)}” {described}" if has_room else described

    # Events

    def article_opened(self, opened: Opened) -> None:
        """Repeat the search in the rest of an article, or in another edition of it."""
        matches, self._matches = self._matches, None
        if self.is_asking and self._bar is not None:
            self._bar.post_message(self._bar.Changed(self._bar.query_text))
        elif matches is not None:
            result = _search(self._text, matches.query)
            if not isinstance(result, UsageError):
                self._mark(SearchState(matches.query, result).at_or_after(matches.place or 0))

    def article_closed(self) -> None:
        if self.is_asking:
            self._close_bar()
            self.screen.pane.focus(scroll_visible=False)
        self._matches = None
        self.screen.article_pane.show_matches(MatchSpans())
        self.screen.digest_pane.filter("")

    def escape(self) -> bool:
        """Close the search bar, show all of the digest, or remove the matches."""
        if self.is_asking:
            self.leave()
        elif self._is_in_article:
            self._mark(None)
        elif self.screen.digest_pane.filter_query:
            self.screen.digest_pane.filter("")
            self.screen.update_status()
        else:
            return False
        return True

    def pane_focused(self) -> None:
        """Close the search bar when a pane is clicked; the matches stay."""
        if self.is_asking:
            self._close_bar()
            self.screen.update_status()

    # The search bar

    async def open(self) -> None:
        """Open the search bar for the active pane."""
        if self.session is None or self.is_asking or self.screen.is_too_small:
            return
        self._origin = self.screen.navigator.position
        if self._bar is None:
            from tui.reader.widgets.search_bar import SearchBar

            bar = SearchBar()
            await self.screen.mount(bar, after=self.screen.status_line)
            self._bar = bar
        self.screen.status_line.display = False
        self._bar.display = True
        self._show_target(self._bar)
        self._bar.start(self.screen.digest_pane.filter_query if self.screen.in_digest else self._last_query)

    def _show_target(self, bar: "SearchBar") -> None:
        if self.screen.in_digest:
            hints = (("Esc", "show all"), ("Enter", "keep"), ("Tab", "article"))
            bar.show_target("Digest:", "Lines with …  Tab: the article", hints)
        else:
            hints = (("Tab", "digest"), ("Esc", "back"), ("Enter", "go there"))
            bar.show_target("Find:", "In the article", hints)

    def _close_bar(self) -> None:
        self.screen.workers.cancel_group(self.screen, "find")
        self._origin = None
        if self._bar is not None:
            self._bar.display = False
        self.screen.status_line.display = True

    def typed(self, query: str) -> None:
        """Show the matches of the query typed so far."""
        if not self.is_asking:
            return
        self.screen.workers.cancel_group(self.screen, "find")
        if self.screen.in_digest:
            self._narrow(query)
        elif query.strip():
            text = self._text
            self.run_in_background(
                lambda: in_daemon_thread(_search, text, query),
                partial(self._searched, text, query),
                group="find",
            )
        else:
            self._show_matches(None)

    def switch_pane(self) -> None:
        if self._origin is None or self._bar is None:
            return
        if self.screen.in_digest:
            self._narrow("")
        else:
            self._show_matches(None)
        self.screen.in_digest = not self.screen.in_digest
        self._show_target(self._bar)
        self._bar.post_message(self._bar.Changed(self._bar.query_text))

    def accept(self, query: str) -> None:
        """Close the search bar and go to the match, or keep the digest filtered."""
        if self._origin is None or self._bar is None:
            return
        pane = self.screen.digest_pane
        if not query.strip():
            self.leave()
        elif not self.screen.in_digest:
            self._go_to_match(query, self._origin, self._bar)
        elif pane.filter_query == query and pane.entries:
            self._bar.add_to_history(query)
            self._close_bar()
            self.screen.navigator.focus_pane(in_digest=True)

    def _go_to_match(self, query: str, origin: Position, bar: "SearchBar") -> None:
        if self._matches is None or self._matches.query != query:
            self._show_result(query, _search(self._text, query))
        if self._matches is not None and self._matches.place is not None:
            bar.add_to_history(query)
            self._last_query = query
            self.screen.navigator.remember(origin)
            self._close_bar()
            self.screen.skim.reveal(self._matches.place)
            self.screen.navigator.focus_pane(in_digest=False)

    def leave(self) -> None:
        """Close the search bar and go back to the position before."""
        origin = self._origin
        if origin is None:
            return
        if self.screen.in_digest:
            self._narrow("")
        else:
            self._mark(None)
        self._close_bar()
        self.screen.navigator.go_back_to(origin)

    # Matches in the article

    def _searched(self, text: str, query: str, result: "Matches | UsageError") -> None:
        if self._bar is not None and text is self._text and query == self._bar.query_text:
            self._show_result(query, result)

    def _show_result(self, query: str, result: "Matches | UsageError") -> None:
        if self._origin is None or self.screen.in_digest or self._bar is None:
            return
        if isinstance(result, UsageError):
            self._show_matches(None)
            self._bar.show_result(str(result))
        else:
            self._show_matches(SearchState(query, result).at_or_after(self._origin.place))

    def _show_matches(self, matches: SearchState | None) -> None:
        """Show matches while the user types, from the position before the search: so the text does not drift."""
        assert self._origin is not None
        assert self._bar is not None
        self._mark(matches)
        self.screen.article_pane.go_to(self._origin.place, row=self._origin.row)
        if matches is not None and matches.place is not None:
            self.screen.article_pane.go_to(matches.place)
        self._bar.show_result("" if matches is None else matches.position)

    def _mark(self, matches: SearchState | None) -> None:
        self._matches = matches
        self.screen.article_pane.show_matches(
            MatchSpans() if matches is None else MatchSpans(matches.matches.spans, matches.current)
        )
        self.screen.update_status()

    def walk(self, step: int) -> None:
        """Go to the next match after the current line, or further; to one before it with a negative step."""
        if self.screen.in_digest and self.screen.digest_pane.filter_query:
            self.screen.digest_pane.move_lines(step)
            return
        matches = self._matches or self._search_again()
        if matches is None:
            return
        here = place = self.screen.article_pane.place
        for _ in range(abs(step)):
            matches = matches.after(place) if step > 0 else matches.before(place)
            place = here if matches.place is None else matches.place
        if matches.place is None:
            self.screen.show_message(f"“{fit(matches.query, _MAX_QUERY_CELLS)}” is not in this article.")
            return
        self.screen.navigator.remember()
        self._mark(matches)
        self.screen.article_pane.go_to(matches.place)
        self.screen.skim.reveal(matches.place)
        self.screen.navigator.focus_pane(in_digest=False)
        if (matches.place - here) * step <= 0:
            self.screen.show_message("From the top again." if step > 0 else "From the end again.")

    def find_selection(self) -> None:
        """Go to the next place that has the words that are selected."""
        selected = " ".join(self.screen.article_pane.selection.text.split())
        if not selected:
            self.screen.show_message(
                f"Nothing is selected. {self.screen.app.keymap.press('select')} to select."
            )
            return
        result = _search(self._text, selected)
        if isinstance(result, UsageError):
            self.screen.show_message(str(result))
            return
        self._last_query = self._word = selected
        self.screen.article_pane.selection.clear()
        self._mark(SearchState(selected, result))
        self.walk(1)

    def _search_again(self) -> SearchState | None:
        if self.session is None:
            return None
        if not self._last_query:
            self.screen.show_message(f"{self.screen.app.keymap.press('find')} to find something first.")
            return None
        result = _search(self._text, self._last_query)
        if isinstance(result, UsageError):
            self.screen.show_message(str(result))
            return None
        return SearchState(self._last_query, result)

    # Narrowing the digest

    def _narrow(self, query: str) -> None:
        """Show the lines of the digest that match; the article follows its current line."""
        assert self._origin is not None
        assert self._bar is not None
        pane, origin = self.screen.digest_pane, self._origin
        try:
            pane.filter(query.strip() and query, origin.item)
        except UsageError as error:
            self._bar.show_result(str(error))
            return
        self._bar.show_result(_counted_lines(pane.entries) if pane.filter_query else "")
        if pane.current is None or (origin.item is not None and pane.current == origin.item.target):
            self.screen.article_pane.go_to(origin.place, row=origin.row)
        else:
            self.screen.navigator.preview(pane.current)
        self.screen.mark_summary()
        self.screen.update_status()


def _counted_lines(count: int) -> str:
    return "Nothing found." if count == 0 else count_phrase(count, "line")


def _search(text: str, query: str) -> "Matches | UsageError":
    from tui.document.search import find_matches

    try:
        return find_matches(text, query)
    except UsageError as error:
        return error
