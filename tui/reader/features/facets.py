"""Facets: in place of the summary, the digest has only results, aims, limits, claims, figures, quotations or dates."""

from functools import partial
from typing import TYPE_CHECKING

from tui.reader.features.feature import Feature
from tui.reader.features.found_once import FoundOnce
from tui.reader.worker.requests import FindFacets

if TYPE_CHECKING:
    from tui.language.facet_cues import Facet
    from tui.reader.screen import ReaderScreen
    from tui.summary.facets import Facets


class FacetsFeature(Feature):
    """Lists the facets of the article, and shows the sentences of one until Esc."""

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(screen)
        self._facets = FoundOnce(
            self,
            FindFacets(),
            self._list,
            looking="Looking for results, claims and figures …",
            nothing="No results, claims, figures, quotations or dates were found.",
        )

    def article_closed(self) -> None:
        self._facets.forget()

    def show(self) -> None:
        """List the facets that the article has."""
        self._facets.show()

    def _list(self, found: "Facets") -> None:
        from tui.reader.dialogs.facets import FacetsDialog

        self.screen.app.push_screen(FacetsDialog(found), partial(self._chosen, found))

    def _chosen(self, found: "Facets", facet: "Facet | None") -> None:
        from tui.summary.facets import facet_excerpt

        digest = self.digest
        if facet is not None and digest is not None:
            self.screen.ask.show(facet_excerpt(digest.article, digest.ranking, facet, found))
