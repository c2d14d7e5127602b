"""The part of the reader's screen that has the methods compared."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work

from tui.document.model import Article
from tui.reader import messages
from tui.reader.features.skim import SkimmingScreen
from tui.reader.startup import Startup

if TYPE_CHECKING:
    from tui.reader.dialogs.compare import CompareScreen


class ComparingScreen(SkimmingScreen):
    """Shows what all methods choose, and has those rank the article that have not.

    Args:
        start: What to open first, and how to begin.
    """

    def __init__(self, start: Startup) -> None:
        super().__init__(start)
        self._comparison: CompareScreen | None = None

    # What the summarising part decides

    @property
    def wanted_method(self) -> str:
        """The method whose digest is shown, or will be."""
        raise NotImplementedError

    def use_method(self, method: str | None) -> None:
        """Show another method's digest; None for no other."""
        raise NotImplementedError

    # Comparing

    def action_compare(self) -> None:
        """Show what the methods choose, side by side."""
        from tui.reader.dialogs.compare import CompareScreen

        if self.reading is None or self.is_opening or not self.is_whole:
            self.status_line.say("The article is not all there yet.")
            return
        pane = self.article_pane
        flow = pane.flow.copy() if pane.is_laid_out and not self.is_skimmed else None
        comparison = CompareScreen(self.reading, self.wanted_method, pane.place, flow)
        self._comparison = comparison
        self.app.push_screen(comparison, self._compared)
        if comparison.missing:
            self._rank_with_all(self.shown_generation, self.reading.article, comparison.missing)

    # In the group of the summary's own ranking: the child process does one thing at a time.
    @work(exclusive=True, group="summarize", exit_on_error=False)
    async def _rank_with_all(self, generation: int, article: Article, methods: Sequence[str]) -> None:
        await self.work_room.compare(generation, article, methods)

    def _compared(self, method: str | None) -> None:
        """Use the method that was chosen. What has not ranked the article yet does not any more."""
        self._comparison = None
        if method is not None:
            self.use_method(method)
            return
        self.workers.cancel_group(self, "summarize")
        if self.is_working:
            self.begin_summary()

    def _comparison_for(self, event: messages.WorkMessage) -> "CompareScreen | None":
        """The comparison that something from the background is about, if it is still shown."""
        shown = self._comparison
        is_about_it = shown is not None and shown.reading is self.reading
        return shown if is_about_it and event.generation == self.shown_generation else None

    @on(messages.WorkProgressed)
    def _comparing_progressed(self, event: messages.WorkProgressed) -> None:
        if (comparison := self._comparison_for(event)) is not None:
            comparison.show_state(event.state)

    @on(messages.MethodBegun)
    def _method_begun(self, event: messages.MethodBegun) -> None:
        if (comparison := self._comparison_for(event)) is not None:
            comparison.begin(event.method)

    @on(messages.MethodFailed)
    def _method_failed(self, event: messages.MethodFailed) -> None:
        if (comparison := self._comparison_for(event)) is not None:
            comparison.refuse(event.method, event.reason)

    @on(messages.RankingReady)
    def _method_ranked(self, event: messages.RankingReady) -> None:
        """The reader, which is told first, has taken up the ranking."""
        if (comparison := self._comparison_for(event)) is not None:
            comparison.take_ranking(event.ranking.method)
