"""Moves the current lines and the focus in the two panes, and undoes jumps."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from tui.document.model import Section, Sentence
from tui.library.data_folder import keep_stacked_panes
from tui.reader.jumps import JumpList, Position
from tui.reader.rows.digest_items import DigestItem, Target
from tui.reader.session import Session
from tui.reader.widgets.article_pane import HEADING_ROW

if TYPE_CHECKING:
    from tui.reader.screen import ReaderScreen


class Reading(NamedTuple):
    """The row and section being read."""

    position: Position
    progress: int
    """The part of the article before it, in per cent."""


class Navigator:
    """Moves the current lines of the panes and the focus. Methods that need an article do nothing without one.

    Moving in the digest previews its lines in the article. Until a jump, the reading position stays where it was.
    """

    def __init__(self, screen: "ReaderScreen") -> None:
        self._screen = screen
        self.jumps = JumpList()
        self.previewed_from: Reading | None = None
        """Where the reader is reading while the article previews a line of the digest; None while it does not."""
        self._is_looking = False  # moves in the digest came last, not jumps in the article
        self._sentence_place: int | None = None  # of a sentence gone to after the digest's line was chosen

    # Panes

    def focus_pane(self, *, in_digest: bool) -> None:
        """Focus a pane, and show it if there is room for one pane only. Leaving the digest ends a preview."""
        if not in_digest:
            self.end_preview()
        self._screen.in_digest = in_digest
        self._screen.pane.focus(scroll_visible=False)
        # Behind the queued change of focus: the digest keeps another line in view while it has the focus.
        digest = self._screen.digest_pane
        self._screen.call_after_refresh(self._screen.app.call_later, digest.call_later, digest.keep_position)
        self._screen.update_status()

    def switch_pane(self) -> None:
        """Go to the other pane: to the article where it is being read, to the digest at the section being read."""
        screen = self._screen
        if not screen.in_digest:
            self._is_looking = True
            if (section := screen.article_pane.section) is not None:
                self._choose_line(section)
        self.focus_pane(in_digest=not screen.in_digest)

    def show_article_pane(self) -> None:
        """Focus the article, if the digest hides it."""
        if self._screen.is_single and self._screen.in_digest:
            self.focus_pane(in_digest=False)

    def toggle_zoom(self) -> None:
        """Show the active pane alone, or both panes again."""
        if not self._screen.has_both_panes:
            self._screen.show_message("One pane already has the whole screen.")
            return
        self._screen.is_zoomed = not self._screen.is_zoomed

    def toggle_stacked(self) -> None:
        """Show the digest above the article in a narrow terminal, or one pane at a time; the choice is kept."""
        screen = self._screen
        if screen.has_class("-wide"):
            screen.show_message("The panes already stand side by side.")
            return
        if not screen.can_stack:
            screen.show_message("Panes above each other need 24 rows.")
            return
        stacked = screen.is_stacked = not screen.is_stacked
        screen.is_zoomed = False
        if screen.library is not None:
            screen.library.submit(lambda _: keep_stacked_panes(stacked))
        screen.show_message("The summary stands above the text." if stacked else "One pane at a time.")

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

    def scroll_sideways(self, pages: float) -> None:
        """Scroll code that is too wide for the pane by parts of a page."""
        if not self._screen.article_pane.sideways.scroll(pages):
            self._screen.show_message("Nothing here is wider than the pane.")

    def move_pages(self, pages: float) -> None:
        """Move by pages, or parts of one: in the active pane, or in the article if only its digest has the keys.

        The digest has them when an article opens, and while J or ) moves the article. Who has not moved in the digest
        since then, and presses Space, wants to read on.
        """
        screen = self._screen
        is_reading = screen.session is not None and not self._is_looking and not screen.is_single
        if screen.in_digest and is_reading:
            self.focus_pane(in_digest=False)
        screen.pane.move_pages(pages)

    def move_paragraphs(self, count: int) -> None:
        """Move to a paragraph after the current one of the article, or before it by a negative number.

        A move by one leads no further than a page in what is longer than that, such as a table.
        """
        screen, pane = self._screen, self._screen.article_pane
        if screen.session is not None:
            if screen.in_digest:
                self.read_here()
                self.focus_pane(in_digest=False)
            pane.ensure_wrapped_around(pane.current_row)
            index = pane.line_index
            place = (
                index.paragraph_in_reach(pane.place, count, pane.page_step(1))
                if abs(count) == 1
                else index.paragraph_start(pane.place, count)
            )
            pane.go_to(place, row=pane.cursor_row)

    def toggle_outline(self) -> None:
        folded = self._screen.digest_pane.toggle_fold()
        self._screen.show_message("The outline is folded." if folded else "The outline is unfolded.")

    # Previews

    def preview(self, target: Target) -> None:
        """Show a line of the digest in the article until it is jumped to or the digest is left."""
        if self.previewed_from is None:
            pane = self._screen.article_pane
            self.previewed_from = Reading(self.position, pane.progress)
        self._sentence_place, self._is_looking = None, True
        self.show_target(target)

    def preview_line(self, target: Target) -> None:
        """Make the line of a target the digest's current one, and preview it."""
        self._choose_line(target)
        self.preview(target)

    def end_preview(self) -> None:
        """Show the article again where it is being read."""
        if self.previewed_from is not None:
            place, row, *_ = self.previewed_from.position
            self.previewed_from = None
            self._screen.article_pane.go_to(place, row=row)

    def mark_section(self) -> None:
        """Mark the section being read in the outline; a preview is not reading."""
        if self.previewed_from is None:
            section = self._screen.article_pane.section
            self._screen.digest_pane.mark_section(None if section is None else section.index)

    def read_here(self) -> None:
        """Read on where the article is now; one can go back from a preview to where it was read before."""
        if self.previewed_from is not None:
            self.remember()

    @property
    def reading(self) -> Reading:
        """The position being read, whatever the article previews."""
        return self.previewed_from or Reading(self.position, self._screen.article_pane.progress)

    # Jumps

    @property
    def position(self) -> Position:
        """The position on the screen, which may be a preview."""
        article = self._screen.article_pane
        return Position(
            article.place, article.place_row, self._screen.digest_pane.current_item, self._screen.in_digest
        )

    def remember(self, position: Position | None = None) -> None:
        """Remember a position to come back to, by default the present one. A preview is not one of them."""
        self.jumps.add(self._take_reading(position or self.position))

    def clear_jumps(self) -> None:
        """Forget all remembered positions, since another article is shown."""
        self.jumps = JumpList()
        self.previewed_from = self._sentence_place = None
        self._is_looking = False

    def go_back(self, count: int = 1) -> None:
        if self.previewed_from is None and not self.jumps.can_go_back and self._screen.links.go_back():
            return
        self._walk(self.jumps.back, count, "There is no jump to undo.")

    def go_forward(self, count: int = 1) -> None:
        self._walk(self.jumps.forward, count, "There is no jump to repeat.")

    def _walk(self, step: Callable[[Position], Position | None], count: int, otherwise: str) -> None:
        here = self._take_reading(self.position)
        position = step(here)
        if position is None:
            self._screen.show_message(otherwise)
            return
        for _ in range(count - 1):
            position = step(position) or position
        self.go_back_to(position)

    def _take_reading(self, position: Position) -> Position:
        """Return a position with the place where the article is being read, and preview nothing from now on."""
        if self.previewed_from is None:
            return position
        read, self.previewed_from = self.previewed_from.position, None
        return position._replace(place=read.place, row=read.row)

    def go_back_to(self, position: Position) -> None:
        """Show a position in both panes again."""
        if self.previewed_from is not None and position[:2] == self.previewed_from.position[:2]:
            self.previewed_from = None
        self._screen.article_pane.go_to(position.place, row=position.row)
        if position.item is not None and position.item.target is not None:
            self._choose_line(position.item.target, position.item.style)
        self.focus_pane(in_digest=position.in_digest)

    def go_to_last(self) -> None:
        """Go to the position before the last jump; that is a jump too, so that the next one leads here again."""
        if (position := self.jumps.last) is None:
            self._screen.show_message("There has been no jump yet.")
            return
        self.remember()
        self.go_back_to(position)

    def list_jumps(self) -> None:
        """List the positions that were jumped from; going to one of them is a jump too."""
        from tui.reader.dialogs.lists import EntriesDialog
        from tui.reader.rows.entries import ListEntry

        session, positions = self._screen.session, self.jumps.positions
        if session is None or not positions:
            self._screen.show_message("There has been no jump yet.")
            return

        def go_to(chosen: str | None) -> None:
            if chosen is not None:
                self.remember()
                self.go_back_to(positions[int(chosen)])

        latest: dict[tuple[str, str], int] = {}
        for number, position in enumerate(positions):
            line = session.line_at(position.place), session.section_name_at(position.place)
            latest.setdefault(line, number)
        entries = [ListEntry(str(number), *line) for line, number in latest.items()]
        self._screen.app.push_screen(EntriesDialog("Jumped from", "go there", entries), go_to)

    def go_to_end(self, *, top: bool) -> None:
        """Go to the top or the end of the pane; in the article, the jump can be undone."""
        before = self.position
        self._screen.pane.move_to_end(top=top)
        if not self._screen.in_digest and self.position.place != before.place:
            self.jumps.add(before)

    def jump_to(self, target: Target, *, select: bool = True) -> None:
        """Go to a sentence or section of the article; the jump can be undone.

        Args:
            target: The sentence or section.
            select: Whether its line becomes the digest's current one.
        """
        self.remember()
        self._is_looking = False
        self._screen.show_message("")
        self.show_target(target)
        if select:
            self._choose_line(target)
        self._screen.update_status()

    def jump_to_place(self, place: int) -> None:
        """Go to a place in the article and focus it; the jump can be undone."""
        self.remember()
        self._screen.article_pane.go_to(place)
        self.focus_pane(in_digest=False)

    def jump_to_sentence(self, place: int) -> None:
        """Go to the sentence at a place and mark it; the jump can be undone."""
        self.jump_to_place(place)
        if (session := self._screen.session) is not None:
            target = session.summary_between(place, place) or session.section_at(place)
            if target is not None:
                self._choose_line(target)
            self._sentence_place = place
            self._screen.mark_summary()

    def read_at(self, place: int) -> None:
        """Read on at a place and mark its sentence; this does not count as a jump."""
        self._screen.article_pane.go_to(place)
        self._sentence_place = place
        self._screen.mark_summary()

    @property
    def marked_sentence(self) -> Sentence | None:
        """The sentence that a list led to last, or else that of the digest's current line."""
        session, place = self._screen.session, self._sentence_place
        if session is not None and place is not None:
            sentence = session.sentence_at(place)
            return sentence if sentence is not None and sentence.start <= place else None
        current = self._screen.digest_pane.current
        return current if isinstance(current, Sentence) else None

    def _choose_line(self, target: Target, style: str | None = None) -> None:
        """Make a line of the digest the current one, and mark its sentence in the article."""
        self._sentence_place = None
        self.mark_section()
        self._screen.digest_pane.select(target, style)
        self._screen.mark_summary()

    def jump_to_item(self, item: DigestItem | None) -> None:
        """Go to the place of a line of the digest; on a line without one, focus the digest."""
        if item is None or item.target is None:
            self.focus_pane(in_digest=True)
            return
        self.remember()
        self.show_target(item.target)
        self._choose_line(item.target, item.style)
        self.focus_pane(in_digest=False)

    def show_target(self, target: Target) -> None:
        """Bring a sentence or section of the article into view."""
        self._screen.article_pane.go_to(
            target.start, row=HEADING_ROW if isinstance(target, Section) else None
        )

    def next_section(self, count: int = 1) -> None:
        session = self._screen.session
        is_only = session is not None and len(session.article.sections) == 1
        otherwise = "This article has no other section." if is_only else "This is the last section."
        self._jump_from_place(Session.section_after, otherwise, count)

    def previous_section(self, count: int = 1) -> None:
        self._jump_from_place(Session.section_before, "This is the first section.", count)

    def numbered_section(self, number: int) -> None:
        self._jump_from_place(
            lambda session, _: session.numbered_section(number), f"There is no section {number}."
        )

    def next_sentence(self, count: int = 1) -> None:
        self._jump_from_place(Session.summary_after, "Last summary sentence.", count)

    def previous_sentence(self, count: int = 1) -> None:
        self._jump_from_place(Session.summary_before, "First summary sentence.", count)

    def _jump_from_place(
        self, find: Callable[[Session, int], Target | None], otherwise: str, count: int = 1
    ) -> None:
        """Jump to what is found from the article's place, and again from there, as far as there is any."""
        session, target = self._screen.session, None
        if session is None:
            return
        place = self._screen.article_pane.place
        for _ in range(count):
            found = find(session, place)
            if found is None:
                break
            target, place = found, found.start
        if target is None:
            self._screen.show_message(otherwise)
        else:
            self.jump_to(target)

    def go_to_percent(self, percent: int) -> None:
        """Go to a part of the article; the jump can be undone."""
        if (session := self._screen.session) is not None:
            self.jump_to_place(min(percent, 100) * len(session.article.text) // 100)

    def follow(self) -> None:
        """Go from a line of the digest to its place in the article, and from there back to the digest."""
        screen = self._screen
        if screen.skim.toggle_current_line() or (not screen.in_digest and screen.references.open()):
            return
        if screen.in_digest:
            if (target := screen.digest_pane.current) is not None:
                self.jump_to(target, select=False)
                self.focus_pane(in_digest=False)
        elif screen.session is not None and (target := self._target_here(screen.session)) is not None:
            self.remember()
            self._is_looking = True
            self._choose_line(target)
            self.focus_pane(in_digest=True)

    def _target_here(self, session: Session) -> Target | None:
        """Return the sentence of the summary on the article's current line, or else the section."""
        place, end = self._screen.article_pane.place, self._screen.article_pane.line_range[1]
        return session.summary_between(place, end) or session.section_at(place)
