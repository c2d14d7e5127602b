"""The application: its screen, its themes, its palette."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual import events
from textual.binding import Binding, BindingType
from textual.driver import Driver

from tui.reader import gc_control
from tui.reader.base_app import DIALOG_STYLES, READER_STYLES, ConfiguredApp
from tui.reader.commands import QUIT_KEY, command_by_id
from tui.reader.screen import ReaderScreen
from tui.reader.startup import Startup
from tui.reader.terminal import ShutdownSignals, TerminalTitle

if TYPE_CHECKING:
    from tui.reader.palette import PaletteEntry


class StandfirstApp(ConfiguredApp):
    """The terminal reader. Its result, if any, is why the only source could not be opened.

    Args:
        startup: The sources to open first, and the options.
        is_light: Whether the terminal is light; None if that is not known.
        driver: The driver; None for Textual's own.
        signals: The handler of the signals that end the reader; None if there is none.

    Raises:
        UsageError: There is no such theme.
    """

    TITLE = "Standfirst"
    ENABLE_COMMAND_PALETTE = False  # the reader has its own
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(QUIT_KEY, "quit", "Quit at once", show=False, id="quit"),
    ]

    def __init__(
        self,
        startup: Startup,
        is_light: bool | None = None,
        driver: type[Driver] | None = None,
        signals: ShutdownSignals | None = None,
    ) -> None:
        options = startup.options
        super().__init__(
            options.settings_file,
            options.theme,
            is_light=is_light,
            keeps_choices=not options.is_served,
            styles=[READER_STYLES] if startup.load is not None else [READER_STYLES, DIALOG_STYLES],
            driver=driver,
        )
        self._startup = startup
        self._signals = signals
        self._terminal_title = TerminalTitle(self._write_to_terminal)

    def get_default_screen(self) -> ReaderScreen:
        return ReaderScreen(self._startup)

    @property
    def _reader(self) -> ReaderScreen | None:
        screen = self.screen_stack[0] if self.screen_stack else None
        return screen if isinstance(screen, ReaderScreen) else None

    def on_load(self) -> None:
        """Exit when a signal is received, from before the terminal is taken until it is restored."""
        if self._signals is None:
            return
        loop = asyncio.get_running_loop()

        def exit_soon() -> None:
            with suppress(RuntimeError):  # the loop has just ended
                loop.call_soon_threadsafe(self.exit)

        self._signals.call(exit_soon)

    def on_mount(self) -> None:
        self.app_resume_signal.subscribe(self, self._resumed)

    def _resumed(self, _: object) -> None:
        """Paint all of the screen after another program had the terminal; Textual paints only what has changed."""
        self.call_after_refresh(self.refresh)

    def on_unmount(self) -> None:
        self._terminal_title.restore()

    def watch_title(self, title: str) -> None:
        if title != self.TITLE:
            self._terminal_title.show(title)

    def _write_to_terminal(self, sequence: str) -> None:
        if self._driver is not None:
            self._driver.write(sequence)

    def exit(
        self, result: str | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        if self._reader is not None:
            self._reader.history.save()
        super().exit(result, return_code, message)

    async def action_command(self, command_id: str) -> None:
        """Run a command of the reader, also while a dialog is over it."""
        if self._reader is not None:
            await self._reader.run_command(command_by_id(command_id))

    def action_change_theme(self) -> None:
        """Let the user choose the colours."""
        if self.no_color:
            self._tell("There are no colours, because NO_COLOR is set or the settings say so.")
            return
        from tui.reader.dialogs.theme import ThemeDialog

        named = self.settings.theme
        note = f"The next start uses {named} again, since your settings name it." if named else ""
        self.push_screen(ThemeDialog(self.chosen_theme, note), self._use_theme)

    def _use_theme(self, name: str | None) -> None:
        if name is None:
            self.show_theme(self.chosen_theme)
        else:
            self.choose_theme(name or None)

    def _tell(self, message: str) -> None:
        if self._reader is not None:
            self._reader.show_message(message)

    def action_command_palette(self) -> None:
        """Let the user find a command, a section or a link by name, and run it or go there."""
        if self._reader is None:
            return
        from tui.reader.dialogs.palette import Palette
        from tui.reader.palette import palette_entries

        self.push_screen(Palette(palette_entries(self._reader)), self._run_from_palette)

    async def _run_from_palette(self, entry: "PaletteEntry | None") -> None:
        if entry is None or self._reader is None:
            return
        if not entry.keeps_dialogs:
            self._reader.pickers.close_lists()
        if (awaitable := entry.run()) is not None:
            await awaitable

    def on_key(self, event: events.Key) -> None:
        """Pass a character that was typed ahead to the input that has the focus by now.

        An input handles the keys typed in it, so a character that arrives here was sent to the widget focused before.
        Features of the reader take keys here too: only here has the command of the key before been run.
        """
        insert = getattr(self.focused, "insert_text_at_cursor", None)
        if insert is not None and event.is_printable and event.character:
            event.prevent_default()
            insert(event.character)
        elif self.screen is self._reader and self._reader.take_key(event):
            event.prevent_default()

    def action_help_quit(self) -> None:
        self._tell(f"Press {self.quit_key} to quit.")

    def post_display_hook(self) -> None:
        gc_control.collect_after_frame()

    @property
    def failure(self) -> Exception | None:
        return self._exception

    def _print_error_renderables(self) -> None:
        """Print nothing: the caller reports the failure in one line."""
