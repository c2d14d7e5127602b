"""The messages between the reader and its worker process, and how they are written on the pipe.

A message is pickled and preceded by its length. Both ends are the same installation of this program and the pipes are
theirs alone, so that unpickling is safe.
"""

import pickle
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.document.model import Article, Sentence
from tui.library.records import ReadingState
from tui.summary.lengths import Length
from tui.summary.rankings import Ranking

if TYPE_CHECKING:
    from tui.summary.explain import Reasons

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
    """True if to look up how the library says that the article was left."""
    encoding: str | None = None
    """The encoding of texts; None to find it."""


class FindSentences(NamedTuple):
    """To the worker: find the article's sentences."""


class RankSentences(NamedTuple):
    method: str


class ExplainSentence(NamedTuple):
    """To the worker: find out why a sentence is in a digest of the article, or is not."""

    sentence: int
    """Its index."""
    ranking: Ranking
    length: Length
    section: int | None


class WorkProgress(NamedTuple):
    done: int
    total: int


class DownloadProgressed(NamedTuple):
    """From the worker: how much of a web page has come."""

    done: int
    """In bytes."""
    total: int | None
    """None if the server does not say; the same as ``done`` at the end."""


class ResumeInfo(NamedTuple):
    """The state in which the library says that an article was left."""

    identity: str = ""
    """The article's; empty for a part of one."""
    source: str | None = None
    """The absolute path or the address to open it again from; None if it cannot be."""
    state: ReadingState = ReadingState()
    place: int | None = None
    """Where it was left, as an offset of the text that it comes with; None for the top."""
    messages: tuple[str, ...] = ()
    """Problems with the library's file, for the user."""


class Opened(NamedTuple):
    """From the worker: an article, or a part of a long one to begin with, whose whole follows."""

    article: Article
    whole: bool
    resume: ResumeInfo | None = None
    """None if the library was not asked; for a part, only if it is the part where the article was left."""

    @classmethod
    def counted(cls, article: Article, *, whole: bool, resume: ResumeInfo | None = None) -> "Opened":
        """Return an opened article whose words are counted, which would block the event loop later."""
        _ = article.word_count
        return cls(article, whole, resume)


class SentencesFound(NamedTuple):
    sentences: tuple[Sentence, ...]


class RankingMade(NamedTuple):
    ranking: Ranking


class SentenceExplained(NamedTuple):
    reasons: "Reasons"
    keywords: tuple[str, ...]
    """Of the whole article."""


class RequestFailed(NamedTuple):
    """From the worker: an expected failure, with a reason for the user."""

    reason: str


class InternalFailure(NamedTuple):
    """From the worker: an unexpected exception."""

    reason: str
    trace: str = ""
    """Its traceback, for the log."""


def pack(message: Any) -> bytes:
    """Return a message as it is written on the pipe."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(body)) + body
