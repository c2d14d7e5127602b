"""The part of the reader's screen that marks sentences, and goes back to them."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.message import Message

from tui.document.model import Sentence
from tui.library.records import Highlight, locate_highlight
from tui.reader.features.history import KeepingScreen
from tui.reader.rows.spans import HighlightSpans
from tui.reader.startup import Startup
from tui.reader.worker.protocol import Remembered
from tui.text.cells import fit

if TYPE_CHECKING:
    from tui.library.library import Library
    from tui.reader.dialogs.highlights import MarkChosen

_SHOWN = 40


class MarkedSpan(NamedTuple):
    """A mark where it stands in the article."""

    start: int
    mark: Highlight

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.mark.text)


class MarkingScreen(KeepingScreen):
    """Shows which sentences are marked. Whenever that may have changed, the library is asked: others mark too.

    Args:
        start: What to open first, and how to begin.
    """

    @dataclass(eq=False, repr=False)
    class Marked(Message):
        """What is marked in an article."""

        identity: str
        marked: Sequence[MarkedSpan]

    def __init__(self, start: Startup) -> None:
        super().__init__(start)
        self._marked: Sequence[MarkedSpan] = ()
        self._mark_to_go_to: Highlight | None = None  # in the article that is being opened

    @property
    def marked_texts(self) -> Sequence[str]:
        """The sentences of the article that are marked, in reading order."""
        return [span.mark.text for span in self._marked]

    # What is marked

    def take_up_article(self, remembered: Remembered) -> None:
        """Show what is marked in the article, and go to the mark that it was opened for."""
        super().take_up_article(remembered)
        self._marked = ()
        if (mark := self._mark_to_go_to) is not None and self.reading is not None:
            self._mark_to_go_to = None
            self._go_to(locate_highlight(self.reading.article.text, mark))
        self._read_marks()

    def leave_article(self) -> None:
        """Forget what was marked in it."""
        super().leave_article()
        self._marked = ()

    def _read_marks(self, change: "Callable[[Library], None]" = lambda library: None) -> None:
        """Change something about the marks, and show what is marked then."""
        if self.identity is not None and self.reading is not None:
            self._ask_for_marks(self.identity, self.reading.article.text, change)

    @work(group="marks", exit_on_error=False)
    async def _ask_for_marks(self, identity: str, text: str, change: "Callable[[Library], None]") -> None:
        def ask(library: "Library") -> list[MarkedSpan]:
            change(library)
            found = ((locate_highlight(text, mark), mark) for mark in library.highlights(identity))
            return [MarkedSpan(start, mark) for start, mark in found if start is not None]

        assert self.memory is not None
        self.post_message(self.Marked(identity, await asyncio.wrap_future(self.memory.ask(ask))))
        self.tell_of_memory()

    @on(Marked)
    def _marks_read(self, event: Marked) -> None:
        if event.identity == self.identity:
            self._show_marked(event.marked)

    def _show_marked(self, marked: Sequence[MarkedSpan]) -> None:
        self._marked = marked
        self.article_pane.mark_kept(HighlightSpans.of((span.start, span.end) for span in marked))

    # Marking

    def action_mark(self) -> None:
        """Mark the current sentence, or take its mark away."""
        sentence = self.current_sentence
        if self.memory is None:
            self.status_line.say("Nothing is kept: your settings say history = false.")
        elif self.identity is None or sentence is None:
            self.status_line.say("There is no sentence to mark yet.")
        elif on_it := [span for span in self._marked if _overlap(span, sentence)]:
            self._unmark(self.identity, on_it)
        else:
            self._mark_sentence(self.identity, sentence)

    def _mark_sentence(self, identity: str, sentence: Sentence) -> None:
        from datetime import datetime

        mark = Highlight(sentence.start, sentence.text, datetime.now().astimezone())
        self._show_marked(sorted([*self._marked, MarkedSpan(sentence.start, mark)], key=lambda s: s.start))
        self._read_marks(lambda library: library.add_highlight(identity, sentence.start, sentence.text))
        self.status_line.say(f"Marked: “{fit(sentence.text, _SHOWN)}”")

    def _unmark(self, identity: str, spans: Sequence[MarkedSpan]) -> None:
        marks = [span.mark for span in spans]
        self._show_marked([span for span in self._marked if span not in spans])
        self._read_marks(lambda library: library.remove_highlights(identity, *marks))
        self.status_line.say("The mark is taken away.")

    # The list of marks

    def action_marks(self) -> None:
        """List the marked sentences, of this article or of all."""
        from tui.reader.dialogs.highlights import MarksDialog

        if self.memory is None:
            self.status_line.say("Nothing is kept: your settings say history = false.")
            return
        dialog = MarksDialog(self.memory, self.identity, self._section_of, self.copy)
        self.app.push_screen(dialog, self._take_mark)

    def _section_of(self, mark: Highlight) -> str:
        """The name of the section that a mark of this article is in."""
        from tui.document.sections import section_name

        section = None if self.reading is None else self.reading.section_at(mark.start)
        return "" if section is None else section_name(section)

    def _take_mark(self, chosen: "MarkChosen | None") -> None:
        self._read_marks()
        if chosen is None:
            return
        if chosen.identity == self.identity and self.reading is not None:
            self._go_to(locate_highlight(self.reading.article.text, chosen.mark))
        elif chosen.source is None:
            self.say_over_the_article("Not opened", "It came through a pipe, so it cannot be opened again.")
        else:
            self._mark_to_go_to = chosen.mark
            self.open_kept(chosen.source)

    def _go_to(self, place: int | None) -> None:
        if place is None:
            self.status_line.say("This sentence is not in the article any more.")
            return
        self.remember()
        self.article_pane.go_to(place)
        self.turn_to(in_digest=False)


def _overlap(span: MarkedSpan, sentence: Sentence) -> bool:
    return span.start < sentence.end and sentence.start < span.end
