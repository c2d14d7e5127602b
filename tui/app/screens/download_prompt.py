"""Asks for the name of the file that the digest is downloaded as."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.article.errors import UsageError
from tui.export.digest_files import ENDINGS_TOLD, check_format


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
                self._suggested, placeholder=f"File that ends in {ENDINGS_TOLD}", select_on_focus=False
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
                check_format(Path(name))
        except UsageError as error:
            self._say(str(error))
        else:
            self.dismiss(name or None)

    def _say(self, text: str) -> None:
        message = self.query_one(Static)
        message.update(Content(text))
        message.display = bool(text)
