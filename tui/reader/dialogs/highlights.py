"""The list of the marked sentences."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work
from textual.binding import Binding, BindingType

from tui.export.facts import facts_line
from tui.library.records import Highlight, HighlightedArticle, LibraryEntry
from tui.reader.dialogs.dialog import Dialog
from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.library_thread import LibraryThread
from tui.reader.rows.entries import ListEntry
from tui.text.phrases import age_phrase, count_phrase

if TYPE_CHECKING:
    from tui.library.library import Library


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
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d,delete", "remove", "Remove the mark", show=False, id="remove-mark"),
        Binding("tab", "switch_scope", "This article, or all", show=False, id="switch-pane"),
        Binding("Y", "copy", "Copy all", show=False, id="copy-digest"),
    ]

    def __init__(
        self,
        library: LibraryThread,
        fingerprint: str | None,
        section_of: Callable[[Highlight], str],
        copy: Callable[[str, str], None],
    ) -> None:
        self.filtered_list = FilteredList("Marks", "go there", self._hints)
        super().__init__(self.filtered_list)
        self.filtered_list.entries.placeholder = ""
        self._library = library
        self._fingerprint = fingerprint
        self._section_of = section_of
        self._copy = copy
        self._shows_all = fingerprint is None
        self._articles: Sequence[HighlightedArticle] = ()
        self._shown: list[tuple[LibraryEntry, Highlight]] = []

    def on_mount(self) -> None:
        self._list()

    def _hints(self) -> Sequence[str]:
        scope = "Tab this article" if self._shows_all else "Tab all articles"
        return (
            *(() if self._fingerprint is None else (scope,)),
            "d remove",
            *self.hint("copy-digest", "copy all"),
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
        detail = facts_line((*filter(None, (where,)), age_phrase(mark.created, now)))
        return ListEntry(str(number), " ".join(mark.text.split()), detail, where)

    @on(FilteredList.Chosen)
    def _choose(self, event: FilteredList.Chosen) -> None:
        event.stop()
        article, mark = self._shown[int(event.entry.id)]
        self.dismiss(PickedHighlight(article.fingerprint, article.source, mark))

    def action_remove(self) -> None:
        if (id_ := self.filtered_list.current) is not None:
            article, mark = self._shown[int(id_)]
            self._list(lambda library: library.remove_highlights(article.fingerprint, mark))

    def action_switch_scope(self) -> None:
        """Switch between the highlights of this article and of all."""
        if self._fingerprint is not None:
            self._shows_all = not self._shows_all
            self._show()

    def action_copy(self) -> None:
        """Copy all that are listed, as Markdown quotations."""
        from tui.export.markdown.digest import highlights_markdown

        listed = self._listed_articles
        if not listed:
            return
        texts = (
            highlights_markdown(
                found.entry.name, found.entry.shown_source, [mark.text for mark in found.highlights]
            )
            for found in listed
        )
        self._copy("\n".join(texts), count_phrase(len(self._shown), "sentence"))
        self.dismiss(None)
