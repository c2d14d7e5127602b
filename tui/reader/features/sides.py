"""Two articles side by side: those marked in a list, or two of a digest of several."""

from collections.abc import Sequence
from pathlib import Path

from tui.reader.features.feature import Feature
from tui.text.urls import is_url

_TWO = 2
_HOW = (
    "Mark two with x in a list: of a folder, of the library or of feeds; or go to a story of several feeds. Then call "
    "this again from the palette."
)


class SidesFeature(Feature):
    """Shows two articles beside each other."""

    def show_marked(self) -> None:
        """Show the two articles that are marked in the list, or that the list has, or the first two of a story."""
        feeds = self.screen.feeds
        marked = feeds.marked or feeds.story[:_TWO] or self.screen.pickers.marked
        if len(marked) == _TWO:
            self.show(marked)
        else:
            self.screen.show_notice("Not two articles", _HOW)

    def show(self, sources: Sequence[str | Path], words: str = "") -> None:
        """Show two articles.

        Args:
            sources: Their paths or addresses.
            words: The words of the first one to begin at.
        """
        from tui.reader.dialogs.sides import SidesScreen
        from tui.reader.worker.client import WorkerClient

        startup = self.screen.startup
        paths = [source if is_url(source) else Path(source) for source in sources]
        client = WorkerClient(self.screen.access)
        shown = SidesScreen(paths, client, startup.options.language, words)
        self.screen.app.push_screen(shown, self._closed)

    def _closed(self, problem: str | None) -> None:
        if problem is not None:
            self.screen.show_notice("Not opened", problem)
