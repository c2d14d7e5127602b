"""Prompts for a path, an address, or the name of a file."""

import os
from collections.abc import Collection, Sequence
from os.path import exists, expanduser  # unlike the methods of Path, they never raise
from pathlib import Path
from typing import ClassVar, NamedTuple, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Static

from tui.document.errors import UsageError
from tui.export.registry import find_writer_for, suffixes_in_words
from tui.reader.access import AccessPolicy
from tui.reader.base_app import DIALOG_STYLES
from tui.reader.dialogs.dialog import Frame
from tui.reader.threads import in_daemon_thread
from tui.reader.widgets.search_bar import QueryHistory
from tui.sources.files import is_folder
from tui.text.sanitize import clean_line
from tui.text.urls import is_url

ResultType = TypeVar("ResultType")

_ENDINGS = "The ending sets the format: {}."
_MAX_CANDIDATES = 12


class PathSuggester(Suggester):
    """Completes a path with the first file or folder of that prefix that may be opened."""

    def __init__(self, access_policy: AccessPolicy) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._access_policy = access_policy

    async def get_suggestion(self, value: str) -> str | None:
        """Return the completed path; None if there is none."""
        return await in_daemon_thread(_complete, value, self._access_policy)


def _complete(value: str, access_policy: AccessPolicy) -> str | None:
    candidates = [] if value.endswith("/") else _candidates(value, access_policy)
    return None if not candidates else value[: value.rfind("/") + 1] + candidates[0]


def _candidates(value: str, access_policy: AccessPolicy) -> list[str]:
    """Return the names of the files and folders that a path can be completed with, in order."""
    folder, slash, beginning = value.rpartition("/")
    if not value or is_url(value):
        return []
    try:
        entries = sorted(os.scandir(expanduser(folder + slash) or "."), key=lambda entry: entry.name)  # noqa: PTH111
    except (OSError, ValueError):
        return []
    return [
        f"{entry.name}/" if is_folder(entry.path) else entry.name
        for entry in entries
        if entry.name.startswith(beginning)
        and (beginning or not entry.name.startswith("."))
        and entry.name.isprintable()
        and access_policy.allows(entry.path)
    ]


