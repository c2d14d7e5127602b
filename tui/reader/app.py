"""The application: its screen, its themes, its palette."""

from typing import ClassVar

from rich.console import RenderableType
from textual import events
from textual.binding import Binding, BindingType
from textual.theme import Theme

from tui.reader import gc_control
from tui.reader.base_app import ConfiguredApp
from tui.reader.commands import QUIT_KEY
from tui.reader.palette import KeyCommands, LinkCommands, SectionCommands
from tui.reader.screen import ReaderScreen
from tui.reader.startup import Startup
from tui.reader.terminal import ShutdownSignals, TerminalTitle
from tui.reader.themes import OWN_THEMES


class StandfirstApp(ConfiguredApp):
    """The terminal reader. Its result, if any, is why the only source could not be opened.

    Args:
        start: What to open first, and how to begin.

    Raises:
        UsageError: There is no theme of the name that was asked for.
    """

    CSS_PATH = "app.tcss"
    TITLE = "Standfirst"
    COMMANDS = {KeyCommands, SectionCommands, LinkCommands}  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(QUIT_KEY, "quit", "Quit at once", show=False, id="quit"),
    ]

    def __init__(self, start: Startup) -> None:
        super().__init__(start.request.settings_file, start.request.theme)
        self._start = start
        self.ending = ShutdownSignals()
        self._terminal_title = TerminalTitle(self._write_to_terminal)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's themes and the reader's own, by name."""
        return {**super().available_themes, **OWN_THEMES}

    def get_default_screen(self) -> ReaderScreen:
        """The reader; it is there from the start."""
        return ReaderScreen(self._start)

    def on_mount(self) -> None:
        """End in order also when the system asks for it."""
        self.ending.listen(self.exit)

    def on_unmount(self) -> None:
        """Leave the signals to whoever runs the app."""
        self.ending.stop_listening()
        self._terminal_title.give_back()

    def watch_title(self, title: str) -> None:
        """The terminal bears the title of what is read."""
        if title != self.TITLE:
            self._terminal_title.show(title)

    def _write_to_terminal(self, sequence: str) -> None:
        if self._driver is not None:
            self._driver.write(sequence)

    def exit(
        self, result: str | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Keep how the article is left, and end."""
        screen = self.screen_stack[0] if self.screen_stack else None
        if isinstance(screen, ReaderScreen):
            screen.history.save()
        super().exit(result, return_code, message)

    def on_command_palette_closed(self) -> None:
        """Leave nothing of it behind, as the dialogs do."""
        self.call_after_refresh(gc_control.dialog_closed)

    def on_key(self, event: events.Key) -> None:
        """Give what was typed ahead to the line that has the focus by now.

        A line takes up what is typed in it, so a character that comes here was sent to what had the focus before.
        """
        take_up = getattr(self.focused, "insert_text_at_cursor", None)
        if take_up is not None and event.is_printable and event.character:
            event.prevent_default()
            take_up(event.character)

    def action_help_quit(self) -> None:
        """Ctrl+C does not quit; say what does."""
        screen = self.screen_stack[0]
        if isinstance(screen, ReaderScreen):
            screen.status_line.say(f"Press {self.quit_key} to quit.")

    def post_display_hook(self) -> None:
        """A picture has been shown."""
        gc_control.picture_shown()

    @property
    def failure(self) -> Exception | None:
        """What ended the app, if that was a failure."""
        return self._exception

    def _print_error_renderables(self) -> None:
        """Print nothing: whoever runs the app says what happened, in one line."""
