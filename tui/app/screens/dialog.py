"""What all the dialogs over the article have in common.

A binding that does what a command of the table does has the command's id, so that it follows the user's keys. Arrows,
Enter and Esc have bindings of their own: they work in every dialog.
"""

from typing import ClassVar, TypeVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.app import garbage
from tui.app.keys import QUIT_KEY
from tui.app.personal import PersonalApp

ResultType = TypeVar("ResultType")


class Dialog(ModalScreen[ResultType]):
    """A dialog that q and Esc close without a result."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False),
        Binding("q", "leave", "Close", show=False, id="leave"),
        Binding(QUIT_KEY, "app.quit", "Quit at once", show=False, id="quit"),
    ]

    app = getters.app(PersonalApp)

    def on_unmount(self) -> None:
        """Leave nothing behind."""
        garbage.dialog_closed()

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Close without a result, whatever is under the dialog."""
        self.dismiss(None)
