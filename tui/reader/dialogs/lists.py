"""Dialogs that list the languages, the encodings and the methods."""

from collections.abc import Sequence

from textual import on, work

from tui.document.model import Article
from tui.formats.encoding_labels import ENCODINGS
from tui.language.detect import LANGUAGES, english_name, language_of_blocks, own_name
from tui.reader.dialogs.dialog import Dialog
from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.rows.entries import ListEntry
from tui.reader.threads import in_daemon_thread
from tui.summary.methods import METHODS

_DETECT = ListEntry("", "Detect automatically")
_MAX_METHOD_ROWS = 5


class LanguagesDialog(Dialog[str]):
    """Lists the languages to read an article in; its result is Sumy's name of the chosen one, or None."""

    def __init__(self, article: Article) -> None:
        self.filtered_list = FilteredList("Language of the article", rows_each=1, starts_typing=True)
        super().__init__(self.filtered_list)
        self._article = article
        self._detected: str | None = None
        self._is_awaited = False

    def on_mount(self) -> None:
        """List the languages, beginning at the article's own."""
        self.filtered_list.show([_DETECT, *map(_entry, LANGUAGES)], self._article.language)
        self._detect()

    @on(FilteredList.Chosen)
    def _choose(self, event: FilteredList.Chosen) -> None:
        """Use a language, or the detected one as soon as it is known."""
        event.stop()
        language = self._detected if event.entry.id == _DETECT.id else event.entry.id
        if language is not None:
            self.dismiss(language)
            return
        self._is_awaited = True
        self.filtered_list.update([_DETECT._replace(detail="Detecting …")])

    @work(group="language", exit_on_error=False)
    async def _detect(self) -> None:
        # Frequent words mostly show the language in a millisecond; else a model is loaded, which takes a second.
        self.call_later(self._show_detected, await in_daemon_thread(language_of_blocks, self._article.blocks))

    def _show_detected(self, language: str) -> None:
        self._detected = language
        if self._is_awaited:
            self.dismiss(language)
            return
        entry = _entry(language)
        detail = " · ".join(filter(None, (entry.detail, "detected")))
        self.filtered_list.update([entry._replace(detail=detail)])


def _entry(language: str) -> ListEntry:
    title, own = english_name(language), own_name(language)
    return ListEntry(language, title, "" if own == title else own, keywords=own)


class EncodingsDialog(Dialog[str]):
    """Lists the encodings to read an article in; its result is the chosen one's name, "" to detect it, or None.

    Args:
        current: The name of the encoding chosen before; empty if it is detected.
    """

    def __init__(self, current: str) -> None:
        self.filtered_list = FilteredList("Encoding of the article", rows_each=1, starts_typing=True)
        super().__init__(self.filtered_list)
        self._current = current

    def on_mount(self) -> None:
        """List the encodings, beginning at the current one."""
        entries = (
            ListEntry(encoding.name, encoding.name, encoding.scripts, keywords=encoding.scripts)
            for encoding in ENCODINGS.values()
        )
        self.filtered_list.show([_DETECT, *entries], self._current)

    @on(FilteredList.Chosen)
    def _choose(self, event: FilteredList.Chosen) -> None:
        event.stop()
        self.dismiss(event.entry.id)


class EntriesDialog(Dialog[str]):
    """Lists entries; its result is the id of the chosen one, or None.

    Args:
        title: What they are.
        action: What Enter does, for the key hint.
        entries: The entries.
        current: The id of the entry to begin at; None for the first.
        rows_each: The rows of an entry: its title, and at most the others for its detail.
    """

    def __init__(
        self,
        title: str,
        action: str,
        entries: Sequence[ListEntry],
        current: str | None = None,
        *,
        rows_each: int = 2,
    ) -> None:
        self.filtered_list = FilteredList(title, action, rows_each=rows_each)
        super().__init__(self.filtered_list)
        self._entries = entries
        self._current = current

    def on_mount(self) -> None:
        self.filtered_list.show(self._entries, self._current)

    @on(FilteredList.Chosen)
    def _choose(self, event: FilteredList.Chosen) -> None:
        event.stop()
        self.dismiss(event.entry.id)


def methods_dialog(active_method: str) -> EntriesDialog:
    """Return a list of the methods with their descriptions, beginning at the active one.

    Args:
        active_method: The name of the active method.
    """
    entries = [
        ListEntry(method.name, f"{method.title} ({method.name})", method.description)
        for method in METHODS.values()
    ]
    return EntriesDialog("Methods", "choose", entries, active_method, rows_each=_MAX_METHOD_ROWS)
