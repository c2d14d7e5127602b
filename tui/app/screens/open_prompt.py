"""Asks for the path or the web address of an article to open."""

import os
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input

from tui.app.background import in_daemon_thread
from tui.app.grounds import Grounds
from tui.sources.files import is_folder
from tui.sources.web.address import is_address


class PathSuggester(Suggester):
    """Completes a path with the first file or folder that begins so.

    Args:
        grounds: What may be told of.
    """

    def __init__(self, grounds: Grounds) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._grounds = grounds

    async def get_suggestion(self, value: str) -> str | None:
        """The whole path that the value is the beginning of; None if there is none."""
        return await in_daemon_thread(_completed, value, self._grounds)


def _completed(value: str, grounds: Grounds) -> str | None:
    folder, slash, beginning = value.rpartition("/")
    if not beginning or is_address(value):
        return None
    try:
        entries = sorted(os.scandir(os.path.expanduser(folder + slash) or "."), key=lambda entry: entry.name)  # noqa: PTH111
    except (OSError, ValueError):
        return None
    for entry in entries:
        if entry.name.startswith(beginning) and entry.name.isprintable() and grounds.hold(entry.path):
            return f"{value}{entry.name[len(beginning) :]}{'/' if is_folder(entry.path) else ''}"
    return None


class OpenPrompt(ModalScreen[str]):
    """A line to type a path or a web address in; its result is what was typed, or None.

    Args:
        grounds: What may be opened.
        typed: What stands there at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False, id="close-prompt"),
        Binding("tab", "complete", "Complete", show=False, priority=True, id="complete-path"),
    ]

    def __init__(self, grounds: Grounds, typed: str = "") -> None:
        super().__init__()
        self._grounds = grounds
        self._typed = typed

    def compose(self) -> ComposeResult:
        """The line in a frame."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = Content("Open an article")
            frame.border_subtitle = Content("Tab complete · Enter open")
            yield Input(
                self._typed,
                placeholder="Path or web address",
                suggester=PathSuggester(self._grounds),
                select_on_focus=False,
            )

    def action_close(self) -> None:
        """Close without anything."""
        self.dismiss(None)

    def action_complete(self) -> None:
        """Take the suggestion."""
        self.query_one(Input).action_cursor_right()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give what was typed."""
        event.stop()
        self.dismiss(event.value.strip() or None)
