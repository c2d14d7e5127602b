"""What the reader and its child process say to each other, and how it is written on the pipe.

A message is pickled and preceded by its length. Both ends are the same installation of this program and the
pipes are theirs alone, so that unpickling is safe.
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
    """To the child: the article that the next requests are about. It gives no answer."""

    article: Article


class WarmUp(NamedTuple):
    """To the child: load the libraries that the next requests need. It gives no answer."""


class OpenSource(NamedTuple):
    """To the child: open a source; the next requests are about its article. The answer is one or two ``Opened``."""

    source: str | Path
    """A path or a web address; a ``Path`` is always a path."""
    language: str | None
    remembers: bool = False
    """Whether to look up what the library keeps of the article."""


class FindSentences(NamedTuple):
    """To the child: find the article's sentences."""


class RankSentences(NamedTuple):
    """To the child: rank the article's sentences."""

    method: str


class ExplainSentence(NamedTuple):
    """To the child: find out why a sentence is in a digest of the article, or is not."""

    sentence: int
    """Its index."""
    ranking: Ranking
    length: Length
    section: int | None


class WorkProgress(NamedTuple):
    """From the child: how much of a request is done."""

    done: int
    total: int


class DownloadProgressed(NamedTuple):
    """From the child: how much of a web page has come."""

    done: int
    """In bytes."""
    total: int | None
    """None if the server does not say; the same as ``done`` once all is there."""


class Remembered(NamedTuple):
    """What the library knows of an article that was opened."""

    identity: str = ""
    """The article's; empty for a part of one."""
    source: str | None = None
    """The absolute path or the address to open it again from; None if it cannot be."""
    state: ReadingState = ReadingState()
    """How it was left, as far as that is known; its place is one of the article that it comes with."""
    place: int | None = None
    """Where it was left, in the text that it comes with; None for the top."""
    messages: tuple[str, ...] = ()
    """What the user should be told about the library's file."""


class Opened(NamedTuple):
    """From the child: all of an article, or a part of a long one to begin with, whose whole follows."""

    article: Article
    whole: bool
    remembered: Remembered | None = None
    """None if the library was not asked; for a part, only if it is the part where the article was left."""

    @classmethod
    def counted(cls, article: Article, *, whole: bool, remembered: Remembered | None = None) -> "Opened":
        """What was opened, its words counted here and now: the event loop is no place for that."""
        _ = article.word_count
        return cls(article, whole, remembered)


class SentencesFound(NamedTuple):
    """From the child: the answer to ``FindSentences``."""

    sentences: tuple[Sentence, ...]


class RankingMade(NamedTuple):
    """From the child: the answer to ``RankSentences``."""

    ranking: Ranking


class SentenceExplained(NamedTuple):
    """From the child: the answer to ``ExplainSentence``."""

    reasons: "Reasons"
    keywords: tuple[str, ...]
    """Of the whole article."""


class Refused(NamedTuple):
    """From the child: a request could not be met, for a reason that the user can do something about."""

    reason: str


class Failed(NamedTuple):
    """From the child: something went wrong that should not have."""

    reason: str
    trace: str = ""
    """Where, for the log."""


def pack(message: Any) -> bytes:
    """A message as it stands on the pipe."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(body)) + body
