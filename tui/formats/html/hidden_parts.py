"""Select the parts of an article that a page hides until a reader asks for more."""

import re
from collections.abc import Sequence
from itertools import chain, groupby, islice, takewhile
from typing import Any

from tui.formats.html.blocks import HtmlBlock
from tui.formats.html.elements import heading_level
from tui.formats.xml import self_and_ancestors, tag_of

_MIN_HIDDEN = 100
_MAX_LINK_DENSITY = 0.3
_NEVER_TAGS = frozenset(("nav", "aside", "footer", "form", "dialog", "header"))
_MORE_NAME = re.compile(
    r"more|expand|collaps|truncat|full-?(?:text|story|article)|rest-of|remaind|toggle", re.IGNORECASE
)
_MORE = re.compile(
    r"(?:read|show|see|view|load)\W+(?:more|all|full|the rest)|more\b|continue|expand|weiterlesen|mehr|lire la suite|"
    r"leer más|seguir leyendo|leggi|continua|ler mais|lees (?:verder|meer)|czytaj|читать|続きを読む|阅读更多|展开",
    re.IGNORECASE,
)
_MAX_PARTS_OF_HEADING = 10
_CONTROL_LEVELS = 3
"""The number of elements around a control within which it may unfold something."""


def select_hidden(page: Any, blocks: Sequence[HtmlBlock], selected: list[bool]) -> None:
    """Select the hidden blocks right after a selected one if a control unfolds them as the rest of its text."""
    controls: _Controls | None = None
    start = 0
    for is_hidden, members in groupby(blocks, key=lambda block: block.is_hidden):
        hidden = list(members)
        if is_hidden and start and selected[start - 1]:
            before = blocks[start - 1]
            count = _count_folded(before, hidden)
            if not count and _is_text(hidden):
                controls = controls or _Controls(page)
                count = len(hidden) if _is_rest_of(before, hidden[0], controls) else 0
            selected[start : start + count] = [True] * count
        start += len(hidden)


class _Controls:
    """The links and buttons of a page that unfold parts of it."""

    def __init__(self, page: Any) -> None:
        self._targets: set[str] = set()
        self._around: set[Any] = set()
        for control in page.iter("a", "button", "label"):
            names = map(control.get, ("href", "aria-controls", "data-target", "for"))
            self._targets.update(name.lstrip("#") for name in names if name)
            if _MORE.match("".join(islice(control.itertext(), 5)).strip()):
                self._around.update(islice(control.iterancestors(), _CONTROL_LEVELS))

    def unfold(self, element: Any, around: Any) -> bool:
        """Return True if a control unfolds an element, or something in the element around it."""
        return element.get("id") in self._targets or around in self._around


def _count_folded(heading: HtmlBlock, hidden: Sequence[HtmlBlock]) -> int:
    """Return how many hidden blocks are in the part of the page that the button in a heading folds."""
    if not _has_button(heading.element):
        return 0
    around = self_and_ancestors(hidden[0].element)
    near = self_and_ancestors(heading.element)[1 : 1 + _CONTROL_LEVELS]
    shared = next((at for at, part in enumerate(around) if part in near), 0)
    if not shared or any(tag_of(part) in _NEVER_TAGS for part in around[:shared]):
        return 0
    part = around[shared - 1]
    folded = list(takewhile(lambda block: part in self_and_ancestors(block.element), hidden))
    return len(folded) if _has_few_links(folded) else 0


def _has_button(heading: Any) -> bool:
    parts = chain(islice(heading.iter(), _MAX_PARTS_OF_HEADING), islice(heading.iterancestors(), 1))
    is_heading = tag_of(heading) == "dt" or heading_level(heading, tag_of(heading)) > 0
    return is_heading and any(tag_of(part) == "button" for part in parts)


def _is_text(hidden: Sequence[HtmlBlock]) -> bool:
    return sum(len(block.draft.text) for block in hidden) >= _MIN_HIDDEN and _has_few_links(hidden)


def _has_few_links(blocks: Sequence[HtmlBlock]) -> bool:
    length = sum(len(block.draft.text) for block in blocks)
    return sum(block.linked for block in blocks) <= _MAX_LINK_DENSITY * length


def _is_rest_of(text: HtmlBlock, hidden: HtmlBlock, controls: _Controls) -> bool:
    around = self_and_ancestors(hidden.element)
    shared = next((at for at, part in enumerate(around) if part is text.element.getparent()), 0)
    inside = around[:shared]
    if any(tag_of(part) in _NEVER_TAGS for part in inside):
        return False
    return any(
        _MORE_NAME.search(f"{part.get('class') or ''} {part.get('id') or ''}")
        or controls.unfold(part, around[shared])
        for part in inside
    )
