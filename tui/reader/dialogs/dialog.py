"""What all dialogs over the article share, and the plain message."""

from typing import ClassVar, TypeVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.reader import gc_control
from tui.reader.base_app import ConfiguredApp
from tui.reader.commands import QUIT_KEY

ResultType = TypeVar("ResultType")


class Dialog(ModalScreen[ResultType]):
    """A dialog that q and Esc close without a result."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False),
        Binding("q", "leave", "Close", show=False, id="leave"),
        Binding(QUIT_KEY, "app.quit", "Quit at once", show=False, id="quit"),
    ]

    app = getters.app(ConfiguredApp)

    def on_unmount(self) -> None:
        """Leave nothing behind."""
        gc_control.clear_style_cache()

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Close without a result, whatever is under the dialog."""
        self.dismiss(None)


class Notice(Dialog[None]):
    """Says something that the reader must have seen.

    Args:
        title: What it is about.
        text: What there is to say. It is text, never markup.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close", "Close", show=False),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """The message in a frame."""
        with VerticalScroll(classes="dialog") as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = Content("Esc close")
            yield Static(Content(self._text))

    def change(self, text: str) -> None:
        """Say something else."""
        self._text = text
        for message in self.query(Static):  # none until the frame is composed, which then takes the new text
            message.update(Content(text))

    def on_mount(self) -> None:
        """Let the keys scroll a long message."""
        self.query_one(VerticalScroll).focus()
