"""A message over the article, which stays open."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.app.screens.dialog import Dialog


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
