"""Select blocks of a web page that belong to selected ones: rest of lists, gaps in the text, headings, answers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile, zip_longest
from typing import Any

from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock
from tui.formats.html.elements import is_link_elsewhere
from tui.formats.html.reasons import BESIDE, CAPTION, GALLERY, HEAD, is_link_row, line_reason, reason_of
from tui.formats.plain.boilerplate import is_byline_or_caption
from tui.formats.xml import self_and_ancestors, tag_of
from tui.text.lines import comparison_key

_NEVER_AROUND_HEADINGS = frozenset(("nav", "aside", "footer", "form"))
_ANSWERS = frozenset(("acceptedAnswer", "suggestedAnswer"))
_GROUP_TAGS = frozenset(("ul", "ol", "dl", "blockquote", "pre"))
_BOX = "admonition"
"""The class of boxes with advice that Docutils and Markdown processors make."""
_COLONS = (":", "：")
_MAX_LINK_DENSITY = 0.3
_MAX_HEADING_DISTANCE = 2
_MIN_INSIDE = 25
_MIN_SECTIONS = 2
_MIN_OPENING = 100
"""The characters of a paragraph below the title that is neither a byline nor a date."""


def complete_groups(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Select all of a list, table, listing, quotation or box if half of it, or the text around it, is selected."""
    before = list(_last_selected(blocks, selected))
    after = list(reversed(list(_last_selected(blocks[::-1], selected[::-1]))))
    start = 0
    for group, members in groupby(blocks, key=_group_of):
        end = start + len(list(members))
        if group is not None and not all(selected[start:end]):
            is_mostly_selected = 2 * sum(selected[start:end]) >= end - start
            is_links = _is_mostly_links(group)
            if (is_mostly_selected and not is_links) or _is_in_text(
                before[start], after[end - 1], group, is_links=is_links
            ):
                selected[start:end] = [True] * (end - start)
        start = end


def _last_selected(blocks: Sequence[HtmlBlock], selected: Sequence[bool]) -> Iterator[HtmlBlock | None]:
    """Yield for each block the last selected one before it; None if more than groups and pictures are between them."""
    last: HtmlBlock | None = None
    for block, is_one in zip(blocks, selected, strict=True):
        yield last
        if is_one:
            last = block
        elif _group_of(block) is None and block.draft.kind is not BlockKind.FIGURE:
            last = None


def _is_in_text(before: HtmlBlock | None, after: HtmlBlock | None, group: Any, *, is_links: bool) -> bool:
    """Return True for a group between selected blocks of the same element; links must follow a colon."""
    if before is None or after is None:
        return False
    if is_links and not before.draft.text.endswith(_COLONS):
        return False
    return _is_part_of_text(group, before, after)


def _is_part_of_text(element: Any, before: HtmlBlock, after: HtmlBlock) -> bool:
    """Return True if the innermost element around an element and one of two blocks is around both blocks.

    False if one of the elements inside it has a reason to be left out.
    """
    around = [set(self_and_ancestors(block.element)) for block in (before, after)]
    for part in self_and_ancestors(element):
        if part in around[0] or part in around[1]:
            return part in around[0] and part in around[1]
        if reason_of(part) is not None:
            return False
    return False


def _is_beside(element: Any, before: HtmlBlock, after: HtmlBlock) -> bool:
    """Return True if an element, or its parent, also holds one of two blocks."""
    around = [part for part in self_and_ancestors(element)[:2] if reason_of(part) is None]
    return len(around) == 2 and any(
        part in self_and_ancestors(block.element) for block in (before, after) for part in around
    )


def _group_of(block: HtmlBlock) -> Any:
    """Return the element of a table, or of the outermost list, listing, quotation or box that a block is in."""
    if block.draft.kind is BlockKind.TABLE:
        return block.element
    groups = [element for element in self_and_ancestors(block.element) if _is_group(element)]
    return groups[-1] if groups else None


def _is_group(element: Any) -> bool:
    return element.tag in _GROUP_TAGS or _BOX in (element.get("class") or "").split()


def _is_mostly_links(element: Any) -> bool:
    """Return whether many words of a group are in links; the terms that a list defines may be links."""
    linked = sum(
        len("".join(link.itertext()).split())
        for link in element.iter("a")
        if next(link.iterancestors("dt", "dd"), element).tag != "dt"
    )
    return linked > _MAX_LINK_DENSITY * len("".join(element.itertext()).split())


