"""The reader's end of the child process."""

import asyncio
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from threading import Thread
from typing import IO, Any

from tui.app.background import in_daemon_thread
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
        self._child: _Child | None = None

    def warm_up(self) -> None:
        """Start the child process, so that it loads its libraries before the first request."""
        if self._child is None:
            self._child = _Child()

    def close(self) -> None:
        """Kill the child process, whatever it is doing."""
        if self._child is not None:
            self._child.kill()
            self._child = None

    async def with_sentences(self, article: Article, on_progress: ProgressHandler) -> Article:
        """The article with its sentences found.

        Args:
            article: The article.
            on_progress: Called now and then with how much is done, and of how much.

        Raises:
            EngineError: The child process ended or failed.
        """
        child = self._idle_child()
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
        child = self._idle_child()
        answer = await self._request(child, article, RankSentences(method), on_progress)
        if not isinstance(answer, RankingMade):
            raise EngineError(f"The sentences could not be ranked ({_reason(answer)}).")
        return answer.ranking

    def _idle_child(self) -> "_Child":
        if self._child is not None and (self._child.busy or self._child.ended):
            self.close()
        self.warm_up()
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
            if isinstance(error, (OSError, EOFError)):
                raise EngineError("The process that makes summaries ended unexpectedly.") from error
            raise


class _Child:
    """A running child process, and which article it was told of last."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        # -P: a module in the folder where the reader was started must not stand in for one of ours.
        command = [sys.executable, "-P", "-m", _SERVER]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        self.article: Article | None = None
        self.busy = False

    @property
    def ended(self) -> bool:
        return self._process.poll() is not None

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    async def ask(self, article: Article, request: Any, on_progress: ProgressHandler) -> Any:
        """Send a request, after the article if the child has another, and wait for its answer."""
        self.busy = True
        messages = [request] if self.article is article else [UseArticle(article), request]
        self.article = article
        answers: asyncio.Queue[Any] = asyncio.Queue()
        reader = Thread(target=self._read_answer, args=(asyncio.get_running_loop(), answers), daemon=True)
        reader.start()
        await in_daemon_thread(self._send, messages)
        while isinstance(answer := await answers.get(), Progress):
            on_progress(answer.done, answer.total)
        if isinstance(answer, Exception):
            raise answer
        self.busy = False
        return answer

    def _send(self, messages: list[Any]) -> None:
        assert self._process.stdin is not None
        for message in messages:
            self._process.stdin.write(pack(message))
        self._process.stdin.flush()

    def _read_answer(self, loop: asyncio.AbstractEventLoop, answers: "asyncio.Queue[Any]") -> None:
        assert self._process.stdout is not None
        message: Any = Progress(0, 0)
        while isinstance(message, Progress):
            try:
                message = _read_message(self._process.stdout)
            except (OSError, ValueError, EOFError) as error:
                message = EOFError(str(error))
            if loop.is_closed():
                return
            loop.call_soon_threadsafe(answers.put_nowait, message)


def _read_message(stream: IO[bytes]) -> Any:
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    return pickle.loads(stream.read(LENGTH.unpack(head)[0]))


def _reason(answer: Any) -> str:
    return answer.reason if isinstance(answer, Failed) else "an unexpected answer"
