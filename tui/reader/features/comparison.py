"""Compares what the methods choose."""

from typing import TYPE_CHECKING

from tui.reader.features.feature import Feature
from tui.reader.jobs import MethodFailed, Progressed, RankingReady

if TYPE_CHECKING:
    from tui.reader.dialogs.compare import CompareScreen


class ComparisonFeature(Feature):
    """Shows the methods' choices side by side, and starts the rankings that are missing."""

    _dialog: "CompareScreen | None" = None
    _ranking: str | None = None  # the method that is ranking the article

    def open(self) -> None:
        from tui.reader.dialogs.compare import CompareScreen

        screen = self.screen
        if self.session is None or not screen.loader.is_complete:
            screen.show_message("The article is still loading.")
            return
        pane = screen.article_pane
        flow = pane.line_index.copy() if pane.is_laid_out and not screen.skim.is_on else None
        self._dialog = CompareScreen(self.session, screen.summary.choices.method, pane.place, flow)
        screen.app.push_screen(self._dialog, self._closed)
        if self._dialog.missing_methods:
            self._ranking = None
            screen.jobs.rank(self.session.article, *self._dialog.missing_methods)

    def _closed(self, method: str | None) -> None:
        """Use the chosen method, and stop the rankings that are not finished."""
        self._dialog = None
        if method is not None:
            self.screen.summary.use_method(method)
            return
        self.screen.jobs.cancel()
        if self.screen.is_working:
            self.screen.summary.begin()

    @property
    def _shown(self) -> "CompareScreen | None":
        """The dialog, if it is open for the article being read."""
        dialog = self._dialog
        return dialog if dialog is not None and dialog.session is self.session else None

    def work_progressed(self, event: Progressed) -> None:
        """Show the progress of finding sentences, and the method that is ranking."""
        if (dialog := self._shown) is None:
            return
        if event.method is None:
            dialog.show_state(event.state)
        elif event.method != self._ranking:
            self._ranking = event.method
            dialog.method_started(event.method)

    def method_done(self, event: RankingReady | MethodFailed) -> None:
        """Show a method's choices, or the reason why there are none."""
        if (dialog := self._shown) is None:
            return
        if isinstance(event, MethodFailed):
            dialog.method_failed(event.method, event.reason)
        else:
            dialog.method_done(event.ranking.method)
