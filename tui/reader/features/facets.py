"""Facets: in place of the summary, the digest has only results, aims, limits, claims, figures, quotations or dates."""

from functools import partial
from typing import TYPE_CHECKING

from tui.document.errors import StandfirstError
from tui.reader.features.feature import Feature

if TYPE_CHECKING:
    from tui.document.model import Article
    from tui.language.facet_cues import Facet
    from tui.summary.facets import Facets


class FacetsFeature(Feature):
    """Finds the facets once for each article, lists them, and shows the sentences of one until Esc."""

    _found: "Facets | None" = None

    def article_closed(self) -> None:
        self._found = None

    def show(self) -> None:
        """List the facets that the article has."""
        session = self.session
        if session is None or session.digest is None or self.screen.is_working:
            self.screen.show_message("The summary is not ready yet.")
        elif self._found is not None:
            self._list(session.article, self._found)
        else:
            self.screen.show_message("Looking for results, claims and figures …")
            work = partial(self._find, session.article)
            self.run_in_background(work, partial(self._list, session.article), group="facets")

    async def _find(self, article: "Article") -> "Facets | str":
        try:
            return await self.screen.jobs.facets(article)
        except StandfirstError as error:
            return str(error)

    def _list(self, article: "Article", found: "Facets | str") -> None:
        from tui.reader.dialogs.facets import FacetsDialog

        if self.session is None or self.session.article is not article:
            return
        if isinstance(found, str) or not found:
            self.screen.show_message(
                str(found or "No results, claims, figures, quotations or dates were found.")
            )
            return
        self._found = found
        self.screen.app.push_screen(FacetsDialog(found), self._chosen)

    def _chosen(self, facet: "Facet | None") -> None:
        from tui.summary.facets import facet_excerpt

        digest = self.digest
        if facet is not None and self._found is not None and digest is not None:
            self.screen.ask.show(facet_excerpt(digest.article, digest.ranking, facet, self._found))
