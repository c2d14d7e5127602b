"""Finds something in an article at the first request, once for each article."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from tui.document.errors import StandfirstError

if TYPE_CHECKING:
    from tui.document.model import Article
    from tui.reader.features.feature import Feature
    from tui.reader.worker.requests import ArticleRequest

Found = TypeVar("Found")


class FoundOnce(Generic[Found]):
    """Finds something in the background, and keeps it until the article is closed.

    Args:
        feature: The feature that it is found for.
        request: The request to the worker process.
        then: Called with the result, if anything was found and the article is still open.
        looking: The message while it is looked for.
        nothing: The message if nothing was found.
    """

    def __init__(
        self,
        feature: "Feature",
        request: "ArticleRequest[Found]",
        then: Callable[[Found], object],
        *,
        looking: str,
        nothing: str,
    ) -> None:
        self._feature = feature
        self._request = request
        self._then = then
        self._looking = looking
        self._nothing = nothing
        self._found: Found | None = None

    def forget(self) -> None:
        """Drop what was found: the article is closed."""
        self._found = None

    def show(self) -> None:
        """Find it if necessary, and pass it on."""
        session = self._feature.summarized_session()
        if session is None:
            return
        if self._found is not None:
            self._then(self._found)
            return
        self._feature.screen.show_message(self._looking)
        work = partial(self._found_or_reason, session.article)
        done = partial(self._done, session.article)
        self._feature.run_in_background(work, done, group=type(self._feature).__name__)

    async def _found_or_reason(self, article: "Article") -> Found | str:
        try:
            return await self._feature.screen.jobs.ask(article, self._request)
        except StandfirstError as error:
            return str(error)

    def _done(self, article: "Article", found: Found | str) -> None:
        session = self._feature.session
        if session is None or session.article is not article:
            return
        if isinstance(found, str) or not found:
            self._feature.screen.show_message(str(found or self._nothing))
            return
        self._found = found
        self._then(found)
