"""Find the article of a page that needs scripts to show it: in ``noscript``, in JSON-LD, or in hidden elements."""

import re
from typing import Any

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.formats.html.blocks import html_blocks
from tui.formats.html.elements import visible_text
from tui.formats.html.page import SHADOW_ATTRIBUTE
from tui.formats.plain.reader import read_plain_text
from tui.formats.xml import tag_of
from tui.text.sanitize import clean_line

NOSCRIPT_WARNING = "The text is the one that this page has for browsers without scripts."
DATA_WARNING = "The text is from the data of this page, which shows it only with scripts."
HIDDEN_WARNING = "Parts of the text are hidden on the page until they are asked for."
SHADOW_WARNING = "The text is in a part of the page (a shadow root) that only newer browsers show."
_MARKUP = re.compile(r"</|<(?:p|br)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?<=[^\W\d_A-Z][.!?…])(?=[A-ZÀ-Þ][^\W\d_A-Z]*[ ,])")
"""The place between two sentences without a space between them."""
_MIN_GAIN = 2
"""The text in a page's data is used if it is so many times as long as the text found on the page."""


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
