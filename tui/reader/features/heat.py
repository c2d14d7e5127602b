"""Tints the article's sentences by their rank, or by how many methods choose them."""

from asyncio import sleep
from collections.abc import Sequence
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from tui.reader.features.feature import Feature
from tui.reader.heat import Heat, agreement_heat, rank_heat
from tui.reader.messages import MethodFailed, RankingReady
from tui.reader.rows.spans import HeatSpans
from tui.summary.rankings import Ranking

if TYPE_CHECKING:
    from tui.reader.screen import ReaderScreen
    from tui.summary.digests import Digest


class HeatMode(Enum):
    """The measure of a sentence's importance."""

    OFF = 0
    RANK = 1
    AGREEMENT = 2


class HeatFeature(Feature):
    """Tints by rank, then by agreement, then not at all."""

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(screen)
        self.heat: Heat | None = None
        self._mode = HeatMode.OFF
        self._failed: set[str] = set()  # the methods that cannot rank this article

    def cycle(self) -> None:
        """Tint by the next measure, or no longer after the last."""
        if self.session is None:
            return
        if self._mode is HeatMode.AGREEMENT:
            self.escape()
            return
        self._mode = HeatMode(self._mode.value + 1)
        self._failed.clear()
        if self.session.digest is None:
            self.screen.status_line.say("Heat waits for the summary.")
        if self.screen.is_single and self.screen.in_digest:
            self.screen.turn_to(in_digest=False)
        self._refresh()

    def escape(self) -> bool:
        """Remove the tints."""
        if self._mode is HeatMode.OFF:
            return False
        self._mode, self.heat = HeatMode.OFF, None
        self.screen.workers.cancel_group(self.screen, "heat")
        self.screen.article_pane.show_heat(None)
        self.screen.show_position()
        return True

    def article_closed(self) -> None:
        """Remove the tints: another article begins without them."""
        self.escape()

    def digest_changed(self) -> None:
        """Tint by the new digest."""
        self._refresh()

    def method_done(self, event: RankingReady | MethodFailed) -> None:
        """Count the methods that are compared, and tint once all have answered."""
        if self._mode is not HeatMode.AGREEMENT:
            return
        if isinstance(event, MethodFailed):
            self._failed.add(event.method)
        is_shown = self.screen.is_working and not self.screen.is_opening
        if missing := self._missing:
            if is_shown:
                self._show_progress(missing)
            return
        if is_shown:
            self.screen.show_state("")
        self._refresh()

    def work_stopped(self) -> None:
        """Tint by rank: the user does not want to wait for the other methods."""
        if self._mode is HeatMode.AGREEMENT and self._missing:
            self._mode = HeatMode.RANK
            self._refresh()

    def _refresh(self) -> None:
        digest = None if self.session is None else self.session.digest
        if digest is None or self._mode is HeatMode.OFF:
            return
        if self._mode is HeatMode.RANK:
            self._show(rank_heat(digest.ranking))
            return
        missing = self._missing
        if not missing:
            count = partial(self._count, digest, self._compared)
            self.run_in_background(
                count, partial(self._show_agreement, digest), group="heat", exit_on_error=True
            )
        elif not self.screen.is_working:
            self._show_progress(missing)
            self.screen.rank_with(missing)

    def _show(self, heat: Heat) -> None:
        assert self.session is not None
        self.heat = heat
        self.screen.article_pane.show_heat(HeatSpans.of(self.session.article.sentences, heat.steps))
        self.screen.show_position()

    # How far the methods agree

    @property
    def _compared(self) -> Sequence[Ranking]:
        """The rankings to compare that have been made so far."""
        from tui.summary.methods import SUMY_METHODS

        rankings = {} if self.session is None else self.session.rankings
        return [rankings[method] for method in SUMY_METHODS if method in rankings]

    @property
    def _missing(self) -> Sequence[str]:
        """The methods that are still to rank the article."""
        from tui.summary.methods import SUMY_METHODS

        rankings = {} if self.session is None else self.session.rankings
        return [method for method in SUMY_METHODS if method not in rankings and method not in self._failed]

    def _show_progress(self, missing: Sequence[str]) -> None:
        done = len(self._compared) + len(self._failed)
        self.screen.show_state(f"Comparing the methods … {done} of {done + len(missing)}")

    async def _count(self, digest: "Digest", rankings: Sequence[Ranking]) -> Heat:
        from tui.summary.rankings import choices

        votes = [0] * len(digest.article.sentences)
        for ranking in rankings:
            for sentence in choices(digest.article, ranking, digest.length, section=digest.section):
                votes[sentence] += 1
            await sleep(0)
        return agreement_heat(votes, len(rankings))

    def _show_agreement(self, digest: "Digest", heat: Heat) -> None:
        is_current = self.session is not None and self.session.digest is digest
        if is_current and self._mode is HeatMode.AGREEMENT:
            self._show(heat)
