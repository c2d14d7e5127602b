"""The box that shows what a line refers to, and the choice among several such targets."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Spacing

from tui.reader.dialogs.dialog import Dialog, TextFrame

_MAX_WIDTH = 76


class ReferenceBox(Dialog[bool]):
    """Shows a text under a row of the screen, or above it in the lower half; its result is True after Enter.

    Args:
        title: The title of the box.
        text: The text.
        row: The row of the screen that stays in view.
        column: The column that the box begins in, if it is not too near to the edge.
        can_go: Whether Enter goes to what is shown.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go", "Go there", show=False)]

    def __init__(self, title: str, text: str, *, row: int, column: int, can_go: bool) -> None:
        hints = ("Enter go there", "Esc close") if can_go else ("Esc close",)
        self._frame = TextFrame(title, text, hints=hints)
        super().__init__(self._frame)
        self._row, self._column = row, column
        self._can_go = can_go

    def on_mount(self) -> None:
        """Place the box beside the row."""
        self.on_resize()
        self._frame.focus()

    def on_resize(self) -> None:
        """Place the box for the present size."""
        width, height = self.app.size
        is_below = self._row < height // 2
        styles, wide = self._frame.styles, min(width, _MAX_WIDTH)
        left = max(0, min(self._column, width - wide))
        styles.width = wide
        self.styles.align = ("left", "top" if is_below else "bottom")
        styles.max_height = max(3, height - self._row - 1 if is_below else self._row)
        styles.margin = (
            Spacing(self._row + 1, 0, 0, left)
            if is_below
            else Spacing(0, 0, max(0, height - self._row), left)
        )

    def action_go(self) -> None:
        """Go to what is shown, or close the box of a note."""
        self.dismiss(self._can_go)
