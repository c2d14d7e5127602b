"""The part of the reader's screen that reads an article's source again."""

from typing import NamedTuple

from textual import on

from tui.app import messages
from tui.app.screens.copying import CopyingScreen
from tui.app.start import Start
from tui.article.model import Article
from tui.library.places import Place, find_place, place_at

_FIRST = 1


class _Reload(NamedTuple):
    """An article that is read again, and where the reader is in it."""

    generation: int
    place: Place
    row: int
    """The row of the view that the place was on."""
    is_at_top: bool


class ReloadingScreen(CopyingScreen):
    """Reads the source again and keeps the place, if that can be found in what stands there now.

    Args:
        start: What to open first, and how to begin.
    """

    def __init__(self, start: Start) -> None:
        super().__init__(start)
        self._reload: _Reload | None = None

    def action_reload(self) -> None:
        """Read the article's source again."""
        if self.reading is None:
            return
        if self.is_opening:
            self.status_line.say("The article is being opened already.")
            return
        source = self.reading.article.source
        if not source or (self.shown_generation == _FIRST and self.start.request.stdin is not None):
            self.status_line.say("It came through a pipe, which cannot be read again.")
            return
        self.open_source(source)
        pane = self.article_pane
        place = place_at(self.reading.article.text, pane.place)
        self._reload = _Reload(self._asked_generation, place, pane.resting_row, pane.is_at_top)

    @on(messages.ArticleOpened)
    def _opened_again(self, event: messages.ArticleOpened) -> None:
        """Take the place of what opens other articles: there is one to come back to."""
        reload = self._reload
        if reload is None or event.generation != reload.generation or self.reading is None:
            return
        event.prevent_default()
        if not event.opened.whole:  # the article that is shown is better than its beginning
            return
        self._reload = None
        article, before = event.opened.article, self.reading.article
        if self.is_whole and _is_same(article, before):
            self.stop_opening()
            self.status_line.say("Read again: nothing has changed.")
            return
        self.shown_generation = event.generation
        self.forget_jumps()
        self._show(event.opened, event.generation)
        if not reload.is_at_top:
            self.article_pane.go_to(find_place(article.text, reload.place), row=reload.row)
        if not article.notes:
            self.status_line.say("Read again: it has changed.")


def _is_same(article: Article, before: Article) -> bool:
    return (
        article.text == before.text
        and article.title == before.title
        and article.blocks == before.blocks
        and article.notes == before.notes
    )
