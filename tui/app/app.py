"""The application: its screen, its themes, its palette."""

from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from tui.app.keys import QUIT_KEY
from tui.app.palette import KeyCommands, SectionCommands
from tui.app.screens.reader import ReaderScreen
from tui.app.start import Start
from tui.app.themes import DARK, DEFAULT_THEME, LIGHT
from tui.article.errors import UsageError


class StandfirstApp(App[str]):
    """The terminal reader. Its result, if any, is why the only source could not be opened.

    Args:
        start: What to open first, and how to begin.

    Raises:
        UsageError: There is no theme of the name that was asked for.
    """

    CSS_PATH = "app.tcss"
    TITLE = "Standfirst"
    COMMANDS = {KeyCommands, SectionCommands}  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(QUIT_KEY, "quit", "Quit at once", show=False, id="quit"),
    ]

    def __init__(self, start: Start) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = self._theme_named(start.request.theme or DEFAULT_THEME)
        self._start = start

    def _theme_named(self, name: str) -> str:
        if name in self.available_themes:
            return name
        raise UsageError(
            f"There is no theme “{name}”. The themes are: {', '.join(sorted(self.available_themes))}."
        )

    def get_default_screen(self) -> ReaderScreen:
        """The reader; it is there from the start."""
        return ReaderScreen(self._start)

    def action_help_quit(self) -> None:
        """Ctrl+C does not quit; say what does."""
        screen = self.screen_stack[0]
        if isinstance(screen, ReaderScreen):
            screen.status_line.say("Press q to quit.")

    @property
    def failure(self) -> Exception | None:
        """What ended the app, if that was a failure."""
        return self._exception

    def _print_error_renderables(self) -> None:
        """Print nothing: whoever runs the app says what happened, in one line."""
