"""Find the article of a page that needs scripts to show it: in ``noscript``, in JSON-LD, or in hidden elements."""

import re
from typing import Any

from lxml import etree

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.formats.html.blocks import html_blocks
from tui.formats.html.elements import is_aria_hidden, is_hidden, visible_text
from tui.formats.html.page import SHADOW_ATTRIBUTE
from tui.formats.html.reasons import reason_of
from tui.formats.plain.reader import read_plain_text
from tui.formats.xml import self_and_ancestors, tag_of
from tui.text.sanitize import clean_line

NOSCRIPT_WARNING = "The text is the one that this page has for browsers without scripts."
DATA_WARNING = "The text is from the data of this page, which shows it only with scripts."
HIDDEN_WARNING = "Parts of the text are hidden on the page until they are asked for."
SHOWN_BY_SCRIPT_WARNING = "The text is hidden on the page until a script shows it."
SHADOW_WARNING = "The text is in a part of the page (a shadow root) that only newer browsers show."
_MARKUP = re.compile(r"</|<(?:p|br)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?<=[^\W\d_A-Z][.!?…])(?=[A-ZÀ-Þ][^\W\d_A-Z]*[ ,])")
"""The place between two sentences without a space between them."""
_MIN_GAIN = 2
"""Text in a page's data, or hidden text, is used if it is so many times as long as the text found on the page."""
_MIN_HIDDEN = 500
"""Hidden paragraphs of fewer characters are no article."""


def open_noscript(page: Any, length: int) -> bool:
    """Show the ``noscript`` elements of a page if their text is longer than ``length``; return whether it is."""
    found = [element for element in page.iter("noscript") if tag_of(element.getparent()) != "head"]
    texts = [_inner_text(element) for element in found]
    if sum(map(len, texts)) <= length:
        return False
    for element in found:
        element.tag = "div"
    return True


def _inner_text(element: Any) -> str:
    element.tag = "div"
    text = visible_text(element)
    element.tag = "noscript"
    return text


def open_hidden(page: Any, length: int) -> bool:
    """Display the hidden elements that hold much more text than ``length``; return whether there are any.

    Some pages have their article in such an element until a script shows it, as those that React sends in pieces.
    """
    min_length = max(_MIN_HIDDEN, _MIN_GAIN * length)
    is_opened = False
    walker = etree.iterwalk(page, events=("start",))
    for _event, element in walker:
        if tag_of(element) and is_hidden(element):
            walker.skip_subtree()
            paragraphs = sum(len(visible_text(part)) for part in element.iter("p"))
            if paragraphs >= min_length and not any(map(_is_never_text, self_and_ancestors(element))):
                element.attrib.pop("hidden", None)
                element.attrib.pop("style", None)
                is_opened = True
    return is_opened


def _is_never_text(element: Any) -> bool:
    return is_aria_hidden(element) or reason_of(element) is not None


OPENERS = ((open_noscript, NOSCRIPT_WARNING), (open_hidden, SHOWN_BY_SCRIPT_WARNING))
"""The functions that display more of a page, and what is told of it."""


def data_drafts(body: str, length: int, name: str, title: str) -> list[Draft]:
    """Return the blocks of the text in a page's data if it is much longer than the text found on the page.

    Args:
        body: The text in the page's data: HTML or plain text, perhaps with its lines joined without a space.
        length: The characters of the text found on the page.
        name: The name of the page, for messages.
        title: The article's title.
    """
    drafts = _blocks_of(body) if _MARKUP.search(body) else _plain_blocks(body, name, title)
    return drafts if sum(len(draft.text) for draft in drafts) > _MIN_GAIN * length else []


def _blocks_of(markup: str) -> list[Draft]:
    from lxml import html

    root = html.fromstring(f"<div>{markup}</div>")
    return [block.draft for block in html_blocks(root) if block.draft.kind is not BlockKind.FIGURE]


def _plain_blocks(text: str, name: str, title: str) -> list[Draft]:
    lines = text.splitlines() if "\n" in text.strip() else _JOINED.sub("\n", text).splitlines()
    paragraphs = list(filter(None, map(clean_line, lines)))
    return list(read_plain_text("\n\n".join(paragraphs), name, title=title).drafts)


def is_in_shadow(element: Any) -> bool:
    """Return True for an element in a shadow root of the page."""
    return any(part.get(SHADOW_ATTRIBUTE) is not None for part in (element, *element.iterancestors()))
