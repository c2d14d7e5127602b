"""The list of languages that an article can be read in."""

from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from tui.document.model import Article
from tui.language.detect import LANGUAGES, english_name, language_of_blocks, own_name
from tui.reader.dialogs.filtered import FilteredDialog
from tui.reader.rows.entries import ListEntry
from tui.reader.threads import in_daemon_thread

_FIND_OUT = ""


class LanguagesDialog(FilteredDialog[str]):
    """Lists the languages; its result is Sumy's name of the chosen one, or None.

    Args:
        article: The article whose language is chosen.
    """

    @dataclass(eq=False, repr=False)
    class FoundOut(Message):
        """The language that the text is in."""

        language: str

    def __init__(self, article: Article) -> None:
        super().__init__("Language of the article", rows_each=1, typing=True)
        self._article = article
        self._found: str | None = None
        self._is_awaited = False

    def on_mount(self) -> None:
        """List the languages, beginning at the article's own."""
        self.show(
            [ListEntry(_FIND_OUT, "Find it out"), *map(_choice, LANGUAGES)],
            current=1 + LANGUAGES.index(self._article.language),
        )
        self._find_out()

    def choose(self, choice: ListEntry) -> None:
        """Take a language, or the one that is found out as soon as it is."""
        language = self._found if choice.id == _FIND_OUT else choice.id
        if language is not None:
            self.dismiss(language)
            return
        self._is_awaited = True
        self.choices.change({0: choice._replace(detail="Finding it out …")})

    @work(group="language", exit_on_error=False)
    async def _find_out(self) -> None:
        # In words that settle it, it is found in a millisecond; else a model is loaded, which takes one second.
        self.post_message(self.FoundOut(await in_daemon_thread(language_of_blocks, self._article.blocks)))

    @on(FoundOut)
    def _found_out(self, event: FoundOut) -> None:
        event.stop()
        self._found = event.language
        if self._is_awaited:
            self.dismiss(event.language)
            return
        index = LANGUAGES.index(event.language)
        detected = _choice(event.language)
        self.choices.change(
            {1 + index: detected._replace(detail=" · ".join(filter(None, (detected.detail, "detected"))))}
        )


def _choice(language: str) -> ListEntry:
    title, own = english_name(language), own_name(language)
    return ListEntry(language, title, "" if own == title else own, also=own)
