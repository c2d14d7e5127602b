"""The list of methods."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.reader.dialogs.dialog import Dialog, framed, movement_bindings
from tui.summary.methods import METHODS, Method


class MethodList(OptionList):
    """The methods with their descriptions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *movement_bindings(
            {"line-down": "cursor_down", "line-up": "cursor_up", "top": "first", "end": "last"}
        ),
    ]


class MethodDialog(Dialog[str]):
    """Lists the methods, beginning at the active one; its result is the name of the chosen one, or None."""

    def __init__(self, active_method: str) -> None:
        options = MethodList(*map(_option, METHODS.values()), markup=False)
        options.highlighted = options.get_option_index(active_method)
        super().__init__(framed("Methods", "Enter choose · Esc close", options))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose a method."""
        event.stop()
        self.dismiss(event.option.id)


def _option(method: Method) -> Option:
    title = f"{method.title} ({method.name})"
    return Option(Content.assemble((title, "bold"), "\n", method.description), id=method.name)
