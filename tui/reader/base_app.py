"""The base of the application: the user's settings, theme and keys."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.driver import Driver
from textual.filter import LineFilter
from textual.theme import Theme

from tui.library.choices import keep_choice
from tui.reader.background import NO_COLOR, BackgroundReplies
from tui.reader.commands import NO_KEY
from tui.reader.keymap import keymap_of
from tui.reader.themes import ALL_THEMES, TERMINAL, THEME_CHOICE, automatic_theme, kept_theme, theme_named
from tui.settings.file import SettingsFile

Breakpoints = list[tuple[int, str]]
_FOLDER = Path(__file__).parent
READER_STYLES = _FOLDER / "app.tcss"
DIALOG_STYLES = _FOLDER / "dialogs" / "dialogs.tcss"
"""The style sheet that the first dialog reads."""
_ANSI_STYLES = _FOLDER / "ansi.tcss"
"""That of the themes with the terminal's own colours."""


class NoColours(LineFilter):
    """Leaves out all colours, so that only attributes such as bold are written."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without their colours."""
        return [
            Segment(text, None if style is None else style.without_color, control)
            for text, style, control in segments
        ]


class ConfiguredApp(App[str]):
    """An app with its user's settings. Its result, if any, is the reason why it ended.

    Args:
        file: The user's settings.
        theme: A theme to use instead of the one in the settings.
        is_light: Whether the terminal is light; None if that is not known.
        keeps_choices: Whether a theme that is chosen here is kept for the next time.
        styles: The style sheets to begin with.
        driver: The driver; None for Textual's own.

    Raises:
        UsageError: There is no such theme.
    """

    COMMAND_PALETTE_BINDING: ClassVar[str] = NO_KEY  # the palette's keys are in the table of commands

    def __init__(
        self,
        file: SettingsFile,
        theme: str | None = None,
        *,
        is_light: bool | None = None,
        keeps_choices: bool = True,
        styles: Sequence[Path] = (READER_STYLES,),
        driver: type[Driver] | None = None,
    ) -> None:
        if theme is None:
            file = file.validated("theme", theme_named)
        self._keeps_choices = keeps_choices
        self._is_light = is_light
        given = None if theme is None else theme_named(theme)
        self.chosen_theme = given or file.settings.theme or self._kept_theme()
        """The name of the theme that the user has chosen; None for the one that fits the terminal."""
        has_no_colours = bool(os.environ.get(NO_COLOR))
        shown = TERMINAL.name if has_no_colours else self.chosen_theme or automatic_theme(is_light)
        # Set before the stylesheet is made, the theme costs nothing; set later, every style is made a second time.
        self.set_reactive(App.theme, shown)
        ansi_styles = [_ANSI_STYLES] if ALL_THEMES[shown].ansi else []
        super().__init__(driver_class=driver, css_path=[*styles, *ansi_styles])
        self._line_filters = [NoColours()] if has_no_colours else None
        self.keymap, file = keymap_of(file)
        self.settings_file = file
        self.settings = file.settings
        self.set_keymap(self.keymap.for_textual())

    def _kept_theme(self) -> str | None:
        return kept_theme() if self._keeps_choices else None

    def choose_theme(self, name: str | None) -> None:
        """Use a theme, and keep that choice; with None, use the one that fits the terminal."""
        self.chosen_theme = name
        self.show_theme(name)
        if self._keeps_choices:
            keep_choice(THEME_CHOICE, name)

    def show_theme(self, name: str | None) -> None:
        """Show a theme, without keeping it; with None, the one that fits the terminal."""
        self.theme = name or automatic_theme(self._is_light)

    def watch_theme(self, theme: str) -> None:
        """Read the style sheet that a theme needs, before Textual makes all styles anew."""
        if ALL_THEMES[theme].ansi and not self.stylesheet.has_source(str(_ANSI_STYLES)):
            self.stylesheet.read(_ANSI_STYLES)

    def terminal_replied(self, replies: BackgroundReplies) -> None:
        """Use the theme that fits the background that the terminal has reported, unless the user has chosen one."""
        self._is_light = replies.is_light
        if self.chosen_theme is None and not self.no_color:
            self.show_theme(None)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters for everything that is painted."""
        return self._line_filters or super().get_line_filters()

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
