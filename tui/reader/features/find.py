"""The part of the reader's screen that finds what is typed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.message import Message

from tui.document.errors import UsageError
from tui.document.search import Matches, find_matches
from tui.reader.navigator import Jump, NavigationScreen
from tui.reader.rows.match_spans import MatchSpans
from tui.reader.search_state import SearchState
from tui.reader.threads import in_daemon_thread
from tui.text.cells import fit

if TYPE_CHECKING:
    from tui.reader.widgets.search_bar import SearchBar

_ROOM_FOR_THE_QUERY = 80
_QUERY_SHOWN = 24


class FindingScreen(NavigationScreen):
    """Marks in the article what was found, walks it, and narrows the digest.

    While the line to type in stands at the foot of the screen, what is found is shown as one types. It is looked for
    in a thread, because a common letter takes longer than a picture may take.
    """

    @dataclass(eq=False, repr=False)
    class Searched(Message):
        """What was found in a text."""

        text: str
        query: str
        result: Matches | UsageError

    def __init__(self) -> None:
        super().__init__()
        self._found: SearchState | None = None  # what is marked in the article
        self._last_query = ""
        self._line: SearchBar | None = None  # there once it was asked for
        self._origin: Jump | None = None  # where the reader was before the line asked; None while it does not

    @property
    def is_asking(self) -> bool:
        """Whether one types what to look for."""
        return self._origin is not None

    @property
    def _text(self) -> str:
        return "" if self.reading is None else self.reading.article.text

    def show_position(self) -> None:
        """Bring the screen up to date, with what was found."""
        super().show_position()
        told = self._told
        if not told:
            return
        self.status_line.position = f"{told} · {self.status_line.position}"
        walking = ("next-match previous-match", "next match") if self._shows_found else None
        ending = None if self.is_working else ("escape", "end find")
        keys = [(self.app.keymap.first(hint[0]), hint[1]) for hint in (walking, ending) if hint is not None]
        self.status_line.hints = (*(key for key in keys if key[0]), *self.status_line.hints)

    @property
    def _shows_found(self) -> bool:
        """Whether the article's matches matter more than what the digest is narrowed to."""
        return self._found is not None and not (self.in_digest and self.digest_pane.narrowed_to)

    @property
    def _told(self) -> str:
        """What was found, for the status line; empty if nothing was looked for."""
        if self._found is not None and self._shows_found:
            query, told = self._found.query, self._found.told
        elif self.digest_pane.narrowed_to:
            query, told = self.digest_pane.narrowed_to, f"{self.digest_pane.entries:,} shown"
        else:
            return ""
        return f"“{fit(query, _QUERY_SHOWN)}” {told}" if self.size.width >= _ROOM_FOR_THE_QUERY else told

    # Asking

    async def action_find(self) -> None:
        """Ask what to look for, in the pane that keys act on."""
        too_small = self.has_class("-too-narrow") or self.has_class("-too-low")
        if self.reading is None or self.is_asking or too_small:
            return
        self._origin = self.here()
        if self._line is None:
            from tui.reader.widgets.search_bar import SearchBar

            line = SearchBar()
            await self.mount(line, after=self.status_line)
            self._line = line
        self.status_line.display = False
        self._line.display = True
        self._show_target(self._line)
        self._line.begin(self.digest_pane.narrowed_to if self.in_digest else self._last_query)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that type nothing must not move what is behind the line."""
        allowed = not self.is_asking or action == "escape"
        return allowed and super().check_action(action, parameters)

    def _show_target(self, line: "SearchBar") -> None:
        if self.in_digest:
            hints = (("Esc", "show all"), ("Enter", "keep"), ("Tab", "article"))
            line.show_target("Digest:", "Lines with …  Tab: the article", hints)
        else:
            hints = (("Tab", "digest"), ("Esc", "back"), ("Enter", "go there"))
            line.show_target("Find:", "In the article", hints)

    def _stop_asking(self) -> None:
        self.workers.cancel_group(self, "find")
        self._origin = None
        if self._line is not None:
            self._line.display = False
        self.status_line.display = True

    def on_search_bar_typed(self, event: "SearchBar.Typed") -> None:
        """Show what matches now."""
        if not self.is_asking:
            return
        self.workers.cancel_group(self, "find")
        if self.in_digest:
            self._narrow(event.query)
        elif event.query.strip():
            self._search(event.query)
        else:
            self._show_found(None)

    def on_search_bar_turned(self) -> None:
        """Look in the other pane."""
        if self._origin is None or self._line is None:
            return
        if self.in_digest:
            self._narrow("")
        else:
            self._show_found(None)
        self.turn_page(in_digest=not self.in_digest)
        self._show_target(self._line)
        self._line.post_message(self._line.Typed(self._line.typed))

    def on_search_bar_taken(self, event: "SearchBar.Taken") -> None:
        """Go to what was found."""
        if self._origin is None or self._line is None:
            return
        if not event.query.strip():
            self._leave()
        elif self.in_digest:
            if self.digest_pane.narrowed_to == event.query and self.digest_pane.entries:
                self._line.keep(event.query)
                self._stop_asking()
                self.turn_to(in_digest=True)
        else:
            self._take_found(event.query, self._origin, self._line)

    def _take_found(self, query: str, origin: Jump, line: "SearchBar") -> None:
        if self._found is None or self._found.query != query:
            self._take_up(query, _matches_or_reason(self._text, query))
        if self._found is not None and self._found.place is not None:
            line.keep(query)
            self._last_query = query
            self.remember(origin)
            self._stop_asking()
            self.reveal(self._found.place)
            self.turn_to(in_digest=False)

    def reveal(self, place: int) -> None:
        """Show what stands at a place of the text, if the article is shown without it."""

    def on_search_bar_left(self) -> None:
        """Go back to where the reader was."""
        self._leave()

    def _leave(self) -> None:
        origin = self._origin
        if origin is None:
            return
        if self.in_digest:
            self._narrow("")
        else:
            self._mark(None)
        self._stop_asking()
        self.return_to(origin)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep what was found when a pane is clicked."""
        in_pane = event.widget in (self.article_pane, self.digest_pane)
        if in_pane and self.is_asking and self.focused is event.widget:
            self._stop_asking()
            self.show_position()

    # Finding in the article

    @work(exclusive=True, group="find", exit_on_error=False)
    async def _search(self, query: str) -> None:
        text = self._text  # not an argument: Textual would make a description of the worker out of all of it
        result = await in_daemon_thread(_matches_or_reason, text, query)
        self.post_message(self.Searched(text, query, result))

    @on(Searched)
    def _searched(self, event: Searched) -> None:
        if self._line is not None and event.text is self._text and event.query == self._line.typed:
            self._take_up(event.query, event.result)

    def _take_up(self, query: str, result: Matches | UsageError) -> None:
        if self._origin is None or self.in_digest or self._line is None:
            return
        if isinstance(result, UsageError):
            self._show_found(None)
            self._line.tell(str(result))
        else:
            self._show_found(SearchState(query, result).at_or_after(self._origin.place))

    def _show_found(self, found: SearchState | None) -> None:
        """Show what was found while one types: from where the reader was, so that the text does not drift."""
        assert self._origin is not None
        assert self._line is not None
        self._mark(found)
        self.article_pane.go_to(self._origin.place, row=self._origin.row)
        if found is not None and found.place is not None:
            self.article_pane.go_to(found.place)
        self._line.tell("" if found is None else found.told)

    def _mark(self, found: SearchState | None) -> None:
        self._found = found
        self.article_pane.mark_matches(
            MatchSpans() if found is None else MatchSpans(found.matches.spans, found.current)
        )
        self.show_position()

    def action_next_match(self) -> None:
        """To the next match after the current line."""
        self._walk(1)

    def action_previous_match(self) -> None:
        """To the last match before the current line."""
        self._walk(-1)

    def _walk(self, step: int) -> None:
        if self.in_digest and self.digest_pane.narrowed_to:
            self.digest_pane.move_lines(step)
            return
        found = self._found or self._find_last_again()
        if found is None:
            return
        here = self.article_pane.place
        found = found.after(here) if step > 0 else found.before(here)
        if found.place is None:
            self.status_line.say(f"“{fit(found.query, _QUERY_SHOWN)}” is not in this article.")
            return
        self.remember()
        self._mark(found)
        self.article_pane.go_to(found.place)
        self.reveal(found.place)
        self.turn_to(in_digest=False)
        if (found.place - here) * step <= 0:
            self.status_line.say("From the top again." if step > 0 else "From the end again.")

    def _find_last_again(self) -> SearchState | None:
        if self.reading is None:
            return None
        if not self._last_query:
            self.status_line.say(f"{self.app.keymap.press('find')} to find something first.")
            return None
        result = _matches_or_reason(self._text, self._last_query)
        if isinstance(result, UsageError):
            self.status_line.say(str(result))
            return None
        return SearchState(self._last_query, result)

    # Narrowing the digest

    def _narrow(self, query: str) -> None:
        """Show what of the digest matches; the article follows its current line."""
        assert self._origin is not None
        assert self._line is not None
        pane, origin = self.digest_pane, self._origin
        try:
            pane.narrow(query.strip() and query, origin.item)
        except UsageError as error:
            self._line.tell(str(error))
            return
        self._line.tell(_lines(pane.entries) if pane.narrowed_to else "")
        if pane.current is None or (origin.item is not None and pane.current == origin.item.target):
            self.article_pane.go_to(origin.place, row=origin.row)
        else:
            self.show_target(pane.current)
        self.mark_article()
        self.show_position()

    # Ending it

    def end_find(self) -> bool:
        """End one thing: the asking, what the digest is narrowed to, or the marks.

        Returns:
            Whether there was something to end.
        """
        if self.is_asking:
            self._leave()
        elif self._shows_found:
            self._mark(None)
        elif self.digest_pane.narrowed_to:
            self.digest_pane.narrow("")
            self.show_position()
        else:
            return False
        return True

    def drop_find(self) -> None:
        """Forget what was found: another article takes the place of this one."""
        if self.is_asking:
            self._stop_asking()
            self.pane.focus(scroll_visible=False)
        self._found = None
        self.article_pane.mark_matches(MatchSpans())
        self.digest_pane.narrow("")

    def find_anew(self) -> None:
        """Find again what is marked: there is more of the article, or another edition of it."""
        found, self._found = self._found, None
        if self.is_asking and self._line is not None:
            self._line.post_message(self._line.Typed(self._line.typed))
        elif found is not None:
            result = _matches_or_reason(self._text, found.query)
            if isinstance(result, Matches):
                self._mark(SearchState(found.query, result).at_or_after(found.place or 0))


def _lines(count: int) -> str:
    return "Nothing found." if count == 0 else f"{count:,} line{'' if count == 1 else 's'}"


def _matches_or_reason(text: str, query: str) -> Matches | UsageError:
    try:
        return find_matches(text, query)
    except UsageError as error:
        return error
