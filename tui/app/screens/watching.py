"""The part of the reader's screen that reads an article again when its file changes."""

from pathlib import Path
from typing import NamedTuple

from textual import work

from tui.app.background import in_daemon_thread
from tui.app.screens.reloading import ReloadingScreen
from tui.app.start import Start
from tui.sources.web.address import is_address

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

    def __init__(self, start: Start) -> None:
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
        return None if source is None or is_address(source) else source


def _look_at(source: str) -> _Look | None:
    """The file as it is; None if it is not there, as between two steps of writing it."""
    try:
        found = Path(source).stat()
    except OSError:
        return None
    return _Look(source, found.st_mtime_ns, found.st_size, found.st_ino)
