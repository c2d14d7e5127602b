"""Text out of stray HTML, such as Markdown may hold: a scanner, since patterns take too long on what is broken."""

import re
from html import unescape

from tui.article.clean import clean_text

_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_SILENT = frozenset(("script", "style", "template", "noscript", "svg"))
_PARAGRAPHS = frozenset(
    (
        "p",
        "div",
        "br",
        "hr",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "table",
        "summary",
        "details",
        "pre",
    )
)


def text_of_markup(markup: str) -> str:
    """The text of a piece of HTML: without comments, tags, scripts and styles, its characters unescaped.

    Args:
        markup: HTML in any state; what is never closed is left out to its end.
    """
    pieces = []
    position = 0
    while (start := markup.find("<", position)) >= 0:
        pieces.append(unescape(markup[position:start]))
        position, text = _skip(markup, start)
        pieces.append(text)
    pieces.append(unescape(markup[position:]))
    return clean_text("".join(pieces))


def _skip(markup: str, start: int) -> tuple[int, str]:
    """Where what begins with a ``<`` ends, and the text that it stands for."""
    if markup.startswith("<!--", start):
        return _behind(markup, "-->", start), ""
    if markup.startswith(("<!", "<?"), start):
        return _behind(markup, ">", start), ""
    match = _TAG_NAME.match(markup, start)
    if match is None:
        return start + 1, "<"
    name = match[1].lower()
    end = _behind(markup, ">", start)
    if name in _SILENT and markup[start + 1] != "/":
        closing = re.compile(f"</{name}", re.IGNORECASE).search(markup, end)
        return (_behind(markup, ">", closing.start()) if closing else len(markup)), ""
    return end, " " if name in _PARAGRAPHS or name[:1] == "h" else ""


def _behind(markup: str, end: str, start: int) -> int:
    position = markup.find(end, start)
    return len(markup) if position < 0 else position + len(end)
