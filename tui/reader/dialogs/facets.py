"""The list of the facets that an article has."""

from textual import on

from tui.language.facet_cues import Facet
from tui.reader.dialogs.dialog import Dialog
from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.rows.entries import ListEntry
from tui.summary.facets import HEADINGS, Facets
from tui.text.phrases import count_phrase


class FacetsDialog(Dialog[Facet]):
    """Lists facets with the number of their sentences; its result is the chosen one.

    Args:
        found: The facets.
    """

    def __init__(self, found: Facets) -> None:
        self.filtered_list = FilteredList("Show only", "show", rows_each=1)
        super().__init__(self.filtered_list)
        self._found = found

    def on_mount(self) -> None:
        self.filtered_list.show(
            (
                ListEntry(facet.value, HEADINGS[facet], count_phrase(len(sentences), "sentence"))
                for facet, sentences in self._found.items()
            ),
            None,
        )

    @on(FilteredList.Chosen)
    def _choose(self, event: FilteredList.Chosen) -> None:
        event.stop()
        self.dismiss(Facet(event.entry.id))
