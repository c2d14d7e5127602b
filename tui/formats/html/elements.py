"""The elements of HTML, by how they are read. Importing this is cheap."""

import re
from collections.abc import Iterator
from typing import Any

from tui.formats.xml import tag_of
from tui.text.sanitize import with_single_spaces

# The head is not skipped: if a page has no body tag, libxml2 puts HTML 5 elements into the head.
UNRENDERED_TAGS = frozenset(
    "audio canvas embed iframe input map noscript object rp script style template title video".split()
)
"""Elements whose content a browser does not show as text."""
DROPPED_TAGS = {
    "button": "a button",
    "option": "a choice",
    "select": "a choice",
    "textarea": "a form field",
    "svg": "a drawing",
    "rt": "how a word is read",
    "del": "struck out",
    "s": "struck out",
    "strike": "struck out",
}
"""Elements whose text is shown but is not part of an article, with the reason for leaving it out."""
HEADING_LEVELS = {f"h{level}": level for level in range(1, 7)}
BLOCK_TAGS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header head hgroup hr html legend li main menu nav ol p pre search section summary "
    "table tbody td tfoot th thead tr ul".split()
)
LIST_TAGS = frozenset(("ul", "ol", "menu", "dir", "dl"))
ITEM_TAGS = frozenset(("li", "dd"))
CELL_TAGS = frozenset(("td", "th"))
BOLD_TAGS = frozenset(("b", "strong"))
_MAX_LEVEL = 6
_STATES = re.compile(r"(?<!\S)(?:(?:no|not|has|with|without)[-_]\S+|\S*\[\S*)", re.IGNORECASE)


def without_states(names: str) -> str:
    """Return class names without those that say what an element has or lacks, such as ``no-sidebar``.

    Those with brackets, such as Tailwind's ``[&_.sidebar]:hidden``, say it of elements inside.
    """
    return _STATES.sub("", names)


def is_hidden(element: Any) -> bool:
    """Return True for an element that is not displayed until a script changes that."""
    if element.get("hidden") is not None:
        return True
    style: str = element.get("style", "")
    return "display:none" in style.replace(" ", "").lower()


def is_struck_out(element: Any) -> bool:
    """Return True for an element whose style draws a line through its text."""
    return "line-through" in (element.get("style") or "").lower()


def is_aria_hidden(element: Any) -> bool:
    """Return True for an element that is hidden from screen readers, such as an icon."""
    return bool(element.get("aria-hidden") == "true")


def heading_level(element: Any, tag: str) -> int:
    """Return the level of a heading, from 1; 0 for any other element."""
    if (level := HEADING_LEVELS.get(tag)) is not None:
        return level
    if not has_heading_role(element):
        return 0
    level_name = element.get("aria-level") or "2"  # the level that ARIA gives a heading without one
    return min(int(level_name), _MAX_LEVEL) if level_name.isdecimal() and 0 < len(level_name) < 3 else 2


def has_heading_role(element: Any) -> bool:
    """Return whether ARIA makes an element a heading; only the first role counts."""
    return (element.get("role") or "").lower().split()[:1] == ["heading"]


def is_link_elsewhere(element: Any, tag: str) -> bool:
    """Return True for a link that leaves the page."""
    return tag == "a" and not (element.get("href") or "#").startswith("#")


def visible_text(element: Any) -> str:
    """Return the visible text of an element in one line."""
    return with_single_spaces("".join(visible_pieces(element)))


def visible_pieces(element: Any) -> Iterator[str]:
    """Yield the pieces of an element's visible text, with spaces between blocks."""
    from lxml import etree

    walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, part in walker:
        if event == "start":
            tag = tag_of(part)
            if tag in UNRENDERED_TAGS or is_hidden(part):
                walker.skip_subtree()
                continue
            yield " " if tag in BLOCK_TAGS or tag in ("br", "option") else ""
            yield part.text or ""
            continue
        if event == "end" and (tag := tag_of(part)) in BLOCK_TAGS:
            yield " "
        if part is not element:
            yield part.tail or ""
