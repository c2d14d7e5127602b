"""Reads aloud: the summary, or the article from the current line on."""

from collections.abc import Sequence
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from tui.document.model import Article, Sentence
from tui.reader.features.feature import Feature
from tui.reader.shell_command import run_shell
from tui.reader.status import StatusPart, bound_hints

if TYPE_CHECKING:
    from textual.events import Key

    from tui.speech import Passage, Voice

_PAUSE_KEY = "space"
_MESSAGE_SECONDS = 8.0


class AloudFeature(Feature):
    """Speaks one sentence after the other, each by a process of its own, and keeps the spoken one marked and in view.

    A pause ends the process; the sentence then begins anew.
    """

    _parts: "Sequence[Passage]" = ()
    _is_summary = False
    _number = 0
    _voice: "Voice | None" = None
    _is_paused = False

    @property
    def is_on(self) -> bool:
        """True while something is being read aloud, also in a pause."""
        return bool(self._parts)

    def status(self) -> StatusPart:
        if not self.is_on:
            return StatusPart()
        space = ("Space", "go on" if self._is_paused else "pause")
        others = (("aloud", "end"), ("next-sentence", "skip"))
        mode = "paused" if self._is_paused else "reading aloud"
        return StatusPart(mode=mode, hints=(space, *bound_hints(self.screen.app.keymap, others)))

    def article_closed(self) -> None:
        self._end()

    def digest_changed(self) -> None:
        """Stop if the sentence that is spoken is not in the summary any more."""
        if not self.is_on or not self._is_summary:
            return
        here, parts = self._parts[self._number], () if self.session is None else self.session.summary
        if here in parts:
            self._parts, self._number = parts, parts.index(here)
        else:
            self._end()

    def escape(self) -> bool:
        was_on = self.is_on
        self._end()
        return was_on

    def take_key(self, event: "Key") -> bool:
        """Pause, go on or skip by the keys that else move."""
        if not self.is_on:
            return False
        keymap, counts = self.screen.app.keymap, self.screen.counts
        if event.key == _PAUSE_KEY:
            self._toggle_pause()
        elif keymap.has_key("next-sentence", event.key):
            self._skip(counts.take() or 1)
        elif keymap.has_key("previous-sentence", event.key):
            self._skip(-(counts.take() or 1))
        else:
            return False
        return True

    def toggle(self) -> None:
        """Begin to read the active pane aloud from its current line on, or end it."""
        if not self.escape():
            self._begin()

    # Speaking

    def _begin(self) -> None:
        from tui.speech import NO_PROGRAM, find_voice

        screen, session = self.screen, self.session
        if not screen.access.unrestricted:
            screen.show_message("The reader cannot speak in a browser.")
            return
        if session is None or session.digest is None or not session.article.has_sentences:
            screen.show_message("The sentences are not known yet.")
            return
        settings = screen.app.settings
        self._voice = find_voice(settings.speech_command, session.article.language, settings.speech_rate)
        if self._voice is None:
            screen.show_message(NO_PROGRAM, _MESSAGE_SECONDS)
            return
        self._is_summary = screen.in_digest
        parts, number = self._parts_here(session.article)
        if not parts:
            screen.show_message("There is nothing to read aloud from here on.")
            return
        self._parts, self._number, self._is_paused = parts, number, False
        self._speak()

    def _parts_here(self, article: Article) -> "tuple[Sequence[Passage], int]":
        """Return what the active pane has to be read aloud, and where to begin."""
        if self._is_summary and self.session is not None:
            parts, current = self.session.summary, self.screen.digest_pane.current
            return parts, parts.index(current) if current in parts else 0
        from tui.speech import passages

        place = self.screen.article_pane.line_range[0]
        return [part for part in passages(article) if part.start + len(part.text) > place], 0

    def _speak(self) -> None:
        """Show the current sentence, and speak it."""
        assert self._voice is not None
        part, number = self._parts[self._number], self._number
        self._show(part)
        self.screen.update_status()
        command = self._voice.command
        self.run_in_background(
            lambda: _speak(command, part.text), partial(self._spoken, self._parts, number), group="aloud"
        )

    def _show(self, part: "Passage") -> None:
        """Bring a part into view and mark it; a pane that the reader has left for the other one stays as it is."""
        screen = self.screen
        if self._is_summary != screen.in_digest:
            return
        if isinstance(part, Sentence) and self._is_summary:
            screen.navigator.preview_line(part)
        else:
            screen.navigator.read_at(part.start)

    def _spoken(self, parts: "Sequence[Passage]", number: int, failure: str) -> None:
        if parts is not self._parts or number != self._number or self._is_paused:
            return
        if failure:
            self._end()
            self.screen.show_message(f"Cannot read aloud. The program says: {failure}", _MESSAGE_SECONDS)
        elif number + 1 < len(parts):
            self._number += 1
            self._speak()
        else:
            self._end()

    def _silence(self) -> None:
        self.screen.workers.cancel_group(self.screen, "aloud")
        if self._voice is not None and (command := self._voice.silence):
            self.run_in_background(lambda: _speak(command, ""), lambda _: None, group="silence")

    def _toggle_pause(self) -> None:
        self._is_paused = not self._is_paused
        if self._is_paused:
            self._silence()
            self.screen.update_status()
        else:
            self._speak()

    def _skip(self, step: int) -> None:
        self._silence()
        self._is_paused = False
        self._number = min(max(0, self._number + step), len(self._parts) - 1)
        self._speak()

    def _end(self) -> None:
        if self.is_on:
            self._parts, self._number, self._is_paused = (), 0, False
            self._silence()
            self.screen.update_status()


async def _speak(command: str, text: str) -> str:
    """Speak a text.

    Returns:
        The reason why it was not spoken; empty if it was.
    """
    from tui.speech import failure, one_line

    text, began = one_line(text), monotonic()
    try:
        answer = await run_shell(command, text)
    except OSError as error:
        return f"{error.strerror}."
    return failure(answer.status, answer.errors, text, monotonic() - began)
