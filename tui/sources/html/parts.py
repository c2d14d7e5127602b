"""The parts of a web page: the elements around its blocks, each with the run of blocks that it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tui.sources.html.blocks import HtmlBlock, tag_of


@dataclass(slots=True, eq=False)
class PagePart:
    """An element that holds blocks."""

    element: Any
    around: PagePart | None
    """The part that it is in; None for the page."""
    first: int
    """The index of its first block."""
    end: int
    """The index after its last block."""
    parts: list[PagePart] = field(default_factory=list)
    """The parts right inside it, in reading order."""

    @property
    def tag(self) -> str:
        """Its element's name."""
        return tag_of(self.element)


def page_parts(page: Any, blocks: Sequence[HtmlBlock]) -> PagePart:
    """The page as a part, with all that are in it.

    Args:
        page: The root of the page's tree.
        blocks: All of its blocks, in reading order.
    """
    root = PagePart(page, None, 0, len(blocks))
    # Blocks that follow each other share most of what is around them: only what opens between them is looked at.
    open_parts = {page: root}
    for at, block in enumerate(blocks):
        opening = []
        element = block.element
        while element not in open_parts:
            opening.append(element)
            element = element.getparent()
        while (innermost := next(reversed(open_parts))) is not element:
            open_parts.pop(innermost).end = at
        for inner in reversed(opening):
            around = open_parts[element]
            part = PagePart(inner, around, at, len(blocks))
            around.parts.append(part)
            open_parts[inner] = part
            element = inner
    return root
