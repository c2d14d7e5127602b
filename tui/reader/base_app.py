"""The base of the application: the user's settings, theme and keys."""

from typing import ClassVar

from textual.app import App
from textual.theme import Theme

from tui.reader.commands import NO_KEY
from tui.reader.keymap import keymap_of
from tui.reader.themes import ALL_THEMES, DEFAULT_THEME, theme_named
from tui.settings.file import SettingsFile

Breakpoints = list[tuple[int, str]]


class ConfiguredApp(App[str]):
    """An app with its user's settings. Its result, if any, is the reason why it ended.

    Args:
        file: The user's settings.
        theme: A theme to use instead of the one in the settings.

    Raises:
        UsageError: There is no such theme.
    """

    COMMAND_PALETTE_BINDING: ClassVar[str] = NO_KEY  # the palette's keys are in the table of commands

    def __init__(self, file: SettingsFile, theme: str | None = None) -> None:
        if theme is None:
            file = file.validated("theme", theme_named)
        # Set before the stylesheet is made, the theme costs nothing; set later, every style is made a second time.
        self.set_reactive(App.theme, theme_named(theme or file.settings.theme or DEFAULT_THEME))
        super().__init__()
        self.keymap, file = keymap_of(file)
        self.settings_file = file
        self.settings = file.settings
        self.set_keymap(self.keymap.for_textual())

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The themes by name. Textual asks for them with every style, so the dictionary is made once."""
        return ALL_THEMES

    @property
    def quit_key(self) -> str:
        """The key that quits while no dialog is open."""
        return self.keymap.first("leave") or self.keymap.first("quit") or "Ctrl+Q"


def breakpoint_class(size: int, breakpoints: Breakpoints) -> str:
    """Return the class that Textual gives a screen of a size."""
    return max(breakpoint for breakpoint in breakpoints if breakpoint[0] <= size)[1]
