"""The status line: the keys that matter now, and where the reader is; for two seconds, what just happened."""

from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from tui.export.cells import fitted, most_cells

_SECONDS_OF_A_MESSAGE = 2.0


class StatusLine(Widget):
    """One line at the foot of the screen."""

    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        padding: 0 1;
    }
    """

    hints: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Pairs of a key and what it does, the most useful first."""
    position: reactive[str] = reactive("")
    """Where the reader is."""
    message: reactive[str] = reactive("")
    """What just happened; it takes the place of the keys."""

    _clearing: Timer | None = None

    def say(self, message: str, seconds: float = _SECONDS_OF_A_MESSAGE) -> None:
        """Show a message for a while."""
        if self._clearing is not None:
            self._clearing.stop()
        self.message = message
        self._clearing = self.set_timer(seconds, self._clear)

    def _clear(self) -> None:
        self.message = ""

    def render(self) -> Content:
        """The message or as many keys as there is room for, and the position."""
        width = self.content_size.width
        position = fitted(self.position, width)
        room = max(0, width - most_cells(position) - 2)
        left = Content(fitted(self.message, room)) if self.message else self._hints_that_fit(room)
        return Content.assemble(
            left, " " * max(0, width - most_cells(left.plain) - most_cells(position)), position
        )

    def _hints_that_fit(self, room: int) -> Content:
        shown = Content("")
        for key, does in self.hints:
            hint = Content.assemble((key, "bold"), " ", does)
            longer = Content.assemble(shown, "  ", hint) if shown else hint
            if most_cells(longer.plain) > room:
                break
            shown = longer
        return shown
