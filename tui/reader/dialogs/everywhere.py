"""The list of what is found in everything read, updated as the user types."""

import asyncio
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work

from tui.document.errors import StandfirstError
from tui.export.facts import facts_line
from tui.library.finding import DEFAULT_LIMIT, find_in
from tui.library.records import FoundPassage
from tui.reader.dialogs.dialog import Dialog
from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.library_thread import LibraryThread
from tui.reader.rows.entries import ListEntry, search_key
from tui.text.phrases import age_phrase, count_phrase

if TYPE_CHECKING:
    from tui.library.library import Library

_TITLE = "Find in everything read"
_PLACEHOLDER = "Words, or “words together”"
_NOTHING_TYPED = "Sentences that have all the words, those of the newest article first."
_NOTHING_FOUND = "Nothing that you read has all of these words in one sentence."
_NOTHING_KEPT = "No text is kept yet. What you read from now on is found here."
NOT_KEEPING = (
    "No text is kept. Set keep-text = true in the settings (standfirst config --edit) "
    "to find here what you read from then on."
)
_EXCERPT_ROWS = 3
_CHARACTERS_BEFORE = 30
"""A longer beginning of a sentence, before the longest of the words, is cut to half of this."""


class _Answer(NamedTuple):
    typed: str
    found: Sequence[FoundPassage] = ()
    otherwise: str = _NOTHING_FOUND
    """The message if nothing was found."""


class EverywhereDialog(Dialog[FoundPassage]):
    """Lists sentences of all articles whose text is kept; its result is the chosen one.

    Args:
        library: The library.
        typed: The words to begin with.
        is_keeping: Whether texts are kept now.
    """

    def __init__(self, library: LibraryThread, typed: str, *, is_keeping: bool) -> None:
        self.filtered_list = FilteredList(_TITLE, "go there", starts_typing=True, find=self._typed)
        self.filtered_list.add_class("steady")
        self.filtered_list.filter_input.placeholder = _PLACEHOLDER
        super().__init__(self.filtered_list)
        self._library = library
        self._first = typed
        self._is_keeping = is_keeping
        self._latest = typed
        self._found: Sequence[FoundPassage] = ()

    def on_mount(self) -> None:
        self._show(_Answer("", otherwise=_NOTHING_TYPED))
        self.filtered_list.filter_input.value = self._first
        self._ask("")

    def _typed(self, typed: str) -> tuple[Iterable[ListEntry], str | None]:
        """Look for what was typed, and leave the list as it is until the answer is there."""
        self._latest = typed
        self._ask(typed)
        return self.filtered_list.entries.all_entries, self.filtered_list.current

    @work(exclusive=True, group="everywhere", exit_on_error=False)
    async def _ask(self, typed: str) -> None:
        def ask(library: "Library") -> _Answer | None:
            return self._answer(library, typed) if typed == self._latest else None

        if (answer := await asyncio.wrap_future(self._library.submit(ask))) is not None:
            self.call_later(self._show, answer)

    def _answer(self, library: "Library", typed: str) -> _Answer:
        """Return the answer to what was typed, in the thread of the library."""
        try:
            found = find_in(library, typed)
        except StandfirstError as error:
            return _Answer(typed, otherwise=str(error))
        if found or library.has_texts:
            return _Answer(typed, found, _NOTHING_FOUND if typed.strip() else _NOTHING_TYPED)
        return _Answer(typed, otherwise=_NOTHING_KEPT if self._is_keeping else NOT_KEEPING)

    def _show(self, answer: _Answer) -> None:
        if answer.typed != self._latest:
            return
        self._found = answer.found
        entries = self.filtered_list.entries
        entries.placeholder = answer.otherwise
        now = datetime.now().astimezone()
        entries.show(
            _entry(str(number), found, answer.typed, now) for number, found in enumerate(self._found)
        )
        self.filtered_list.set_title(facts_line((_TITLE, _count(self._found))) if self._found else _TITLE)

    @on(FilteredList.Chosen)
    def _choose(self, event: FilteredList.Chosen) -> None:
        event.stop()
        self.dismiss(self._found[int(event.entry.id)])


def _count(found: Sequence[FoundPassage]) -> str:
    articles = count_phrase(len({passage.entry for passage in found}), "article")
    first = "the first " if len(found) >= DEFAULT_LIMIT else ""
    return f"{first}{count_phrase(len(found), 'sentence')} of {articles}"


def _entry(id_: str, found: FoundPassage, typed: str, now: datetime) -> ListEntry:
    detail = facts_line((found.entry.name, age_phrase(found.entry.last_opened, now)))
    return ListEntry(id_, excerpt(found.text, typed), detail, title_rows=_EXCERPT_ROWS)


def excerpt(text: str, typed: str) -> str:
    """Return a sentence in one line, beginning shortly before the longest of the typed words."""
    line = " ".join(text.split())
    key = search_key(line)
    longest = max(re.findall(r"\w+", search_key(typed)), key=len, default="")
    first = key.find(longest)
    if first <= _CHARACTERS_BEFORE:
        return line
    start = line.rfind(" ", 0, first - _CHARACTERS_BEFORE // 2) + 1
    return f"… {line[start:]}" if start else line