def select_sidebars(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Select sidebars within the text, as Docutils and DocBook make them of what authors call so: they hold prose.

    Those of sites are beside the element that holds the text, or hold links.
    """
    boxes: dict[Any, list[int]] = {}
    for at, block in enumerate(blocks):
        box = next(filter(_is_sidebar, self_and_ancestors(block.element)), None)
        if box is not None and not selected[at]:
            boxes.setdefault(box, []).append(at)
    paragraphs = (
        {block.element for block, is_one in zip(blocks, selected, strict=True) if is_one} if boxes else set()
    )
    for box, members in boxes.items():
        beside = {
            part for part in (box.getprevious(), box.getnext()) if part is not None and tag_of(part) == "p"
        }
        is_prose = any(len(blocks[at].draft.text) >= _MIN_OPENING for at in members)
        if beside & paragraphs and is_prose and not _is_mostly_links(box):
            for at in members:
                selected[at] = line_reason(blocks[at]) is None


def _is_sidebar(element: Any) -> bool:
    return "sidebar" in (element.get("class") or "").split()


def fill_gaps(
    blocks: Sequence[HtmlBlock], selected: list[bool], candidates: Sequence[bool], heading: int | None = None
) -> None:
    """Select the candidates between selected blocks that nothing speaks against.

    Args:
        blocks: All blocks of the page.
        selected: For each block, whether it is selected.
        candidates: For each block, whether an extractor chose it.
        heading: The index of the title's heading, below which the text begins; None if there is none.
    """
    ends = [
        at for at, is_one in enumerate(selected) if is_one and blocks[at].draft.kind is not BlockKind.FIGURE
    ]
    if heading is not None and ends and heading < ends[0]:
        ends.insert(0, heading)
    for start, end in pairwise(ends):
        for at in range(start + 1, end):
            if candidates[at] and _is_text(blocks[at]) and not selected[at]:
                selected[at] = _is_in_gap(blocks[at], blocks[start], blocks[end], is_first=start == heading)


def _is_in_gap(block: HtmlBlock, before: HtmlBlock, after: HtmlBlock, *, is_first: bool) -> bool:
    length = len(block.draft.text)
    if is_first:
        return length >= _MIN_OPENING and _is_part_of_text(block.element, before, after)
    is_part = length >= _MIN_INSIDE and _is_part_of_text(block.element, before, after)
    return is_part or _is_beside(block.element, before, after)


def _is_text(block: HtmlBlock) -> bool:
    is_linked = block.linked > _MAX_LINK_DENSITY * len(block.draft.text)
    is_furniture = is_byline_or_caption(block.draft.text) or line_reason(block) is not None
    return (
        block.draft.kind not in (BlockKind.FIGURE, BlockKind.HEADING) and not is_linked and not is_furniture
    )


def restore_headings(
    blocks: Sequence[HtmlBlock], selected: list[bool], descriptions: set[str], title: int | None = None
) -> None:
    """Select the headings right before a selected block, or a picture above one, and in the same part of the page.

    Args:
        blocks: All blocks of the page.
        selected: For each block, whether it is selected.
        descriptions: The comparison keys of the page's descriptions of itself.
        title: The index of the title's heading; None if there is none.
    """
    is_heading = [block.draft.kind is BlockKind.HEADING for block in blocks]
    is_text = [is_one and not heading for is_one, heading in zip(selected, is_heading, strict=True)]
    first_text = is_text.index(True) if True in is_text else len(blocks)
    counts = _counts_of_blocks(blocks) if any(is_heading) else Counter()
    following: HtmlBlock | None = None
    for position in reversed(range(len(blocks))):
        block = blocks[position]
        if block.draft.kind is BlockKind.FIGURE or is_link_row(block):
            continue
        if not is_heading[position]:
            following = block if selected[position] else None
            continue
        is_first = position < first_text
        if following is not None and not selected[position]:
            is_below_title = title is not None and position > title
            selected[position] = _is_heading_of(
                block, following, counts, is_first=is_first, is_below_title=is_below_title
            )
        if is_first and comparison_key(block.draft.text) in descriptions:
            selected[position] = True


def complete_sections(blocks: Sequence[HtmlBlock], selected: list[bool], candidates: Sequence[bool]) -> None:
    """Select lists of links below a heading that is like those in the text, such as “See also”."""
    headings = [at for at, block in enumerate(blocks) if block.draft.kind is BlockKind.HEADING]
    over_text_at = [at for at in headings if selected[at] and any(selected[at + 1 : at + 2])]
    counts = _counts_of_blocks(blocks) if over_text_at else Counter()
    over_text = Counter(_place_of(blocks[at], counts) for at in over_text_at)
    for at, following in zip_longest(headings, headings[1:], fillvalue=len(blocks)):
        if not over_text or not candidates[at] or any(selected[at + 1 : following]):
            continue
        level, parent = _place_of(blocks[at], counts)
        if over_text[level, parent] < _MIN_SECTIONS:
            continue
        members = [
            member
            for member in range(at + 1, following)
            if _group_of(blocks[member]) is not None and _group_of(blocks[member]).getparent() is parent
        ]
        for member in (at, *members) if members and line_reason(blocks[at]) is None else ():
            selected[member] = True


def _place_of(heading: HtmlBlock, counts: Counter[Any]) -> tuple[int, Any]:
    """Return the level of a heading, and the element that holds it and its section."""
    return heading.draft.level, _outermost_around_alone(heading.element, counts).getparent()


def _is_heading_of(
    heading: HtmlBlock, text: HtmlBlock, counts: Counter[Any], *, is_first: bool, is_below_title: bool
) -> bool:
    parent = _outermost_around_alone(heading.element, counts).getparent()
    around_text = self_and_ancestors(text.element)
    inside = takewhile(lambda part: part is not parent, self_and_ancestors(heading.element))
    if (
        parent not in around_text
        or (tag_of(heading.element) == "summary" and line_reason(heading) is not None)
        or any(map(_is_never_around_headings, heading.element.iterancestors()))
        or any(reason_of(part) not in (None, HEAD, BESIDE) for part in inside)
    ):
        return False
    may_be_first = is_below_title or heading.draft.level > 1
    max_distance = _MAX_HEADING_DISTANCE + is_below_title
    return not is_first or (may_be_first and around_text.index(parent) <= max_distance)


def _is_never_around_headings(element: Any) -> bool:
    """Return whether an element is beside the text by its tag, or a link to another page."""
    tag = tag_of(element)
    return tag in _NEVER_AROUND_HEADINGS or is_link_elsewhere(element, tag)


def _counts_of_blocks(blocks: Sequence[HtmlBlock]) -> Counter[Any]:
    """Return the number of blocks in each element around them."""
    return Counter(part for block in blocks for part in self_and_ancestors(block.element))


def _outermost_around_alone(element: Any, counts: Counter[Any]) -> Any:
    """Return the outermost element whose only block is this heading."""
    while (parent := element.getparent()) is not None and counts[parent] == 1:
        element = parent
    return element


def select_pictures(blocks: Sequence[HtmlBlock], selected: list[bool], title: str) -> None:
    """Select the pictures between selected blocks, and no others: extractors do not agree on captions.

    One in a box is not selected, nor one whose text repeats the title or an earlier picture, unless a colon above it
    leads on to it.
    """
    is_figure = [block.draft.kind is BlockKind.FIGURE for block in blocks]
    seen = {comparison_key(title)}
    start = 0
    for figures, members in groupby(range(len(blocks)), key=is_figure.__getitem__):
        end = start + len(list(members))
        if figures:
            is_inside = start > 0 and end < len(blocks) and selected[start - 1] and selected[end]
            is_led_to = is_inside and blocks[start - 1].draft.text.endswith(_COLONS)
            for at in range(start, end):
                key = comparison_key(blocks[at].draft.text)
                is_new = key not in seen or (is_led_to and at == start)
                selected[at] = is_inside and is_new and not _is_in_box(blocks[at], blocks[start - 1])
                seen.add(key)
        start = end


def _is_in_box(figure: HtmlBlock, before: HtmlBlock) -> bool:
    """Return whether an element around a figure, but not around the block before it, has a reason to be left out."""
    around = set(self_and_ancestors(before.element))
    inside = takewhile(lambda part: part not in around, self_and_ancestors(figure.element))
    return any(reason_of(part) not in (None, CAPTION, GALLERY) for part in inside)


def select_answers(blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Select the answers to the question on a page, as schema.org marks them; other extractors take one text."""
    for at, block in enumerate(blocks):
        around = iter(self_and_ancestors(block.element))
        if any("text" in _properties(part) for part in around):
            selected[at] = selected[at] or any(_ANSWERS & _properties(part) for part in around)


def _properties(element: Any) -> frozenset[str]:
    return frozenset((element.get("itemprop") or "").split())
