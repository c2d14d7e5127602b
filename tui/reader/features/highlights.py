"""Marks sentences, and goes back to them."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tui.document.model import Sentence
from tui.library.records import Highlight, locate_highlight
from tui.reader.features.feature import Feature
from tui.reader.rows.spans import HighlightSpans
from tui.reader.worker.protocol import Opened
from tui.text.cells import fit

if TYPE_CHECKING:
    from tui.library.library import Library
    from tui.reader.dialogs.highlights import PickedHighlight

_MAX_QUOTE_CELLS = 40
_HISTORY_OFF = "History is off (history = false in your settings)."


class HighlightSpan(NamedTuple):
    """A marked sentence where it stands in the article."""

    start: int
    highlight: Highlight

    @property
    def end(self) -> int:
        return self.start + len(self.highlight.text)

    def overlaps(self, sentence: Sentence) -> bool:
        return self.start < sentence.end and sentence.start < self.end


class HighlightsFeature(Feature):
    """Marks sentences. After each change all are read from the library again, since other readers mark too."""

    _spans: Sequence[HighlightSpan] = ()
    _pending: Highlight | None = None  # the one to go to in the article that is being opened

    @property
    def texts(self) -> Sequence[str]:
        """The marked sentences of the article, in reading order."""
        return [span.highlight.text for span in self._spans]

    def article_opened(self, opened: Opened) -> None:
        """Show the marked sentences of a whole article, and go to the one that it was opened for."""
        if self.screen.history.identity is None or opened.resume is None or not opened.whole:
            return
        self._spans = ()
        if (pending := self._pending) is not None:
            self._pending = None
            self._go_to(locate_highlight(opened.article.text, pending))
        self._update()

    def article_closed(self) -> None:
        self._spans = ()

    def _update(self, change: "Callable[[Library], None]" = lambda library: None) -> None:
        """Change the marks in the library, and show the marks that it then has."""
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
            partial(self._updated, identity),
            group="marks",
            exclusive=False,
        )

    def _updated(self, identity: str, spans: Sequence[HighlightSpan]) -> None:
        if identity == self.screen.history.identity:
            self._show(spans)
        self.screen.history.report_problems()

    def _show(self, spans: Sequence[HighlightSpan]) -> None:
        self._spans = spans
        self.screen.article_pane.show_highlights(HighlightSpans.of((span.start, span.end) for span in spans))

    # Marking

    def toggle(self) -> None:
        sentence, identity = self.screen.current_sentence, self.screen.history.identity
        if self.screen.library is None:
            self.screen.show_message(_HISTORY_OFF)
        elif identity is None or sentence is None:
            self.screen.show_message("There is no sentence to mark yet.")
        elif marked := [span for span in self._spans if span.overlaps(sentence)]:
            self._unmark(identity, marked)
        else:
            self._mark(identity, sentence)

    def _mark(self, identity: str, sentence: Sentence) -> None:
        from datetime import datetime

        highlight = Highlight(sentence.start, sentence.text, datetime.now().astimezone())
        span = HighlightSpan(sentence.start, highlight)
        self._show(sorted([*self._spans, span], key=lambda other: other.start))
        self._update(lambda library: library.add_highlight(identity, sentence.start, sentence.text))
        self.screen.show_message(f"Marked: “{fit(sentence.text, _MAX_QUOTE_CELLS)}”")

    def _unmark(self, identity: str, marked: Sequence[HighlightSpan]) -> None:
        highlights = [span.highlight for span in marked]
        self._show([span for span in self._spans if span not in marked])
        self._update(lambda library: library.remove_highlights(identity, *highlights))
        self.screen.show_message("Mark removed.")

    # The list of marks

    def show_list(self) -> None:
        from tui.reader.dialogs.highlights import HighlightsDialog

        if self.screen.library is None:
            self.screen.show_message(_HISTORY_OFF)
            return
        dialog = HighlightsDialog(
            self.screen.library, self.screen.history.identity, self._section_of, self.screen.clipboard.copy
        )
        self.screen.app.push_screen(dialog, self._chosen)

    def _section_of(self, highlight: Highlight) -> str:
        return "" if self.session is None else self.session.section_name_at(highlight.start)

    def _chosen(self, chosen: "PickedHighlight | None") -> None:
        self._update()
        if chosen is None:
            return
        if chosen.fingerprint == self.screen.history.identity and self.session is not None:
            self._go_to(locate_highlight(self.session.article.text, chosen.highlight))
        elif chosen.source is None:
            self.screen.show_notice("Not opened", "It came through a pipe, so it cannot be opened again.")
        else:
            self._pending = chosen.highlight
            self.screen.loader.open_library_source(chosen.source)

    def _go_to(self, place: int | None) -> None:
        if place is None:
            self.screen.show_message("This sentence is not in the article any more.")
            return
        self.screen.navigator.jump_to_place(place)
