"""Saves the reading state of articles in the library."""

import asyncio
from time import monotonic
from typing import TYPE_CHECKING

from tui.library.anchors import anchor_at
from tui.library.records import ReadingState
from tui.reader.features.feature import Feature
from tui.reader.status import StatusPart, bound_hints
from tui.reader.worker.protocol import Opened

if TYPE_CHECKING:
    from textual.timer import Timer

_IDLE_SECONDS = 1.0
"""The state is saved when nothing has changed for this long."""
_KEY_HINT_SECONDS = 8.0


class HistoryFeature(Feature):
    """Saves the position in the article and the choices made for it, unless history is off."""

    identity: str | None = None
    """The identity of the whole article on the screen; None while there is none, or if history is off."""
    _saved: ReadingState | None = None
    _resumed_line: str | None = None  # until the first digest of the article is there
    _first_line: str | None = None
    _changed_at = 0.0
    _has_key_hint = False
    _timer: "Timer | None" = None

    def article_opened(self, opened: Opened) -> None:
        """Record that the whole article was opened, and save its state from now on."""
        library, resumed = self.screen.library, opened.resume
        if library is None or resumed is None or not opened.whole:
            return
        self.identity, self._saved = resumed.identity, resumed.state
        library.submit(
            lambda kept: kept.record_opened(opened.article, resumed.source, fingerprint=resumed.identity)
        )
        self.report_problems(*resumed.messages)
        self._show_key_hint()
        self._resumed_line = resumed.state.digest_line
        self._first_line = self.screen.digest_pane.line_name
        if resumed.state.pane is not None:
            self.screen.navigator.focus_pane(in_digest=resumed.state.pane == "digest")

    def digest_changed(self) -> None:
        """Choose the line that was the current one, once the first digest is there, unless the user chose another."""
        line, self._resumed_line = self._resumed_line, None
        if line is not None and self.screen.digest_pane.line_name == self._first_line:
            self.screen.digest_pane.choose_line(line)
            self.screen.mark_summary()

    def article_closed(self) -> None:
        self.save()
        self.identity = self._saved = None

    def position_changed(self) -> None:
        """Save the state once it has not changed for a while."""
        self._changed_at = monotonic()
        if self._timer is None and self.identity is not None:
            self._timer = self.screen.set_timer(_IDLE_SECONDS, self._save_when_idle)

    def _save_when_idle(self) -> None:
        self._timer = None
        wait = self._changed_at + _IDLE_SECONDS - monotonic()
        if wait > 0:
            self._timer = self.screen.set_timer(wait, self._save_when_idle)
        else:
            self.save()

    def save(self) -> None:
        """Let the library save the state if it has changed, without waiting for it."""
        library, session, identity = self.screen.library, self.session, self.identity
        if library is None or identity is None or session is None:
            return
        position, progress = self.screen.navigator.reading
        state = self.screen.summary.choices.state(session.kept_section)._replace(
            anchor=anchor_at(session.article.text, position.place),
            progress=progress / 100,
            row=max(0, position.row),
            read_parts=self.screen.reading.saved,
            pane="digest" if self.screen.in_digest else "article",
            digest_line=self.screen.digest_pane.line_name,
        )
        if state != self._saved:
            self._saved = state
            library.submit(lambda kept: kept.save(identity, state))
            self.report_problems()

    def report_problems(self, *known: str) -> None:
        """Show the known problems with the library's file, and those of the submitted work once it is done."""
        library = self.screen.library
        assert library is not None

        async def wait() -> tuple[str, ...]:
            await asyncio.wrap_future(library.submit(lambda kept: None))
            return (*known, *library.pop_messages())

        self.run_in_background(wait, self._show_problems, group="memory", exclusive=False)

    def _show_problems(self, problems: tuple[str, ...]) -> None:
        if problems:
            self.screen.show_notice("The library", "\n\n".join(dict.fromkeys(problems)))

    def _end_key_hint(self) -> None:
        self._has_key_hint = False
        self.screen.update_status()

    def status(self) -> StatusPart:
        """Return the hint for new users."""
        keymap, hints = self.screen.app.keymap, (("help", "lists the keys"),)
        return StatusPart(hints=bound_hints(keymap, hints) if self._has_key_hint else ())

    def _show_key_hint(self) -> None:
        """Show new users, once, which key lists the keys."""
        from tui.library.data_folder import is_first_run

        library = self.screen.library
        assert library is not None

        def show(is_first: bool) -> None:
            self._has_key_hint = is_first
            if is_first:
                self.screen.update_status()
                self.screen.set_timer(_KEY_HINT_SECONDS, self._end_key_hint)

        asked = library.submit(lambda kept: is_first_run())
        self.run_in_background(lambda: asyncio.wrap_future(asked), show, group="memory", exclusive=False)
