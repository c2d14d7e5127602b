"""Background work: opening articles, finding their sentences, ranking and explaining them.

Results are messages to the screen. Each has the number of its request, so that results of an earlier request can be
recognised: see ``Jobs.is_current``.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual.message import Message

from tui.document.errors import FeedError, StandfirstError
from tui.document.model import Article, Sentence
from tui.reader.worker.client import ArticleLoad, WorkerClient
from tui.reader.worker.protocol import DownloadProgressed, Opened
from tui.summary.methods import METHODS
from tui.text.sanitize import clean_line

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.worker import Worker

    from tui.reader.worker.requests import ArticleRequest
    from tui.summary.digests import Digest
    from tui.summary.excerpts import Excerpt
    from tui.summary.rankings import Ranking

Answer = TypeVar("Answer")
_LOGGER = logging.getLogger(__name__)

_OPEN, _RANK, _ANSWER, _EXPLAIN = "open", "rank", "answer", "explain"


@dataclass(eq=False, repr=False)
class JobMessage(Message):
    """A result or the progress of background work."""

    request_id: int


@dataclass(eq=False, repr=False)
class ArticleOpened(JobMessage):
    """An article, or a part of it, is open. Its sentences are not found yet."""

    opened: Opened


@dataclass(eq=False, repr=False)
class OpenFailed(JobMessage):
    reason: str
    is_feed: bool = False
    """True if it is a feed or a list of feeds."""


@dataclass(eq=False, repr=False)
class Progressed(JobMessage):
    state: str
    method: str | None = None
    """The method that is ranking; None before the first one."""

    def can_replace(self, message: Message) -> bool:
        """Keep only the latest state in the queue."""
        return isinstance(message, Progressed)


@dataclass(eq=False, repr=False)
class SentencesReady(JobMessage):
    article: Article


@dataclass(eq=False, repr=False)
class RankingReady(JobMessage):
    ranking: "Ranking"


@dataclass(eq=False, repr=False)
class MethodFailed(JobMessage):
    method: str
    reason: str


@dataclass(eq=False, repr=False)
class AnswerReady(JobMessage):
    excerpt: "Excerpt | None"
    """None if there was an error."""
    reason: str = ""
    """What went wrong."""


@dataclass(eq=False, repr=False)
class ExplanationReady(JobMessage):
    sentence: Sentence
    facts: tuple[str, ...]
    """Lines for the dialog; if the explanation failed, a line that says why."""
    keywords: tuple[str, ...]


class Jobs:
    """Runs background work, one request of a kind at a time: a new one takes the place of the last.

    Args:
        screen: Runs the workers and gets the messages.
        client: The worker process.
        language: The language of every article that is opened, by Sumy's name; None to detect it.
        encoding: The encoding of every text that is opened; None to find it.
    """

    def __init__(
        self,
        screen: "Screen[Any]",
        client: WorkerClient,
        language: str | None = None,
        encoding: str | None = None,
    ) -> None:
        self._screen = screen
        self._client = client
        self._language = language
        self._encoding = encoding
        self.finds_topics = True
        """True to find the topics of long articles without headings."""
        self._request_ids = count(1)
        self._current: dict[str, int] = {}

    def is_current(self, message: JobMessage) -> bool:
        """Return whether a message is about the latest request of its kind, and that request was not cancelled."""
        return message.request_id in self._current.values()

    def warm_up(self) -> None:
        self._client.warm_up()

    def close(self) -> None:
        self._client.close()

    def cancel(self) -> None:
        """Stop opening, ranking and answering; the worker process is killed if it is busy."""
        for kind in (_OPEN, _RANK, _ANSWER):
            self._drop(kind)
        self._client.cancel()

    def _drop(self, kind: str) -> None:
        self._current.pop(kind, None)
        self._screen.workers.cancel_group(self._screen, kind)

    def _start(self, kind: str, work: Callable[[int], Coroutine[Any, Any, None]]) -> None:
        self._current[kind] = request_id = next(self._request_ids)
        _: Worker[None] = self._screen.run_worker(
            partial(work, request_id), group=kind, description=kind, exclusive=True, exit_on_error=False
        )

    def _post(self, message: JobMessage) -> None:
        """Post a message to the screen. Progress is posted from another thread."""
        if isinstance(message, OpenFailed | MethodFailed):
            _LOGGER.warning("%s: %s", type(message).__name__, message.reason)
        elif not isinstance(message, Progressed):
            _LOGGER.info("%s", type(message).__name__)
        self._screen.post_message(message)

    # Opening

    def open(self, source: str | Path, encoding: str | None = None) -> None:
        """Open an article: it posts ``Progressed``, ``ArticleOpened``, for a part and for the whole, or ``OpenFailed``.

        Args:
            source: A path or a web address; a ``Path`` is always a path.
            encoding: The encoding that the user chose for it; None for that of every text.
        """
        self.follow(self._client.open(source, self._language, encoding or self._encoding))

    def follow(self, load: ArticleLoad) -> None:
        """Post the same messages as ``open`` for an article that is being opened already."""
        self._drop(_RANK)
        self._start(_OPEN, partial(self._open, load))

    async def _open(self, load: ArticleLoad, request_id: int) -> None:
        if load.progress is not None:
            load.progress.listen(lambda done: self._post(Progressed(request_id, _download_state(done))))
        try:
            opened = await asyncio.wrap_future(load.first)
            self._post(ArticleOpened(request_id, opened))
            if not opened.whole:
                self._post(ArticleOpened(request_id, await asyncio.wrap_future(load.whole)))
        except Exception as error:
            self._post(OpenFailed(request_id, failure_reason("opened", error), isinstance(error, FeedError)))

    # Ranking

    def rank(self, article: Article, *methods: str) -> None:
        """Rank an article with several methods, one after the other.

        It posts ``SentencesReady`` if the sentences were not known, then for each method ``Progressed``, and
        ``RankingReady`` or ``MethodFailed``.
        """
        self._start(_RANK, partial(self._rank, article, methods))

    async def _rank(self, article: Article, methods: tuple[str, ...], request_id: int) -> None:
        _LOGGER.info("ranking %d characters in %s with %s", len(article.text), article.language, methods)
        try:
            article = await self._with_sentences(article, request_id)
        except Exception as error:
            for method in methods:
                self._post(MethodFailed(request_id, method, failure_reason("summarized", error)))
            return
        for method in methods:
            await self._rank_with(method, article, request_id)

    async def _rank_with(self, method: str, article: Article, request_id: int) -> None:
        from tui.reader.worker.requests import RankSentences

        state = f"Ranking with {METHODS[method].title} …"

        def report(done: int, total: int) -> None:
            self._post(Progressed(request_id, f"{state} {done:,} of {total:,} sentences", method))

        self._post(Progressed(request_id, state, method))
        try:
            ranking = await self._client.ask(article, RankSentences(method), report)
        except Exception as error:
            self._post(MethodFailed(request_id, method, failure_reason("summarized", error)))
        else:
            self._post(RankingReady(request_id, ranking))

    async def _with_sentences(self, article: Article, request_id: int) -> Article:
        if article.has_sentences:
            return article
        state = "Finding sentences …"

        def report(done: int, total: int) -> None:
            percent = 100 * done // total if total else 100
            self._post(Progressed(request_id, f"{state} {percent} %"))

        self._post(Progressed(request_id, state))
        article = await self._client.with_sentences(article, report, topics=self.finds_topics)
        self._post(SentencesReady(request_id, article))
        return article

    # Answering

    def answer(self, article: Article, about: str) -> None:
        """Find the sentences that answer a question; it posts ``Progressed`` and ``AnswerReady``."""
        self._start(_ANSWER, partial(self._answer, article, about))

    async def _answer(self, article: Article, about: str, request_id: int) -> None:
        from tui.reader.worker.requests import AnswerQuestion

        def report(done: int, total: int) -> None:
            state = f"Looking for the answer … {done:,} of {total:,} sentences"
            self._post(Progressed(request_id, state))

        try:
            excerpt = await self._client.ask(article, AnswerQuestion(about), report)
        except Exception as error:
            self._post(AnswerReady(request_id, None, failure_reason("searched", error)))
        else:
            self._post(AnswerReady(request_id, excerpt))

    # Other requests

    async def ask(self, article: Article, request: "ArticleRequest[Answer]") -> Answer:
        """Return the answer to a request about an article.

        Raises:
            StandfirstError: There is none.
        """
        return await self._client.ask(article, request)

    # Explaining

    def explain(self, digest: "Digest", sentence: Sentence) -> None:
        """Compute why a sentence is in a digest or is not, and the keywords; it posts ``ExplanationReady``."""
        self._start(_EXPLAIN, partial(self._explain, digest, sentence))

    async def _explain(self, digest: "Digest", sentence: Sentence, request_id: int) -> None:
        from tui.export.facts import describe_reasons
        from tui.reader.worker.requests import ExplainSentence

        keywords: tuple[str, ...] = ()
        try:
            request = ExplainSentence(sentence.index, digest.ranking, digest.length, digest.section)
            explained = await self._client.ask(digest.article, request)
            facts, keywords = describe_reasons(explained.reasons), explained.keywords
        except Exception as error:
            facts = (failure_reason("summarized with every method", error),)
        self._post(ExplanationReady(request_id, sentence, facts, keywords))


def _download_state(progress: DownloadProgressed) -> str:
    if progress.done == progress.total:
        return "Opening …"
    if not progress.done:
        return "Fetching …"
    total = "" if progress.total is None else f" of {_size(progress.total)}"
    return f"Fetching … {_size(progress.done)}{total}"


def _size(size: int) -> str:
    kilobytes = size / 1024
    return f"{kilobytes:,.0f} KB" if kilobytes < 1000 else f"{kilobytes / 1024:,.1f} MB"


def failure_reason(done: str, error: Exception) -> str:
    """Return why an article could not be opened or summarized; what was not expected is logged."""
    if isinstance(error, StandfirstError):
        return str(error)
    _LOGGER.error("an article could not be %s", done, exc_info=error)
    return clean_line(f"The article could not be {done} ({type(error).__name__}: {error}).")
