"""What the work in the background tells the screen. Each carries the generation that it was asked for."""

from dataclasses import dataclass

from textual.message import Message

from tui.document.model import Article, Sentence
from tui.reader.worker.protocol import Opened
from tui.summary.rankings import Ranking


@dataclass(eq=False, repr=False)
class WorkMessage(Message):
    """Anything from the background."""

    generation: int
    """The article that the work is about, counted from the start of the program; older ones are passed over."""


@dataclass(eq=False, repr=False)
class ArticleOpened(WorkMessage):
    """An article can be read. Its sentences are not found yet."""

    opened: Opened


@dataclass(eq=False, repr=False)
class OpeningProgressed(WorkMessage):
    """How far the opening of a web page is, in words."""

    state: str

    def can_replace(self, message: Message) -> bool:
        """Only the latest state matters."""
        return isinstance(message, OpeningProgressed)


@dataclass(eq=False, repr=False)
class OpeningFailed(WorkMessage):
    """A source could not be opened."""

    reason: str


@dataclass(eq=False, repr=False)
class SentencesReady(WorkMessage):
    """The article's sentences are found."""

    article: Article


@dataclass(eq=False, repr=False)
class RankingReady(WorkMessage):
    """A method has ranked the article."""

    ranking: Ranking


@dataclass(eq=False, repr=False)
class MethodBegun(WorkMessage):
    """Of several methods that are to rank the article, it is this one's turn."""

    method: str


@dataclass(eq=False, repr=False)
class MethodFailed(WorkMessage):
    """Of several methods that are to rank the article, this one cannot."""

    method: str
    reason: str


@dataclass(eq=False, repr=False)
class WorkProgressed(WorkMessage):
    """How far the work is, in words."""

    state: str

    def can_replace(self, message: Message) -> bool:
        """Only the latest state matters."""
        return isinstance(message, WorkProgressed)


@dataclass(eq=False, repr=False)
class SummarizingFailed(WorkMessage):
    """The article could not be summarised."""

    reason: str


@dataclass(eq=False, repr=False)
class SentenceExplained(WorkMessage):
    """Why a sentence is in the digest, or is not."""

    sentence: Sentence
    facts: tuple[str, ...]
    """One line each; if they could not be found, the line that says so."""
    keywords: tuple[str, ...]
    """Of the whole article."""
