"""Shows a picture: in half blocks as text, or as the terminal's own graphics over blank cells."""

from itertools import groupby

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.reader.pictures.request import Protocol, ShownPicture
from tui.text.wrap import wrap

_UPPER_HALF = "▀"


class PictureView(Widget):
    """Shows a picture in the middle of its room; in place of one, a message."""

    DEFAULT_CSS = "PictureView { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.picture: ShownPicture | None = None
        self._message = ""
        self._is_drawn = False

    def show_message(self, message: str) -> None:
        """Show a message, and no picture."""
        self.hide()
        self._message = message
        self.refresh()

    def show(self, picture: ShownPicture) -> None:
        """Show a picture that was made for this room."""
        self.hide()
        self.picture, self._message = picture, ""
        self.refresh()

    def hide(self) -> None:
        """Take the picture away; a terminal that keeps pictures apart from its text has to be told."""
        if self._is_drawn and self.picture is not None and self.picture.protocol is Protocol.KITTY:
            from tui.reader.pictures.encode import KITTY_DELETE

            self._write(KITTY_DELETE)
        self.picture, self._is_drawn = None, False

    def on_unmount(self) -> None:
        self.hide()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows of a part, and draw over them once they are on the screen."""
        if self.picture is not None and self.picture.protocol is not Protocol.BLOCKS:
            self.call_after_refresh(self._draw)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return a row of the view (Textual's line API)."""
        width, style = self.size.width, self.rich_style
        if self.picture is None:
            lines = wrap(self._message, max(1, width))
            row = y - max(0, (self.size.height - len(lines)) // 2)
            text = lines[row] if 0 <= row < len(lines) else ""
            return Strip([Segment(text.center(width), style)]).adjust_cell_length(width, style)
        left, top = self._corner(self.picture)
        row = y - top
        if self.picture.protocol is not Protocol.BLOCKS or not 0 <= row < self.picture.rows:
            return Strip.blank(width, style)
        blocks = _half_blocks(self.picture, row)
        return Strip([Segment(" " * left, style), *blocks]).adjust_cell_length(width, style)

    def _corner(self, picture: ShownPicture) -> tuple[int, int]:
        room: Size = self.size
        return max(0, (room.width - picture.columns) // 2), max(0, (room.height - picture.rows) // 2)

    def _draw(self) -> None:
        picture = self.picture
        if picture is None or not self.is_attached or self.screen is not self.app.screen:
            return
        left, top = self._corner(picture)
        x, y = self.content_region.x + left, self.content_region.y + top
        self._is_drawn = True
        self._write(f"\x1b7\x1b[{y + 1};{x + 1}H{picture.data.decode('ascii')}\x1b8")

    def _write(self, sequence: str) -> None:
        if self.app._driver is not None:
            self.app._driver.write(sequence)


def _half_blocks(picture: ShownPicture, row: int) -> list[Segment]:
    """Return the cells of a row, whose upper and lower halves are two pixels."""
    length = picture.columns * 3
    upper = picture.data[2 * row * length : (2 * row + 1) * length]
    lower = picture.data[(2 * row + 1) * length : (2 * row + 2) * length]
    pixels = ((upper[at : at + 3], lower[at : at + 3]) for at in range(0, length, 3))
    return [
        Segment(_UPPER_HALF * sum(1 for _ in equal), Style(color=_color(over), bgcolor=_color(under)))
        for (over, under), equal in groupby(pixels)
    ]


def _color(pixel: bytes) -> Color:
    return Color.from_rgb(*pixel)
