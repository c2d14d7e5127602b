"""The reader's end of the child process."""

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import Callable
from typing import Any

from tui.app.engine.frames import (
    LENGTH,
    Failed,
    FindSentences,
    Progress,
    RankingMade,
    RankSentences,
    SentencesFound,
    UseArticle,
    pack,
)
from tui.article.errors import StandfirstError
from tui.article.model import Article
from tui.summary.rankings import Ranking

ProgressHandler = Callable[[int, int], None]
_SERVER = "tui.app.engine.server"


class EngineError(StandfirstError):
    """The child process could not do what it was asked."""


class Engine:
    """Finds sentences and makes rankings without holding up the event loop.

    One request is worked on at a time. Cancelling the task that awaits one kills the process, and so does
    making another request meanwhile; the next request starts a new process.
    """

    def __init__(self) -> None:
        self._starting: asyncio.Task[_Child] | None = None
        self._child: _Child | None = None

    def warm_up(self) -> None:
        """Start the child process, so that it loads its libraries before the first request."""
        if self._child is None and self._starting is None:
            self._starting = asyncio.create_task(_Child.start())

    async def with_sentences(self, article: Article, on_progress: ProgressHandler) -> Article:
        """The article with its sentences found.

        Args:
            article: The article.
            on_progress: Called now and then with how much is done, and of how much.

        Raises:
            EngineError: The child process ended or failed.
        """
        child = await self._idle_child()
        answer = await self._request(child, article, FindSentences(), on_progress)
        if not isinstance(answer, SentencesFound):
            raise EngineError(f"The sentences could not be found ({_reason(answer)}).")
        found = article.with_sentences(answer.sentences)
        child.article = found
        return found

    async def ranking(self, article: Article, method: str, on_progress: ProgressHandler) -> Ranking:
        """One method's ranking of the article's sentences.

        Args:
            article: The article, with its sentences.
            method: The method's name.
            on_progress: Called now and then with how many sentences are done, and of how many.

        Raises:
            EngineError: The child process ended or failed.
        """
        child = await self._idle_child()
        answer = await self._request(child, article, RankSentences(method), on_progress)
        if not isinstance(answer, RankingMade):
            raise EngineError(f"The sentences could not be ranked ({_reason(answer)}).")
        return answer.ranking

    async def close(self) -> None:
        """Kill the child process, whatever it is doing, and see it gone."""
        started = await self._starting if self._starting is not None else None
        child = self._child or started
        self._stop()
        if child is not None:
            child.kill()
            await child.gone.wait()

    def _stop(self) -> None:
        if self._starting is not None:
            self._starting.add_done_callback(_kill_started)
            self._starting = None
        if self._child is not None:
            self._child.kill()
            self._child = None

    async def _idle_child(self) -> "_Child":
        if self._child is not None and (self._child.busy or self._child.ended):
            self._stop()
        if self._child is None:
            self.warm_up()
            starting = self._starting
            assert starting is not None
            child = await asyncio.shield(starting)
            if self._starting is starting:
                self._starting, self._child = None, child
        assert self._child is not None
        return self._child

    async def _request(
        self, child: "_Child", article: Article, request: Any, on_progress: ProgressHandler
    ) -> Any:
        try:
            return await child.ask(article, request, on_progress)
        except BaseException as error:
            child.kill()
            if self._child is child:
                self._child = None
            if isinstance(error, (OSError, asyncio.IncompleteReadError)):
                raise EngineError("The process that makes summaries ended unexpectedly.") from error
            raise


class _Child(asyncio.SubprocessProtocol):
    """A running child process, and which article it was told of last."""

    def __init__(self) -> None:
        self.article: Article | None = None
        self.busy = False
        self.ended = False
        self.gone = asyncio.Event()
        self._answers = asyncio.StreamReader()
        self._transport: asyncio.SubprocessTransport | None = None

    @classmethod
    async def start(cls) -> "_Child":
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        # -P: a module in the folder where the reader was started must not stand in for one of ours.
        command = [sys.executable, "-P", "-m", _SERVER]
        loop = asyncio.get_running_loop()
        transport, child = await loop.subprocess_exec(cls, *command, stderr=DEVNULL, env=environment)
        child._transport = transport
        return child

    def pipe_data_received(self, fd: int, data: bytes | str) -> None:
        assert isinstance(data, bytes)
        self._answers.feed_data(data)

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        self._end()

    def process_exited(self) -> None:
        self.gone.set()
        self._end()

    def _end(self) -> None:
        self.ended = True
        self._answers.feed_eof()

    def kill(self) -> None:
        """Kill the process and close its pipes."""
        self.ended = True
        if self._transport is not None:
            self._transport.close()

    async def ask(self, article: Article, request: Any, on_progress: ProgressHandler) -> Any:
        """Send a request, after the article if the child has another, and wait for its answer."""
        self.busy = True
        if self.article is not article:
            self._send(UseArticle(article))
            self.article = article
        self._send(request)
        while isinstance(answer := await self._read(), Progress):
            on_progress(answer.done, answer.total)
        self.busy = False
        return answer

    def _send(self, message: Any) -> None:
        assert self._transport is not None
        pipe = self._transport.get_pipe_transport(0)
        assert isinstance(pipe, asyncio.WriteTransport)
        pipe.write(pack(message))

    async def _read(self) -> Any:
        head = await self._answers.readexactly(LENGTH.size)
        return pickle.loads(await self._answers.readexactly(LENGTH.unpack(head)[0]))


def _kill_started(starting: "asyncio.Task[_Child]") -> None:
    if not starting.cancelled() and starting.exception() is None:
        starting.result().kill()


def _reason(answer: Any) -> str:
    return answer.reason if isinstance(answer, Failed) else "an unexpected answer"
