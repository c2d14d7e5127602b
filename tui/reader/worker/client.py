"""The client of the worker process, which opens articles, finds their sentences, ranks and explains them."""

import asyncio
import logging
import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from tui.document.errors import FeedError, StandfirstError
from tui.document.model import Article
from tui.reader.access import AccessPolicy
from tui.reader.threads import start_in_daemon_thread, started_future
from tui.reader.worker.process import worker_process
from tui.reader.worker.protocol import (
    LENGTH,
    Answered,
    DownloadProgressed,
    InternalFailure,
    Opened,
    OpenSource,
    RequestFailed,
    UseArticle,
    WarmUp,
    WorkProgress,
    pack,
)

if TYPE_CHECKING:
    from tui.reader.worker.requests import ArticleRequest, ProgressHandler

Answer = TypeVar("Answer")
_LOGGER = logging.getLogger(__name__)
_ENDED = (OSError, ValueError, EOFError, pickle.UnpicklingError)
"""The exceptions of reading from a process that has ended, or writing to it."""


class WorkerError(StandfirstError):
    """The worker process has failed or ended."""


class DownloadProgress:
    """The progress of a download, for one listener, which may be added late."""

    def __init__(self) -> None:
        self._latest: DownloadProgressed | None = None
        self._listener: Callable[[DownloadProgressed], None] | None = None

    def report(self, progress: DownloadProgressed) -> None:
        """Pass the progress to the listener, or keep it for one added later."""
        self._latest = progress
        if self._listener is not None:
            self._listener(progress)

    def listen(self, listener: Callable[[DownloadProgressed], None]) -> None:
        """Call a listener with the latest progress now, and with later progress in the thread that receives it."""
        self._listener = listener
        if self._latest is not None:
            listener(self._latest)


class ArticleLoad(NamedTuple):
    """An article that is being opened. Both futures raise a ``StandfirstError`` if it cannot be."""

    first: "Future[Opened]"
    """A part of a long article, to read first; of a short article, all of it."""
    whole: "Future[Opened]"
    progress: DownloadProgress | None = None
    """None for what is not downloaded."""


