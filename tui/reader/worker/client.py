"""The reader's end of the child process."""

import asyncio
import logging
import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tui.document.errors import StandfirstError
from tui.document.model import Article, Sentence
from tui.reader.access import AccessPolicy
from tui.reader.article_load import ArticleLoad, DownloadProgress
from tui.reader.threads import start_in_daemon_thread, started_future
from tui.reader.worker.process import child_process
from tui.reader.worker.protocol import (
    LENGTH,
    DownloadProgressed,
    ExplainSentence,
    Failed,
    FindSentences,
    Opened,
    OpenSource,
    RankingMade,
    RankSentences,
    Refused,
    SentenceExplained,
    SentencesFound,
    UseArticle,
    WarmUp,
    WorkProgress,
    pack,
)
from tui.summary.rankings import Ranking

if TYPE_CHECKING:
    from tui.summary.digests import Digest

ProgressHandler = Callable[[int, int], None]
Answer = TypeVar("Answer")
_LOGGER = logging.getLogger(__name__)


class WorkerError(StandfirstError):
    """The child process could not do what it was asked."""


class WorkerClient:
    """Opens articles, finds their sentences and ranks them, without holding up the event loop.

    One request is worked on at a time. Cancelling the task that awaits one kills the process, and so does
    making another request meanwhile; the next request starts a new process.

    Args:
        grounds: What may be opened; None for anything.
        remembers: Whether to look up what the library keeps of the articles that are opened.
    """

    def __init__(self, grounds: AccessPolicy | None = None, *, remembers: bool = False) -> None:
        self._grounds = grounds or AccessPolicy()
        self._remembers = remembers
        self._child: _Child | None = None

    def warm_up(self) -> None:
        """Let the child process load its libraries before the first request that needs them."""
        if self._child is None or not self._child.busy:
            self._idle_child().tell(WarmUp())

    def close(self) -> None:
        """Kill the child process, whatever it is doing."""
        if self._child is not None:
            self._child.kill()
            self._child = None

    def open(self, source: str | Path, language: str | None) -> ArticleLoad:
        """Begin to open a source.

        Args:
            source: A path or a web address; a ``Path`` is always a path.
            language: Sumy's name of its language; None to find it out.

        Returns:
            What is opened, as it comes. It raises a ``StandfirstError`` if the source cannot be opened.
        """
        if (refusal := self._grounds.refusal(source)) is not None:
            return ArticleLoad.refused(refusal)
        child = self._idle_child()
        first: Future[Opened] = started_future()
        whole: Future[Opened] = started_future()
        fetching = DownloadProgress()

        def take(part: Opened | DownloadProgressed) -> None:
            if isinstance(part, DownloadProgressed):
                fetching.tell(part)
            else:
                first.set_result(part)

        asked = child.ask([OpenSource(source, language, self._remembers)], take)

        def settle(_: "Future[Any]") -> None:
            child.busy = False
            try:
                opened = _expect(Opened, asked.result())
            except Exception as error:
                for future in (first, whole):
                    if not future.done():
                        future.set_exception(error)
                return
            child.article = opened.article
            self._grounds.add_end_of_redirects(source, opened.article.source)
            whole.set_result(opened)
            if not first.done():
                first.set_result(opened)

        asked.add_done_callback(settle)
        return ArticleLoad(first, whole, fetching)

    async def with_sentences(self, article: Article, on_progress: ProgressHandler) -> Article:
        """The article with its sentences found.

        Args:
            article: The article.
            on_progress: Called now and then, in a thread, with how much is done, and of how much.

        Raises:
            EngineError: The child process ended or failed.
        """
        child = self._idle_child()
        answer = await self._request(child, article, FindSentences(), on_progress)
        found = article.with_sentences(_expect(SentencesFound, answer).sentences)
        child.article = found
        return found

    async def ranking(self, article: Article, method: str, on_progress: ProgressHandler) -> Ranking:
        """One method's ranking of the article's sentences.

        Args:
            article: The article, with its sentences.
            method: The method's name.
            on_progress: Called now and then, in a thread, with how many sentences are done, and of how many.

        Raises:
            EngineError: The child process ended or failed.
        """
        child = self._idle_child()
        answer = await self._request(child, article, RankSentences(method), on_progress)
        return _expect(RankingMade, answer).ranking

    async def explained(self, digest: "Digest", sentence: Sentence) -> SentenceExplained:
        """Why a sentence is in a digest, or is not, and the keywords of its article.

        Args:
            digest: The digest.
            sentence: Any of its article's sentences.

        Raises:
            EngineError: The child process ended or failed.
        """
        request = ExplainSentence(sentence.index, digest.ranking, digest.length, digest.section)
        answer = await self._request(self._idle_child(), digest.article, request, lambda done, total: None)
        return _expect(SentenceExplained, answer)

    def _idle_child(self) -> "_Child":
        if self._child is not None and (self._child.busy or self._child.ended):
            self.close()
        if self._child is None:
            self._child = _Child()
        return self._child

    async def _request(
        self, child: "_Child", article: Article, request: Any, on_progress: ProgressHandler
    ) -> Any:
        messages = [request] if child.article is article else [UseArticle(article), request]
        child.article = article
        try:
            answer = await asyncio.wrap_future(
                child.ask(messages, lambda progress: on_progress(progress.done, progress.total))
            )
        except BaseException:
            child.kill()
            raise
        # Here and not in the thread: until its answer is taken, a request can be cancelled, which kills the child.
        child.busy = False
        return answer


