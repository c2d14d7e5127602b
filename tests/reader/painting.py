"""The rows that are painted on a screen."""

from typing import Any

from textual._context import visible_screen_stack
from textual.screen import Screen
from textual.strip import Strip


def painted_strips(screen: Screen[Any]) -> list[Strip]:
    """Return the rows of a screen with the screens that are visible under it, without using its cache."""
    visible_screen_stack.set(screen.app._background_screens)
    return screen._compositor.render_strips(screen.size)
