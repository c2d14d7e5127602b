"""The part of the reader's screen that copies what is read, and writes it to files."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from tui.document.errors import StandfirstError
from tui.document.model import Section, Sentence
from tui.document.sections import section_name
from tui.document.stats import count_words
from tui.library.data_folder import data_folder
from tui.reader.features.loading import OpeningScreen
from tui.reader.startup import Startup
from tui.reader.threads import in_daemon_thread
from tui.reader.widgets.article_pane import ArticlePane
from tui.text.cells import fit
from tui.text.sanitize import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.reader.dialogs.prompts import Destination

MOST_COPIED_BYTES = 74_994
"""What the most careful terminals take at once: 100,000 bytes of the sequence that carries it, in Base64."""

COPY_NAME = "copied.txt"
"""The file, in the folder of the user's data, that takes what no clipboard does."""

_SHOWN = 40
_SECONDS_OF_A_PATH = 6.0


class CopyingScreen(OpeningScreen):
    """Copies to the clipboard, through the terminal, and to files.

    Args:
        start: What to open first, and how to begin.
    """

    @dataclass(eq=False, repr=False)
    class Written(Message):
        """A file was written."""

        said: str

    @dataclass(eq=False, repr=False)
    class NotWritten(Message):
        """A file could not be written."""

        reason: str

    def __init__(self, start: Startup) -> None:
        super().__init__(start)
        self._copied = ""

    @property
    def marked_texts(self) -> Sequence[str]:
        """The sentences of the article that are marked, in reading order."""
        return ()

    # What is selected

    @on(ArticlePane.Selected)
    def _selected(self, event: ArticlePane.Selected) -> None:
        words = count_words(event.text)
        key = self.app.keymap.first("copy-item")
        way = f", {key} copies" if key else ""
        self.status_line.say(f"{words:,} {'word' if words == 1 else 'words'} selected{way}")

    def end_selection(self) -> bool:
        """End the selection; tells whether there was one."""
        was_there = bool(self.article_pane.selected_text)
        self.article_pane.select_nothing()
        return was_there

    # The clipboard

    def action_copy_item(self) -> None:
        """Copy what is selected, or the digest's current item, or the sentence at the article's current line."""
        if self.reading is None:
            return
        if selected := self.article_pane.selected_text:
            words = count_words(selected)
            self.copy(selected, f"{words:,} {'word' if words == 1 else 'words'}")
            return
        here = self.reading.sentence_at(self.article_pane.place)
        target = self.digest_pane.current if self.in_digest else here
        if isinstance(target, Sentence):
            self.copy(target.text, f"“{fit(target.text, _SHOWN)}”")
        elif isinstance(target, Section):
            self.copy(section_name(target), f"“{fit(section_name(target), _SHOWN)}”")
        else:
            self.status_line.say("There is no sentence to copy yet.")

    def action_copy_digest(self) -> None:
        """Copy the summary and the outline, as Markdown."""
        from tui.export.markdown import digest_markdown

        if self.reading is None or self.reading.digest is None:
            self.status_line.say("There is no digest to copy yet.")
            return
        text = digest_markdown(self.reading.digest, marked=self.marked_texts, with_front_matter=False)
        self.copy(text, "the digest")

    def copy(self, text: str, what: str) -> None:
        """Send a text to the clipboard; one that is too long for that goes to a file.

        A terminal does not tell whether it took what it was sent, so nothing more is claimed.

        Args:
            text: The text.
            what: What to call it.
        """
        self._copied = text
        if len(text.encode("utf-8", "replace")) > MOST_COPIED_BYTES:
            self._write_copy("Too long for the clipboard")
            return
        self.app.copy_to_clipboard(text)
        self.status_line.say(f"Sent to the clipboard: {what}")

    def action_copy_to_file(self) -> None:
        """Write what was copied last to a file, for whoever's terminal does not take it."""
        if self._copied:
            self._write_copy("Copied again")
        else:
            self.status_line.say("Nothing was copied yet.")

    def _write_copy(self, why: str) -> None:
        from tui.export.files import write_file

        if not self.grounds.are_open:
            self._deliver(COPY_NAME, self._copied)
            return
        path, text = data_folder() / COPY_NAME, self._copied

        def write() -> None:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StandfirstError(f"Cannot write {clean_line(str(path))}: {error.strerror}.") from error
            write_file(path, text, overwrite=True)

        self._write(write, f"{why}: it is in {_shown(path)}")

    # The digest as a file

    def action_write(self) -> None:
        """Ask for a file and write the digest to it; a visitor's browser saves it."""
        from tui.reader.dialogs.prompts import DownloadPrompt, WritePrompt

        if self.reading is None or self.reading.digest is None:
            self.status_line.say("There is no digest to write yet.")
            return
        if not self.grounds.are_open:
            self.app.push_screen(DownloadPrompt(self._suggested().name), self._deliver_digest)
            return
        self.app.push_screen(WritePrompt(str(self._suggested())), self._write_digest)

    def _suggested(self) -> Path:
        """Next to the article's file, or else in the current folder."""
        from tui.export.registry import suggested_name

        assert self.reading is not None
        article = self.reading.article
        name = suggested_name(article)
        folder = Path(article.source or "").parent
        if article.source and folder.is_dir() and os.access(folder, os.W_OK):
            return folder / name
        return Path(name)

    def _write_digest(self, destination: "Destination | None") -> None:
        from tui.export.registry import write_digest

        if destination is None or self.reading is None or self.reading.digest is None:
            return
        path, overwrite = destination
        write = partial(
            write_digest, self.reading.digest, path, overwrite=overwrite, marked=self.marked_texts
        )
        self._write(write, f"Written: {_shown(path)}")

    # Files for somebody else, whose browser saves them

    def _deliver_digest(self, name: str | None) -> None:
        from tui.export.registry import digest_file_text

        if name is not None and self.reading is not None and self.reading.digest is not None:
            self._deliver(name, digest_file_text(self.reading.digest, Path(name), marked=self.marked_texts))

    def _deliver(self, name: str, text: str) -> None:
        self.app.deliver_text(StringIO(text), save_filename=name)
        self.status_line.say(f"Sent to your browser: {clean_line(name)}")

    @work(group="write", description="write", exit_on_error=False)
    async def _write(self, write: "Callable[[], None]", said: str) -> None:
        try:
            await in_daemon_thread(write)
        except StandfirstError as error:
            self.post_message(self.NotWritten(str(error)))
        else:
            self.post_message(self.Written(said))

    @on(Written)
    def _written(self, event: Written) -> None:
        self.status_line.say(event.said, _SECONDS_OF_A_PATH)

    @on(NotWritten)
    def _not_written(self, event: NotWritten) -> None:
        self.say_over_the_article("Not written", event.reason)


def _shown(path: Path) -> str:
    """A path as one line, the home folder as ``~``."""
    home = str(Path.home())
    text = str(path)
    return clean_line(f"~{text[len(home) :]}" if text.startswith(f"{home}/") else text)
