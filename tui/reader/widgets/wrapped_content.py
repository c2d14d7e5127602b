"""Text that wraps as articles do."""

from collections.abc import Iterator
from itertools import pairwise

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions

from tui.text.wrap import line_breaks


class WrappedContent(Content):
    """Text without markup whose lines end where those of articles do: an address after a slash, for one."""

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines at a width."""
        return sum(1 for _ in self._lines(width)) if width > 0 else 0

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return the lines at a width."""
        broken = Content("\n".join(self._lines(width))) if width > 0 else Content()
        return broken.render_strips(width, height, style, options)

    def _lines(self, width: int) -> Iterator[str]:
        for paragraph in self.plain.split("\n"):
            for start, end in pairwise((*line_breaks(paragraph, width), len(paragraph))):
                yield paragraph[start:end].rstrip(" ")
