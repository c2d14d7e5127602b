"""The part of the reader's screen that shows how important each sentence is."""

from asyncio import sleep
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from tui.document.model import Article
from tui.reader import messages
from tui.reader.features.links import LinkingScreen
from tui.reader.heat import Heat, agreement_heat, rank_heat
from tui.reader.rows.spans import HeatSpans
from tui.reader.startup import Startup
from tui.summary.rankings import Ranking

if TYPE_CHECKING:
    from tui.summary.digests import Digest


class Scale(Enum):
    """What the heat of a sentence is measured by."""

    NONE = 0
    RANK = 1
    AGREEMENT = 2


class HeatingScreen(LinkingScreen):
    """Tints the article's sentences by their rank, or by how many methods choose them.

    Args:
        start: What to open first, and how to begin.
    """

    @dataclass(eq=False, repr=False)
    class Agreed(Message):
        """It is known how many methods choose each sentence for a summary as long as a digest's."""

        heat: Heat
        digest: "Digest"

    def __init__(self, start: Startup) -> None:
        super().__init__(start)
        self.heat: Heat | None = None
        self._scale = Scale.NONE
        self._unable: set[str] = set()  # the methods that cannot rank this article

    def action_heat(self) -> None:
        """Tint by rank, then by agreement, then not at all."""
        if self.reading is None:
            return
        if self._scale is Scale.AGREEMENT:
            self.end_heat()
            return
        self._scale = Scale(self._scale.value + 1)
        self._unable.clear()
        if self.reading.digest is None:
            self.status_line.say("Heat waits for the summary.")
        if self.is_single and self.in_digest:
            self.turn_to(in_digest=False)
        self._heat_anew()

    def end_heat(self) -> bool:
        """Tint nothing any more; tells whether anything was tinted."""
        if self._scale is Scale.NONE:
            return False
        self._scale, self.heat = Scale.NONE, None
        self.workers.cancel_group(self, "heat")
        self.article_pane.show_heat(None)
        self.show_position()
        return True

    def digest_changed(self) -> None:
        """Tint by the digest that there is now."""
        self._heat_anew()

    def leave_article(self) -> None:
        """Another article begins without heat."""
        super().leave_article()
        self.end_heat()

    def _heat_anew(self) -> None:
        if self.reading is None or self.reading.digest is None or self._scale is Scale.NONE:
            return
        digest = self.reading.digest
        if self._scale is Scale.RANK:
            self._show_heat(rank_heat(digest.ranking))
            return
        missing = self._missing
        if not missing:
            self._count(digest, [*self._compared_rankings])
        elif not self.is_working:
            self._show_comparing(missing)
            self._rank_missing(self.shown_generation, digest.article, missing)

    def _show_heat(self, heat: Heat) -> None:
        assert self.reading is not None
        self.heat = heat
        self.article_pane.show_heat(HeatSpans.of(self.reading.article.sentences, heat.steps))
        self.show_position()

    # How far the methods agree

    @property
    def _compared_rankings(self) -> Sequence[Ranking]:
        """What the methods that are asked have given so far."""
        from tui.summary.methods import SUMY_METHODS

        rankings = {} if self.reading is None else self.reading.rankings
        return [rankings[method] for method in SUMY_METHODS if method in rankings]

    @property
    def _missing(self) -> Sequence[str]:
        """The methods that are still to rank the article."""
        from tui.summary.methods import SUMY_METHODS

        rankings = {} if self.reading is None else self.reading.rankings
        return [method for method in SUMY_METHODS if method not in rankings and method not in self._unable]

    def _show_comparing(self, missing: Sequence[str]) -> None:
        done = len(self._compared_rankings) + len(self._unable)
        self.show_state(f"Comparing the methods … {done} of {done + len(missing)}")

    # In the group of the summary's own ranking: the child process does one thing at a time.
    @work(exclusive=True, group="summarize", exit_on_error=False)
    async def _rank_missing(self, generation: int, article: Article, methods: Sequence[str]) -> None:
        await self.work_room.compare(generation, article, methods)

    @on(messages.RankingReady)
    @on(messages.MethodFailed)
    def _method_is_done(self, event: messages.RankingReady | messages.MethodFailed) -> None:
        """The reader, which is told first, has taken up a ranking."""
        if self._scale is not Scale.AGREEMENT or event.generation != self.shown_generation:
            return
        if isinstance(event, messages.MethodFailed):
            self._unable.add(event.method)
        if missing := self._missing:
            if self.is_working and not self.is_opening:
                self._show_comparing(missing)
            return
        if self.is_working and not self.is_opening:
            self.show_state("")
        self._heat_anew()

    def work_stopped(self) -> None:
        """The reader does not want to wait for the other methods."""
        if self._scale is Scale.AGREEMENT and self._missing:
            self._scale = Scale.RANK
            self._heat_anew()

    @work(exclusive=True, group="heat", description="count")  # it would be made of all that is given
    async def _count(self, digest: "Digest", rankings: Sequence[Ranking]) -> None:
        from tui.summary.rankings import choices

        votes = [0] * len(digest.article.sentences)
        for ranking in rankings:
            for sentence in choices(digest.article, ranking, digest.length, section=digest.section):
                votes[sentence] += 1
            await sleep(0)
        self.post_message(self.Agreed(agreement_heat(votes, len(rankings)), digest))

    @on(Agreed)
    def _agreed(self, event: Agreed) -> None:
        is_wanted = self.reading is not None and self.reading.digest is event.digest
        if is_wanted and self._scale is Scale.AGREEMENT:
            self._show_heat(event.heat)
