"""Shows the status on the screen after changes."""

from typing import TYPE_CHECKING

from textual.content import Content

from tui.reader.status import Status, StatusContext, compute_status

if TYPE_CHECKING:
    from tui.reader.screen import ReaderScreen

_FRAME_CELLS = 6
"""The cells of a frame that its title leaves free."""


class StatusUpdater:
    """Computes the status of the screen, and assigns it to the title line, the frames and the status line."""

    def __init__(self, screen: "ReaderScreen") -> None:
        self._screen = screen
        self._shown = Status()
        self._is_due = False

    def request(self) -> None:
        """Update the status once after the current message, however often this is called."""
        if not self._is_due:
            self._is_due = True
            self._screen.call_next(self._update)

    def _update(self) -> None:
        self._is_due = False
        screen = self._screen
        parts = [feature.status() for feature in screen.features]
        app = screen.app
        status = compute_status(
            screen.session, self._context(), parts, app.keymap, app.settings.words_per_minute
        )
        if status != self._shown:
            before, self._shown = self._shown, status
            self._show(before, status)
        for feature in screen.features:
            feature.position_changed()

    def _context(self) -> StatusContext:
        screen, article = self._screen, self._screen.article_pane
        return StatusContext(
            screen.in_digest,
            screen.is_single,
            screen.is_working,
            screen.navigator.jumps.can_go_back,
            article.section,
            article.progress,
            screen.digest_pane.current,
            article.outer_size.width - _FRAME_CELLS,
            None if screen.in_digest else article.place,
            screen.has_class("-narrow"),
        )

    def _show(self, before: Status, status: Status) -> None:
        """Show the parts that have changed: setting even the same title would repaint a frame."""
        screen = self._screen
        if status.title:
            screen.app.title = screen.title_line.title = status.title
        screen.title_line.facts = status.facts
        line = screen.status_line
        line.hints, line.essential_hints = status.hints, status.essential_hints
        line.position, line.time_left = status.position, status.time_left
        if status.article_title != before.article_title:
            screen.article_pane.border_title = Content(status.article_title)
        if status.article_subtitle != before.article_subtitle:
            screen.article_pane.border_subtitle = Content(status.article_subtitle)
        if status.digest_subtitle != before.digest_subtitle:
            screen.digest_pane.border_subtitle = Content(status.digest_subtitle)
