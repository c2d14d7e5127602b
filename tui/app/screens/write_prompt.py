"""Asks for the file that the digest is written to."""

from os.path import expanduser  # unlike the method of Path, it never raises
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.grounds import Grounds
from tui.app.screens.open_prompt import PathSuggester
from tui.article.clean import clean_line
from tui.article.errors import UsageError
from tui.export.digest_files import ENDINGS_TOLD, check_format
from tui.sources.files import is_folder


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
                placeholder=f"File that ends in {ENDINGS_TOLD}",
                suggester=PathSuggester(Grounds()),
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
        check_format(path)
    except UsageError as error:
        return str(error)
    return None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
