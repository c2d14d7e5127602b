"""The part of the reader's screen that folds the article to its summary."""

from asyncio import sleep
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.message import Message

from tui.reader.features.heat import HeatingScreen
from tui.reader.heat import article_title
from tui.reader.rows.article_items import article_items
from tui.reader.rows.line_index import LineItem
from tui.reader.rows.skim_items import FoldLine, Unfolded, skim_items
from tui.reader.startup import Startup
from tui.reader.widgets.article_pane import ArticlePane

if TYPE_CHECKING:
    from tui.summary.digests import Digest

_FRAME = 6
"""The cells of a frame that its title leaves free."""
_ITEMS_AT_ONCE = 300
"""How many items are made before whatever else waits has its turn."""


class SkimmingScreen(HeatingScreen):
    """Shows the article folded to its summary, and parts of it unfolded.

    Args:
        start: What to open first, and how to begin.
    """

    @dataclass(eq=False, repr=False)
    class Folded(Message):
        """The article can be shown folded to a digest's summary."""

        items: Sequence[LineItem]
        digest: "Digest"
        unfolded: Unfolded

    def __init__(self, start: Startup) -> None:
        super().__init__(start)
        self._unfolded: Unfolded | None = None  # None while the article is not skimmed
        self._revealed: int | None = None  # a place to go to once it is unfolded

    @property
    def is_skimmed(self) -> bool:
        """Whether the article is folded to its summary, or will be once there is one."""
        return self._unfolded is not None

    def action_skim(self) -> None:
        """Fold the article to its summary, or unfold all of it again; the place stays."""
        if self.reading is None:
            return
        if self.end_skim():
            return
        self._unfolded = Unfolded()
        if self.reading.digest is None:
            self.status_line.say("Skimming waits for the summary.")
        if self.is_single and self.in_digest:
            self.turn_to(in_digest=False)
        self._fold_anew()

    def end_skim(self) -> bool:
        """Show the whole article again, from the same place; tells whether it was skimmed."""
        if self.reading is None or not self.is_skimmed:
            return False
        self._unfolded = None
        self.workers.cancel_group(self, "fold")
        self.article_pane.show_items(article_items(self.reading.article))
        self.show_position()
        return True

    def digest_changed(self) -> None:
        """Fold the article to the summary that there is now, if it is skimmed."""
        super().digest_changed()
        self._fold_anew()

    def show_position(self) -> None:
        """Bring the screen up to date, with how the article is shown."""
        super().show_position()
        room = self.article_pane.outer_size.width - _FRAME
        self.article_pane.border_title = Content(article_title(self.is_skimmed, self.heat, room))

    def _fold_anew(self) -> None:
        if self.reading is not None and self.reading.digest is not None and self._unfolded is not None:
            self._fold(self.reading.digest, self._unfolded)

    @work(exclusive=True, group="fold", description="fold")  # it would be made of all that is given
    async def _fold(self, digest: "Digest", unfolded: Unfolded) -> None:
        items: list[LineItem] = []
        for item in skim_items(digest.article, digest.summary, unfolded):
            items.append(item)
            if len(items) % _ITEMS_AT_ONCE == 0:
                await sleep(0)
        self.post_message(self.Folded(items, digest, unfolded))

    @on(Folded)
    def _folded(self, event: Folded) -> None:
        if (
            self.reading is None
            or self.reading.digest is not event.digest
            or self._unfolded is not event.unfolded
        ):
            return
        self.article_pane.show_items(event.items)
        revealed, self._revealed = self._revealed, None
        if revealed is not None:
            self.article_pane.go_to(revealed)
        self.show_position()

    def leave_article(self) -> None:
        """Another article begins whole."""
        super().leave_article()
        self._unfolded = None

    # Unfolding a part

    @property
    def across_hint(self) -> str:
        """What Enter does: on a line for what is left out, something else."""
        line = None if self.in_digest else self.article_pane.fold_line
        if line is None:
            return super().across_hint
        return "fold" if line.is_unfolded else "unfold"

    def action_across(self) -> None:
        """On a line for what is left out: unfold it, or fold it again. Else from one pane to the other."""
        line = None if self.in_digest else self.article_pane.fold_line
        if line is None:
            super().action_across()
        else:
            self._toggle(line)

    @on(ArticlePane.FoldClicked)
    def _fold_clicked(self, event: ArticlePane.FoldClicked) -> None:
        self.remember()
        self.article_pane.go_to(event.line.left_out.start, on_fold_line=True)
        self.turn_to(in_digest=False)
        self._toggle(event.line)

    def reveal(self, place: int) -> None:
        """Unfold what is left out at a place of the text, and go there."""
        line = self.article_pane.fold_line
        if line is not None and not line.is_unfolded:
            self._revealed = place
            self._toggle(line)

    def _toggle(self, line: FoldLine) -> None:
        if self._unfolded is not None:
            self._unfolded = self._unfolded.toggled(line.left_out)
            self._fold_anew()
