"""Fold ligatures and full-width forms, and map offsets in folded text back to the original text."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from tui.text.patterns import lazy_pattern

# Latin and Armenian ligatures, full-width and half-width forms, a half-width letter with its mark.
_FORMS = lazy_pattern("[\ufb00-\ufb06\ufb13-\ufb17\uff01-\uff5e]|[\uff61-\uff9f][\uff9e\uff9f]?")


class _Piece(NamedTuple):
    """A form whose folded text has another length."""

    start: int
    end: int
    folded_start: int
    folded_end: int


class FoldedText:
    """A text with ligatures and full-width forms as plain letters (Unicode's NFKC)."""

    def __init__(self, text: str) -> None:
        self.text = text
        """The folded text."""
        self._pieces: Sequence[_Piece] = ()
        if not text.isascii() and _FORMS.search(text):
            self._fold(text)

    def _fold(self, text: str) -> None:
        parts: list[str] = []
        pieces: list[_Piece] = []
        end = length = 0
        for match in _FORMS.finditer(text):
            plain = normalize("NFKC", match[0])
            length += match.start() - end
            if len(plain) != len(match[0]):
                pieces.append(_Piece(match.start(), match.end(), length, length + len(plain)))
            parts += (text[end : match.start()], plain)
            length += len(plain)
            end = match.end()
        self.text = "".join((*parts, text[end:]))
        self._pieces = pieces

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that corresponds to a span of the folded text."""
        if not self._pieces:
            return start, end
        before = bisect_right(self._pieces, start, key=lambda piece: piece.folded_start)
        until = bisect_left(self._pieces, end, key=lambda piece: piece.folded_end)
        return self._start(before, start), self._end(until, end)

    def _start(self, index: int, position: int) -> int:
        """Map a start in the folded text to the original; ``index`` pieces start at or before it."""
        if index == 0:
            return position
        piece = self._pieces[index - 1]
        return piece.start if position < piece.folded_end else piece.end + position - piece.folded_end

    def _end(self, index: int, position: int) -> int:
        """Map an end in the folded text to the original; ``index`` pieces end before it."""
        if index < len(self._pieces) and position > self._pieces[index].folded_start:
            return self._pieces[index].end
        if index == 0:
            return position
        piece = self._pieces[index - 1]
        return piece.end + position - piece.folded_end


def fold(text: str) -> str:
    """Return a text with ligatures and full-width forms as plain letters."""
    return FoldedText(text).text
