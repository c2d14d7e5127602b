"""Facets: in place of the summary, the digest has only results, aims, limits, claims, figures, quotations or dates."""

from functools import partial
from typing import TYPE_CHECKING

from tui.reader.features.feature import Feature
from tui.reader.features.found_once import FoundOnce
from tui.reader.rows.spans import FacetSigns
from tui.reader.status import StatusPart
from tui.reader.worker.requests import FindFacets

if TYPE_CHECKING:
    from tui.document.model import Article
    from tui.language.facet_cues import Facet
    from tui.reader.screen import ReaderScreen
    from tui.summary.facets import Facets


class FacetsFeature(Feature):
    """Lists the facets of the article, and shows the sentences of one until Esc.

    Meanwhile a letter in the margin, the first of its name, tells the facet of each sentence that has one.
    """

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(screen)
        self._found: Facets = {}
        self._legends: tuple[str, ...] = ()
        self._facets = FoundOnce(
            self,
            FindFacets(),
            self._list,
            looking="Looking for results, claims and figures …",
            nothing="No results, claims, figures, quotations or dates were found.",
        )

    def article_closed(self) -> None:
        self._facets.forget()
        self._found = {}
        self._hide()

    def digest_changed(self) -> None:
        """Show the letters while the digest has the sentences of a facet."""
        digest = self.digest
        shown = None if digest is None or digest.excerpt is None else digest.excerpt.facet
        if digest is None or shown is None or not self._found:
            self._hide()
        else:
            self._legends = _legends(self._found, shown)
            self.screen.article_pane.show_facets(facet_signs(digest.article, self._found, shown))

    def _hide(self) -> None:
        """Remove the letters, if they are shown: this repaints the article."""
        if self._legends:
            self._legends = ()
            self.screen.article_pane.show_facets(None)

    def status(self) -> StatusPart:
        return StatusPart(legends=self._legends)

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
            self._found = found
            self.screen.ask.show(facet_excerpt(digest.article, digest.ranking, facet, found))


def facet_signs(article: "Article", found: "Facets", shown: str) -> FacetSigns:
    """Return the letter of each sentence that has a facet.

    Args:
        article: The article.
        found: The facets of its sentences.
        shown: The facet whose letter a sentence has that has several; else it is that of the first one.
    """
    letters: dict[int, str] = {}
    for facet in sorted(found, key=lambda facet: facet != shown):
        for index in found[facet]:
            letters.setdefault(index, _letter(facet))
    starts = [article.sentences[index].start for index in sorted(letters)]
    return FacetSigns(starts, "".join(letters[index] for index in sorted(letters)), _letter(shown))


def _letter(facet: str) -> str:
    """Return the first letter of a facet's name, which no other facet has."""
    return facet[0].upper()


def _legends(found: "Facets", shown: str) -> tuple[str, ...]:
    """Return the meaning of the letters in one line, in the forms of ``StatusPart.legends``.

    Where there is no room for all, the facet that is shown stands first, and the last ones are left out.
    """
    names = [f"{_letter(facet)} {facet.value}" for facet in sorted(found, key=lambda facet: facet != shown)]
    wide, narrow = "  ".join(names), " ".join(names)
    shorter = (f"{' '.join(names[:count])} …" for count in range(len(names) - 1, 0, -1))
    return wide, narrow, wide, narrow, *shorter
