"""The part of the reader's screen that lists articles to choose from. What lists need is loaded when one is shown."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.document.errors import SourceError
from tui.reader.access import AccessPolicy
from tui.reader.features.find import FindingScreen

if TYPE_CHECKING:
    from tui.reader.dialogs.file_picker import ArticlesDialog, Chosen
    from tui.reader.dialogs.library import WayBack
    from tui.reader.library_thread import LibraryThread
    from tui.reader.locations import Breadcrumbs, Location


class ListingScreen(FindingScreen):
    """Lists the articles of a folder, several sources or the library, and has the chosen one opened."""

    def __init__(self) -> None:
        super().__init__()
        self.memory: LibraryThread | None = None
        """The library; None if nothing is kept."""
        self.grounds = AccessPolicy()
        self._came_from_library = False
        self._trail: Breadcrumbs | None = None
        self._chosen: str | Path | None = None

    # What the opening part decides

    @property
    def has_something(self) -> bool:
        """Whether an article is shown, or is about to be."""
        raise NotImplementedError

    def open_source(self, source: str | Path) -> None:
        """Open a file or a web page, or list the articles of a folder."""
        raise NotImplementedError

    def open_kept(self, source: str) -> None:
        """Open an article of the library by its source: an absolute path, or an address."""
        raise NotImplementedError

    def refuse(self, reason: str) -> None:
        """Say why something was not opened."""
        raise NotImplementedError

    # Listing

    @property
    def has_list(self) -> bool:
        """Whether there is a list to go back to: the article came from it, or it has all that there is."""
        return self._trail is not None or self._came_from_library or not self.grounds.are_open

    def list_folder(self, folder: Path) -> None:
        """Let the reader choose from the articles of a folder, or say why there is nothing to choose from."""
        from tui.reader.locations import Location

        self._list_place(Location.of_folder(folder))

    def list_files(self, sources: Sequence[str | Path]) -> None:
        """Let the reader choose from files, folders and web pages that were named."""
        from tui.reader.locations import Location

        self._list_place(Location.of_sources("Articles", sources))

    def list_library(self) -> None:
        """Let the reader choose from what was read before and the samples; a visitor, from what there is."""
        if self.grounds.sources is not None:
            self.list_files(self.grounds.sources)
            return
        from tui.reader.dialogs.library import LibraryDialog

        back_to = None if self._trail is None else self._trail.here.title
        dialog = LibraryDialog(self.memory, back_to, lambda: self.has_something)
        self.app.push_screen(dialog, self._take_from_library)

    def list_again(self) -> None:
        """The list that the article came from, or else the library."""
        if self._trail is None or self._came_from_library:
            self.list_library()
        else:
            self._list(self._trail, self._chosen)

    def _list_place(self, place: "Location") -> None:
        from tui.reader.locations import Breadcrumbs

        self._list(Breadcrumbs.beginning_at(place))

    def _list(self, trail: "Breadcrumbs", current: str | Path | None = None) -> None:
        from tui.reader.dialogs.file_picker import ArticlesDialog

        dialog = ArticlesDialog(trail, lambda: self.has_something, current, self.grounds)
        self.app.push_screen(dialog, partial(self._take_choice, dialog))

    def _take_choice(self, dialog: "ArticlesDialog", result: "Chosen | SourceError | None") -> None:
        if isinstance(result, SourceError):
            self.refuse(str(result))
            return
        self._trail, self._came_from_library = dialog.trail, False
        if result is not None:
            self._chosen = result.source
            self.open_source(result.source)
        elif not self.has_something:
            self.app.exit()

    def _take_from_library(self, result: "str | Path | WayBack | None") -> None:
        from tui.reader.dialogs.library import WayBack

        if isinstance(result, WayBack):
            assert self._trail is not None
            self._list(self._trail, self._chosen)
        elif result is not None:
            self._came_from_library = True
            self.open_kept(str(result))
        elif not self.has_something:
            self.app.exit()
