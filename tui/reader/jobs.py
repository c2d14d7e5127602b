"""What is done in the background, and reported in messages: opening articles, finding sentences, ranking them."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from tui.document.errors import StandfirstError
from tui.document.model import Article, Sentence
from tui.reader.article_load import ArticleLoad
from tui.reader.messages import (
    ArticleOpened,
    MethodBegun,
    MethodFailed,
    OpeningFailed,
    OpeningProgressed,
    RankingReady,
    SentenceExplained,
    SentencesReady,
    SummarizingFailed,
    WorkProgressed,
)
from tui.reader.worker.client import WorkerClient
from tui.reader.worker.protocol import DownloadProgressed
from tui.summary.methods import METHODS
from tui.text.sanitize import clean_line

if TYPE_CHECKING:
    from tui.summary.digests import Digest

_LOGGER = logging.getLogger(__name__)


class JobRunner:
    """Does what takes longer than a frame, and posts what comes of it.

    Args:
        engine: Where sentences are found and ranked.
        post: Takes the messages; it is called on the event loop and, with progress, in threads.
    """

    def __init__(self, engine: WorkerClient, post: Callable[[Message], object]) -> None:
        self._engine = engine
        self._take = post

    def _post(self, message: Message) -> None:
        if isinstance(message, OpeningFailed | SummarizingFailed):
            _LOGGER.warning("%s: %s", type(message).__name__, message.reason)
        elif not isinstance(message, WorkProgressed | OpeningProgressed):
            _LOGGER.info("%s", type(message).__name__)
        self._take(message)

    async def open(self, generation: int, opening: ArticleLoad) -> None:
        """See an article opened; posts ``ArticleOpened``, first for its beginning if it is long, or ``OpeningFailed``.

        Of a web page, ``OpeningProgressed`` is posted before.

        Args:
            generation: What the messages are marked with.
            opening: The article.
        """
        if opening.fetching is not None:
            opening.fetching.listen(
                lambda fetched: self._post(OpeningProgressed(generation, _fetching(fetched)))
            )
        try:
            opened = await asyncio.wrap_future(opening.first)
            self._post(ArticleOpened(generation, opened))
            if not opened.whole:
                self._post(ArticleOpened(generation, await asyncio.wrap_future(opening.whole)))
        except StandfirstError as error:
            self._post(OpeningFailed(generation, str(error)))
        except Exception as error:
            self._post(OpeningFailed(generation, _unexpected("opened", error)))

    async def summarize(self, generation: int, article: Article, method: str) -> None:
        """Find the article's sentences, if they are not known, and rank them; posts what it has as it comes."""

        def ranking(done: int, total: int) -> None:
            state = f"Ranking with {title} … {done:,} of {total:,} sentences"
            self._post(WorkProgressed(generation, state))

        title = METHODS[method].title
        _LOGGER.info("summarizing %d characters in %s with %s", len(article.text), article.language, method)
        try:
            article = await self._with_sentences(generation, article)
            self._post(WorkProgressed(generation, f"Ranking with {title} …"))
            made = await self._engine.ranking(article, method, ranking)
        except StandfirstError as error:
            self._post(SummarizingFailed(generation, str(error)))
        except Exception as error:
            self._post(SummarizingFailed(generation, _unexpected("summarized", error)))
        else:
            self._post(RankingReady(generation, made))

    async def compare(self, generation: int, article: Article, methods: Sequence[str]) -> None:
        """Rank the article with several methods, one after the other; posts of each what comes of it."""
        try:
            article = await self._with_sentences(generation, article)
        except StandfirstError as error:
            self._post(SummarizingFailed(generation, str(error)))
            for method in methods:
                self._post(MethodFailed(generation, method, str(error)))
            return
        for method in methods:
            self._post(MethodBegun(generation, method))
            try:
                made = await self._engine.ranking(article, method, lambda done, total: None)
            except StandfirstError as error:
                self._post(MethodFailed(generation, method, str(error)))
            else:
                self._post(RankingReady(generation, made))

    async def _with_sentences(self, generation: int, article: Article) -> Article:
        """The article with its sentences, which are found if they are not known; posts what it has as it comes."""

        def finding(done: int, total: int) -> None:
            state = f"Finding sentences … {_percent(done, total)} %"
            self._post(WorkProgressed(generation, state))

        if article.has_sentences:
            return article
        self._post(WorkProgressed(generation, "Finding sentences …"))
        found = await self._engine.with_sentences(article, finding)
        self._post(SentencesReady(generation, found))
        return found

    async def explain(self, generation: int, digest: "Digest", sentence: Sentence) -> None:
        """Find out why a sentence is in a digest, or is not, and the keywords; posts ``SentenceExplained``."""
        from tui.export.facts import describe_reasons

        keywords: tuple[str, ...] = ()
        try:
            explained = await self._engine.explained(digest, sentence)
            facts, keywords = describe_reasons(explained.reasons), explained.keywords
        except StandfirstError as error:
            facts = (str(error),)
        except Exception as error:
            facts = (_unexpected("summarized with every method", error),)
        self._post(SentenceExplained(generation, sentence, facts, keywords))


def _fetching(fetched: DownloadProgressed) -> str:
    if fetched.done == fetched.total:
        return "Opening …"
    if not fetched.done:
        return "Fetching …"
    of = "" if fetched.total is None else f" of {_size(fetched.total)}"
    return f"Fetching … {_size(fetched.done)}{of}"


def _size(size: int) -> str:
    kilobytes = size / 1024
    return f"{kilobytes:,.0f} KB" if kilobytes < 1000 else f"{kilobytes / 1024:,.1f} MB"


def _percent(done: int, total: int) -> int:
    return 100 * done // total if total else 100


def _unexpected(done: str, error: Exception) -> str:
    _LOGGER.error("an article could not be %s", done, exc_info=error)
    return clean_line(f"The article could not be {done} ({type(error).__name__}: {error}).")
