"""Copies parts of the article and its digest, and writes them to files."""

from collections.abc import Callable, Sequence
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
    from tui.library.records import HighlightedArticle
    from tui.reader.dialogs.prompts import Destination, WritePrompt

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
            self._write_copy()
            return
        self.screen.app.copy_to_clipboard(text)
        self.screen.show_message(f"Sent to the clipboard: {name}")

    def copy_to_file(self) -> None:
        """Ask for a file and write the last copy to it, for terminals without a clipboard."""
        from tui.reader.dialogs.prompts import WritePrompt

        copied = self._copied
        if not copied:
            self.screen.show_message("Nothing has been copied yet.")
        elif self.screen.access.unrestricted:
            self._ask_and_write(WritePrompt(COPY_NAME, "the last copy", formats=()), lambda path: copied)
        else:
            self._deliver(COPY_NAME, copied)

    def _write_copy(self) -> None:
        """Write what was copied to a file in the user's data folder, as it is too long for the clipboard."""
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

        self._write(write, f"Too long for the clipboard: it is in {clean_line(short_path(str(path)))}")

    # The digest as a file

    def write_digest(self) -> None:
        """Ask for a file and write the digest to it; where the reader is served, the browser saves it."""
        from tui.export.registry import digest_file_text, suggested_name
        from tui.reader.dialogs.prompts import DownloadPrompt, WritePrompt

        if self.digest is None:
            self.screen.show_message("There is no digest to write yet.")
            return
        name, marked = suggested_name(self.digest.article), self.screen.highlights.marks
        if self.screen.access.unrestricted:
            self._ask_and_write(
                WritePrompt(name, "the digest"), partial(digest_file_text, self.digest, marked=marked)
            )
        else:
            self.screen.app.push_screen(DownloadPrompt(name), self._deliver_digest)

    def write_marks(self, found: "Sequence[HighlightedArticle]", written: Callable[[], object]) -> None:
        """Ask for a file and write marks to it.

        Args:
            found: The marks, by article.
            written: Called once the user has named a file.
        """
        from tui.export.mark_lists import marks_file_text
        from tui.export.marks import MARK_FORMATS
        from tui.export.registry import suggested_name
        from tui.reader.dialogs.prompts import WritePrompt

        identities, session = {each.entry.fingerprint for each in found}, self.session
        is_of_article = session is not None and identities == {self.screen.history.identity}
        name = suggested_name(session.article, what="marks") if session and is_of_article else "marks.md"
        if self.screen.access.unrestricted:
            prompt = WritePrompt(name, "these marks", MARK_FORMATS)
            self._ask_and_write(prompt, partial(marks_file_text, found), written)
        else:
            written()
            self._deliver(name, marks_file_text(found, Path(name)))

    def _ask_and_write(
        self,
        prompt: "WritePrompt",
        text_for: Callable[[Path], str],
        written: Callable[[], object] = lambda: None,
    ) -> None:
        """Ask for a file, and write to it the text that it is to have."""
        from tui.export.files import write_file

        def write_to(destination: "Destination | None") -> None:
            if destination is not None:
                path, overwrite = destination
                written()
                self._write(
                    lambda: write_file(path, text_for(path), overwrite=overwrite),
                    f"Written: {clean_line(short_path(str(path.absolute())))}",
                )

        self.screen.app.push_screen(prompt, write_to)

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
