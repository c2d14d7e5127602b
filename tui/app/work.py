"""What is done in the background: opening articles, finding sentences, ranking them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from tui.app.background import in_daemon_thread
from tui.app.engine.client import Engine
from tui.app.messages import (
    ArticleOpened,
    OpeningFailed,
    RankingReady,
    SentencesReady,
    SummarizingFailed,
    WorkProgressed,
)
from tui.article.errors import StandfirstError
from tui.article.model import Article
from tui.summary.methods import METHODS


@dataclass(frozen=True, slots=True)
class Opening:
    """An article to open."""

    open: Callable[[], Article]
    preview: Callable[[], Article | None] = lambda: None
    """Gives the first part of a long article, which can be read while the rest is opened."""


def opening_of(source: str | Path, language: str | None) -> Opening:
    """How a file is opened.

    Args:
        source: Its path.
        language: Sumy's name of its language; None to find it out.
    """
    from tui.sources.opening import open_article, preview_article

    path = Path(source).expanduser()
    return Opening(
        open=lambda: open_article(path, language=language),
        preview=lambda: preview_article(path, language=language),
    )


def opening_of_pipe(descriptor: int, language: str | None) -> Opening:
    """How the article that comes through a pipe is opened, once.

    Args:
        descriptor: A duplicate of the pipe's descriptor.
        language: Sumy's name of its language; None to find it out.
    """
    from tui.sources.opening import open_stream

    def read() -> Article:
        with open(descriptor, "rb") as stream:
            return open_stream(stream, language=language)

    return Opening(open=read)


class Work:
    """Does what takes longer than a frame, and posts what comes of it.

    Args:
        engine: Where sentences are found and ranked.
        post: Takes the messages; it is called on the event loop.
    """

    def __init__(self, engine: Engine, post: Callable[[Message], object]) -> None:
        self._engine = engine
        self._post = post

    async def open(self, generation: int, opening: Opening) -> None:
        """Open an article; posts ``ArticleOpened``, or ``OpeningFailed``."""
        try:
            preview = await in_daemon_thread(opening.preview)
            if preview is not None:
                self._post(ArticleOpened(generation, preview, whole=False))
            article = await in_daemon_thread(opening.open)
        except StandfirstError as error:
            self._post(OpeningFailed(generation, str(error)))
        except Exception as error:
            self._post(
                OpeningFailed(generation, f"It could not be opened ({type(error).__name__}: {error}).")
            )
        else:
            self._post(ArticleOpened(generation, article, whole=True))

    async def summarize(self, generation: int, article: Article, method: str) -> None:
        """Find the article's sentences, if they are not known, and rank them; posts what it has as it comes."""

        def finding(done: int, total: int) -> None:
            state = f"Finding sentences … {_percent(done, total)} %"
            self._post(WorkProgressed(generation, state))

        def ranking(done: int, total: int) -> None:
            state = f"Ranking with {title} … {done:,} of {total:,} sentences"
            self._post(WorkProgressed(generation, state))

        title = METHODS[method].title
        try:
            if not article.has_sentences:
                self._post(WorkProgressed(generation, "Finding sentences …"))
                article = await self._engine.with_sentences(article, finding)
                self._post(SentencesReady(generation, article))
            self._post(WorkProgressed(generation, f"Ranking with {title} …"))
            made = await self._engine.ranking(article, method, ranking)
        except StandfirstError as error:
            self._post(SummarizingFailed(generation, str(error)))
        else:
            self._post(RankingReady(generation, made))


def _percent(done: int, total: int) -> int:
    return 100 * done // total if total else 100
