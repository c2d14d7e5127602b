"""Find an article that a page shows only with scripts: in ``noscript``, in its data, or not displayed yet."""

from typing import Any

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.formats.html.elements import visible_text
from tui.formats.html.page import SHADOW_ATTRIBUTE
from tui.formats.xml import tag_of
from tui.text.sanitize import clean_line

NOSCRIPT_WARNING = "The text is the one that this page has for browsers without scripts."
DATA_WARNING = "The text is from the data of this page, which shows it only with scripts; it has no headings."
HIDDEN_WARNING = "Parts of the text are hidden on the page until they are asked for."
SHADOW_WARNING = "The text is in a part of the page (a shadow root) that only newer browsers show."
_MIN_GAIN = 2
"""The text in the data of a page is taken if it is that many times as long as the one that was found on it."""


def open_noscript(page: Any, length: int) -> bool:
    """Turn the ``noscript`` elements of a page into parts of it if their text is longer than ``length``."""
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


def data_drafts(body: str, length: int) -> list[Draft]:
    """Return the paragraphs of the text in a page's data if it is much longer than ``length`` characters."""
    text = _without_markup(body)
    if len(text) <= _MIN_GAIN * length:
        return []
    paragraphs = map(clean_line, text.splitlines())
    return [Draft(BlockKind.PARAGRAPH, paragraph) for paragraph in paragraphs if paragraph]


def _without_markup(text: str) -> str:
    if "</" not in text and "<p" not in text:
        return text
    from lxml import html

    root = html.fromstring(f"<div>{text}</div>")
    return visible_text(root)


def is_in_shadow(element: Any) -> bool:
    return any(part.get(SHADOW_ATTRIBUTE) is not None for part in (element, *element.iterancestors()))
