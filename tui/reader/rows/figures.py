"""Pictures: a frame with the caption and what the picture shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

from tui.document.model import Block, Picture
from tui.reader.rows.item_styles import EDGE, FIGURE
from tui.reader.rows.line_index import LineItem, Piece, Wrapped
from tui.reader.rows.shown_lines import ShownLine, flowed, moved, wrapped_as
from tui.text.cells import fit
from tui.text.wrap import estimate_lines

_NAME = "Picture"
_SIDES = 4
_MIN_ROOM = 12
_MAX_DESCRIPTION = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureBox(LineItem):
    """The caption of a picture in a frame, above the text that describes it."""

    description: str = ""
    """The alternative text, if it is not the caption."""

    def wrapped(self, room: int) -> Wrapped:
        """Return the frame on lines of a width."""
        if room < _MIN_ROOM:
            return wrapped_as(self, flowed(ShownLine(self.text, (Piece(0, 0, len(self.text)),)), room))
        return wrapped_as(self, self._framed(room))

    def estimated_lines(self, room: int) -> int:
        """Return about as many lines as it takes."""
        inner = max(1, room - _SIDES)
        more = estimate_lines(self.description, inner) if self.description else 0
        return (
            2 + estimate_lines(self.text, inner) + more
            if room >= _MIN_ROOM
            else estimate_lines(self.text, room)
        )

    def _framed(self, room: int) -> Iterator[ShownLine]:
        caption = ShownLine(self.text, (Piece(0, 0, len(self.text)),))
        lines = [*flowed(caption, room - _SIDES)]
        if self.description:
            lines += flowed(ShownLine(f"({self.description})"), room - _SIDES)
        width = max(cell_len(_NAME), *(cell_len(line.text) for line in lines))
        yield ShownLine(f"┌ {_NAME} ".ljust(width + _SIDES - 1, "─") + "┐")
        for line in lines:
            padding = " " * (width - cell_len(line.text))
            yield ShownLine(f"│ {line.text}{padding} │", tuple(moved(line.pieces, len("│ "))))
        yield ShownLine("└" + "─" * (width + _SIDES - 2) + "┘")


def figure_items(block: Block, gap: int) -> Iterator[LineItem]:
    """Yield a figure: a picture in its frame, or a caption that stands without one, as that of a table."""
    picture = block.picture or Picture()
    if not (picture.address or picture.alternative):
        yield LineItem(block.text, FIGURE, block.start, gap=gap)
        return
    description = "" if picture.alternative == block.text else picture.alternative
    yield PictureBox(
        block.text, FIGURE, block.start, gap=gap, filler=EDGE, description=fit(description, _MAX_DESCRIPTION)
    )
