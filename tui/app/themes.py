"""The reader's own colours. Every other theme of Textual's works too."""

from textual.theme import BUILTIN_THEMES, Theme

from tui.article.errors import UsageError

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
)

OWN_THEMES = {theme.name: theme for theme in (DARK, LIGHT)}
DEFAULT_THEME = DARK.name


def theme_names() -> tuple[str, ...]:
    """All themes that the reader has: its own, then Textual's."""
    return (*OWN_THEMES, *sorted(BUILTIN_THEMES))


def theme_named(name: str) -> str:
    """The name itself, if there is a theme of it.

    Raises:
        UsageError: There is none.
    """
    names = theme_names()
    if name in names:
        return name
    raise UsageError(f"There is no theme “{name}”. The themes are: {', '.join(sorted(names))}.")
