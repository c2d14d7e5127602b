"""What the reader and its child process say to each other, and how it is written on the pipe.

A message is pickled and preceded by its length. Both ends are the same installation of this program and the
pipes are theirs alone, so that unpickling is safe.
"""

import pickle
from dataclasses import dataclass
from pathlib import Path
from struct import Struct
from typing import Any

from tui.article.model import Article, Sentence
from tui.summary.rankings import Ranking

LENGTH = Struct(">Q")


@dataclass(frozen=True, slots=True)
class UseArticle:
    """To the child: the article that the next requests are about. It gives no answer."""

    article: Article


@dataclass(frozen=True, slots=True)
class OpenFile:
    """To the child: open a file; the next requests are about its article. The answer is one or two ``Opened``."""

    path: Path
    language: str | None


@dataclass(frozen=True, slots=True)
class FindSentences:
    """To the child: find the article's sentences."""


@dataclass(frozen=True, slots=True)
class RankSentences:
    """To the child: rank the article's sentences."""

    method: str


@dataclass(frozen=True, slots=True)
class Progress:
    """From the child: how much of a request is done."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Opened:
    """From the child: all of an article, or the beginning of a long one, whose whole follows."""

    article: Article
    whole: bool

    def __post_init__(self) -> None:
        """Count the words where the article was opened: not on the event loop."""
        _ = self.article.word_count


@dataclass(frozen=True, slots=True)
class SentencesFound:
    """From the child: the answer to ``FindSentences``."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class RankingMade:
    """From the child: the answer to ``RankSentences``."""

    ranking: Ranking


@dataclass(frozen=True, slots=True)
class Refused:
    """From the child: a request could not be met, for a reason that the user can do something about."""

    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """From the child: something went wrong that should not have."""

    reason: str


def pack(message: Any) -> bytes:
    """A message as it stands on the pipe."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(body)) + body
