"""What the article names: people, places, terms, dates and figures, in a list that leads to them."""

from functools import partial
from typing import TYPE_CHECKING

from tui.document.errors import StandfirstError
from tui.reader.features.feature import Feature

if TYPE_CHECKING:
    from tui.document.model import Article
    from tui.summary.name_kinds import Named


class NamesFeature(Feature):
    """Finds the names once for each article, when they are asked for."""

    _found: "tuple[Named, ...] | None" = None

    def article_closed(self) -> None:
        self._found = None

    def show(self) -> None:
        """List what the article names."""
        session = self.session
        if session is None or session.digest is None or self.screen.is_working:
            self.screen.show_message("The summary is not ready yet.")
        elif self._found is not None:
            self._list(session.article, self._found)
        else:
            self.screen.show_message("Looking for names …")
            work = partial(self._find, session.article)
            self.run_in_background(work, partial(self._list, session.article), group="names")

    async def _find(self, article: "Article") -> "tuple[Named, ...] | str":
        try:
            return await self.screen.jobs.names(article)
        except StandfirstError as error:
            return str(error)

    def _list(self, article: "Article", found: "tuple[Named, ...] | str") -> None:
        from tui.reader.dialogs.names import NamesDialog

        if self.session is None or self.session.article is not article:
            return
        if isinstance(found, str) or not found:
            self.screen.show_message(str(found or "No names, terms, dates or figures were found."))
            return
        self._found = found
        self.screen.app.push_screen(NamesDialog(article, found), self._go_to)

    def _go_to(self, place: int | None) -> None:
        if place is not None:
            self.screen.navigator.jump_to_sentence(place)
