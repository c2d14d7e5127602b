"""Selects the article's text from the keyboard."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tui.reader.features.feature import Feature
from tui.reader.rows.motions import Motions
from tui.reader.rows.spans import TextRange
from tui.reader.status import StatusPart, bound_hints

if TYPE_CHECKING:
    from textual.events import Key

_Move = Callable[[Motions, int, int], int]


def _repeated(move: Callable[[Motions, int], int]) -> _Move:
    def moved(motions: Motions, place: int, count: int) -> int:
        for _ in range(count):
            place = move(motions, place)
        return place

    return moved


MOVES: Mapping[str, _Move] = {
    "h left": _repeated(Motions.left),
    "l right": _repeated(Motions.right),
    "w": _repeated(Motions.next_word),
    "e": _repeated(Motions.word_end),
    "b": _repeated(Motions.previous_word),
    ") full_stop": _repeated(Motions.next_sentence),
    "( comma": _repeated(Motions.previous_sentence),
    "} W": _repeated(Motions.next_paragraph),
    "{ B": _repeated(Motions.previous_paragraph),
    "0 home": lambda motions, place, _: motions.row_start(place),
    "$ end": lambda motions, place, _: motions.row_end(place),
}
"""The moves of the end of a selection, by their keys: characters, or Textual's names of keys that type none."""
_BY_KEY = {key: move for keys, move in MOVES.items() for key in keys.split()}
_ROWS = {"j": 1, "down": 1, "k": -1, "up": -1}
_LAST_COLUMN = 100_000


class SelectingFeature(Feature):
    """Extends a selection by keys, as in vim, until it is copied or Esc ends it. Other keys are commands as ever."""

    _anchor = 0
    _head = 0
    _column: int | None = None  # the column that moves by rows keep
    _selected: TextRange | None = None  # what was selected by the last key; another selection ends the mode

    @property
    def is_on(self) -> bool:
        """True while keys extend the selection."""
        return self._selected is not None and self.screen.article_pane.selection.range == self._selected

    def status(self) -> StatusPart:
        if not self.is_on:
            return StatusPart()
        keymap = self.screen.app.keymap
        first = bound_hints(keymap, (("copy-item", "copy"), ("escape", "end")))
        rest = bound_hints(
            keymap, (("note", "note"), ("pipe", "pipe"), ("find-selection", "find"), ("names", "mentions"))
        )
        return StatusPart(mode="selecting", hints=(*first, ("h j k l w e b ( ) { } 0 $ o", "select"), *rest))

    def article_closed(self) -> None:
        self._selected = None

    def start(self) -> None:
        """Begin with the word at the article's current line, or go on with what is selected; in this mode, end it."""
        pane, session = self.screen.article_pane, self.session
        if session is None or not pane.is_laid_out:
            return
        if self.is_on:
            self.screen.clipboard.escape()
            self.screen.update_status()
            return
        if self.screen.in_digest:
            self.screen.navigator.read_here()
            self.screen.navigator.focus_pane(in_digest=False)
        selected = pane.selection.range
        if selected is not None:
            self._anchor, self._head = selected.start, max(selected.start, selected.end - 1)
        else:
            self._anchor = self._head = min(pane.place, max(0, len(session.article.text) - 1))
            self._head = max(self._anchor, self._motions.word_end(self._anchor - 1))
        self._column = None
        self._select()

    @property
    def _motions(self) -> Motions:
        assert self.session is not None
        article = self.session.article
        sentences = article.sentences if article.has_sentences else ()
        return Motions(article.text, self.screen.article_pane.line_index, sentences)

    def take_key(self, event: "Key") -> bool:
        """Extend the selection by a key that moves; a count may stand before it."""
        if not self.is_on or self.screen.in_digest:
            return False
        key = event.character if event.is_printable and event.character else event.key
        if (rows := _ROWS.get(key)) is not None:
            motions = self._motions
            self._column = motions.column(self._head) if self._column is None else self._column
            self._head = motions.rows(self._head, rows * (self.screen.counts.take() or 1), self._column)
        elif key == "o":
            self._anchor, self._head, self._column = self._head, self._anchor, None
        elif (move := _BY_KEY.get(key) or _BY_KEY.get(event.key)) is None or (
            key == "0" and self.screen.counts.is_counting
        ):
            return False
        else:
            self._head = move(self._motions, self._head, self.screen.counts.take() or 1)
            self._column = _LAST_COLUMN if key in ("$", "end") else None
        self._select()
        return True

    def _select(self) -> None:
        pane, motions = self.screen.article_pane, self._motions
        first, last = sorted((self._anchor, self._head))
        self._selected = TextRange(motions.character(first).start, motions.character(last).end)
        pane.selection.select(self._selected)
        pane.go_to(self._head)
        self.screen.show_message("")
        self.screen.update_status()

    def escape(self) -> bool:
        was_on = self.is_on
        self._selected = None
        if was_on:
            self.screen.article_pane.selection.clear()
            self.screen.update_status()
        return was_on
