"""Reloads the article when its file changes."""

from pathlib import Path
from typing import NamedTuple

from tui.reader.features.feature import Feature
from tui.reader.threads import in_daemon_thread
from tui.text.urls import is_url

WATCH_SECONDS = 1.0
"""The time between two checks of a watched file."""


class FileStamp(NamedTuple):
    """A version of a file, identified by its time of change, its size and its inode."""

    source: str
    modified: int
    size: int
    number: int


class WatchingFeature(Feature):
    """Checks the article's file at intervals, if the options say so."""

    read_stamp: FileStamp | None = None
    """The version of the file that is on the screen."""
    _seen_stamp: FileStamp | None = None
    _is_checking = False

    def start(self) -> None:
        if self.screen.startup.options.watch:
            self.screen.set_interval(WATCH_SECONDS, self._check_file)

    def _check_file(self) -> None:
        """Check the article's file in a thread, one check at a time: a remote file can be slow."""
        source = self._watched
        if source is not None and not self._is_checking:
            self._is_checking = True
            self.run_in_background(
                lambda: in_daemon_thread(stamp_of, source), self._checked, group="watch", exclusive=False
            )

    def _checked(self, stamp: FileStamp | None) -> None:
        """Reload the article once its file has changed and two checks agree: it may be written in several steps."""
        self._is_checking = False
        before, self._seen_stamp = self._seen_stamp, stamp
        if stamp is None or stamp.source != self._watched:
            return
        if self.read_stamp is None or self.read_stamp.source != stamp.source:
            self.read_stamp = stamp
        elif stamp != self.read_stamp and stamp == before:
            self.read_stamp = stamp
            self.screen.loader.reload()

    @property
    def _watched(self) -> str | None:
        """The article's file; None if it has none, or while a dialog is open or an article is being opened."""
        screen = self.screen
        if self.session is None or screen.loader.is_opening or screen.app.screen is not screen:
            return None
        source = self.session.article.source
        return None if source is None or is_url(source) else source


def stamp_of(source: str) -> FileStamp | None:
    """Return the version of a file; None if it does not exist, as between two steps of writing it."""
    try:
        found = Path(source).stat()
    except OSError:
        return None
    return FileStamp(source, found.st_mtime_ns, found.st_size, found.st_ino)
