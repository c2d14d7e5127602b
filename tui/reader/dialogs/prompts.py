"""Prompts for a path, an address, or the name of a file."""

import os
from os.path import expanduser  # unlike the method of Path, it never raises
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Static

from tui.document.errors import UsageError
from tui.export.registry import find_writer_for, suffixes_in_words
from tui.reader.access import AccessPolicy
from tui.reader.threads import in_daemon_thread
from tui.sources.files import is_folder
from tui.text.sanitize import clean_line
from tui.text.urls import is_url


class PathSuggester(Suggester):
    """Completes a path with the first file or folder that begins so.

    Args:
        grounds: What may be told of.
    """

    def __init__(self, grounds: AccessPolicy) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._grounds = grounds

    async def get_suggestion(self, value: str) -> str | None:
        """The whole path that the value is the beginning of; None if there is none."""
        return await in_daemon_thread(_completed, value, self._grounds)


def _completed(value: str, grounds: AccessPolicy) -> str | None:
    folder, slash, beginning = value.rpartition("/")
    if not beginning or is_url(value):
        return None
    try:
        entries = sorted(os.scandir(os.path.expanduser(folder + slash) or "."), key=lambda entry: entry.name)  # noqa: PTH111
    except (OSError, ValueError):
        return None
    for entry in entries:
        if entry.name.startswith(beginning) and entry.name.isprintable() and grounds.allows(entry.path):
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

    def __init__(self, grounds: AccessPolicy, typed: str = "") -> None:
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


class Destination(NamedTuple):
    """Where to write."""

    path: Path
    overwrite: bool
    """Whether the user agreed that the file there is replaced."""


class WritePrompt(ModalScreen[Destination]):
    """A line to type a path in; its result is where to write, or None.

    Args:
        suggested: What stands there at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False, id="close-prompt"),
        Binding("tab", "complete", "Complete", show=False, priority=True, id="complete-path"),
    ]

    def __init__(self, suggested: str) -> None:
        super().__init__()
        self._suggested = suggested
        self._asked_about: Path | None = None

    def compose(self) -> ComposeResult:
        """The line in a frame, and under it room for a question."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = Content("Write the digest to a file")
            frame.border_subtitle = Content("Tab complete · Enter write")
            yield Input(
                self._suggested,
                placeholder=f"File that ends in {suffixes_in_words()}",
                suggester=PathSuggester(AccessPolicy()),
                select_on_focus=False,
            )
            yield Static()

    def on_mount(self) -> None:
        """Ask nothing yet."""
        self._say("")

    def action_close(self) -> None:
        """Write nothing."""
        self.dismiss(None)

    def action_complete(self) -> None:
        """Take the suggestion."""
        self.query_one(Input).action_cursor_right()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._asked_about = None
        self._say("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            self.dismiss(None)
            return
        path = Path(expanduser(event.value.strip()))  # noqa: PTH111
        if (problem := _problem(path)) is not None:
            self._say(problem)
        elif _is_there(path) and path != self._asked_about:
            self._asked_about = path
            self._say(
                f"{clean_line(path.name)} exists already. Enter again replaces it, Esc leaves it as it is."
            )
        else:
            self.dismiss(Destination(path, overwrite=path == self._asked_about))

    def _say(self, text: str) -> None:
        message = self.query_one(Static)
        message.update(Content(text))
        message.display = bool(text)


def _problem(path: Path) -> str | None:
    if is_folder(path):
        return f"{clean_line(str(path))} is a folder. Name a file in it."
    try:
        find_writer_for(path)
    except UsageError as error:
        return str(error)
    return None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


class DownloadPrompt(ModalScreen[str]):
    """A line to type a file's name in; its result is the name, or None. It looks at no file.

    Args:
        suggested: What stands there at first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False, id="close-prompt"),
    ]

    def __init__(self, suggested: str) -> None:
        super().__init__()
        self._suggested = suggested

    def compose(self) -> ComposeResult:
        """The line in a frame, and under it room for what is wrong with the name."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = Content("Download the digest")
            frame.border_subtitle = Content("Enter download · Esc close")
            yield Input(
                self._suggested, placeholder=f"File that ends in {suffixes_in_words()}", select_on_focus=False
            )
            yield Static()

    def on_mount(self) -> None:
        """Say nothing yet."""
        self._say("")

    def action_close(self) -> None:
        """Download nothing."""
        self.dismiss(None)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._say("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        name = Path(event.value.strip()).name
        try:
            if name:
                find_writer_for(Path(name))
        except UsageError as error:
            self._say(str(error))
        else:
            self.dismiss(name or None)

    def _say(self, text: str) -> None:
        message = self.query_one(Static)
        message.update(Content(text))
        message.display = bool(text)
