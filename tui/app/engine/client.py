"""The reader's end of the child process."""

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
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

    def stop(self) -> None:
        """Kill the child process, whatever it is doing."""
        if self._starting is not None:
            self._starting.add_done_callback(_kill_started)
            self._starting = None
        if self._child is not None:
            self._child.kill()
            self._child = None

    async def _idle_child(self) -> "_Child":
        if self._child is not None and (self._child.busy or self._child.ended):
            self.stop()
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


class _Child:
    """A running child process and what it was last told."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.article: Article | None = None
        self.busy = False

    @classmethod
    async def start(cls) -> "_Child":
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        # -P: a module in the folder where the reader was started must not stand in for one of ours.
        command = [sys.executable, "-P", "-m", _SERVER]
        process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment
        )
        return cls(process)

    @property
    def ended(self) -> bool:
        return self._process.returncode is not None

    def kill(self) -> None:
        if not self.ended:
            self._process.kill()

    async def ask(self, article: Article, request: Any, on_progress: ProgressHandler) -> Any:
        """Send a request, after the article if the child has another, and wait for its answer."""
        assert self._process.stdin is not None
        self.busy = True
        if self.article is not article:
            self._process.stdin.write(pack(UseArticle(article)))
            self.article = article
        self._process.stdin.write(pack(request))
        await self._process.stdin.drain()
        while isinstance(answer := await self._read(), Progress):
            on_progress(answer.done, answer.total)
        self.busy = False
        return answer

    async def _read(self) -> Any:
        assert self._process.stdout is not None
        head = await self._process.stdout.readexactly(LENGTH.size)
        return pickle.loads(await self._process.stdout.readexactly(LENGTH.unpack(head)[0]))


def _kill_started(starting: "asyncio.Task[_Child]") -> None:
    if not starting.cancelled() and starting.exception() is None:
        starting.result().kill()


def _reason(answer: Any) -> str:
    return answer.reason if isinstance(answer, Failed) else "an unexpected answer"
