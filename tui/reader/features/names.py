"""Lists what the article names: people, places, terms, dates and figures; or the mentions of one word."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.reader.features.feature import Feature
from tui.reader.features.found_once import FoundOnce
from tui.reader.worker.requests import FindMentions, FindNames
from tui.text.cells import short_quote

if TYPE_CHECKING:
    from tui.reader.screen import ReaderScreen
    from tui.summary.name_kinds import Named

_NOTHING_YET = "Nothing is named up to where you have read (spoilers = false in your settings)."


class NamesFeature(Feature):
    """Lists the names of the article, or the mentions of what is selected."""

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
        """List the mentions of what is selected, or else of what was and is looked for, or else all names."""
        words = " ".join(self.screen.article_pane.selection.text.split()) or self.screen.find.word
        if not words:
            self._names.show()
            return
        quote = short_quote(words)
        FoundOnce(
            self,
            FindMentions(words),
            partial(self._list, is_only=True),
            looking=f"Looking for {quote} …",
            nothing=f"No sentence mentions {quote}.",
        ).show()

    def _list(self, found: "Sequence[Named]", *, is_only: bool = False) -> None:
        from tui.reader.dialogs.names import NamesDialog
        from tui.summary.name_kinds import named_up_to

        assert self.session is not None
        article = self.session.article
        if not self.screen.app.settings.spoilers:
            found = [*named_up_to(found, article.text, self.screen.reading.reached)]
        if found:
            self.screen.app.push_screen(NamesDialog(article, found, is_only=is_only), self._go_to)
        else:
            self.screen.show_message(_NOTHING_YET)

    def _go_to(self, place: int | None) -> None:
        if place is not None:
            self.screen.navigator.jump_to_sentence(place)
