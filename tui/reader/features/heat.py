"""Tints the article's sentences by their rank, or by how many methods choose them."""

from asyncio import sleep
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from tui.reader.features.feature import Feature
from tui.reader.jobs import MethodFailed, RankingReady
from tui.reader.rows.spans import HEAT_GLYPHS, HeatSpans
from tui.reader.status import StatusPart
from tui.summary.rankings import Ranking

if TYPE_CHECKING:
    from tui.summary.digests import Digest


_MAX_LEVEL = len(HEAT_GLYPHS) - 1
_SHARES = (0.0625, 0.125, 0.25, 0.5)
"""The share of the sentences at each level or above, from the highest level down: each half of the next."""


@dataclass(frozen=True)
class HeatMap:
    """The heat level of every sentence, and the meaning of the levels."""

    levels: bytes
    """By sentence, in reading order: from 0, the least important, to 4."""
    measure: str
    """The measure of importance."""
    meanings: tuple[str, ...]
    """The meanings of the levels from 4 down to 1; empty for a level that cannot occur."""

    @property
    def legends(self) -> tuple[str, ...]:
        """The meanings in one line: two forms with the measure and two without, longest first."""
        chips = [
            f"{glyph} {meaning}"
            for glyph, meaning in zip(HEAT_GLYPHS[:0:-1], self.meanings, strict=True)
            if meaning
        ]
        wide, narrow = "  ".join(chips), " ".join(chip.replace(" ", "") for chip in chips)
        return (f"{self.measure}: {wide}", f"{self.measure}: {narrow}", wide, narrow)


def rank_heat(ranking: Ranking) -> HeatMap:
    """Return the levels of sentences by their rank; those that are not ranked are among the least important."""
    count = len(ranking.scores)
    levels = bytearray(count)
    for level, share in enumerate(reversed(_SHARES), 1):
        for sentence in ranking.order[: ceil(share * count)]:
            levels[sentence] = level
    meanings = tuple(f"{100 * share:.0f} %" for share in _SHARES)
    return HeatMap(bytes(levels), f"best by {ranking.method}", meanings)


def agreement_heat(votes: Sequence[int], voters: int) -> HeatMap:
    """Return the levels of sentences by how many of the methods choose each, in reading order."""
    level_of = [ceil(_MAX_LEVEL * count / voters) if voters else 0 for count in range(voters + 1)]
    meanings = tuple(
        _range([count for count, its_level in enumerate(level_of) if its_level == level])
        for level in range(_MAX_LEVEL, 0, -1)
    )
    return HeatMap(bytes(level_of[count] for count in votes), f"how many of {voters} methods", meanings)


def _range(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


class HeatMode(Enum):
    """The measure of a sentence's importance."""

    OFF = 0
    RANK = 1
    AGREEMENT = 2


class HeatFeature(Feature):
    """Tints by rank, then by agreement, then not at all."""

    map: HeatMap | None = None
    _mode = HeatMode.OFF
    _failed: frozenset[str] = frozenset()  # the methods that cannot rank this article

    def cycle(self) -> None:
        """Tint by the next measure; after the last one, turn the tints off."""
        if self.session is None:
            return
        if self._mode is HeatMode.AGREEMENT:
            is_awaited = self.screen.is_working and bool(self._missing)
            self.escape()
            if is_awaited:
                self.screen.summary.begin()  # ends the comparison, but not the work on a summary
            return
        self._mode = HeatMode(self._mode.value + 1)
        self._failed = frozenset()
        if self.digest is None:
            self.screen.show_message("Heat will appear when the summary is ready.")
        self.screen.navigator.show_article_pane()
        self._refresh()

    def escape(self) -> bool:
        if self._mode is HeatMode.OFF:
            return False
        self._mode, self.map = HeatMode.OFF, None
        self.screen.workers.cancel_group(self.screen, "heat")
        self.screen.article_pane.show_heat(None)
        self.screen.update_status()
        return True

    def status(self) -> StatusPart:
        return StatusPart() if self.map is None else StatusPart(legends=self.map.legends)

    def article_closed(self) -> None:
        self.escape()

    def digest_changed(self) -> None:
        self._refresh()

    def method_done(self, event: RankingReady | MethodFailed) -> None:
        """Count the methods that are compared, and tint once all have answered."""
        if self._mode is not HeatMode.AGREEMENT:
            return
        if isinstance(event, MethodFailed):
            self._failed |= {event.method}
        is_shown = self.screen.is_working
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
        digest = self.digest
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
            self.screen.jobs.rank(digest.article, *missing)

    def _show(self, heat_map: HeatMap) -> None:
        assert self.session is not None
        self.map = heat_map
        self.screen.article_pane.show_heat(HeatSpans(self.session.article.sentences, heat_map.levels))
        self.screen.update_status()

    # Agreement of the methods

    @property
    def _compared(self) -> Sequence[Ranking]:
        """The rankings to compare that have been made so far."""
        from tui.summary.methods import COMPARED_METHODS

        rankings = {} if self.session is None else self.session.rankings
        return [rankings[method] for method in COMPARED_METHODS if method in rankings]

    @property
    def _missing(self) -> Sequence[str]:
        """The methods that are still to rank the article."""
        from tui.summary.methods import COMPARED_METHODS

        rankings = {} if self.session is None else self.session.rankings
        return [
            method for method in COMPARED_METHODS if method not in rankings and method not in self._failed
        ]

    def _show_progress(self, missing: Sequence[str]) -> None:
        done = len(self._compared) + len(self._failed)
        self.screen.show_state(f"Comparing the methods … {done} of {done + len(missing)}")

    async def _count(self, digest: "Digest", rankings: Sequence[Ranking]) -> HeatMap:
        from tui.summary.rankings import choices

        votes = [0] * len(digest.article.sentences)
        for ranking in rankings:
            for sentence in choices(digest.article, ranking, digest.length, section=digest.section):
                votes[sentence] += 1
            await sleep(0)
        return agreement_heat(votes, len(rankings))

    def _show_agreement(self, digest: "Digest", heat_map: HeatMap) -> None:
        if self.digest is digest and self._mode is HeatMode.AGREEMENT:
            self._show(heat_map)
