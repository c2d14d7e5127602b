"""Pipes parts of the article to commands of the user's, and shows their answers."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from tui.document.model import Section
from tui.document.sections import section_name
from tui.document.stats import count_words
from tui.reader.features.feature import Feature
from tui.reader.status import StatusPart, bound_hints
from tui.settings.table import UserCommand
from tui.text.cells import fit, short_quote
from tui.text.phrases import count_phrase
from tui.text.sanitize import clean_line

if TYPE_CHECKING:
    from textual.events import Key

    from tui.reader.dialogs.pipe import Part, Piped
    from tui.reader.screen import ReaderScreen
    from tui.reader.shell_command import Answer
    from tui.reader.widgets.search_bar import QueryHistory

_MAX_CELLS = 40
_LOOK_SECONDS = 0.2
_MESSAGE_SECONDS = 6.0


class PipeFeature(Feature):
    """Runs one command at a time in the background; Esc stops it."""

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(screen)
        self._history: QueryHistory | None = None
        self._running = ""
        self._answer: tuple[str, Answer] | None = None

    @property
    def is_running(self) -> bool:
        return bool(self._running)

    @property
    def has_answer(self) -> bool:
        """True if there is an answer that waits until no dialog is open."""
        return self._answer is not None

    def status(self) -> StatusPart:
        if not self._running:
            return StatusPart()
        return StatusPart(hints=bound_hints(self.screen.app.keymap, [("escape", f"stop {self._running}")]))

    def escape(self) -> bool:
        """Stop the command that runs."""
        if not self._running:
            return False
        self.screen.workers.cancel_group(self.screen, "pipe")
        self.screen.show_message(f"Stopped: {self._running}")
        self._running, self._answer = "", None
        self.screen.update_status()
        return True

    def take_key(self, event: "Key") -> bool:
        """Run the command that the settings bind to a key."""
        command = self.screen.app.keymap.user_command(event.key)
        if command is not None:
            self.run_user_command(command)
        return command is not None

    # Commands

    def ask(self) -> None:
        """Ask for a command, and pipe the selection or else the sentence to it, or another part."""
        from tui.reader.dialogs.pipe import PipePrompt
        from tui.reader.widgets.search_bar import QueryHistory

        if self._may_run() and (parts := [*self._parts()]):
            self._history = self._history or QueryHistory()
            self.screen.app.push_screen(PipePrompt(parts, self._history), self._asked)

    def _asked(self, piped: "Piped | None") -> None:
        if piped is not None:
            self._run(piped.command, piped.part.text)

    def run_user_command(self, command: UserCommand) -> None:
        """Run a command of the settings."""
        if not self._may_run():
            return
        parts = {part.name: part for part in self._parts()}
        part = parts.get(command.pipe) or (parts.get("sentence") if command.pipe == "selection" else None)
        if part is None:
            self.screen.show_message(f"There is no {command.pipe} here.")
        else:
            self._run(command.command, part.text)

    def _may_run(self) -> bool:
        if not self.screen.access.unrestricted:
            self.screen.show_message("The reader runs no commands in a browser.")
            return False
        if self._running:
            key = self.screen.app.keymap.press("escape")
            self.screen.show_message(f"{self._running} still runs. {key} to stop it.")
            return False
        return self.session is not None

    def _parts(self) -> "Iterator[Part]":
        """Yield the parts that can be piped, the most likely first."""
        from tui.reader.dialogs.pipe import Part

        session = self.session
        assert session is not None
        article, target = session.article, self.screen.digest_pane.current
        if selected := self.screen.article_pane.selection.text:
            yield Part("selection", selected, _described(selected))
        if (sentence := self.screen.current_sentence) is not None:
            yield Part("sentence", sentence.text, _described(sentence.text))
        section = target if self.screen.in_digest and isinstance(target, Section) else None
        if section is None:
            section = session.section_at(sentence.start if sentence else self.screen.article_pane.place)
        if section is not None:
            text = article.text[section.start : section.end].strip()
            yield Part("section", text, f"{section_name(section)}, {_words(text)}")
        yield Part("article", article.text, f"{article.title or 'Untitled'}, {_words(article.text)}")

    def _run(self, command: str, text: str) -> None:
        self._running = fit(clean_line(command), _MAX_CELLS)
        self.screen.show_message("")
        self.screen.update_status()
        self.run_in_background(
            lambda: _answer_of(command, text.rstrip("\n") + "\n"),
            partial(self._answered, command),
            group="pipe",
        )

    def _answered(self, command: str, answer: "Answer") -> None:
        if self._running:
            self._answer = command, answer
            self._show_answer()

    def _show_answer(self) -> None:
        """Show the answer, once no dialog is open."""
        from tui.reader.dialogs.pipe import AnswerDialog, ending_of

        if self._answer is None:
            return
        if self.screen.app.screen is not self.screen:
            self.screen.set_timer(_LOOK_SECONDS, self._show_answer)
            return
        (command, answer), name = self._answer, self._running
        self._running, self._answer = "", None
        self.screen.update_status()
        if answer.output.strip() or answer.errors.strip():
            self.screen.app.push_screen(AnswerDialog(command, answer), self._closed)
        elif answer.status:
            self.screen.show_message(f"{name}: {ending_of(answer)}", _MESSAGE_SECONDS)
        else:
            self.screen.show_message(f"{name} ended and wrote nothing.", _MESSAGE_SECONDS)

    def _closed(self, copied: str | None) -> None:
        if copied is not None:
            self.screen.clipboard.copy(copied, "the answer")


async def _answer_of(command: str, text: str) -> "Answer":
    from tui.reader.shell_command import Answer, run_shell

    try:
        return await run_shell(command, text)
    except OSError as error:
        return Answer("", f"Cannot run it: {error.strerror}.", 127)


def _described(text: str) -> str:
    return f"{short_quote(text)}, {_words(text)}"


def _words(text: str) -> str:
    return count_phrase(count_words(text), "word")
