"""Shows the article folded to its summary, and parts of it unfolded."""

from asyncio import sleep
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.document.model import Section
from tui.reader.features.feature import Feature
from tui.reader.rows.article_items import article_items
from tui.reader.rows.line_index import LineItem
from tui.reader.rows.skim_items import FoldLine, Unfolded, skim_items
from tui.reader.status import StatusPart, bound_hints

if TYPE_CHECKING:
    from tui.summary.digests import Digest

_ITEMS_PER_SLICE = 300
"""The number of items that are made before control returns to the event loop."""


class SkimFeature(Feature):
    """Folds the article to its summary."""

    _unfolded: Unfolded | None = None  # None while the article is not skimmed
    _revealed: int | None = None  # a place to go to once it is unfolded

    @property
    def is_on(self) -> bool:
        """True if the article is folded to its summary, or will be once the summary is ready."""
        return self._unfolded is not None

    def toggle(self) -> None:
        """Fold the article to its summary, or show all of it again; the place stays."""
        if self.session is None or self.escape():
            return
        self._unfolded = Unfolded()
        if self.digest is None:
            self.screen.show_message("Skimming will begin when the summary is ready.")
        self.screen.navigator.show_article_pane()
        self._refresh()

    def escape(self) -> bool:
        """Show the whole article again, from the same place."""
        if self.session is None or not self.is_on:
            return False
        self._unfolded = None
        self.screen.workers.cancel_group(self.screen, "fold")
        self.screen.article_pane.show_items(article_items(self.session.article))
        self.screen.update_status()
        return True

    def status(self) -> StatusPart:
        line = self._fold_line
        hint = "" if line is None else "fold" if line.is_unfolded else "unfold"
        keys = () if self._section_here is None else (("longer shorter", "open or close section"),)
        hints = bound_hints(self.screen.app.keymap, keys)
        return StatusPart(mode="skimmed" if self.is_on else "", enter_hint=hint, hints=hints)

    def article_closed(self) -> None:
        self._unfolded = None

    def digest_changed(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        digest = self.digest
        if digest is not None and self._unfolded is not None:
            fold = partial(self._fold, digest, self._unfolded)
            done = partial(self._show_folded, digest, self._unfolded)
            self.run_in_background(fold, done, group="fold", exit_on_error=True)

    async def _fold(self, digest: "Digest", unfolded: Unfolded) -> Sequence[LineItem]:
        items: list[LineItem] = []
        for item in skim_items(digest.article, digest.summary, unfolded):
            items.append(item)
            if len(items) % _ITEMS_PER_SLICE == 0:
                await sleep(0)
        return items

    def _show_folded(self, digest: "Digest", unfolded: Unfolded, items: Sequence[LineItem]) -> None:
        if self.digest is not digest or self._unfolded is not unfolded:
            return
        self.screen.article_pane.show_items(items)
        revealed, self._revealed = self._revealed, None
        if revealed is not None:
            self.screen.article_pane.go_to(revealed)
        self.screen.update_status()

    # Unfolding a part

    @property
    def _fold_line(self) -> FoldLine | None:
        """The article's current line, if it is a fold line and the article has the focus."""
        return None if self.screen.in_digest else self.screen.article_pane.fold_line

    def toggle_current_line(self) -> bool:
        """Unfold the text of the current fold line, or fold it again.

        Returns:
            Whether the current line is a fold line.
        """
        line = self._fold_line
        if line is not None:
            self._toggle(line)
        return line is not None

    @property
    def _section_here(self) -> Section | None:
        """The section whose heading is the article's current line, while it is skimmed and has the focus."""
        session, place = self.session, self.screen.article_pane.place
        if session is None or session.digest is None or not self.is_on or self.screen.in_digest:
            return None
        section = session.section_at(place)
        is_heading = section is not None and section.start <= place < section.start + len(
            section.heading or ""
        )
        return section if is_heading else None

    def fold_section(self, *, unfold: bool) -> bool:
        """Unfold all text of the section whose heading is the current line, or fold it again.

        Returns:
            Whether the current line is a heading of the skimmed article.
        """
        section = self._section_here
        if section is None or self._unfolded is None:
            return False
        start, end = section.start, section.end
        lines = (item for item in self.screen.article_pane.line_index.items if isinstance(item, FoldLine))
        hidden = [line.hidden for line in lines if start <= line.hidden.start < end]
        before = self._unfolded
        unfolded = before.with_parts(hidden) if unfold else before.without(start, end)
        if unfolded == before:
            self.screen.show_message(f"The section is already {'open' if unfold else 'closed'}.")
        else:
            self._unfolded = unfolded
            self._refresh()
        return True

    def line_clicked(self, line: FoldLine) -> None:
        """Unfold the text of a fold line, or fold it again."""
        self.screen.navigator.remember()
        self.screen.article_pane.go_to(line.hidden.start, on_fold_line=True)
        self.screen.navigator.focus_pane(in_digest=False)
        self._toggle(line)

    def reveal(self, place: int) -> None:
        """Unfold the text of the current fold line, and go to a place in it."""
        line = self.screen.article_pane.fold_line
        if line is not None and not line.is_unfolded:
            self._revealed = place
            self._toggle(line)

    def _toggle(self, line: FoldLine) -> None:
        if self._unfolded is not None:
            self._unfolded = self._unfolded.toggled(line.hidden)
            self._refresh()
