"""Choosing one of several places in view by the letters beside it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from textual import events
from textual.screen import ModalScreen

from tui.reader.base_app import DIALOG_STYLES

COPY_KEY = "Y"


class Chosen(NamedTuple):
    """The letters that were typed."""

    letters: str
    is_copy: bool
    """True if ``Y`` was typed before them."""


class LinkLetters(ModalScreen[Chosen | None]):
    """Reads the letters of one of the places, which stay in view. Its result is None after Esc.

    Args:
        letters: The letters to choose from.
        narrowed: Called with the letters that are still possible, and whether ``Y`` was typed.
    """

    CSS_PATH = DIALOG_STYLES

    def __init__(self, letters: Mapping[str, object], narrowed: Callable[[list[str], bool], None]) -> None:
        super().__init__()
        self._letters = letters
        self._narrowed = narrowed
        self._typed = ""
        self._is_copy = False
        self._is_shown = False

    def on_key(self, event: events.Key) -> None:
        """Take a letter; any other key ends the choice."""
        event.stop()
        event.prevent_default()
        typed = event.character or ""
        if typed == COPY_KEY:
            self._is_copy = not self._is_copy
        elif event.key == "backspace" and self._typed:
            self._typed = self._typed[:-1]
        elif any(letters.startswith(self._typed + typed) for letters in self._letters) and typed:
            self._typed += typed
        else:
            self.dismiss(None)
            return
        if self._typed in self._letters:
            self.dismiss(Chosen(self._typed, self._is_copy))
        else:
            self._narrowed([each for each in self._letters if each.startswith(self._typed)], self._is_copy)

    def on_click(self) -> None:
        """End the choice."""
        self.dismiss(None)

    def on_resize(self) -> None:
        """End the choice once the places have moved."""
        if self._is_shown:
            self.dismiss(None)
        self._is_shown = True
