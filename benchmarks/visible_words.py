"""The words that a web page shows, counted without the project's own reader, and those that an article accounts for."""

import re
from collections import Counter
from typing import Any

from lxml import etree, html

from tui.document.model import Article

_UNSEEN_TAGS = frozenset(
    "head script style template noscript title iframe object audio video canvas map datalist rp annotation "
    "annotation-xml".split()
)
_INLINE_TAGS = frozenset(
    "a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var wbr "
    "math mi mn mo mrow msup msub semantics".split()
)
_WORD = re.compile(r"\w+")


def visible_words(markup: bytes) -> Counter[str]:
    """Return the words of a page outside of scripts and of elements that are not displayed."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = html.document_fromstring(markup, parser=parser)
    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _UNSEEN_TAGS or _is_hidden(element):
                walker.skip_subtree()
                continue
            pieces += ["" if tag in _INLINE_TAGS else " ", element.text or ""]
        else:
            pieces += ["" if tag in _INLINE_TAGS else " ", element.tail or ""]
    return words("".join(pieces))


def accounted_words(article: Article) -> Counter[str]:
    """Return the words of an article, with its notes and all that was left out of it."""
    texts = [
        article.text,
        *(block.marker for block in article.blocks),
        *(note.text for note in article.notes),
    ]
    return words("\n".join([*texts, *(dropped.text for dropped in article.dropped)]))


def words(text: str) -> Counter[str]:
    """Return the words of a text in lower case."""
    return Counter(_WORD.findall(text.lower()))


def _is_hidden(element: Any) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style
