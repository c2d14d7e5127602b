"""Read the preamble of a LaTeX document: its title, author, date and macros."""

import re

from tui.formats.latex.source import LatexSource
from tui.formats.latex.symbols import plain_text
from tui.text.sanitize import clean_line

_TITLE = re.compile(r"\\(title|author|date)\b")
_MACRO = re.compile(r"\\(?:re)?newcommand\*?\s*\{?\\([a-zA-Z]+)\}?\s*(?=\{)|\\def\s*\\([a-zA-Z]+)\s*(?=\{)")
_REMARK = re.compile(r"\\(?:thanks|footnote|inst|textsuperscript)\s*\{[^{}]*\}|(?<!\\)%[^\n]*")
_AND = re.compile(r"\\(?:and|And|AND)\b")
_MAX_MACRO_CHARS = 200


def read_preamble(preamble: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the fields ``title``, ``author`` and ``date``, and the text of each macro without arguments."""
    source = LatexSource(preamble)
    fields: dict[str, str] = {}
    macros: dict[str, str] = {}
    for match in _TITLE.finditer(preamble):
        source.at = match.end()
        source.take_option()
        if text := field_text(match[1], source.take_argument() or ""):
            fields.setdefault(match[1], text)
    for match in _MACRO.finditer(preamble):
        source.at = match.end()
        body = source.take_argument() or ""
        if len(body) < _MAX_MACRO_CHARS and "#" not in body:
            macros[match[1] or match[2]] = plain_text(body)
    return fields, macros


def field_text(name: str, tex: str) -> str:
    """Return the text of the field ``title``, ``author`` or ``date``; of an author, the line above the address."""
    tex = _REMARK.sub("", tex)
    tex = tex.partition("\\\\")[0] if name == "author" else tex.replace("\\\\", " ")
    return clean_line(plain_text(_AND.sub(", ", tex))).replace(" ,", ",")
