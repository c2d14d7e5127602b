"""What all the dialogs over the article have in common."""

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.app.keys import QUIT_KEY

ResultType = TypeVar("ResultType")


class Dialog(ModalScreen[ResultType]):
    """A dialog that q and Esc close without a result."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False, id="close-dialog"),
        Binding("q", "leave", "Close", show=False, id="leave-dialog"),
        Binding(QUIT_KEY, "app.quit", "Quit at once", show=False, id="quit-from-dialog"),
    ]

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """Close without a result, whatever is under the dialog."""
        self.dismiss(None)
