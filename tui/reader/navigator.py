"""Moves the current lines and the focus in the two panes, and undoes jumps."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from tui.document.model import Section
from tui.reader.rows.digest_items import DigestItem, Target
from tui.reader.session import Session
from tui.reader.widgets.article_pane import HEADING_ROW

if TYPE_CHECKING:
    from tui.reader.screen import ReaderScreen

_MAX_JUMPS = 200


class Jump(NamedTuple):
    """The position before a jump."""

    place: int
    row: int
    """The row of the view that showed the place."""
    item: DigestItem | None
    in_digest: bool


class Navigator:
    """Moves the current lines of the panes and the focus. Methods that need an article do nothing without one."""

    def __init__(self, screen: "ReaderScreen") -> None:
        self._screen = screen
        self._jumps: list[Jump] = []

    # Panes

    def focus_pane(self, *, in_digest: bool) -> None:
        """Focus a pane, and show it if there is room for one pane only."""
        self._screen.in_digest = in_digest
        self._screen.pane.focus(scroll_visible=False)
        self._screen.update_status()

    def switch_pane(self) -> None:
        self.focus_pane(in_digest=not self._screen.in_digest)

    def show_article_pane(self) -> None:
        """Focus the article, if the digest hides it."""
        if self._screen.is_single and self._screen.in_digest:
            self.focus_pane(in_digest=False)

    def toggle_zoom(self) -> None:
        """Show the active pane alone, or both panes again."""
        if not self._screen.is_wide:
            self._screen.show_message("One pane has the whole screen already.")
            return
        self._screen.is_zoomed = not self._screen.is_zoomed

    def widen_text(self, columns: int) -> None:
        """Widen the lines of the article, or narrow them by a negative number, and keep the position."""
        width = self._screen.article_pane.widen_text(columns)
        if self._screen.is_single and self._screen.in_digest:
            self._screen.show_message("The article is not in view.")
        elif width is None:
            self._screen.show_message(
                "The text cannot be narrower." if columns < 0 else "The text fills the pane."
            )
        else:
            self._screen.show_message(f"The text is at most {width} columns wide.")

    def toggle_outline(self) -> None:
        folded = self._screen.digest_pane.toggle_fold()
        self._screen.show_message("The outline is folded." if folded else "The outline is unfolded.")

    # Jumps

    @property
    def can_go_back(self) -> bool:
        return bool(self._jumps)

    @property
    def current_jump(self) -> Jump:
        """The present position, to come back to."""
        article = self._screen.article_pane
        return Jump(
            article.place, article.cursor_row, self._screen.digest_pane.current_item, self._screen.in_digest
        )

    def remember(self, jump: Jump | None = None) -> None:
        """Remember a position to come back to, by default the present one."""
        self._jumps = [*self._jumps[1 - _MAX_JUMPS :], jump or self.current_jump]

    def clear_jumps(self) -> None:
        """Forget all remembered positions, since another article is shown."""
        self._jumps = []

    def go_back(self) -> None:
        if self._jumps:
            self.go_back_to(self._jumps.pop())
        else:
            self._screen.show_message("There is no jump to undo.")

    def go_back_to(self, jump: Jump) -> None:
        self._screen.article_pane.go_to(jump.place, row=jump.row)
        if jump.item is not None and jump.item.target is not None:
            self._screen.digest_pane.select(jump.item.target, jump.item.style)
        self._screen.mark_summary()
        self.focus_pane(in_digest=jump.in_digest)

    def jump_to(self, target: Target, *, select: bool = True) -> None:
        """Go to a sentence or section of the article; the jump can be undone.

        Args:
            target: The sentence or section.
            select: Whether its line becomes the digest's current one.
        """
        self.remember()
        self._screen.show_message("")
        self.show_target(target)
        if select:
            self._screen.digest_pane.select(target)
            self._screen.mark_summary()
        self._screen.update_status()

    def jump_to_place(self, place: int) -> None:
        """Go to a place in the article and focus it; the jump can be undone."""
        self.remember()
        self._screen.article_pane.go_to(place)
        self.focus_pane(in_digest=False)

    def jump_to_item(self, item: DigestItem | None) -> None:
        """Go to the place of a line of the digest; on a line without one, focus the digest."""
        if item is None or item.target is None:
            self.focus_pane(in_digest=True)
            return
        self.remember()
        self._screen.digest_pane.select(item.target, item.style)
        self.show_target(item.target)
        self._screen.mark_summary()
        self.focus_pane(in_digest=False)

    def show_target(self, target: Target) -> None:
        """Bring a sentence or section of the article into view."""
        self._screen.article_pane.go_to(
            target.start, row=HEADING_ROW if isinstance(target, Section) else None
        )

    def next_section(self) -> None:
        self._jump_from_place(Session.section_after, "This is the last section.")

    def previous_section(self) -> None:
        self._jump_from_place(Session.section_before, "This is the first section.")

    def numbered_section(self, number: int) -> None:
        self._jump_from_place(
            lambda session, _: session.numbered_section(number), f"There is no section {number}."
        )

    def next_sentence(self) -> None:
        self._jump_from_place(Session.summary_after, "Last summary sentence.")

    def previous_sentence(self) -> None:
        self._jump_from_place(Session.summary_before, "First summary sentence.")

    def _jump_from_place(self, find: Callable[[Session, int], Target | None], otherwise: str) -> None:
        session = self._screen.session
        if session is None:
            return
        target = find(session, self._screen.article_pane.place)
        if target is None:
            self._screen.show_message(otherwise)
        else:
            self.jump_to(target)

    def follow(self) -> None:
        """Go from a line of the digest to its place in the article, and from there back to the digest."""
        screen = self._screen
        if screen.skim.toggle_current_line():
            return
        if screen.in_digest:
            if (target := screen.digest_pane.current) is not None:
                self.jump_to(target, select=False)
                self.focus_pane(in_digest=False)
        elif screen.session is not None and (target := self._target_here(screen.session)) is not None:
            self.remember()
            screen.digest_pane.select(target)
            screen.mark_summary()
            self.focus_pane(in_digest=True)

    def _target_here(self, session: Session) -> Target | None:
        """Return the sentence of the summary on the article's current line, or else the section."""
        place, end = self._screen.article_pane.place, self._screen.article_pane.line_end()
        return session.summary_between(place, end) or session.section_at(place)
