"""Select the sections of a web page that are like those selected, whatever their names are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock
from tui.formats.html.content_selection import Container, build_containers, is_boilerplate
from tui.formats.html.reasons import AUTHOR, COMMENT, NEWSLETTER, is_mostly_linked, line_reason, reason_of
from tui.formats.xml import self_and_ancestors

_MIN_LIKE = 2
"""The selected sections that must be like one that is not."""
_MIN_SELECTED = 0.6
"""The share of a section's text that is selected, if the section counts as selected."""

_MAX_NAME_WORDS = 5
_NEVER_SECTIONS = (COMMENT, NEWSLETTER, AUTHOR)


def complete_sibling_sections(page: Any, blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Select the sections that stand beside at least two selected ones, in elements with the same tag and class.

    An ID such as ``related-packages`` is then the name of a section of the article, not of a box with links.

    Args:
        page: The tree.
        blocks: All blocks of the page that are displayed.
        selected: For each block, whether it is selected; changed here.
    """
    siblings: dict[tuple[Container | None, str, str, int], list[Container]] = defaultdict(list)
    for section in _sections(build_containers(page, blocks), blocks):
        level = blocks[section.start].draft.level
        siblings[section.parent, section.tag, section.attribute("class"), level].append(section)
    # Inner sections come after those around them, and are completed with them.
    for alike in siblings.values():
        shares = [_selected_share(section, blocks, selected) for section in alike]
        if sum(share >= _MIN_SELECTED for share in shares) >= max(_MIN_LIKE, len(alike) / 2):
            for section, share in zip(alike, shares, strict=True):
                if share < 1 and _is_text(section, blocks):
                    _select(section, blocks, selected)


def _sections(page: Container, blocks: Sequence[HtmlBlock]) -> Iterator[Container]:
    """Yield the containers of a heading and the text below it, those around others first."""
    waiting = [page] if blocks else []
    while waiting:
        container = waiting.pop()
        waiting += reversed(container.children)
        is_headed = _is_heading(blocks[container.start]) and _has_text(container)
        if is_headed and not any(
            inner.start == container.start and _has_text(inner) for inner in container.children
        ):
            yield _outermost(container)


def _has_text(container: Container) -> bool:
    return container.end > container.start + 1


def _outermost(container: Container) -> Container:
    """Return the outermost container of the same blocks."""
    while (parent := container.parent) is not None and (parent.start, parent.end) == (
        container.start,
        container.end,
    ):
        container = parent
    return container


def _selected_share(section: Container, blocks: Sequence[HtmlBlock], selected: Sequence[bool]) -> float:
    inside = range(section.start + 1, section.end)
    length = sum(len(blocks[at].draft.text) for at in inside)
    return sum(len(blocks[at].draft.text) for at in inside if selected[at]) / max(length, 1)


def _is_text(section: Container, blocks: Sequence[HtmlBlock]) -> bool:
    """Return True if a section is not teasers, and neither its class nor its heading gives a reason against it.

    It may be mostly links if these are names, as below “See also”, not headlines.
    """
    inside = blocks[section.start : section.end]
    linked = sum(len(block.draft.text) for block in inside if is_mostly_linked(block))
    is_linked = 2 * linked > sum(len(block.draft.text) for block in inside)
    if is_linked and not _links_names(section.element, inside):
        return False
    reason = reason_of(section.element)
    return line_reason(inside[0]) is None and not is_boilerplate(section) and reason not in _NEVER_SECTIONS


def _links_names(element: Any, blocks: Sequence[HtmlBlock]) -> bool:
    """Return whether the links in an element are a few words each, and none is a heading."""
    if any(is_mostly_linked(block) for block in blocks if _is_heading(block)):
        return False
    return all(len("".join(link.itertext()).split()) <= _MAX_NAME_WORDS for link in element.iter("a"))


def _is_heading(block: HtmlBlock) -> bool:
    return block.draft.kind is BlockKind.HEADING


def _select(section: Container, blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    for at in range(section.start, section.end):
        around = self_and_ancestors(blocks[at].element)
        inside = around[: around.index(section.element)] if section.element in around else []
        if line_reason(blocks[at]) is None and not any(reason_of(part, with_id=False) for part in inside):
            selected[at] = True