class WorkerClient:
    """Opens articles, finds their sentences and ranks them, without blocking the event loop.

    The worker process handles one request at a time. Cancelling the task that awaits a request kills the process, and
    so does another request; the next request starts a new process. If the process ends otherwise, a new one is given
    the same request once more. All requests raise a ``StandfirstError`` for an expected failure, and a ``WorkerError``
    if the process failed, or ended twice.

    Args:
        access: The sources that may be opened; None for any.
        with_history: Whether to look up in the library how an article was left.
    """

    def __init__(self, access: AccessPolicy | None = None, *, with_history: bool = False) -> None:
        self._access = access or AccessPolicy()
        self._with_history = with_history
        self._worker: _Worker | None = None

    def warm_up(self) -> None:
        """Let the worker process load its libraries before a request needs them."""
        if self._worker is None or not self._worker.busy:
            self._idle_worker().send(WarmUp())

    def close(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker = None

    def cancel(self) -> None:
        if self._worker is not None and self._worker.busy:
            self.close()

    def open(self, source: str | Path, language: str | None, encoding: str | None = None) -> ArticleLoad:
        """Begin to open a source.

        Args:
            source: A path or a web address; a ``Path`` is always a path.
            language: Sumy's name of its language; None to detect it.
            encoding: The encoding of texts; None to detect it.
        """
        first: Future[Opened] = started_future()
        if (denial := self._access.denial(source)) is not None:
            first.set_exception(denial)
            return ArticleLoad(first, first)
        worker = self._idle_worker()
        whole: Future[Opened] = started_future()
        progress = DownloadProgress()

        def handle_part(part: Opened | DownloadProgressed) -> None:
            if isinstance(part, DownloadProgressed):
                progress.report(part)
            elif not first.done():
                first.set_result(part)

        answer = worker.request([OpenSource(source, language, self._with_history, encoding)], handle_part)

        def finish(_: "Future[Any]") -> None:
            worker.busy = False
            try:
                opened = _expect(Opened, answer.result())
            except Exception as error:
                for future in (first, whole):
                    if not future.done():
                        future.set_exception(error)
                return
            worker.article = opened.article
            self._access.add_redirect(source, opened.article.source)
            whole.set_result(opened)
            if not first.done():
                first.set_result(opened)

        answer.add_done_callback(finish)
        return ArticleLoad(first, whole, progress)

    async def with_sentences(
        self, article: Article, on_progress: "ProgressHandler | None" = None, *, topics: bool = False
    ) -> Article:
        """Return an article with its sentences, and if wanted with its topics if it has no headings."""
        from tui.reader.worker.requests import FindSentences  # not needed by the first paint

        worker = self._idle_worker()
        found = (await self._ask(worker, article, FindSentences(topics), on_progress)).added_to(article)
        worker.article = found
        return found

    async def ask(
        self,
        article: Article,
        request: "ArticleRequest[Answer]",
        on_progress: "ProgressHandler | None" = None,
    ) -> Answer:
        """Return the answer to a request about an article; progress is reported in another thread."""
        return await self._ask(self._idle_worker(), article, request, on_progress)

    def _idle_worker(self) -> "_Worker":
        if self._worker is not None and (self._worker.busy or self._worker.has_ended):
            self.close()
        if self._worker is None:
            self._worker = _Worker()
        return self._worker

    async def _ask(
        self,
        worker: "_Worker",
        article: Article,
        request: "ArticleRequest[Answer]",
        on_progress: "ProgressHandler | None",
    ) -> Answer:
        messages = [request] if worker.article is article else [UseArticle(article), request]
        worker.article = article

        def report(progress: WorkProgress) -> None:
            if on_progress is not None:
                on_progress(*progress)

        try:
            answer = await asyncio.wrap_future(worker.request(messages, report))
        except BaseException:
            worker.kill()
            raise
        # Not in the thread: until its answer is taken here, a request can be cancelled, which kills the process.
        worker.busy = False
        answered: Answer = _expect(Answered, answer).answer
        return answered


class _Worker:
    """A running worker process, and the article that it was last sent."""

    def __init__(self) -> None:
        self._process = worker_process()
        self._lock = Lock()
        self._was_killed = False
        self.article: Article | None = None
        self.busy = False

    @property
    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def kill(self) -> None:
        with self._lock:
            self._was_killed = True
            self._process.kill()
            self._process.wait()

    def send(self, message: Any) -> None:
        """Send a message that has no answer."""
        with suppress(OSError):
            self._write([message])

    def request(self, messages: Sequence[Any], on_part: Callable[[Any], None]) -> "Future[Any]":
        """Send messages, the last of which is a request, and read its answer, both in a thread.

        Progress, and a first part of the answer, are passed to ``on_part`` in the thread.
        """
        self.busy = True
        return start_in_daemon_thread(self._exchange, messages, on_part)

    def _exchange(self, messages: Sequence[Any], on_part: Callable[[Any], None]) -> Any:
        try:
            return self._answer(messages, on_part)
        except _ENDED:
            _LOGGER.info("the worker process ended, status %s", self._process.poll())
        try:
            self._replace_process()
            known = [] if self.article is None else [UseArticle(self.article)]
            return self._answer([*known, messages[-1]], on_part)
        except _ENDED as error:
            raise WorkerError("The process that opens and summarizes articles ended unexpectedly.") from error

    def _replace_process(self) -> None:
        """Start a new process, unless the last one was killed on purpose. Raises an EOFError then."""
        with self._lock:
            if self._was_killed:
                raise EOFError
            self._process.kill()
            self._process.wait()
            self._process = worker_process()

    def _answer(self, messages: Sequence[Any], on_part: Callable[[Any], None]) -> Any:
        self._write(messages)
        while _is_part(answer := self._read()):
            on_part(answer)
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
    """Return an answer of the expected kind; for a failure in its place, raise the error."""
    if isinstance(answer, kind):
        return answer
    if isinstance(answer, RequestFailed):
        raise (FeedError if answer.is_feed else StandfirstError)(answer.reason)
    if isinstance(answer, InternalFailure):
        _LOGGER.error("in the worker process: %s", answer.trace)
    reason = answer.reason if isinstance(answer, InternalFailure) else "an unexpected answer"
    raise WorkerError(f"Internal error: {reason.rstrip('.')}.")
