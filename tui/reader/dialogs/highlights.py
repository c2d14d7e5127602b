"""The list of the marked sentences and their notes."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events, on, work
from textual.binding import Binding, BindingType

from tui.export.facts import facts_line
from tui.export.marks import Mark
from tui.library.records import Highlight, HighlightedArticle, LibraryEntry
from tui.reader.dialogs.dialog import Dialog
from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.library_thread import LibraryThread
from tui.reader.rows.entries import SENTENCE_ROWS, ListEntry
from tui.reader.rows.spans import NOTE_SIGN
from tui.text.cells import fit
from tui.text.phrases import age_phrase, count_phrase

if TYPE_CHECKING:
    from tui.library.library import Library


_REMOVE_KEYS = ("d", "delete")
_MAX_QUOTE_CELLS = 60
_ROWS_EACH = 4
"""Without those of the sentence after the first: a note can be long."""


class PickedHighlight(NamedTuple):
    """The chosen sentence, and the article that it is in."""

    fingerprint: str
    source: str | None
    highlight: Highlight


class HighlightsDialog(Dialog[PickedHighlight]):
    """Lists the marked sentences of one article, or of all; its result is the chosen one.

    Args:
        library: The library.
        fingerprint: The open article's fingerprint; None if there is none, so that only all articles can be listed.
        section_of: Returns the name of the section that a highlight of the open article is in.
        copy: Copies a text; its second argument describes the text to the user.
        write: Asks for a file to write marks to, and then calls its second argument.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "note", "Write a note", show=False, id="note"),
        Binding(",".join(_REMOVE_KEYS), "remove", "Remove the mark", show=False, id="remove-mark"),
        Binding("tab", "switch_scope", "This article, or all", show=False, id="switch-pane"),
        Binding("Y", "copy", "Copy all", show=False, id="copy-digest"),
        Binding("w", "write", "Write all", show=False, id="write"),
    ]

    def __init__(
        self,
        library: LibraryThread,
        fingerprint: str | None,
        section_of: Callable[[Highlight], str],
        copy: Callable[[str, str], None],
        write: Callable[[Sequence[HighlightedArticle], Callable[[], object]], None],
    ) -> None:
        self.filtered_list = FilteredList("Marks", "go there", self._hints, rows_each=_ROWS_EACH)
        super().__init__(self.filtered_list)
        self.filtered_list.entries.placeholder = ""
        self._library = library
        self._fingerprint = fingerprint
        self._section_of = section_of
        self._copy, self._write = copy, write
        self._shows_all = fingerprint is None
        self._to_remove: int | None = None  # the one with a note that is removed if the key is pressed again
        self._articles: Sequence[HighlightedArticle] = ()
        self._shown: list[tuple[LibraryEntry, Highlight]] = []

    def on_mount(self) -> None:
        self._list()

    def _hints(self) -> Sequence[str]:
        scope = "Tab this article" if self._shows_all else "Tab all articles"
        return (
            *(() if self._fingerprint is None else (scope,)),
            *self.hint("note", "note"),
            "d remove",
            *self.hint("copy-digest", "copy all"),
            *self.hint("write", "write all"),
            *self.hint("find", "find"),
            self.close_hint,
        )

    @work(exclusive=True, group="marks", exit_on_error=False)
    async def _list(self, change: "Callable[[Library], None]" = lambda library: None) -> None:
        """Change the library, and then list its highlights."""

        def ask(library: "Library") -> Sequence[HighlightedArticle]:
            change(library)
            return library.highlighted_articles()

        self.call_later(self._listed, await asyncio.wrap_future(self._library.submit(ask)))

    def _listed(self, articles: Sequence[HighlightedArticle]) -> None:
        self._articles = articles
        self._show(int(self.filtered_list.current or 0))

    @property
    def _listed_articles(self) -> Sequence[HighlightedArticle]:
        return [
            found
            for found in self._articles
            if self._shows_all or found.entry.fingerprint == self._fingerprint
        ]

    def _show(self, current: int = 0) -> None:
        self._to_remove = None
        self._shown = [(found.entry, mark) for found in self._listed_articles for mark in found.highlights]
        where = "" if self._shows_all else " in this article"
        key = self.app.keymap.first("mark") or "the palette"
        self.filtered_list.entries.placeholder = f"No sentence is marked{where} yet: {key} marks one."
        now = datetime.now().astimezone()
        typed = self.filtered_list.filter_input.value
        self.filtered_list.set_title("Marks of all articles" if self._shows_all else "Marks of this article")
        self.filtered_list.show(
            [self._entry(number, now) for number in range(len(self._shown))],
            str(min(current, len(self._shown) - 1)),
        )
        if typed:
            self.filtered_list.filter_input.value = typed

    def _entry(self, number: int, now: datetime) -> ListEntry:
        article, mark = self._shown[number]
        where = article.name if self._shows_all else self._section_of(mark)
        note = f"{NOTE_SIGN.text} {mark.note}" if mark.note else ""
        age = age_phrase(mark.created, now)
        if number == self._to_remove:
            note, where, age = "Press d again to remove the mark and its note", "", ""
        detail = facts_line((*filter(None, (note, where, age)),))
        text, found_by = " ".join(mark.text.split()), f"{where} {mark.note}"
        return ListEntry(str(number), text, detail, found_by, title_rows=SENTENCE_ROWS)

    @on(FilteredList.Chosen)
    def _choose(self, event: FilteredList.Chosen) -> None:
        event.stop()
        article, mark = self._shown[int(event.entry.id)]
        self.dismiss(PickedHighlight(article.fingerprint, article.source, mark))

    def action_remove(self) -> None:
        """Remove the current mark; one with a note once the key is pressed again."""
        if (id_ := self.filtered_list.current) is None:
            return
        article, mark = self._shown[int(id_)]
        if mark.note and self._to_remove != int(id_):
            self._ask_to_remove(int(id_))
        else:
            self._list(lambda library: library.remove_highlights(article.fingerprint, mark))

    def _ask_to_remove(self, number: int | None) -> None:
        """Show the question whether to remove a mark in place of its facts; None withdraws the question."""
        asked, self._to_remove = self._to_remove, number
        now = datetime.now().astimezone()
        changed = {each for each in (asked, number) if each is not None and each < len(self._shown)}
        self.filtered_list.update(self._entry(each, now) for each in sorted(changed))

    def on_key(self, event: events.Key) -> None:
        """Withdraw the question whether to remove a mark on any other key."""
        if self._to_remove is not None and event.key not in _REMOVE_KEYS:
            self._ask_to_remove(None)

    def action_note(self) -> None:
        """Ask for another note on the current mark."""
        from tui.reader.dialogs.note import NotePrompt

        if (id_ := self.filtered_list.current) is None:
            return
        article, mark = self._shown[int(id_)]

        def keep(note: str | None) -> None:
            if note is not None:
                self._list(
                    lambda library: library.add_highlight(
                        article.fingerprint, mark.start, mark.text, section=mark.section, note=note
                    )
                )

        self.app.push_screen(NotePrompt(fit(" ".join(mark.text.split()), _MAX_QUOTE_CELLS), mark.note), keep)

    def action_switch_scope(self) -> None:
        """Switch between the highlights of this article and of all."""
        if self._fingerprint is not None:
            self._shows_all = not self._shows_all
            self._show()

    def action_write(self) -> None:
        """Write all that are listed to a file."""
        if listed := self._listed_articles:
            self._write(listed, lambda: self.dismiss(None))

    def action_copy(self) -> None:
        """Copy all that are listed, as Markdown quotations."""
        from tui.export.markdown.digest import highlights_markdown

        listed = self._listed_articles
        if not listed:
            return
        texts = (
            highlights_markdown(
                found.entry.name,
                found.entry.shown_source,
                [Mark(mark.text, mark.note) for mark in found.highlights],
            )
            for found in listed
        )
        self._copy("\n".join(texts), count_phrase(len(self._shown), "sentence"))
        self.dismiss(None)
