"""The part of the reader's screen that lists articles to choose from. What lists need is loaded when one is shown."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.screens.finding import FindingScreen
from tui.article.errors import SourceError

if TYPE_CHECKING:
    from tui.app.places import Place, Trail
    from tui.app.screens.articles import ArticlesDialog, Chosen


class ListingScreen(FindingScreen):
    """Lists the articles of a folder, several sources or the samples, and has the chosen one opened."""

    def __init__(self) -> None:
        super().__init__()
        self._trail: Trail | None = None
        self._chosen: str | Path | None = None

    # What the opening part decides

    @property
    def has_something(self) -> bool:
        """Whether an article is shown, or is about to be."""
        raise NotImplementedError

    def open_source(self, source: str | Path) -> None:
        """Open a file or a web page, or list the articles of a folder."""
        raise NotImplementedError

    def refuse(self, reason: str) -> None:
        """Say why something was not opened."""
        raise NotImplementedError

    # Listing

    @property
    def has_list(self) -> bool:
        """Whether there is a list to go back to, other than that of the samples."""
        return self._trail is not None

    def list_folder(self, folder: Path) -> None:
        """Let the reader choose from the articles of a folder, or say why there is nothing to choose from."""
        from tui.app.places import Place

        self._list_place(Place.of_folder(folder))

    def list_files(self, sources: Sequence[str | Path]) -> None:
        """Let the reader choose from files, folders and web pages that were named."""
        from tui.app.places import Place

        self._list_place(Place.of_sources("Articles", sources))

    def list_samples(self) -> None:
        """Let the reader choose from the sample articles."""
        from tui.app.places import Place
        from tui.sources.samples import sample_articles

        self._list_place(Place.of_sources("Sample articles", sample_articles()))

    def list_again(self) -> None:
        """The list that the article came from, or the sample articles."""
        if self._trail is None:
            self.list_samples()
        else:
            self._list(self._trail, self._chosen)

    def _list_place(self, place: "Place") -> None:
        from tui.app.places import Trail

        self._list(Trail.beginning_at(place))

    def _list(self, trail: "Trail", current: str | Path | None = None) -> None:
        from tui.app.screens.articles import ArticlesDialog

        dialog = ArticlesDialog(trail, lambda: self.has_something, current)
        self.app.push_screen(dialog, partial(self._take_choice, dialog))

    def _take_choice(self, dialog: "ArticlesDialog", result: "Chosen | SourceError | None") -> None:
        if isinstance(result, SourceError):
            self.refuse(str(result))
            return
        self._trail = dialog.trail
        if result is not None:
            self._chosen = result.source
            self.open_source(result.source)
        elif not self.has_something:
            self.app.exit()
