"""Copies parts of the article and its digest, and writes them to files."""

from collections.abc import Callable
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from tui.document.errors import StandfirstError
from tui.document.model import Section, Sentence
from tui.document.sections import section_name
from tui.document.stats import count_words
from tui.library.data_folder import data_folder
from tui.reader.features.feature import Feature
from tui.reader.threads import in_daemon_thread
from tui.text.cells import short_quote
from tui.text.phrases import count_phrase, short_path
from tui.text.sanitize import clean_line

if TYPE_CHECKING:
    from tui.reader.dialogs.prompts import Destination

MAX_COPY_BYTES = 74_994
"""The most that every terminal accepts at once: 100,000 bytes of the control sequence that carries it in Base64."""

COPY_NAME = "copied.txt"
"""The name of the file, in the user's data folder, for text that is too long for the clipboard."""

_PATH_SECONDS = 6.0


class ClipboardFeature(Feature):
    """Copies to the clipboard, through the terminal, and to files."""

    _copied = ""

    # The selection

    def selected(self, text: str) -> None:
        """Show how much is selected, and the key that copies it."""
        key = self.screen.app.keymap.first("copy-item")
        self.screen.show_message(f"{_counted_words(text)} selected{f', {key} copies' if key else ''}")

    def escape(self) -> bool:
        pane = self.screen.article_pane
        was_selected = bool(pane.selection.text)
        pane.selection.clear()
        return was_selected

    # Copying

    def copy_item(self) -> None:
        """Copy the selection, or else the digest's current item, or the sentence at the article's current line."""
        if self.session is None:
            return
        pane = self.screen.article_pane
        if selected := pane.selection.text:
            self.copy(selected, _counted_words(selected))
            if self.screen.selecting.is_on:
                self.screen.selecting.escape()
            return
        here = self.session.sentence_at(pane.place)
        target = self.screen.digest_pane.current if self.screen.in_digest else here
        if isinstance(target, Sentence):
            self.copy(target.text, short_quote(target.text))
        elif isinstance(target, Section):
            self.copy(section_name(target), short_quote(section_name(target)))
        else:
            self.screen.show_message("There is no sentence to copy yet.")

    def copy_digest(self) -> None:
        from tui.export.markdown.digest import digest_markdown

        if self.digest is None:
            self.screen.show_message("There is no digest to copy yet.")
            return
        marked = self.screen.highlights.marks
        self.copy(digest_markdown(self.digest, marked=marked, with_front_matter=False), "the digest")

    def copy(self, text: str, name: str) -> None:
        """Send a text to the clipboard, or write it to a file if it is too long.

        A terminal does not acknowledge what it is sent, so the message only claims that it was sent.
        """
        self._copied = text
        if len(text.encode("utf-8", "replace")) > MAX_COPY_BYTES:
            self._write_copy("Too long for the clipboard")
            return
        self.screen.app.copy_to_clipboard(text)
        self.screen.show_message(f"Sent to the clipboard: {name}")

    def copy_to_file(self) -> None:
        """Write the last copy to a file, for terminals without a clipboard."""
        if self._copied:
            self._write_copy("Copied again")
        else:
            self.screen.show_message("Nothing has been copied yet.")

    def _write_copy(self, reason: str) -> None:
        from tui.export.files import write_file

        if not self.screen.access.unrestricted:
            self._deliver(COPY_NAME, self._copied)
            return
        path, text = data_folder() / COPY_NAME, self._copied

        def write() -> None:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StandfirstError(f"Cannot write {clean_line(str(path))}: {error.strerror}.") from error
            write_file(path, text, overwrite=True)

        self._write(write, f"{reason}: it is in {clean_line(short_path(str(path)))}")

    # The digest as a file

    def write_digest(self) -> None:
        """Ask for a file and write the digest to it; where the reader is served, the browser saves it."""
        from tui.reader.dialogs.prompts import DownloadPrompt, WritePrompt

        if self.digest is None:
            self.screen.show_message("There is no digest to write yet.")
        elif self.screen.access.unrestricted:
            self.screen.app.push_screen(WritePrompt(self._suggested_name), self._write_to)
        else:
            self.screen.app.push_screen(DownloadPrompt(self._suggested_name), self._deliver_digest)

    @property
    def _suggested_name(self) -> str:
        from tui.export.registry import suggested_name

        assert self.session is not None
        return suggested_name(self.session.article)

    def _write_to(self, destination: "Destination | None") -> None:
        from tui.export.registry import write_digest

        if destination is None or self.digest is None:
            return
        path, overwrite = destination
        marked = self.screen.highlights.marks
        write = partial(write_digest, self.digest, path, overwrite=overwrite, marked=marked)
        self._write(write, f"Written: {clean_line(short_path(str(path.absolute())))}")

    def _deliver_digest(self, name: str | None) -> None:
        from tui.export.registry import digest_file_text

        if name is not None and self.digest is not None:
            marked = self.screen.highlights.marks
            self._deliver(name, digest_file_text(self.digest, Path(name), marked=marked))

    def _deliver(self, name: str, text: str) -> None:
        self.screen.app.deliver_text(StringIO(text), save_filename=name)
        self.screen.show_message(f"Sent to your browser: {clean_line(name)}")

    def _write(self, write: Callable[[], None], message: str) -> None:
        self.run_in_background(
            partial(_error_of, write), partial(self._written, message), group="write", exclusive=False
        )

    def _written(self, message: str, error: StandfirstError | None) -> None:
        if error is None:
            self.screen.show_message(message, _PATH_SECONDS)
        else:
            self.screen.show_notice("Not written", str(error))


async def _error_of(write: Callable[[], None]) -> StandfirstError | None:
    try:
        await in_daemon_thread(write)
    except StandfirstError as error:
        return error
    return None


def _counted_words(text: str) -> str:
    return count_phrase(count_words(text), "word")
