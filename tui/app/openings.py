"""Articles that are being opened. This loads neither Textual nor any format's reader."""

from concurrent.futures import Future
from typing import NamedTuple

from tui.app.background import start_in_daemon_thread
from tui.app.engine.frames import Opened


class Opening(NamedTuple):
    """An article that is being opened. Both futures raise a ``StandfirstError`` if it cannot be."""

    first: "Future[Opened]"
    """What can be read first: the beginning of a long article, all of a short one."""
    whole: "Future[Opened]"


def open_pipe(descriptor: int, language: str | None) -> Opening:
    """Begin to open the article that comes through a pipe.

    Args:
        descriptor: A duplicate of the pipe's descriptor.
        language: Sumy's name of its language; None to find it out.
    """

    def read() -> Opened:
        from tui.sources.opening import open_stream

        with open(descriptor, "rb") as stream:
            return Opened.counted(open_stream(stream, language=language), whole=True)

    opened = start_in_daemon_thread(read)
    return Opening(opened, opened)
