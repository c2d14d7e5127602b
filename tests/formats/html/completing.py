"""A helper of the tests of what is added to the blocks that extractors took."""

from collections.abc import Callable
from typing import Any

from lxml import html

from tui.formats.html.blocks import HtmlBlock, html_blocks


def completed_by(
    complete: Callable[[Any, list[HtmlBlock], list[bool]], None], markup: str, selected: str
) -> str:
    """Return the letters of the blocks that are selected after completing: ``x`` for each, ``-`` for the others."""
    root = html.document_fromstring(markup)
    blocks = list(html_blocks(root))
    is_selected = [letter == "x" for letter in selected]
    complete(root, blocks, is_selected)
    return "".join("x" if is_one else "-" for is_one in is_selected)
