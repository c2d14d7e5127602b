"""Lists what the article names: people, places, terms, dates and figures."""

from typing import TYPE_CHECKING

from tui.reader.features.feature import Feature
from tui.reader.features.found_once import FoundOnce
from tui.reader.worker.requests import FindNames

if TYPE_CHECKING:
    from tui.reader.screen import ReaderScreen
    from tui.summary.name_kinds import Named


class NamesFeature(Feature):
    """Lists the names of the article."""

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(screen)
        self._names = FoundOnce(
            self,
            FindNames(),
            self._list,
            looking="Looking for names …",
            nothing="No names, terms, dates or figures were found.",
        )

    def article_closed(self) -> None:
        self._names.forget()

    def show(self) -> None:
        """List what the article names."""
        self._names.show()

    def _list(self, found: "tuple[Named, ...]") -> None:
        from tui.reader.dialogs.names import NamesDialog

        assert self.session is not None
        self.screen.app.push_screen(NamesDialog(self.session.article, found), self._go_to)

    def _go_to(self, place: int | None) -> None:
        if place is not None:
            self.screen.navigator.jump_to_sentence(place)
