"""The base of all dialogs: closing, movement keys, the frame; and the dialogs that only show text."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Protocol, TypeVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tui.document.model import Link
from tui.reader import gc_control
from tui.reader.base_app import DIALOG_STYLES, ConfiguredApp
from tui.reader.commands import COMMANDS, QUIT_KEY, command_by_id
from tui.reader.key_names import key_typed
from tui.reader.widgets.wrapped_content import WrappedContent
from tui.text.cells import max_cells
from tui.text.phrases import quoted

ResultType = TypeVar("ResultType")

LIST_MOVES: Mapping[str, str] = {
    "line-down": "move_lines(1)",
    "line-up": "move_lines(-1)",
    "page-down": "move_pages(1.0)",
    "page-up": "move_pages(-1.0)",
    "top": "move_to_end(True)",
    "end": "move_to_end(False)",
}
"""The action of each command that moves in a list, by the command's id."""
PANE_MOVES: Mapping[str, str] = {
    **LIST_MOVES,
    "half-page-down": "move_pages(0.5)",
    "half-page-up": "move_pages(-0.5)",
}
"""The action of each command that moves in a pane, by the command's id."""

SCROLLS: Mapping[str, str] = {
    "line-down": "scroll_down",
    "line-up": "scroll_up",
    "page-down": "page_down",
    "page-up": "page_up",
    "top": "scroll_home",
    "end": "scroll_end",
    "half-page-down": "screen.scroll_pages(0.5)",
    "half-page-up": "screen.scroll_pages(-0.5)",
}
"""The action of each command that scrolls the text of a dialog, by the command's id."""

_BETWEEN = " · "
FRAME_CELLS = 6
"""The cells of a frame that its title and its hints leave free."""

_FIXED_KEYS = frozenset({"up", "down", "pageup", "pagedown", "home", "end"})


def movement_bindings(actions: Mapping[str, str]) -> list[Binding]:
    """Return bindings of the reader's movement keys to actions, given by the ids of the reader's commands.

    Keys that type something follow the user's key settings; the arrows and the keys beside them stay as they are.
    """
    bindings = []
    for command in COMMANDS:
        if command.id in actions:
            keys = {key_typed(key).textual for key in command.keys}
            for id_, some in ((None, keys & _FIXED_KEYS), (command.id, keys - _FIXED_KEYS)):
                if some:
                    action, joined = actions[command.id], ",".join(sorted(some))
                    bindings.append(Binding(joined, action, command.description, show=False, id=id_))
    return bindings


def command_bindings(*commands: str) -> list[Binding]:
    """Return bindings of the reader's keys to the reader's commands with these ids, for a dialog."""
    return [
        Binding(
            ",".join(key_typed(key).textual for key in command.keys),
            f"app.command('{command.id}')",
            command.description,
            show=False,
            id=command.id,
        )
        for command in map(command_by_id, commands)
    ]


class _Pane(Protocol):
    def move_lines(self, lines: int) -> None: ...
    def move_pages(self, pages: float) -> None: ...
    def move_to_end(self, *, top: bool) -> None: ...


