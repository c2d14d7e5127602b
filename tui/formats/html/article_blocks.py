"""Select the blocks of a web page that are its article: by vote, and what belongs to blocks that were voted for."""

from collections.abc import Iterable, Sequence
from itertools import compress, groupby, islice
from typing import Any

from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock, html_blocks
from tui.formats.html.content_selection import select_content
from tui.formats.html.hidden_parts import select_hidden
from tui.formats.html.reasons import is_mostly_linked, line_reason, named_reason, reason_of, selected_lengths
from tui.formats.html.voting import vote
from tui.formats.xml import self_and_ancestors, tag_of
from tui.text.lines import comparison_key

_NEVER_AROUND_HEADINGS = frozenset(("nav", "aside", "footer", "form"))
_GROUP_TAGS = frozenset(("ul", "ol", "dl", "blockquote", "pre"))
_MAX_LINK_DENSITY = 0.3
_MAX_HEADING_DISTANCE = 2
_MAX_BOX_SHARE = 0.25
"""The largest share of an article that is left out as one kind of box."""


def select_article(page: Any, blocks: Sequence[HtmlBlock], title: str, descriptions: set[str]) -> list[bool]:
    """Return for each block of a page whether it is part of the article; ``blocks`` are all of its blocks.

    Args:
        page: The tree.
        blocks: Its blocks, also those that are not displayed.
        title: The title.
        descriptions: The comparison keys of what the page says it is about.
    """
    seen = [block for block in blocks if not block.is_hidden]
    own = select_content(page, seen)
    voted = vote(page, seen, own)
    _leave_out_other_articles(seen, voted, title)
    _leave_out_boxes(seen, voted)
    _leave_out_lines(seen, voted)
    _complete_groups(seen, voted)
    _restore_headings(seen, voted, descriptions)
    _leave_out_end(seen, voted)
    _select_pictures(seen, voted, title)
    chosen = iter(voted)
    selected = [not block.is_hidden and next(chosen) for block in blocks]
    select_hidden(page, blocks, selected)
    return selected


def _leave_out_other_articles(blocks: Sequence[HtmlBlock], selected: list[bool], title: str) -> None:
    """Where one ``article`` of several holds the heading that is the title, the others are other articles."""
    around = [_outermost_article(block.element) for block in blocks]
    titled = {
        article
        for block, article in zip(blocks, around, strict=True)
        if article is not None
        and block.draft.kind is BlockKind.HEADING
        and comparison_key(block.draft.text) == comparison_key(title)
    }
    if len(titled) != 1:
        return
    for at, article in enumerate(around):
        if article is not None and article not in titled:
            selected[at] = False


