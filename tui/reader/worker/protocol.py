"""The messages between the reader and its worker process, and their format on the pipe.

A message is pickled and preceded by its length. Both ends are the same installation of this program, and no
other program has the pipes, so that unpickling is safe.
"""

import pickle
from pathlib import Path
from struct import Struct
from typing import Any, NamedTuple

from tui.document.model import Article
from tui.library.records import ReadingState

LENGTH = Struct(">Q")


class UseArticle(NamedTuple):
    """To the worker: the article of the next requests. It has no answer."""

    article: Article


class WarmUp(NamedTuple):
    """To the worker: load the libraries that the next requests need. It has no answer."""


class OpenSource(NamedTuple):
    """To the worker: open a source; the next requests are about its article. The answer is one or two ``Opened``."""

    source: str | Path
    """A path or a web address; a ``Path`` is always a path."""
    language: str | None
    with_history: bool = False
    """True to look up in the library how the article was left."""
    encoding: str | None = None
    """The encoding of texts; None to detect it."""


class WorkProgress(NamedTuple):
    done: int
    total: int


class DownloadProgressed(NamedTuple):
    """From the worker: how much of a web page has been fetched."""

    done: int
    """In bytes."""
    total: int | None
    """In bytes; None if the server does not say; equal to ``done`` at the end."""


class ResumeInfo(NamedTuple):
    """The state in which an article was left, from the library."""

    identity: str = ""
    """The article's fingerprint; empty for a part of an article."""
    source: str | None = None
    """The absolute path or the address to open it again from; None if it cannot be."""
    moved_from: str | None = None
    """The source that it was last opened from, if that was another one."""
    state: ReadingState = ReadingState()
    place: int | None = None
    """The position, as an offset of the text that is sent with it; None for the top."""
    messages: tuple[str, ...] = ()
    """Problems with the library's file, for the user."""


class Opened(NamedTuple):
    """From the worker: an article, or a part of a long one; the whole then follows."""

    article: Article
    whole: bool
    resume: ResumeInfo | None = None
    """None if the library was not asked; in a part, set only if the article was left there."""

    @classmethod
    def counted(cls, article: Article, *, whole: bool, resume: ResumeInfo | None = None) -> "Opened":
        """Count the words of an article, which would block the event loop later, and return the message."""
        _ = article.word_totals
        return cls(article, whole, resume)


class Answered(NamedTuple):
    """From the worker: the answer to a request about an article."""

    answer: Any


class RequestFailed(NamedTuple):
    """From the worker: an expected failure, with a reason for the user."""

    reason: str
    is_feed: bool = False
    """True if what was to be opened is a feed or a list of feeds."""


class InternalFailure(NamedTuple):
    """From the worker: an unexpected exception."""

    reason: str
    trace: str = ""
    """Its traceback, for the log."""


def pack(message: Any) -> bytes:
    """Return the bytes of a message on the pipe."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(body)) + body
