"""Moves through a text by characters, words, rows and sentences, to select from the keyboard."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rich.cells import cell_len

from tui.document.model import Sentence
from tui.reader.rows.line_index import LineIndex, LineItem, TextRow
from tui.reader.rows.pointing import text_under
from tui.reader.rows.spans import TextRange, whole_graphemes
from tui.text.cells import grapheme_start

_WORD = re.compile(r"\w+")
_LOOK_BACK = 400
"""The number of characters in which a word before an offset is looked for."""
_WITHOUT_TEXT = frozenset({"flow--title", "flow--byline"})


class Motions:
    """Moves an offset of a text that is laid out in rows. Every move stays within the text.

    Args:
        text: The article's text.
        line_index: Its rows.
        sentences: Its sentences, once they are found.
    """

    def __init__(self, text: str, line_index: LineIndex[LineItem], sentences: Sequence[Sentence]) -> None:
        self._text = text
        self._index = line_index
        self._sentences = sentences

    def character(self, place: int) -> TextRange:
        """Return the character at an offset, with the marks that belong to it."""
        return TextRange(*whole_graphemes(self._text, place, min(place + 1, len(self._text))))

    def right(self, place: int) -> int:
        return self._within(self.character(place).end)

    def left(self, place: int) -> int:
        return grapheme_start(self._text, max(0, self.character(place).start - 1))

    def next_word(self, place: int) -> int:
        """Return the start of the next word."""
        here = _WORD.match(self._text, place)
        found = _WORD.search(self._text, here.end() if here else place)
        return found.start() if found else self._within(len(self._text))

    def word_end(self, place: int) -> int:
        """Return the last character of this word, or of the next one."""
        found = _WORD.search(self._text, self._within(place + 1))
        return self._within(found.end() - 1) if found else self._within(len(self._text))

    def previous_word(self, place: int) -> int:
        """Return the start of this word, or of the one before."""
        start = max(0, place - _LOOK_BACK)
        words = (
            [word.start() for word in _WORD.finditer(self._text, start) if word.start() < place]
            if place
            else []
        )
        return words[-1] if words else start

    def next_sentence(self, place: int) -> int:
        """Return the last character of this sentence, or of the next one."""
        number = bisect_right(self._sentences, place, key=lambda sentence: sentence.end - 1)
        return self._sentences[number].end - 1 if number < len(self._sentences) else place

    def previous_sentence(self, place: int) -> int:
        """Return the start of this sentence, or of the one before."""
        number = bisect_left(self._sentences, place, key=lambda sentence: sentence.start) - 1
        return self._sentences[number].start if number >= 0 else place

    def next_paragraph(self, place: int) -> int:
        """Return the start of the next paragraph, or the end of the text."""
        return self._within(self._index.paragraph_start(place, 1))

    def previous_paragraph(self, place: int) -> int:
        """Return the start of this paragraph, or of the one before."""
        return self._index.paragraph_start(place, -1)

    def row_start(self, place: int) -> int:
        row = self._text_row(self._row_of(place))
        return row.item.start + row.start

    def row_end(self, place: int) -> int:
        """Return the last character of a row that is not a space."""
        row = self._text_row(self._row_of(place))
        shown = row.item.text[row.start : row.end].rstrip()
        return self._within(row.item.start + row.start + max(0, len(shown) - 1))

    def column(self, place: int) -> int:
        """Return the cells between the start of the row and an offset."""
        row = self._text_row(self._row_of(place))
        return cell_len(row.item.text[row.start : max(row.start, place - row.item.start)])

    def rows(self, place: int, count: int, column: int) -> int:
        """Return the offset some rows below, or above, in a column, or at the end of a row that is shorter."""
        row = self._row_of(place)
        step, wanted = 1 if count > 0 else -1, row
        for _ in range(abs(count)):
            wanted = self._next_text_row(wanted, step)
        if wanted == row:
            return place
        under = text_under(self._text, self._text_row(wanted), column)
        return self._within(
            under.start if under.start < under.end else max(under.start - 1, self._start_of(wanted))
        )

    def _next_text_row(self, row: int, step: int) -> int:
        """Return the next row with text of the article; the same row if there is none."""
        other = row + step
        while 0 <= other < self._index.rows:
            ref = self._index.locate(other)
            if ref.line >= 0 and self._index.items[ref.item].style not in _WITHOUT_TEXT:
                return other
            other += step
        return row

    def _start_of(self, row: int) -> int:
        text_row = self._text_row(row)
        return text_row.item.start + text_row.start

    def _row_of(self, place: int) -> int:
        item = self._index.item_at(place)
        return self._index.row_of(item, place - self._index.items[item].start)

    def _text_row(self, row: int) -> TextRow:
        return self._index.text_row(self._index.locate(row))

    def _within(self, place: int) -> int:
        return max(0, min(place, len(self._text) - 1))
