"""The list of the marked sentences."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.export.facts import facts_line
from tui.library.records import Highlight, HighlightedArticle, LibraryEntry
from tui.reader.dialogs.filtered import FilteredDialog
from tui.reader.library_thread import LibraryThread
from tui.reader.rows.entries import ListEntry
from tui.reader.rows.file_entries import age

if TYPE_CHECKING:
    from tui.library.library import Library


class MarkChosen(NamedTuple):
    """A marked sentence, and the article that it is in."""

    identity: str
    source: str | None
    mark: Highlight


class MarksDialog(FilteredDialog[MarkChosen]):
    """Lists the marked sentences of one article, or of all; its result is the chosen one.

    Args:
        memory: The library.
        identity: The article's; None if there is none, so that only those of all can be listed.
        section_of: The name of the section that a mark of the article is in.
        copy: Copies a text; it is told what to call it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d,delete", "remove", "Remove the mark", show=False, id="remove-mark"),
        Binding("tab", "turn", "This article, or all", show=False, id="switch-pane"),
        Binding("Y", "copy", "Copy all", show=False, id="copy-digest"),
    ]

    @dataclass(eq=False, repr=False)
    class Listed(Message):
        """What is marked, by article."""

        found: Sequence[HighlightedArticle]

    def __init__(
        self,
        memory: LibraryThread,
        identity: str | None,
        section_of: Callable[[Highlight], str],
        copy: Callable[[str, str], None],
    ) -> None:
        super().__init__("Marks")
        self._memory = memory
        self._identity = identity
        self._section_of = section_of
        self._copy = copy
        self._is_of_all = identity is None
        self._found: Sequence[HighlightedArticle] = ()
        self._shown: list[tuple[LibraryEntry, Highlight]] = []

    def on_mount(self) -> None:
        """Ask for what is marked."""
        self.choices.nothing = ""
        self._list()

    # What is listed

    @work(exclusive=True, group="marks", exit_on_error=False)
    async def _list(self, change: "Callable[[Library], None]" = lambda library: None) -> None:
        def ask(library: "Library") -> Sequence[HighlightedArticle]:
            change(library)
            return library.highlighted_articles()

        self.post_message(self.Listed(await asyncio.wrap_future(self._memory.submit(ask))))

    @on(Listed)
    def _take_up(self, event: Listed) -> None:
        event.stop()
        self._found = event.found
        self._show_found(self.choices.current_index or 0)

    def _show_found(self, current: int = 0) -> None:
        listed = [found for found in self._found if self._is_of_all or self._is_here(found.entry)]
        self._shown = [(found.entry, mark) for found in listed for mark in found.highlights]
        way = "No sentence is marked" if self._is_of_all else "No sentence is marked in this article"
        self.choices.nothing = f"{way} yet: {self.app.keymap.first('mark') or 'the palette'} marks one."
        now = datetime.now().astimezone()
        choices = [self._choice(number, now) for number in range(len(self._shown))]
        typed = self.typed.value
        self.call_it("Marks of all articles" if self._is_of_all else "Marks of this article")
        self.show(choices, current)
        if typed:
            self.typed.value = typed

    def _choice(self, number: int, now: datetime) -> ListEntry:
        article, mark = self._shown[number]
        where = article.name if self._is_of_all else self._section_of(mark)
        title = " ".join(mark.text.split())
        return ListEntry(
            str(number), title, facts_line((*filter(None, (where,)), age(mark.created, now))), where
        )

    def _is_here(self, article: LibraryEntry) -> bool:
        return article.fingerprint == self._identity

    # What the keys do

    def choose(self, choice: ListEntry) -> None:
        """Go there."""
        article, mark = self._shown[int(choice.id)]
        self.dismiss(MarkChosen(article.fingerprint, article.source, mark))

    def action_remove(self) -> None:
        """Take the current mark away."""
        if (choice := self.choices.current) is not None:
            article, mark = self._shown[int(choice.id)]
            self._list(lambda library: library.remove_highlights(article.fingerprint, mark))

    def action_turn(self) -> None:
        """From the marks of this article to those of all, and back."""
        if self._identity is not None:
            self._is_of_all = not self._is_of_all
            self._show_found()

    def action_copy(self) -> None:
        """Copy all that are listed, as Markdown quotations."""
        from tui.export.markdown import highlights_markdown

        listed = [found for found in self._found if self._is_of_all or self._is_here(found.entry)]
        if not listed:
            return
        texts = (
            highlights_markdown(
                found.entry.name, found.entry.shown_source, [mark.text for mark in found.highlights]
            )
            for found in listed
        )
        count = len(self._shown)
        self._copy("\n".join(texts), f"{count:,} {'sentence' if count == 1 else 'sentences'}")
        self.dismiss(None)

    @property
    def ways(self) -> tuple[str, ...]:
        """The keys to tell of, each with what it does."""
        if self.is_narrowing:
            return ("Enter go there", "Esc show all")
        turn = (
            () if self._identity is None else ("Tab this article" if self._is_of_all else "Tab all articles",)
        )
        find = self.app.keymap.first("find")
        copy = self.app.keymap.first("copy-digest")
        return (
            "Enter go there",
            *turn,
            "d remove",
            *([f"{copy} copy all"] if copy else []),
            *([f"{find} find"] if find else []),
            "Esc close",
        )
