"""Opens the article's file in the user's editor, and suspends the reader."""

import os
import signal
import subprocess
from functools import partial
from pathlib import Path
from typing import NamedTuple

from textual.app import SuspendNotSupported

from tui.document.errors import StandfirstError
from tui.reader.features.feature import Feature
from tui.reader.features.watching import stamp_of
from tui.reader.threads import in_daemon_thread
from tui.text.sanitize import clean_line

_EXCERPT = 200
"""The number of characters by which the current line is found in the file."""
_ONLY_IN_A_TERMINAL = "In a browser, the reader has no terminal for an editor or a shell."
_REASON_SECONDS = 6.0


class _Line(NamedTuple):
    """A line of the article's file, or the reason why there is none."""

    command: list[str]
    reason: str = ""


class EditorFeature(Feature):
    """Gives the terminal to the user's editor, and to the shell."""

    def suspend(self) -> None:
        """Stop the process until the shell continues it."""
        if self.screen.access.unrestricted:
            self.screen.app.action_suspend_process()
        else:
            self.screen.show_message(_ONLY_IN_A_TERMINAL)

    def open(self) -> None:
        """Open the article's file at the current line, once that is found in it."""
        file = self.screen.loader.file
        if self.session is None:
            return
        if not self.screen.access.unrestricted:
            self.screen.show_message(_ONLY_IN_A_TERMINAL)
        elif file is None:
            self.screen.show_message(
                "This article is not a file of yours, so it cannot be edited.", _REASON_SECONDS
            )
        else:
            text, place = self.session.article.text, self.screen.article_pane.place
            words, fraction = text[place : place + _EXCERPT], place / max(1, len(text))
            self.run_in_background(
                lambda: in_daemon_thread(_command, file, words, fraction),
                partial(self._edit, file),
                group="editor",
            )

    def _edit(self, file: Path, found: _Line) -> None:
        """Run the editor, and read the file again if it has changed."""
        if found.reason:
            self.screen.show_message(found.reason, _REASON_SECONDS)
            return
        before = stamp_of(str(file))
        try:
            problem = self._run(found.command)
        except SuspendNotSupported:
            problem = "This terminal cannot be given to an editor."
        if problem:
            self.screen.show_message(problem, _REASON_SECONDS)
        elif stamp_of(str(file)) != before and self.screen.loader.file == file:
            self.screen.loader.reload()

    def _run(self, command: list[str]) -> str:
        """Run a program on the terminal, and return what went wrong; empty if nothing did."""
        name = clean_line(command[0])
        with self.screen.app.suspend():
            interrupt = signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl+C is for the editor
            try:
                status = subprocess.run(command, stdout=_terminal_output(), check=False).returncode
            except OSError as error:
                return f"Cannot start {name}: {error.strerror}."
            finally:
                signal.signal(signal.SIGINT, interrupt)
        return f"{name} ended with status {status}." if status else ""


def _terminal_output() -> int | None:
    """Return standard error, on which the reader draws, if standard output is redirected."""
    return None if os.isatty(1) else 2


def _command(file: Path, words: str, fraction: float) -> _Line:
    """Return the command line of the editor at the line of the file where some words stand."""
    from tui.reader.editors import at_line, editor_words, line_in_file

    try:
        return _Line(at_line(editor_words(), str(file), line_in_file(file, words, fraction)))
    except StandfirstError as error:
        return _Line([], str(error))
