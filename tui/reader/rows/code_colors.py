"""The colours of code, by Pygments, which is loaded when code of a known language is seen."""

import re
from collections.abc import Iterator
from time import thread_time
from typing import Any, NamedTuple

from tui.document.model import Block, BlockKind

CODE_PLAIN, KEYWORD, STRING, COMMENT = "code--plain", "code--keyword", "code--string", "code--comment"
NUMBER, NAME = "code--number", "code--name"
CODE_STYLES = (CODE_PLAIN, KEYWORD, STRING, COMMENT, NUMBER, NAME)
"""The component classes."""

MAX_CHARS = 50_000
"""A longer listing is data, and stays without colours."""
_MAX_SECONDS = 1.0
_GUESSES = (
    (r"#!.*\b(?:ba|da|k|z)?sh\b", "bash"),
    (r"#!.*\bpython", "python"),
    (r"#!.*\b(perl|ruby|node)\b", ""),
    (r">>> ", "pycon"),
    (r"<\?xml\b", "xml"),
    (r"(?i:<!doctype) html\b", "html"),
    (r"diff --git |--- \S.*\n\+\+\+ ", "diff"),
    (r"#include [<\"]", "c"),
)
"""The beginnings of code that can be of one language only, as regular expressions, which are compiled on first use.

An empty name is the one that was found.
"""
_CLASSES = {
    "Keyword": KEYWORD,
    "Operator.Word": KEYWORD,
    "Name.Tag": KEYWORD,
    "Generic.Heading": KEYWORD,
    "Generic.Subheading": KEYWORD,
    "Literal.String": STRING,
    "Generic.Inserted": STRING,
    "Comment": COMMENT,
    "Generic.Prompt": COMMENT,
    "Literal": NUMBER,
    "Generic.Deleted": NUMBER,
    "Name.Function": NAME,
    "Name.Class": NAME,
    "Name.Decorator": NAME,
    "Name.Attribute": NAME,
    "Name.Builtin": NAME,
    "Name.Exception": NAME,
}


class CodePart(NamedTuple):
    """A part of a listing, by offsets into the article's text, and its component class."""

    start: int
    end: int
    style: str


def language_of(block: Block) -> str:
    """Return the language of a listing that can have colours, as its source says or as its beginning shows."""
    if block.kind is not BlockKind.CODE or len(block.text) > MAX_CHARS:
        return ""
    return block.language or guessed_language(block.text)


def guessed_language(text: str) -> str:
    """Return the language that code is surely in by its first line; empty if that does not tell."""
    for pattern, language in _GUESSES:
        if match := re.match(pattern, text):
            return language or match[1]
    return ""


def code_parts(block: Block, language: str) -> tuple[CodePart, ...]:
    """Return the parts of a listing with colours, in order. Without a lexer for the language there are none.

    The rest of a listing that takes longer than a second is plain.
    """
    lexer = _lexer(language)
    return () if lexer is None else tuple(_merged(_parts(block, lexer)))


def _lexer(language: str) -> Any:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language)
    except ClassNotFound:
        return None


def _parts(block: Block, lexer: Any) -> Iterator[CodePart]:
    known: dict[Any, str] = {}
    deadline = thread_time() + _MAX_SECONDS
    for offset, token, text in lexer.get_tokens_unprocessed(block.text + "\n"):
        if thread_time() > deadline:
            yield CodePart(block.start + offset, block.end, CODE_PLAIN)
            return
        style = known.get(token)
        if style is None:
            style = known[token] = _class_of(token)
        start = block.start + offset
        end = min(start + len(text), block.end)
        if start < end:
            yield CodePart(start, end, style)


def _class_of(token: Any) -> str:
    names = [*token]
    while names:
        if style := _CLASSES.get(".".join(names)):
            return style
        names.pop()
    return CODE_PLAIN


def _merged(parts: Iterator[CodePart]) -> Iterator[CodePart]:
    """Join parts of the same class that touch; what a lexer puts out twice is left out."""
    last: CodePart | None = None
    for part in parts:
        if last is not None and part.start < last.end:
            continue
        if last is not None and (part.start, part.style) == (last.end, last.style):
            last = last._replace(end=part.end)
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last
