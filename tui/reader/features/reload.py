"""Read the article again: when asked, and when its file changes."""

from pathlib import Path
from typing import NamedTuple

from textual import on, work

from tui.document.model import Article
from tui.library.anchors import TextAnchor, anchor_at, locate
from tui.reader import messages
from tui.reader.features.clipboard import CopyingScreen
from tui.reader.startup import Startup
from tui.reader.threads import in_daemon_thread
from tui.text.urls import is_url

_FIRST = 1


class _Reload(NamedTuple):
    """An article that is read again, and where the reader is in it."""

    generation: int
    place: TextAnchor
    row: int
    """The row of the view that the place was on."""
    is_at_top: bool


class ReloadingScreen(CopyingScreen):
    """Reads the source again and keeps the place, if that can be found in what stands there now.

    Args:
        start: What to open first, and how to begin.
    """

    def __init__(self, start: Startup) -> None:
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
        place = anchor_at(self.reading.article.text, pane.place)
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
            self.article_pane.go_to(locate(article.text, reload.place), row=reload.row)
        if not article.notes:
            self.status_line.say("Read again: it has changed.")


def _is_same(article: Article, before: Article) -> bool:
    return (
        article.text == before.text
        and article.title == before.title
        and article.blocks == before.blocks
        and article.notes == before.notes
    )


_SECONDS = 1.0
"""Between two looks at the file."""


class _Look(NamedTuple):
    """A file as it was when it was looked at."""

    source: str
    modified: int
    size: int
    number: int


class WatchingScreen(ReloadingScreen):
    """Looks at the file of the article now and then, if that is asked for. Web pages and pipes are not watched.

    Args:
        start: What to open first, and how to begin.
    """

    def __init__(self, start: Startup) -> None:
        super().__init__(start)
        self._read: _Look | None = None
        self._seen: _Look | None = None
        self._is_looking = False

    def on_mount(self) -> None:
        """Begin to look, if that is asked for."""
        if self.start.request.watch:
            self.set_interval(_SECONDS, self._look)

    @work(group="watching", exit_on_error=False)
    async def _look(self) -> None:
        """Read the article again once its file has changed and rests: it may be written in several steps."""
        source = self._watched
        if source is None or self._is_looking:  # a file far away can take its time
            return
        self._is_looking = True
        look = await in_daemon_thread(_look_at, source)
        self._is_looking = False
        before, self._seen = self._seen, look
        if look is None or source != self._watched:
            return
        if self._read is None or self._read.source != source:
            self._read = look
        elif look != self._read and look == before:
            self._read = look
            self.action_reload()

    @property
    def _watched(self) -> str | None:
        """The file of the article; None while there is none, or while nothing should come between."""
        if self.reading is None or self.is_opening or self.app.screen is not self:
            return None
        source = self.reading.article.source
        return None if source is None or is_url(source) else source


def _look_at(source: str) -> _Look | None:
    """The file as it is; None if it is not there, as between two steps of writing it."""
    try:
        found = Path(source).stat()
    except OSError:
        return None
    return _Look(source, found.st_mtime_ns, found.st_size, found.st_ino)
