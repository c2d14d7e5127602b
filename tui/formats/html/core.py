"""Select what is inside the element that holds nearly all of an article."""

from collections.abc import Iterable, Sequence
from itertools import compress
from typing import Any

from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock
from tui.formats.html.content_selection import select_content
from tui.formats.html.reasons import is_contents_entry, line_reason, named_reason, selected_lengths
from tui.formats.plain.boilerplate import is_byline_or_caption
from tui.formats.xml import self_and_ancestors
from tui.text.lines import ends_sentence

_MIN_SHARE = 0.9
"""The share of the article's text in its core."""
_MAX_ADDED = 0.3
"""The largest share of text outside links that is added; where more is left out, there is more than an article."""
_MIN_TEXT = 25
"""The characters of a text that is hardly a label."""
_MAX_LINKED = 0.5
_MAX_LINKED_HEADING = 0.9
_MAX_LINKED_LABEL = 0.1


def complete_core(page: Any, blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Select all text in the innermost element around nearly all of an article that only links or votes speak against.

    Extractors leave out short paragraphs and those with many links. In the midst of an article they belong to it, such
    as the signatures of functions in their documentation.

    Args:
        page: The tree.
        blocks: All blocks of the page that are displayed.
        selected: For each block, whether it is selected; changed here.
    """
    core = _core(blocks, selected)
    if core is None or all(selected):
        return
    content = select_content(page, blocks, with_links=True)
    known: dict[Any, str | None] = dict.fromkeys(self_and_ancestors(core))
    missing = [
        at
        for at, block in enumerate(blocks)
        if content[at]
        and not selected[at]
        and core in self_and_ancestors(block.element)
        and _is_text(block)
        and not any(map(is_contents_entry, blocks[at : at + 2]))
        and named_reason(block.element, known) is None
    ]
    added = _unlinked_length(blocks[at] for at in missing)
    if added <= _MAX_ADDED * _unlinked_length(compress(blocks, selected)):
        for at in missing:
            selected[at] = True


def _core(blocks: Sequence[HtmlBlock], selected: Sequence[bool]) -> Any | None:
    """Return the innermost element around nearly all selected text; None if nothing is selected."""
    lengths = selected_lengths(blocks, selected)
    least = _MIN_SHARE * max(lengths.values(), default=0)
    around = [part for part, length in lengths.items() if length >= least]
    return max(around, key=lambda part: len(self_and_ancestors(part)), default=None)


def _is_text(block: HtmlBlock) -> bool:
    """Return True for a block that is neither a picture nor mostly links, a label, a byline or boilerplate."""
    text, kind = block.draft.text, block.draft.kind
    if kind is BlockKind.FIGURE or is_byline_or_caption(text) or line_reason(block) is not None:
        return False
    if kind is BlockKind.PARAGRAPH and not block.linked and not ends_sentence(text):
        return False
    max_linked = _MAX_LINKED if len(text) >= _MIN_TEXT else _MAX_LINKED_LABEL
    return block.linked <= (_MAX_LINKED_HEADING if kind is BlockKind.HEADING else max_linked) * len(text)


def _unlinked_length(blocks: Iterable[HtmlBlock]) -> int:
    """Return the number of characters of blocks that are neither headings nor in links."""
    return sum(
        len(block.draft.text) - block.linked for block in blocks if block.draft.kind is not BlockKind.HEADING
    )