def _leave_out_boxes(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Leave out the parts whose tags, roles or names say what they are.

    A reason that would leave out much of the article is not believed, nor are names around much of it.
    """
    lengths = selected_lengths(blocks, selected)
    max_length = _MAX_BOX_SHARE * sum(len(block.draft.text) for block in compress(blocks, selected))
    known: dict[Any, str | None] = {part: None for part, length in lengths.items() if length > max_length}
    boxes: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        if not selected[at]:
            continue
        if any(tag_of(part) == "nav" for part in self_and_ancestors(block.element)):
            selected[at] = False
        elif (reason := named_reason(block.element, known)) is not None:
            boxes.setdefault(reason, []).append(at)
    for members in boxes.values():
        if sum(len(blocks[at].draft.text) for at in members) <= max_length:
            for at in members:
                selected[at] = False


def _leave_out_lines(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Leave out the paragraphs and headings that say what they are, such as an advertisement marker."""
    for at, block in enumerate(blocks):
        if selected[at] and line_reason(block) is not None:
            selected[at] = False


def _outermost_article(element: Any) -> Any | None:
    articles = [part for part in self_and_ancestors(element) if tag_of(part) == "article"]
    return articles[-1] if articles else None


def _complete_groups(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Select all of a list, table, listing or quotation if half of it, or the text around it, is selected."""
    start = 0
    for group, members in groupby(blocks, key=_group_of):
        end = start + len(list(members))
        if group is not None and not all(selected[start:end]):
            is_mostly_selected = 2 * sum(selected[start:end]) >= end - start
            is_links = _is_mostly_links(group)
            if (is_mostly_selected and not is_links) or _is_in_text(
                blocks, selected, start, end, group, is_links
            ):
                selected[start:end] = [True] * (end - start)
        start = end


def _is_in_text(
    blocks: Sequence[HtmlBlock], selected: Sequence[bool], start: int, end: int, group: Any, is_links: bool
) -> bool:
    """Return True for a group between selected blocks of the part that it is in; links, if they are announced."""
    if not (start and end < len(blocks) and selected[start - 1] and selected[end]):
        return False
    if is_links and not blocks[start - 1].draft.text.endswith((":", "：")):
        return False
    around = [set(self_and_ancestors(blocks[at].element)) for at in (start - 1, end)]
    for part in self_and_ancestors(group):
        if part in around[0] or part in around[1]:
            return part in around[0] and part in around[1]
        if reason_of(part) is not None:
            return False
    return False


def _group_of(block: HtmlBlock) -> Any:
    """Return the element of a table, or of the outermost list, listing or quotation that a block is in."""
    if block.draft.kind is BlockKind.TABLE:
        return block.element
    groups = [element for element in self_and_ancestors(block.element) if element.tag in _GROUP_TAGS]
    return groups[-1] if groups else None


def _is_mostly_links(element: Any) -> bool:
    linked = sum(len("".join(link.itertext()).split()) for link in element.iter("a"))
    return linked > _MAX_LINK_DENSITY * len("".join(element.itertext()).split())


def _restore_headings(blocks: Sequence[HtmlBlock], selected: list[bool], descriptions: set[str]) -> None:
    """Select the headings right before a selected block and in the same part of the page."""
    is_heading = [block.draft.kind is BlockKind.HEADING for block in blocks]
    is_text = [is_one and not heading for is_one, heading in zip(selected, is_heading, strict=True)]
    first_text = is_text.index(True) if True in is_text else len(blocks)
    following: HtmlBlock | None = None
    for position in reversed(range(len(blocks))):
        block = blocks[position]
        if not is_heading[position]:
            following = block if selected[position] else None
            continue
        is_first = position < first_text
        if following is not None and not selected[position]:
            selected[position] = _is_heading_of(block, following, is_first=is_first)
        if is_first and comparison_key(block.draft.text) in descriptions:
            selected[position] = True


def _is_heading_of(heading: HtmlBlock, text: HtmlBlock, *, is_first: bool) -> bool:
    parent = _outermost_around_alone(heading.element).getparent()
    around_text = self_and_ancestors(text.element)
    if parent not in around_text or any(
        tag_of(element) in _NEVER_AROUND_HEADINGS for element in heading.element.iterancestors()
    ):
        return False
    return not is_first or (around_text.index(parent) <= _MAX_HEADING_DISTANCE and heading.draft.level > 1)


def _outermost_around_alone(element: Any) -> Any:
    """Return the outermost element whose only block is this heading."""
    while (parent := element.getparent()) is not None and len(list(islice(html_blocks(parent), 2))) == 1:
        element = parent
    return element


def _leave_out_end(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Leave out the links at the end of an article, and a last heading below which less is left than it says itself."""
    below = 0
    for at in reversed(range(len(blocks))):
        block = blocks[at]
        if not selected[at] or block.draft.kind is BlockKind.FIGURE:
            continue
        if block.draft.kind is BlockKind.HEADING:
            if below > len(block.draft.text):
                return
            selected[at : len(blocks)] = [False] * (len(blocks) - at)
            below = 0
        elif below == 0 and block.draft.kind is BlockKind.PARAGRAPH and is_mostly_linked(block):
            selected[at] = False
        else:
            below += len(block.draft.text)


def _select_pictures(blocks: Sequence[HtmlBlock], selected: list[bool], title: str) -> None:
    """Select the pictures between selected blocks, and no others: extractors do not agree on captions.

    One whose text is the title or the same as that of an earlier one is not selected.
    """
    is_figure = [block.draft.kind is BlockKind.FIGURE for block in blocks]
    seen = {comparison_key(title)}
    start = 0
    for figures, members in groupby(range(len(blocks)), key=is_figure.__getitem__):
        end = start + len(list(members))
        if figures:
            is_inside = start > 0 and end < len(blocks) and selected[start - 1] and selected[end]
            for at in range(start, end):
                key = comparison_key(blocks[at].draft.text)
                selected[at] = is_inside and key not in seen
                seen.add(key)
        start = end


def descriptions_of(metas: Iterable[tuple[str, Iterable[str]]]) -> set[str]:
    """Return the comparison keys of the descriptions of a page, often the line under the headline."""
    keys = {comparison_key(text) for name, texts in metas if "description" in name for text in texts}
    return keys - {""}