class Dialog(ModalScreen[ResultType]):
    """A dialog that q closes without a result. Esc does too, if there is something under it to go back to.

    Args:
        content: The widgets of the dialog.
        can_close: Returns whether there is something under the dialogs, such as an article.
        quits: Whether q ends the reader, and does not only close the dialog.
    """

    CSS_PATH = DIALOG_STYLES
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False),
        Binding("q", "leave", "Close", show=False, id="leave"),
        Binding(QUIT_KEY, "app.quit", "Quit at once", show=False, id="quit"),
    ]

    app = getters.app(ConfiguredApp)

    def __init__(
        self, *content: Widget, can_close: Callable[[], bool] = lambda: True, quits: bool = False
    ) -> None:
        super().__init__()
        self._content = content
        self.can_close = can_close
        self._quits = quits
        self.set_class(not self._has_something_under, "-nothing-under")

    def compose(self) -> ComposeResult:
        yield from self._content

    def on_unmount(self) -> None:
        """Free the styles cached for the dialog."""
        gc_control.clear_style_cache()

    @property
    def _has_something_under(self) -> bool:
        """True if there is something that closing the dialog leads back to."""
        stack = self.app.screen_stack
        under = stack[: stack.index(self)] if self in stack else stack
        return self.can_close() or any(isinstance(screen, Dialog) for screen in under)

    def hint(self, command: str, action: str) -> list[str]:
        """Return the key hint of a command; none if the command has no key."""
        key = self.app.keymap.first(command)
        return [f"{key} {action}"] if key else []

    def hints(self, commands: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Yield the key hints of commands, given with what they do."""
        for command, action in commands:
            yield from self.hint(command, action)

    @property
    def leave_hint(self) -> list[str]:
        """The key hint for the key that quits; none if it closes the dialog, or if ``close_hint`` has it."""
        return self.hint("leave", "quit") if self._quits and self._has_something_under else []

    @property
    def close_hint(self) -> str:
        """The key hint for the key that closes the dialog."""
        return "Esc close" if self._has_something_under else f"{self.app.quit_key} quit"

    def action_scroll_pages(self, pages: float) -> None:
        """Scroll the focused text by parts of a page."""
        if (text := self.focused) is not None:
            text.scroll_relative(y=round(pages * text.scrollable_content_region.height), animate=False)

    @property
    def pane(self) -> _Pane:
        """The pane that the keys move in, for dialogs that bind ``PANE_MOVES``."""
        raise NotImplementedError

    def action_move_lines(self, lines: int) -> None:
        """Move by lines of the pane."""
        self.pane.move_lines(lines)

    def action_move_pages(self, pages: float) -> None:
        """Move by pages of the pane, or parts of one."""
        self.pane.move_pages(pages)

    def action_move_to_end(self, top: bool) -> None:
        """Move to the first or the last line of the pane."""
        self.pane.move_to_end(top=top)

    def action_close(self) -> None:
        """Close without a result, if there is something to go back to."""
        if self._has_something_under:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Close without a result, or quit."""
        if self._quits:
            self.app.exit()
        else:
            self.dismiss(None)


def fitted_hints(hints: Sequence[str], width: int) -> Content:
    """Return key hints for a frame of a width in cells; without room, those before the last one are left out."""
    shown = [*hints]
    while len(shown) > 1 and max_cells(_BETWEEN.join(shown)) > width - FRAME_CELLS:
        del shown[-2]
    return Content(_BETWEEN.join(shown))


class Frame(Vertical):
    """The frame of a dialog, whose hints fit its width."""

    def __init__(self, title: str, hints: Sequence[str], *content: Widget, classes: str = "dialog") -> None:
        super().__init__(*content, classes=classes)
        self.border_title, self.border_subtitle = Content(title), Content(_BETWEEN.join(hints))
        self._hints = hints

    def show_hints(self, hints: Sequence[str]) -> None:
        """Show other key hints."""
        self._hints = hints
        self.border_subtitle = fitted_hints(hints, self.outer_size.width)

    def on_resize(self) -> None:
        """Fit the hints to the new width."""
        self.show_hints(self._hints)


class TextFrame(VerticalScroll):
    """A frame with texts that can be longer than the screen. They are never read as markup."""

    BINDINGS: ClassVar[list[BindingType]] = [*movement_bindings(SCROLLS)]

    def __init__(self, title: str, *texts: str, hints: Sequence[str] = ("Esc close",)) -> None:
        self._texts = [Static(WrappedContent(text)) for text in texts]
        super().__init__(*self._texts, classes="dialog")
        self.border_title, self.border_subtitle = Content(title), Content(_BETWEEN.join(hints))
        self._hints = hints

    def on_resize(self) -> None:
        """Fit the hints to the new width."""
        self.border_subtitle = fitted_hints(self._hints, self.outer_size.width)

    def update(self, text: str) -> None:
        """Show another text in place of the first one."""
        self._texts[0].update(WrappedContent(text))


class Notice(Dialog[None]):
    """Shows a message until it is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "close", "Close", show=False)]

    def __init__(self, title: str, text: str) -> None:
        super().__init__(TextFrame(title, text))
        self.text = text


OPEN = "open"
COPY = "copy"


class LinkDialog(Dialog[str]):
    """Shows the address of a link; its result is OPEN, COPY or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", f"choose('{OPEN}')", "Open in the browser", show=False),
        Binding("o", f"choose('{OPEN}')", "Open in the browser", show=False, id="open"),
        Binding("y", f"choose('{COPY}')", "Copy the address", show=False, id="copy-item"),
    ]

    def __init__(self, link: Link, reason: str = "") -> None:
        super().__init__()
        self._link = link
        self._reason = reason

    def compose(self) -> ComposeResult:
        """Yield the text and the address in a frame."""
        link = self._link
        texts = [link.address] if link.text == link.address else [quoted(link.text), link.address]
        texts += [self._reason] if self._reason else []
        yield TextFrame("Link", *texts, hints=("Enter open", *self.hint("copy-item", "copy"), "Esc close"))

    def action_choose(self, choice: str) -> None:
        """Open the address, or copy it."""
        self.dismiss(choice)
