"""Marks sentences, writes notes on them, and goes back to them."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.export.marks import Mark
from tui.library.anchors import find_nearest
from tui.library.records import Highlight, locate_highlight
from tui.reader.features.feature import Feature
from tui.reader.rows.spans import NOTE_SIGN, HighlightSpans
from tui.reader.status import StatusPart
from tui.reader.worker.protocol import Opened
from tui.text.cells import fit, short_quote

if TYPE_CHECKING:
    from tui.library.library import Library
    from tui.reader.dialogs.highlights import PickedHighlight

_MAX_PROMPT_CELLS = 64
"""The cells of a quotation that fit on one line of the prompt, at 80 columns."""
_QUESTION_SECONDS = 6.0
_HISTORY_OFF = "History is off (history = false in your settings)."


class _Part(NamedTuple):
    """A part of the article's text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class HighlightSpan(NamedTuple):
    """A marked part where it stands in the article."""

    start: int
    highlight: Highlight

    @property
    def end(self) -> int:
        return self.start + len(self.highlight.text)

    def overlaps(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


class HighlightsFeature(Feature):
    """Marks the selection, or else sentences, with notes.

    After each change all marks are read from the library again, since other readers mark too.
    """

    _spans: Sequence[HighlightSpan] = ()
    _to_remove: Sequence[HighlightSpan] = ()  # those with notes that are removed if the key is pressed again
    _pending: _Part | None = None  # the one to go to in the article that is being opened

    @property
    def texts(self) -> Sequence[str]:
        """The marked parts of the article, in reading order."""
        return [span.highlight.text for span in self._spans]

    @property
    def marks(self) -> Sequence[Mark]:
        """The marked parts with their notes, in reading order."""
        return [Mark(span.highlight.text, span.highlight.note, span.start) for span in self._spans]

    def status(self) -> StatusPart:
        note = next((span.highlight.note for span in self._spans_here if span.highlight.note), "")
        return StatusPart(note=f"{NOTE_SIGN.text} {note}" if note else "")

    @property
    def _spans_here(self) -> Sequence[HighlightSpan]:
        """The marks on the sentence that keys act on, and on the article's current line."""
        parts = [(each.start, each.end) for each in (self.screen.current_sentence,) if each is not None]
        if not self.screen.in_digest:
            parts.append(self.screen.article_pane.line_range)
        return [span for span in self._spans if any(span.overlaps(*part) for part in parts)]

    def position_changed(self) -> None:
        """Withdraw the question whether to remove a mark once the reader has moved on."""
        if self._to_remove and not set(self._to_remove) <= set(self._spans_here):
            self._to_remove = ()

    def article_opened(self, opened: Opened) -> None:
        """Show the marked sentences of a whole article, and go to the one that it was opened for."""
        if self.screen.history.identity is None or opened.resume is None or not opened.whole:
            return
        self._spans = ()
        if (pending := self._pending) is not None:
            self._pending = None
            self._go_to(opened.article.text, pending)
        self._update()

    def article_closed(self) -> None:
        self._spans = ()

    def _update(self, change: "Callable[[Library], None]" = lambda library: None, message: str = "") -> None:
        """Change the marks in the library, and show the marks that it then has.

        Args:
            change: What is done in the thread of the library.
            message: What is said once the change is on the disk.
        """
        library, session, identity = self.screen.library, self.session, self.screen.history.identity
        if library is None or session is None or identity is None:
            return
        text = session.article.text

        def ask(kept: "Library") -> list[HighlightSpan]:
            change(kept)
            located = ((locate_highlight(text, mark), mark) for mark in kept.highlights(identity))
            return [HighlightSpan(start, mark) for start, mark in located if start is not None]

        asked = library.submit(ask)
        self.run_in_background(
            lambda: asyncio.wrap_future(asked),
            partial(self._updated, identity, message),
            group="marks",
            exclusive=False,
        )

    def _updated(self, identity: str, message: str, spans: Sequence[HighlightSpan]) -> None:
        if identity == self.screen.history.identity:
            self._show(spans)
            if message:
                self.screen.show_message(message)
        self.screen.history.report_problems()

    def _show(self, spans: Sequence[HighlightSpan]) -> None:
        self._spans, self._to_remove = spans, ()
        highlights = HighlightSpans.of(
            ((span.start, span.end) for span in spans),
            ((span.start, span.end) for span in spans if span.highlight.note),
        )
        self.screen.article_pane.show_highlights(highlights)
        self.screen.digest_pane.show_highlights(highlights)
        self.screen.update_status()

    # Marking

    def toggle(self) -> None:
        """Mark the selection or the current sentence, or remove its mark; one with a note needs a second key."""
        if (part := self._part_to_mark()) is None:
            return
        marked = [span for span in self._spans if span.overlaps(part.start, part.end)]
        if not marked:
            self._keep(self._span_of(part), f"Marked: {short_quote(part.text)}")
        elif marked != self._to_remove and any(span.highlight.note for span in marked):
            self._to_remove = marked
            key = self.screen.app.keymap.first("mark")
            self.screen.show_message(f"This mark has a note: {key} again removes both.", _QUESTION_SECONDS)
        else:
            self._remove(marked)

    def _part_to_mark(self) -> _Part | None:
        """Return the selection or the current sentence, or show why nothing can be marked."""
        session, selected = self.session, self.screen.article_pane.selection.range
        if self.screen.library is None:
            self.screen.show_message(_HISTORY_OFF)
        elif self.screen.history.identity is None or session is None:
            self.screen.show_message("There is no sentence to mark yet.")
        elif selected is not None and (text := session.article.text[selected.start : selected.end]).strip():
            return _Part(selected.start + len(text) - len(text.lstrip()), text.strip())
        elif (sentence := self.screen.current_sentence) is not None:
            return _Part(sentence.start, sentence.text)
        else:
            self.screen.show_message("There is no sentence to mark yet.")
        return None

    def _span_of(self, part: _Part) -> HighlightSpan:
        """Return a new mark of a part, which is not in the library yet."""
        from datetime import datetime

        assert self.session is not None
        section = self.session.section_name_at(part.start)
        now = datetime.now().astimezone()
        return HighlightSpan(part.start, Highlight(part.start, part.text, now, section=section))

    def _keep(self, span: HighlightSpan, message: str, note: str | None = None) -> None:
        """Add a mark, or replace the note of one, and then show a message."""
        identity, (start, text, _, old, section) = self.screen.history.identity, span.highlight
        assert identity is not None
        kept = span._replace(highlight=span.highlight._replace(note=old if note is None else note))
        others = (other for other in self._spans if other != span)
        self._show(sorted([*others, kept], key=lambda other: other.start))
        self._update(
            lambda library: library.add_highlight(identity, start, text, section=section, note=note), message
        )
        self.screen.article_pane.selection.clear()

    def _remove(self, marked: Sequence[HighlightSpan]) -> None:
        highlights, identity = [span.highlight for span in marked], self.screen.history.identity
        assert identity is not None
        self._show([span for span in self._spans if span not in marked])
        self._update(lambda library: library.remove_highlights(identity, *highlights), "Mark removed.")

    # Notes

    def annotate(self) -> None:
        """Ask for a note on the mark here; the selection or the sentence is marked if it is not."""
        from tui.reader.dialogs.note import NotePrompt

        if (part := self._part_to_mark()) is None:
            return
        marked = [span for span in self._spans if span.overlaps(part.start, part.end)]
        exact = [span for span in marked if (span.start, span.end) == (part.start, part.end)]
        is_selected = self.screen.article_pane.selection.range is not None
        span = next(iter(exact if is_selected else [*exact, *marked]), None) or self._span_of(part)
        identity = self.screen.history.identity

        def keep(note: str | None) -> None:
            if note is not None and identity == self.screen.history.identity:
                self._keep(span, "Note kept." if note else "The mark has no note.", note)

        marked_text = fit(" ".join(span.highlight.text.split()), _MAX_PROMPT_CELLS)
        self.screen.app.push_screen(NotePrompt(marked_text, span.highlight.note), keep)

    # The list of marks

    def show_list(self) -> None:
        from tui.reader.dialogs.highlights import HighlightsDialog

        if self.screen.library is None:
            self.screen.show_message(_HISTORY_OFF)
            return
        identity, clipboard = self.screen.history.identity, self.screen.clipboard
        dialog = HighlightsDialog(
            self.screen.library, identity, self._section_of, clipboard.copy, clipboard.write_marks
        )
        self.screen.app.push_screen(dialog, self._chosen)

    def _section_of(self, highlight: Highlight) -> str:
        return "" if self.session is None else self.session.section_name_at(highlight.start)

    def _chosen(self, chosen: "PickedHighlight | None") -> None:
        self._update()
        if chosen is None:
            return
        self.go_to(chosen.fingerprint, chosen.source, chosen.highlight.start, chosen.highlight.text)

    def go_to(self, fingerprint: str, source: str | None, start: int, text: str) -> None:
        """Go to a part of an article of the library, which is opened first if it is another one.

        Args:
            fingerprint: Of the article as last opened.
            source: Its path or address; None if it came through a pipe.
            start: The offset of the part.
            text: The part, by which it is found if the article has changed.
        """
        part = _Part(start, text)
        if fingerprint == self.screen.history.identity and self.session is not None:
            self._go_to(self.session.article.text, part)
        elif source is None:
            self.screen.show_notice("Not opened", "It came through a pipe, so it cannot be opened again.")
        else:
            self._pending = part
            self.screen.loader.open_library_source(source)

    def _go_to(self, text: str, part: _Part) -> None:
        place = find_nearest(text, part.text, part.start)
        if place is None:
            self.screen.show_message("This sentence is not in the article any more.")
            return
        self.screen.navigator.jump_to_sentence(place)
