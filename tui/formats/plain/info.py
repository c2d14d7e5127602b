"""Strip the nodes and menus of an Info file, as described in the Texinfo manual, "Info Format Specification"."""

import re

from tui.document.model import Dropped
from tui.formats.plain.wrappers import StrippedText
from tui.text.patterns import lazy_pattern

_HEAD = lazy_pattern(r"\s{0,100}This is [^\n]{1,200}, produced by (?:makeinfo|texi2any)\b")
# The separator of nodes, a control character, may have been removed or replaced before.
_NODE = lazy_pattern(r"^(?:[^\w\s]?\n)?[^\w\n]{0,3}File: [^\n]{1,200}?, +Node: [^\n]{1,500}$", re.MULTILINE)
_END = lazy_pattern(r"^(?:[^\w\s]?\n)?[^\w\n]{0,3}(?:Tag Table:|Indirect:|Local Variables:)$", re.MULTILINE)
_MENU = lazy_pattern(r"^\* Menu:[ \t]*$", re.MULTILINE)
_NAME = r"(?P<name>[^:*]{1,200})"
_REFERENCE = lazy_pattern(
    rf"(?P<open>\(?)\*(?P<note>[Nn]ote)\s+{_NAME}(?:::|:\s+(?:\([^()\n]{{1,60}}\))?[^.,:]{{0,200}}(?=[.,]))"
)
_UNDERLINE = lazy_pattern(r"(?<=\S\n)([*=.-])\1{2,}[ \t]*$", re.MULTILINE)
_USUAL_UNDERLINES = str.maketrans("*=-.", "=-~~")
"""The underlines of chapters, sections and smaller parts, as other texts have them."""
_TITLE = lazy_pattern(r"\s*(?P<title>\S[^\n]*)\n(?P<line>([*=])\3{2,})[ \t]*(?:\n|\Z)")


def strip_info(text: str) -> StrippedText | None:
    """Strip the head, the names of nodes, the menus and the table of an Info file; None for any other text."""
    first = _NODE.search(text) if _HEAD.match(text) else None
    if first is None:
        return None
    end = _END.search(text, first.end())
    nodes = _NODE.split(text[first.end() : end.start() if end else len(text)])
    parts = [_MENU.split(node, maxsplit=1) for node in nodes]
    title = _TITLE.match(parts[0][0])
    if title:
        parts[0][0] = parts[0][0][title.end() :]
    dropped = [Dropped("the document's head", text[: first.start()].strip())]
    dropped += [Dropped("a table of contents", part[1].strip()) for part in parts if len(part) > 1]
    body = "\n\n".join(_REFERENCE.sub(_words, part[0]) for part in parts)
    body = _UNDERLINE.sub(lambda line: line[0].translate(_USUAL_UNDERLINES), body)
    return StrippedText(body, title["title"].strip() if title else "", dropped=tuple(dropped))


def _words(reference: re.Match[str]) -> str:
    """Return a cross-reference as running text."""
    if reference["note"] == "Note":
        return f"{reference['open']}See {reference['name']}"
    return f"(see {reference['name']}" if reference["open"] else reference["name"]