class _Child:
    """A running child process, and which article it was told of last."""

    def __init__(self) -> None:
        self._process = child_process()
        self.article: Article | None = None
        self.busy = False

    @property
    def ended(self) -> bool:
        return self._process.poll() is not None

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def tell(self, message: Any) -> None:
        """Send a message that has no answer."""
        with suppress(OSError):
            self._write([message])

    def ask(self, messages: Sequence[Any], on_part: Callable[[Any], None]) -> "Future[Any]":
        """Send messages, the last of which is a request, and read its answer, both in a thread.

        Args:
            messages: What to send.
            on_part: Called in the thread with what comes before the answer: progress, or a part of it.

        Returns:
            The answer. It raises an ``WorkerError`` if the process has ended.
        """
        self.busy = True
        return start_in_daemon_thread(self._converse, messages, on_part)

    def _converse(self, messages: Sequence[Any], on_part: Callable[[Any], None]) -> Any:
        try:
            self._write(messages)
            while _is_part(answer := self._read()):
                on_part(answer)
        except (OSError, ValueError, EOFError, pickle.UnpicklingError) as error:
            raise WorkerError("The process that opens and summarizes articles ended unexpectedly.") from error
        return answer

    def _write(self, messages: Sequence[Any]) -> None:
        assert self._process.stdin is not None
        for message in messages:
            self._process.stdin.write(pack(message))
        self._process.stdin.flush()

    def _read(self) -> Any:
        assert self._process.stdout is not None
        head = self._process.stdout.read(LENGTH.size)
        if len(head) < LENGTH.size:
            raise EOFError
        return pickle.loads(self._process.stdout.read(LENGTH.unpack(head)[0]))


def _is_part(answer: Any) -> bool:
    return isinstance(answer, WorkProgress | DownloadProgressed) or (
        isinstance(answer, Opened) and not answer.whole
    )


def _expect(kind: type[Answer], answer: Any) -> Answer:
    """The answer, if it is of a kind; else what it refuses or what failed, raised."""
    if isinstance(answer, kind):
        return answer
    if isinstance(answer, Refused):
        raise StandfirstError(answer.reason)
    if isinstance(answer, Failed):
        _LOGGER.error("in the child process: %s", answer.trace)
    reason = answer.reason if isinstance(answer, Failed) else "an unexpected answer"
    raise WorkerError(f"Something went wrong that should not have ({reason}).")
