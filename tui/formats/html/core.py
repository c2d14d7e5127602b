"""Select what is inside the element that holds nearly all of an article."""

from collections import Counter
from collections.abc import Sequence
from itertools import compress
from typing import Any

from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock
from tui.formats.html.content_selection import select_content
from tui.formats.html.reasons import is_contents_entry, line_reason, named_reason, selected_lengths
from tui.formats.plain.boilerplate import is_byline_or_caption
from tui.formats.xml import self_and_ancestors

_MIN_SHARE = 0.9
"""The share of the article's text in its core."""
_MAX_ADDED = 0.5
"""The largest share of text outside links that is added in the core; with more, it is no article but a whole page."""
_MAX_ADDED_AROUND = 0.2
"""The same for an element around the core."""
_MIN_TEXT = 25
"""The characters of a text that is hardly a label."""
_MAX_LINKED = 0.5
_MAX_LINKED_HEADING = 0.9
_MAX_LINKED_LABEL = 0.1


def complete_core(page: Any, blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Select all text in the innermost element around nearly all of an article that nothing but links speaks against.

    Extractors leave out short paragraphs and those with many links. In the midst of an article they belong to it, such
    as the signatures of functions in their documentation. So does what stands above it in elements around.

    Args:
        page: The tree.
        blocks: All blocks of the page that are displayed.
        selected: For each block, whether it is selected; changed here.
    """
    core = _core(blocks, selected)
    if core is None or all(selected):
        return
    last = max(compress(range(len(blocks)), selected))
    content = select_content(page, blocks, with_links=True)
    known: dict[Any, str | None] = dict.fromkeys(self_and_ancestors(core))
    missing = [
        content[at]
        and not selected[at]
        and _is_text(block)
        and not any(map(is_contents_entry, blocks[at : at + 2]))
        and (at < last or core in self_and_ancestors(block.element))
        and named_reason(block.element, known) is None
        for at, block in enumerate(blocks)
    ]
    if (
        completed := _completed(core, _text_lengths(blocks, selected), _text_lengths(blocks, missing))
    ) is None:
        return
    for at in compress(range(len(blocks)), missing):
        selected[at] = completed in self_and_ancestors(blocks[at].element)


def _core(blocks: Sequence[HtmlBlock], selected: Sequence[bool]) -> Any | None:
    """Return the innermost element around nearly all selected text; None if nothing is selected."""
    lengths = selected_lengths(blocks, selected)
    least = _MIN_SHARE * max(lengths.values(), default=0)
    around = [part for part, length in lengths.items() if length >= least]
    return max(around, key=lambda part: len(self_and_ancestors(part)), default=None)


def _completed(core: Any, present: Counter[Any], missing: Counter[Any]) -> Any | None:
    """Return the outermost element around the core in which little is missing; None if much is in the core itself."""
    completed: Any | None = None
    for part in self_and_ancestors(core):
        max_added = _MAX_ADDED if part is core else _MAX_ADDED_AROUND
        if missing[part] > max_added * present[part] or (completed is not None and part.tag == "body"):
            break
        completed = part
    return completed


def _is_text(block: HtmlBlock) -> bool:
    """Return True for a block that is neither a picture nor mostly links, a byline or boilerplate."""
    length = len(block.draft.text)
    max_linked = _MAX_LINKED if length >= _MIN_TEXT else _MAX_LINKED_LABEL
    if block.draft.kind is BlockKind.HEADING:
        max_linked = _MAX_LINKED_HEADING
    is_furniture = is_byline_or_caption(block.draft.text) or line_reason(block) is not None
    return (
        block.draft.kind is not BlockKind.FIGURE and block.linked <= max_linked * length and not is_furniture
    )


def _text_lengths(blocks: Sequence[HtmlBlock], members: Sequence[bool]) -> Counter[Any]:
    """Return for each element around some blocks the number of their characters, without headings and links."""
    lengths: Counter[Any] = Counter()
    for block in compress(blocks, members):
        if block.draft.kind is not BlockKind.HEADING:
            for part in self_and_ancestors(block.element):
                lengths[part] += len(block.draft.text) - block.linked
    return lengths
