"""Rows of short lines in text without markup, and the titles above or below them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from tui.formats.plain.raw_paragraph import has_code_traces
from tui.text.lines import ends_sentence

_MAX_LINES = 12
_TRAITS: tuple[Callable[[str], bool], ...] = (
    ends_sentence,
    has_code_traces,
    lambda text: text[0].islower(),
    lambda text: not text[0].isalpha(),
    lambda text: ":" in text,
    lambda text: text.endswith(")"),
)


class Rows:
    """Runs of short lines.

    Args:
        positions: The positions of all lines in the text, in order.
        texts: The text of each.
        are_short: Whether each is short.
    """

    def __init__(self, positions: Sequence[int], texts: Sequence[str], are_short: Iterable[bool]) -> None:
        self._positions = positions
        self._texts = texts
        long = (index for index, is_short in enumerate(are_short) if not is_short)
        self._breaks = [-1, *long, len(texts)]

    def above(self, position: int) -> Sequence[str]:
        """Return the short lines right above a position, the nearest first; of very many, those nearby."""
        end = bisect_left(self._positions, position)
        start = self._breaks[bisect_left(self._breaks, end) - 1] + 1
        return self._texts[max(start, end - _MAX_LINES) : end][::-1]

    def below(self, position: int) -> Sequence[str]:
        """Return the short lines right below a position; of very many, those nearby."""
        start = bisect_right(self._positions, position)
        end = self._breaks[bisect_left(self._breaks, start)]
        return self._texts[start : min(end, start + _MAX_LINES)]

    def next(self, position: int) -> int:
        """Return the position of the line below, which must exist."""
        return self._positions[bisect_right(self._positions, position)]


def is_title_of(line: str, row: Sequence[str]) -> bool:
    """Return whether a line above short ones is their title: much shorter than each of them."""
    words = len(line.split())
    return words <= 8 and len(row) > 2 and all(len(text.split()) >= 2 * words for text in row)


def differs_from(line: str, row: Sequence[str]) -> bool:
    """Return whether a line below a list is a title, not its last item: half as long, or of another kind."""
    mean = sum(len(text.split()) for text in row) / len(row)
    if len(line.split()) * 2 <= mean:
        return True
    return any(all(map(trait, row)) and not trait(line) for trait in _TRAITS)
