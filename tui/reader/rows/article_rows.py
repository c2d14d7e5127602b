"""The rows of an article by offsets of its text, and the other way round."""

from typing import TYPE_CHECKING

from tui.reader.rows.item_styles import FOLD
from tui.reader.rows.line_index import LineIndex, LineItem

if TYPE_CHECKING:
    from tui.reader.rows.skim_items import FoldLine


class ArticleRows:
    """The rows of an article.

    Args:
        index: Its items in rows.
        top: The offset that stands for the title; see ``top_offset``.
    """

    def __init__(self, index: LineIndex[LineItem], top: int) -> None:
        self._index = index
        self._top = top

    def row_of(self, place: int, *, on_fold_line: bool = False) -> int:
        """Return the row of an offset: of the fold line there, or of the text unfolded under it."""
        index = self._index
        if not index.rows:
            return 0
        item = index.item_at(place)
        if on_fold_line:
            for near in (item, max(0, item - 1)):
                line = index.items[near]
                if line.style == FOLD and line.start == index.items[item].start:
                    return index.row_of(near)
        if place <= self._top:
            return 0
        return index.row_of(item, place - index.items[item].start)

    def offset_of(self, row: int, *, at_end: bool = False) -> int:
        """Return the offset of the text at the start or the end of a row."""
        return self._index.source_span(self._index.locate(row))[at_end] if self._index.rows else 0

    def fold_line_at(self, row: int) -> "FoldLine | None":
        if not 0 <= row < self._index.rows:
            return None
        ref = self._index.locate(row)
        item = self._index.items[ref.item]
        if item.style != FOLD or ref.line < 0:
            return None
        from tui.reader.rows.skim_items import FoldLine

        assert isinstance(item, FoldLine)
        return item
