"""Lists articles to choose from, and the keys. The dialogs are loaded when they are opened."""

from asyncio import wrap_future
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.document.errors import SourceError
from tui.reader.features.feature import Feature
from tui.reader.rows.word_counts import keep_word_count
from tui.reader.threads import in_daemon_thread
from tui.text.urls import is_url

if TYPE_CHECKING:
    from tui.reader.dialogs.feeds import ChosenItem
    from tui.reader.dialogs.file_picker import (
        Breadcrumbs,
        FilePicker,
        Location,
        PickedSource,
    )
    from tui.reader.dialogs.library import BackToList, LibraryDialog
    from tui.reader.dialogs.marking import PickedSources
    from tui.reader.screen import ReaderScreen
    from tui.reader.worker.protocol import Opened


class PickersFeature(Feature):
    """Lists the articles of a folder, several sources or the library, and opens the chosen one."""

    _is_from_library = False
    _is_from_samples = False
    _chosen_in_library: str | None = None
    _is_from_feeds = False
    _has_listed_library = False
    _breadcrumbs: "Breadcrumbs | None" = None
    _dialog: "FilePicker | LibraryDialog | None" = None  # the list on the screen
    _chosen: str | Path | None = None
    _listed: Sequence[str | Path] = ()  # the articles of the list that the open one was chosen from

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(screen)
        self._identities: dict[str, str] = {}  # of the articles that were opened, by source

    @property
    def has_list(self) -> bool:
        """True if there is a list to go back to: that the article came from, or that of a limited reader."""
        has_list = self._breadcrumbs is not None or self._has_listed_library or self._is_from_feeds
        return has_list or not self.screen.access.unrestricted

    def article_opened(self, opened: "Opened") -> None:
        """Keep the number of words of a file, and which article of the library it is, for the lists."""
        source = opened.article.source
        if opened.whole and opened.resume is not None and opened.resume.source is not None:
            self._identities[opened.resume.source] = opened.resume.identity
        if opened.whole and source and not is_url(source):
            keep_word_count(Path(source), opened.article.word_count)

    def show_help(self) -> None:
        from tui.reader.dialogs.help import Help, list_bindings

        app = self.screen.app
        app.push_screen(Help(list_bindings(app.screen)))

    def list_folder(self, folder: Path) -> None:
        from tui.reader.dialogs.file_picker import Location

        self._list_location(Location.of_folder(folder))

    def list_sources(self, sources: Sequence[str | Path]) -> None:
        from tui.reader.dialogs.file_picker import Location

        self._list_location(Location.of_sources("Articles", sources))

    def list_library(self, *, quits: bool = False, goes_back: bool = False) -> None:
        """List the library and the samples; if access is limited, list the sources that may be opened.

        Args:
            quits: Whether q then ends the reader, and does not only close the list.
            goes_back: Whether to begin at the article that was chosen last, among the samples if it was one of them.
        """
        if self.screen.access.sources is not None:
            self.list_sources(self.screen.access.sources)
            return
        from tui.reader.dialogs.library import LibraryDialog

        self._has_listed_library = True
        back_to = None if self._breadcrumbs is None else self._breadcrumbs.here.title
        loader = self.screen.loader
        everywhere = self.screen.everywhere
        dialog = LibraryDialog(
            self.screen.library,
            self.screen.feeds.thread,
            back_to,
            lambda: loader.has_article,
            find_in_texts=everywhere.find if everywhere.is_keeping else None,
            quits=quits,
        )
        if goes_back and self._chosen_in_library is not None:
            dialog.begin_at(self._chosen_in_library, in_samples=self._is_from_samples)
        self._dialog = dialog
        self.screen.app.push_screen(dialog, partial(self._chosen_from_library, dialog))

    def list_again(self) -> None:
        """Show the list that the article came from, or else the library."""
        if self._is_from_feeds:
            self.screen.feeds.show_again()
        elif self._breadcrumbs is None or self._is_from_library:
            self.list_library(goes_back=self._is_from_library)
        else:
            self._list(self._breadcrumbs, self._chosen)

    @property
    def listed(self) -> Sequence[str | Path]:
        """The articles of the list that the open one was chosen from; none if it was chosen otherwise."""
        return self._listed if self.is_in_list else ()

    @property
    def marked(self) -> Sequence[str | Path]:
        """The articles that are marked in the list on the screen, or all of it; without one, ``listed``."""
        return self.listed if self._dialog is None else self._dialog.marked

    @property
    def is_in_list(self) -> bool:
        """True if the article was chosen from a folder or from several sources."""
        return bool(self._listed) and not self._is_from_library and self._chosen is not None

    def leave(self) -> None:
        """Go back to the list that the article was chosen from; without one, quit."""
        if self._is_from_feeds:
            self.screen.history.save()
            self.screen.feeds.show_again(quits=True)
        elif self.is_in_list and self._breadcrumbs is not None:
            self.screen.history.save()
            self._list(self._breadcrumbs, self._chosen, quits=True)
        elif self._is_from_library and not self.screen.startup.has_source:
            self.screen.history.save()
            self.list_library(quits=True, goes_back=True)
        else:
            self.screen.app.exit()

    def open_neighbour(self, step: int) -> None:
        """Open the next article of the list, or the previous one."""
        if not self.is_in_list or self._chosen not in self._listed:
            self.screen.show_message("This article was not chosen from a folder or a list.")
            return
        number = self._listed.index(self._chosen) + step
        if 0 <= number < len(self._listed):
            self._chosen = self._listed[number]
            self.screen.loader.open(self._chosen)
        else:
            which = "last" if step > 0 else "first"
            self.screen.show_message(f"This is the {which} article of the list.")

    def _list_location(self, location: "Location") -> None:
        from tui.reader.dialogs.file_picker import Breadcrumbs

        self._list(Breadcrumbs.beginning_at(location))

    def _list(
        self, breadcrumbs: "Breadcrumbs", current: str | Path | None = None, *, quits: bool = False
    ) -> None:
        from tui.reader.dialogs.file_picker import FilePicker

        screen = self.screen
        self._dialog = dialog = FilePicker(
            breadcrumbs,
            lambda: screen.loader.has_article,
            current,
            screen.access,
            None if screen.access.sources is not None or screen.library is None else self._find_shares,
            quits=quits,
        )
        screen.app.push_screen(dialog, partial(self._chosen_from_list, dialog))

    async def _find_shares(self, sources: Sequence[str]) -> Mapping[str, float]:
        """Return how much was read of sources, as far as the library has them."""
        from tui.library.sources import read_shares

        library = self.screen.library
        assert library is not None
        articles = await wrap_future(library.submit(lambda kept: kept.recent()))
        return await in_daemon_thread(read_shares, sources, articles, self._identities)

    def _chosen_from_list(
        self, dialog: "FilePicker", result: "PickedSource | PickedSources | SourceError | None"
    ) -> None:
        self._dialog = None
        if isinstance(result, SourceError):
            self.screen.loader.report_failure(str(result))
            return
        from tui.reader.dialogs.marking import PickedSources

        self._breadcrumbs, self._is_from_library = dialog.breadcrumbs, False
        self._is_from_feeds = False
        if isinstance(result, PickedSources):
            self.screen.joint.show(result.sources, self.list_again)
        elif result is not None:
            self._chosen, self._listed = result.source, dialog.articles
            self.screen.loader.open(result.source)
        else:
            self._closed()

    def _chosen_from_library(
        self, dialog: "LibraryDialog", result: "str | Path | PickedSources | BackToList | None"
    ) -> None:
        from tui.reader.dialogs.library import BackToList
        from tui.reader.dialogs.marking import PickedSources

        self._dialog = None
        if isinstance(result, PickedSources):
            self.screen.joint.show(result.sources, self.list_library)
        elif isinstance(result, BackToList):
            assert self._breadcrumbs is not None
            self._list(self._breadcrumbs, self._chosen)
        elif result is not None:
            self._is_from_library, self._is_from_feeds = True, False
            self._chosen_in_library, self._is_from_samples = str(result), dialog.lists_samples
            self.screen.loader.open_library_source(str(result))
        else:
            self._closed()

    def feed_item_chosen(self, chosen: "ChosenItem | None") -> None:
        """Open an item of a feed; None if the list was closed without one."""
        if chosen is None:
            self._closed()
            return
        self._is_from_feeds, self._is_from_library = True, False
        self._chosen, self._listed = chosen.address, chosen.listed
        self.screen.loader.open(chosen.address)

    def close_lists(self) -> None:
        """Close the lists that are open, since an article was asked for from over one of them."""
        app = self.screen.app
        while app.screen is not self.screen:
            app.pop_screen()

    def _closed(self) -> None:
        """Quit if a list was closed and there is neither an article nor another list under it."""
        if not self.screen.loader.has_article and self.screen.app.screen is self.screen:
            self.screen.app.exit()
