"""Where a link of the article leads, over the article."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.app.screens.dialog import Dialog
from tui.article.model import Link

OPEN = "open"
COPY = "copy"


class LinkDialog(Dialog[str]):
    """Shows the address of a link; its result is what is to be done with it, or None.

    Args:
        link: The link.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", f"choose('{OPEN}')", "Open in the browser", show=False),
        Binding("o", f"choose('{OPEN}')", "Open in the browser", show=False, id="open"),
        Binding("y", f"choose('{COPY}')", "Copy the address", show=False, id="copy-item"),
    ]

    def __init__(self, link: Link) -> None:
        super().__init__()
        self._link = link

    def compose(self) -> ComposeResult:
        """The words and the address in a frame."""
        copy = self.app.keymap.first("copy-item")
        ways = ("Enter open", f"{copy} copy" if copy else "", "Esc close")
        with VerticalScroll(classes="dialog") as frame:
            frame.border_title = Content("Link")
            frame.border_subtitle = Content(" · ".join(filter(None, ways)))
            if self._link.text != self._link.address:
                yield Static(Content(f"“{self._link.text}”"))
            yield Static(Content(self._link.address), id="address")

    def on_mount(self) -> None:
        """Let the keys scroll a long address."""
        self.query_one(VerticalScroll).focus()

    def action_choose(self, what: str) -> None:
        """Open it, or copy it."""
        self.dismiss(what)
