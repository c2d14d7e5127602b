"""What is painted on a screen."""

from typing import Any

from textual._context import visible_screen_stack
from textual.screen import Screen
from textual.strip import Strip


def painted_strips(screen: Screen[Any]) -> list[Strip]:
    """Return a screen's rows with the screens that are seen through it; its cache would keep them without those."""
    visible_screen_stack.set(screen.app._background_screens)
    return screen._compositor.render_strips(screen.size)
