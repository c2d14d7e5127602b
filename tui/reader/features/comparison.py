"""Compares what the methods choose."""

from typing import TYPE_CHECKING

from tui.reader.features.feature import Feature
from tui.reader.messages import MethodFailed, RankingReady

if TYPE_CHECKING:
    from tui.reader.dialogs.compare import CompareScreen
    from tui.reader.screen import ReaderScreen


class ComparisonFeature(Feature):
    """Shows the methods' choices side by side, and has those rank the article that have not."""

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(screen)
        self._dialog: CompareScreen | None = None

    def open(self) -> None:
        """Show the methods' choices."""
        from tui.reader.dialogs.compare import CompareScreen

        screen = self.screen
        if self.session is None or screen.is_opening or not screen.is_whole:
            screen.status_line.say("The article is not all there yet.")
            return
        pane = screen.article_pane
        flow = pane.flow.copy() if pane.is_laid_out and not screen.skim.is_on else None
        self._dialog = CompareScreen(self.session, screen.wanted_method, pane.place, flow)
        screen.app.push_screen(self._dialog, self._closed)
        if self._dialog.missing:
            screen.rank_with(self._dialog.missing)

    def _closed(self, method: str | None) -> None:
        """Use the chosen method; the methods that have not ranked the article yet are stopped."""
        self._dialog = None
        if method is not None:
            self.screen.use_method(method)
            return
        self.screen.workers.cancel_group(self.screen, "summarize")
        if self.screen.is_working:
            self.screen.begin_summary()

    @property
    def _shown(self) -> "CompareScreen | None":
        """The dialog, if it is about the article being read."""
        dialog = self._dialog
        return dialog if dialog is not None and dialog.reading is self.session else None

    def work_progressed(self, state: str) -> None:
        """Show the state of the work."""
        if (dialog := self._shown) is not None:
            dialog.show_state(state)

    def method_started(self, method: str) -> None:
        """Show that a method is ranking the article."""
        if (dialog := self._shown) is not None:
            dialog.begin(method)

    def method_done(self, event: RankingReady | MethodFailed) -> None:
        """Show a method's choices, or why there are none."""
        if (dialog := self._shown) is None:
            return
        if isinstance(event, MethodFailed):
            dialog.refuse(event.method, event.reason)
        else:
            dialog.take_ranking(event.ranking.method)