class Prompt(ModalScreen[ResultType]):
    """A one-line input with room for a message under it; its result is made from the text, or None.

    Args:
        typed: The text to begin with.
        access_policy: The paths that may be suggested; None for any.
        history: The texts accepted before, which ↑ and ↓ recall; None for none.
    """

    CSS_PATH = DIALOG_STYLES
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False, id="close-prompt"),
        Binding("tab", "complete", "Complete", show=False, priority=True, id="complete-path"),
        Binding("up", "recall(-1)", "The text before", show=False, id="earlier-query"),
        Binding("down", "recall(1)", "The next text", show=False, id="later-query"),
    ]
    FRAME_TITLE: ClassVar[str] = ""
    HINTS: ClassVar[tuple[str, ...]]
    COMPLETES_PATHS: ClassVar[bool] = True

    def __init__(
        self,
        typed: str = "",
        access_policy: AccessPolicy | None = None,
        history: QueryHistory | None = None,
    ) -> None:
        super().__init__()
        self._history = history
        if history is not None:
            history.begin(typed)
        self._typed = typed
        self._access_policy = access_policy or AccessPolicy()
        self._suggester = PathSuggester(self._access_policy) if self.COMPLETES_PATHS else None

    @property
    def frame_title(self) -> str:
        """The title on the frame."""
        return self.FRAME_TITLE

    @property
    def placeholder(self) -> str:
        """The text shown while nothing is typed."""
        return ""

    @property
    def about(self) -> str:
        """The text shown under the input while there is no message."""
        return ""

    def accept(self, typed: str) -> None:
        """Dismiss the prompt with the result for the text, or ask for confirmation.

        Raises:
            UsageError: The text cannot be accepted.
        """
        raise NotImplementedError

    def accept_nothing(self) -> None:
        """Dismiss the prompt after Enter without a text."""
        self.dismiss(None)

    def text_changed(self) -> None:
        """Hide the message about the text before the change."""
        self.show_message("")

    def compose(self) -> ComposeResult:
        """Yield the input in a frame, and the message."""
        message = Static(Content(self.about))
        message.display = bool(self.about)
        line = Input(
            self._typed,
            placeholder=self.placeholder,
            suggester=self._suggester,
            select_on_focus=False,
        )
        yield Frame(self.frame_title, self.HINTS, line, message)

    def show_message(self, text: str) -> None:
        """Show a message under the input; an empty one ends it."""
        message, shown = self.query_one(Static), text or self.about
        message.update(Content(shown))
        message.display = bool(shown)

    def action_close(self) -> None:
        self.dismiss(None)

    def action_complete(self) -> None:
        """Complete the path with the suggestion."""
        self.query_one(Input).action_cursor_right()

    def action_recall(self, step: int) -> None:
        """Show an earlier or later text."""
        if self._history is not None:
            line = self.query_one(Input)
            line.value = self._history.recall(step, line.value)
            line.cursor_position = len(line.value)

    def keep_in_history(self, typed: str) -> None:
        """Keep a text to be recalled."""
        if self._history is not None:
            self._history.keep(typed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable Tab where no paths are completed, and the arrows where there is no history."""
        if action == "recall":
            return self._history is not None
        return action != "complete" or self.COMPLETES_PATHS

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.text_changed()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            if typed := event.value.strip():
                self.accept(typed)
            else:
                self.accept_nothing()
        except UsageError as error:
            self.show_message(str(error))


class OpenPrompt(Prompt[str]):
    """Asks for a path or a web address to open."""

    FRAME_TITLE = "Open an article"
    HINTS = ("Enter open", "Tab complete", "Esc close")
    placeholder = "Path or web address"

    def accept(self, typed: str) -> None:
        """Dismiss the prompt with the text."""
        self.dismiss(typed)

    def text_changed(self) -> None:
        """List the paths that the text can be completed with, if there are several."""
        self._list_candidates(self.query_one(Input).value)

    @work(exclusive=True, group="candidates", exit_on_error=False)
    async def _list_candidates(self, typed: str) -> None:
        self.call_later(
            self._show_candidates, await in_daemon_thread(_candidates, typed, self._access_policy)
        )

    def _show_candidates(self, candidates: Sequence[str]) -> None:
        rest = len(candidates) - _MAX_CANDIDATES
        more = [f"… and {rest:,} more"] if rest > 0 else []
        shown = [*candidates[:_MAX_CANDIDATES], *more]
        self.show_message("   ".join(shown) if len(candidates) > 1 else "")


class Destination(NamedTuple):
    """The file to write, and whether it may replace another."""

    path: Path
    overwrite: bool
    """True if the user agreed that the file there is replaced."""


class WritePrompt(Prompt[Destination]):
    """Asks for a file to write something to.

    Args:
        typed: The file to suggest.
        what: What is written.
        formats: The names of the formats that the ending of the file can set; none if it sets no format, None for all.
    """

    HINTS = ("Enter write", "Tab complete", "Esc close")

    _existing: Path | None = None  # the file that Enter replaces if it is pressed again

    def __init__(self, typed: str, what: str, formats: Collection[str] | None = None) -> None:
        super().__init__(typed)
        self._what = what
        self._formats = formats

    @property
    def frame_title(self) -> str:
        """What is asked for."""
        return f"Write {self._what} to a file"

    @property
    def placeholder(self) -> str:
        """The endings that the file can have."""
        return "File" if self._formats == () else f"File that ends in {suffixes_in_words(self._formats)}"

    @property
    def about(self) -> str:
        """The endings, which set the format, and where the suggested folder comes from."""
        endings = "" if self._formats == () else f"{_ENDINGS.format(suffixes_in_words(self._formats))} "
        return f"{endings}The folder is the one that you started in."

    def text_changed(self) -> None:
        """Withdraw the question whether to replace a file."""
        super().text_changed()
        self._existing = None

    def accept(self, typed: str) -> None:
        """Dismiss the prompt with the file, or ask whether to replace one that is there."""
        path = Path(expanduser(typed))  # noqa: PTH111
        if is_folder(path):
            raise UsageError(f"{clean_line(str(path))} is a folder. Name a file in it.")
        if self._formats != ():
            find_writer_for(path, self._formats)
        if exists(path) and path != self._existing:  # noqa: PTH110
            self._existing = path
            name = clean_line(path.name)
            self.show_message(f"{name} exists already. Enter again replaces it, Esc leaves it as it is.")
        else:
            self.dismiss(Destination(path, overwrite=path == self._existing))


class DownloadPrompt(Prompt[str]):
    """Asks for the name of a file that the browser saves. It does not look at the disk."""

    FRAME_TITLE = "Download the digest"
    HINTS = ("Enter download", "Esc close")
    COMPLETES_PATHS = False

    @property
    def placeholder(self) -> str:
        """The endings that the name can have."""
        return f"File that ends in {suffixes_in_words()}"

    @property
    def about(self) -> str:
        """The endings, which set the format."""
        return _ENDINGS.format(suffixes_in_words())

    def accept(self, typed: str) -> None:
        """Dismiss the prompt with the name."""
        name = Path(typed).name
        if name:
            find_writer_for(Path(name))
        self.dismiss(name or None)
