"""The reader's own colours. Every other theme of Textual's works too."""

from textual.theme import BUILTIN_THEMES, Theme

from tui.document.errors import UsageError
from tui.library.choices import kept_choice

THEME_CHOICE = "theme"
"""The name that a theme chosen in the reader is kept under."""

DARK = Theme(
    name="standfirst-dark",
    primary="#8fb4d8",
    secondary="#6f8fae",
    accent="#e3b566",
    warning="#e3b566",
    error="#e58a8a",
    success="#9cc48f",
    foreground="#dcd9d2",
    background="#16181c",
    surface="#1b1e23",
    panel="#262a31",
    dark=True,
    variables={"block-cursor-foreground": "#16181c"},
)

LIGHT = Theme(
    name="standfirst-light",
    primary="#2d5b87",
    secondary="#4c7399",
    accent="#8a5300",
    warning="#8a5300",
    error="#a32a2a",
    success="#33692a",
    foreground="#23262b",
    background="#fbf9f4",
    surface="#f5f2ea",
    panel="#e8e3d7",
    dark=False,
    variables={"block-cursor-foreground": "#fbf9f4"},
)

TERMINAL = Theme(
    name="standfirst-terminal",
    ansi=True,
    primary="ansi_cyan",
    secondary="ansi_cyan",
    accent="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    success="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "reverse",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "scrollbar": "ansi_cyan",
        "scrollbar-background": "ansi_default",
        "input-selection-foreground": "ansi_black",
    },
)
"""The terminal's own colours, whatever they are.

Of the sixteen none is readable on the backgrounds of all common palettes, so text has the ordinary colour only.
"""

OWN_THEMES = {theme.name: theme for theme in (DARK, LIGHT, TERMINAL)}
ALL_THEMES = {**BUILTIN_THEMES, **OWN_THEMES}


def automatic_theme(is_light: bool | None) -> str:
    """Return the name of the theme for a light or a dark terminal; None if that is not known."""
    return LIGHT.name if is_light else DARK.name


def theme_names() -> tuple[str, ...]:
    """Return the names of all themes: the reader's own, then Textual's."""
    return (*OWN_THEMES, *sorted(BUILTIN_THEMES))


def kept_theme() -> str | None:
    """Return the name of the theme that was last chosen in the reader; None if none was, or if there is no such."""
    kept = kept_choice(THEME_CHOICE)
    return kept if kept in ALL_THEMES else None


def theme_named(name: str) -> str:
    """Return the name itself, if a theme has it.

    Raises:
        UsageError: No theme has it.
    """
    if name in ALL_THEMES:
        return name
    raise UsageError(f"There is no theme “{name}”. The themes are: {', '.join(sorted(ALL_THEMES))}.")
