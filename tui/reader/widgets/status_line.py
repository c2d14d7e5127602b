"""The title line and the status line."""

from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from tui.text.cells import fit, max_cells

_MESSAGE_SECONDS = 2.0
_SPACE = 2
"""The cells between the hints and the position."""
_HINT_SPACE = "  "


class LongMessage(Static):
    """A message that needs more than one line, over the last rows of the screen, so that nothing under it moves."""

    DEFAULT_CSS = """
    LongMessage {
        display: none;
        layer: above;
        dock: bottom;
        height: auto;
        padding: 0 1;
    }
    """


class StatusLine(Widget):
    """One line at the foot of the screen."""

    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        padding: 0 1;
    }
    """

    hints: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Pairs of a key and its action, the most useful first."""
    essential_hints: reactive[int] = reactive(0)
    """The number of hints that are shown before the time that is left."""
    position: reactive[str] = reactive("")
    """The position in the article."""
    time_left: reactive[tuple[str, ...]] = reactive(())
    """The time that the rest of the article takes, before the position: the longest form first."""
    message: reactive[str] = reactive("")
    """A message, shown instead of the keys."""

    _clearing: Timer | None = None

    def show_message(self, message: str, seconds: float = _MESSAGE_SECONDS) -> None:
        """Show a message for a while."""
        if self._clearing is not None:
            self._clearing.stop()
        self.message = message
        self._clearing = self.set_timer(seconds, self._clear)

    def _clear(self) -> None:
        self.message = ""

    def watch_message(self) -> None:
        """Show a message that is too long for the line over the rows above it too."""
        is_long = max_cells(self.message) > self._room(self.position) > 0
        for widget in self.screen.query(LongMessage):
            if is_long:
                widget.update(Content(self.message))
            widget.display = is_long

    def on_resize(self) -> None:
        self.watch_message()

    def _room(self, position: str) -> int:
        """Return the cells beside the position."""
        return max(0, self.content_size.width - max_cells(position) - _SPACE)

    def render(self) -> Content:
        """Return the message, or the key hints that fit, and the position with as much on the time left as fits."""
        width = self.content_size.width
        position = fit(self._position_beside_hints(width), width)
        room = self._room(position)
        left = Content(fit(self.message, room)) if self.message else self._hints_that_fit(room)
        return Content.assemble(
            left, " " * max(0, width - max_cells(left.plain) - max_cells(position)), position
        )

    def _position_beside_hints(self, width: int) -> str:
        """Return the position, with the longest form of the time left that leaves room for the message or the hints.

        A longer form leaves room for one hint more, since the keys are more useful than words.
        """
        for shorter_forms, time in zip(range(len(self.time_left) - 1, -1, -1), self.time_left, strict=True):
            position = f"{time} · {self.position}"
            needed = self.hints[: self.essential_hints + shorter_forms]
            left = self.message or _HINT_SPACE.join(f"{key} {action}" for key, action in needed)
            if max_cells(left) + _SPACE + max_cells(position) <= width:
                return position
        return self.position

    def _hints_that_fit(self, room: int) -> Content:
        shown = Content("")
        for key, action in self.hints:
            hint = Content.assemble((key, "bold"), " ", action)
            longer = Content.assemble(shown, _HINT_SPACE, hint) if shown else hint
            if max_cells(longer.plain) > room:
                break
            shown = longer
        return shown


_MIN_TITLE_WIDTH = 16


class TitleLine(Widget):
    """One line: the article's title on the left, facts on the right, of which the last ones that fit are shown."""

    DEFAULT_CSS = """
    TitleLine {
        height: 1;
        padding: 0 1;
    }
    """

    title: reactive[str] = reactive("")
    facts: reactive[tuple[str, ...]] = reactive(())

    def render(self) -> Content:
        """Return the title, shortened to fit, and the facts."""
        width = self.content_size.width
        facts = self._facts_that_fit(width)
        room = max(0, width - max_cells(facts) - 2) if facts else width
        title = fit(self.title, room)
        space = " " * max(0, width - max_cells(title) - max_cells(facts))
        return Content.assemble((title, "bold"), space, facts)

    def _facts_that_fit(self, width: int) -> str:
        facts = list(self.facts)
        wanted = min(max_cells(self.title), _MIN_TITLE_WIDTH)
        while facts and wanted + 2 + max_cells(" · ".join(facts)) > width:
            facts.pop(0)
        return " · ".join(facts)
