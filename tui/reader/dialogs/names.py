"""The list of what an article names, and of the sentences that do."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from textual import on

from tui.document.model import Article
from tui.document.sections import innermost_section, section_name
from tui.export.facts import facts_line
from tui.reader.dialogs.dialog import Dialog
from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.rows.entries import SENTENCE_ROWS, ListEntry
from tui.summary.name_kinds import HEADINGS, Kind, Named, mention_track

_TRACK_CELLS = 20


class NamesDialog(Dialog[int]):
    """Lists what an article names; its result is the place of a mention.

    Args:
        article: The article.
        found: What it names, by kind.
        is_only: Whether there is only one, whose mentions are listed at once.
    """

    def __init__(self, article: Article, found: Sequence[Named], *, is_only: bool = False) -> None:
        self.filtered_list = FilteredList("Names", "go there", self._hints)
        super().__init__(self.filtered_list)
        self._article = article
        self._found = found
        self._is_only = is_only
        self._opened: int | None = None  # the one whose mentions are listed

    def on_mount(self) -> None:
        if self._is_only:
            self.filtered_list.show_note(self._found[0].detail)
            self._list_mentions(0)
        else:
            self._list_names("0")

    def _hints(self) -> Sequence[str]:
        close = self.close_hint if self._opened is None or self._is_only else "Esc all names"
        return (*self.hint("find", "find"), close)

    def _list_names(self, current: str) -> None:
        self._opened = None
        self.filtered_list.set_title("Names")
        self.filtered_list.show(self._entries(), current)

    def _entries(self) -> Iterator[ListEntry]:
        numbered = enumerate(self._found)
        for kind, group in groupby(numbered, key=lambda each: each[1].kind):
            yield ListEntry(f"heading-{kind}", HEADINGS[kind], is_heading=True)
            yield from (self._entry(number, named) for number, named in group)

    def _entry(self, number: int, named: Named) -> ListEntry:
        track = mention_track(named.mentions, len(self._article.text), _TRACK_CELLS)
        detail = "" if named.kind is Kind.DATE else named.detail
        facts = (f"{track} {len(named.mentions):,}", *filter(None, [detail]))
        return ListEntry(str(number), named.text, facts_line(facts), detail)

    def _list_mentions(self, number: int) -> None:
        self._opened, named = number, self._found[number]
        self.filtered_list.set_title(named.text)
        sentences = dict.fromkeys(mention.sentence for mention in named.mentions)
        self.filtered_list.show(map(self._mention_entry, sentences), None)

    def _mention_entry(self, index: int) -> ListEntry:
        sentence, sections = self._article.sentences[index], self._article.sections
        section = section_name(sections[innermost_section(sections, sentence.start)])
        share = f"{100 * sentence.start // len(self._article.text)} %"
        place = (share,) if len(sections) == 1 else (section, share)
        text = " ".join(sentence.text.split())
        return ListEntry(str(sentence.start), text, facts_line(place), title_rows=SENTENCE_ROWS)

    @on(FilteredList.Chosen)
    def _choose(self, event: FilteredList.Chosen) -> None:
        event.stop()
        number = int(event.entry.id)
        if self._opened is not None:
            self.dismiss(number)
        elif len({mention.sentence for mention in self._found[number].mentions}) == 1:
            self.dismiss(self._article.sentences[self._found[number].mentions[0].sentence].start)
        else:
            self._list_mentions(number)

    def action_close(self) -> None:
        """Go back to the names, or close the list."""
        if self._opened is None or self._is_only:
            self.dismiss(None)
        else:
            self._list_names(str(self._opened))
