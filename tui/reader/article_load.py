"""Articles that are being opened. This loads neither Textual nor any format's reader."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import NamedTuple

from tui.document.errors import StandfirstError
from tui.reader.threads import start_in_daemon_thread, started_future
from tui.reader.worker.protocol import DownloadProgressed, Opened


class DownloadProgress:
    """How much of a web page has come, for whoever listens, from when they do."""

    def __init__(self) -> None:
        self._latest: DownloadProgressed | None = None
        self._listener: Callable[[DownloadProgressed], None] | None = None

    def tell(self, fetched: DownloadProgressed) -> None:
        """Pass on how much has come."""
        self._latest = fetched
        if self._listener is not None:
            self._listener(fetched)

    def listen(self, listener: Callable[[DownloadProgressed], None]) -> None:
        """Hear what has come already, and then of more.

        Args:
            listener: Called here, and then in the thread that reads what the child process says.
        """
        self._listener = listener
        if self._latest is not None:
            listener(self._latest)


class ArticleLoad(NamedTuple):
    """An article that is being opened. Both futures raise a ``StandfirstError`` if it cannot be."""

    first: "Future[Opened]"
    """What can be read first: the beginning of a long article, all of a short one."""
    whole: "Future[Opened]"
    fetching: DownloadProgress | None = None
    """None if it does not come from a process that could tell."""

    @classmethod
    def refused(cls, reason: StandfirstError) -> "ArticleLoad":
        """What was never begun.

        Args:
            reason: Why not.
        """
        refused: Future[Opened] = started_future()
        refused.set_exception(reason)
        return cls(refused, refused)


def open_pipe(descriptor: int, language: str | None, *, remembers: bool = False) -> ArticleLoad:
    """Begin to open the article that comes through a pipe.

    Args:
        descriptor: A duplicate of the pipe's descriptor.
        language: Sumy's name of its language; None to find it out.
        remembers: Whether to look up what the library keeps of it.
    """

    def read() -> Opened:
        from tui.sources.open import open_stream

        with open(descriptor, "rb") as stream:
            article = open_stream(stream, language=language)
        if not remembers:
            return Opened.counted(article, whole=True)
        from tui.reader.worker.resume import ResumeLookup

        return ResumeLookup(None, language).whole(article)

    opened = start_in_daemon_thread(read)
    return ArticleLoad(opened, opened)
