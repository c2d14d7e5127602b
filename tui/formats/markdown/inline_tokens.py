"""Read inline Markdown into lines."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from markdown_it.token import Token

from tui.document.model import Dropped, SpanKind
from tui.formats.markdown.html import closed_names, html_parts, is_named_tag
from tui.formats.markdown.line import STRUCK_TAGS, MarkdownLine
from tui.formats.markdown.syntax import markdown_parser
from tui.text.patterns import lazy_pattern
from tui.text.sanitize import clean_line

_MARKUP = lazy_pattern(r"[\[\]\\\n*_`!<&~$^=%{]")
_DELIMITERS = "[]*_`!<&~$"
_MAX_DELIMITERS = 20_000
"""The limit for one block: more, as in data that is not text, would take many seconds to parse."""
_MAX_ALL_DELIMITERS = 500_000

_ATTRIBUTES = lazy_pattern(r"\{:?[ \t]*(?:[#.][\w.:#-]+|[\w-]+=[^{}\s]+)[^{}\n]*\}")
_BRACKETED_SPAN = lazy_pattern(r"(?<![\]!])\[([^\[\]\n]{1,500})\]\{[.#][^{}\n]{0,200}\}")
"""A span of Pandoc's, whose brackets and attributes are not text."""
_ATTRIBUTED = ("link_close", "image", "code_inline", "html_inline")
_PICTURE_NAME = lazy_pattern(r"\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|avif)$", re.IGNORECASE)
_SPANS = {"em": SpanKind.EMPHASIS, "strong": SpanKind.STRONG}

AddNote = Callable[[str, str], str]


class InlineTokenReader:
    """Reads the inline text of blocks."""

    def __init__(
        self, env: dict[str, Any], closed: frozenset[str], add_note: AddNote, dropped: list[Dropped]
    ) -> None:
        self._env = env
        self._closed = closed
        self._add_note = add_note
        self._dropped = dropped
        self._delimiters = 0
        self._named: frozenset[str] = frozenset()

    def read(self, content: str, line: MarkdownLine) -> None:
        """Add an inline text to a line."""
        if "]{" in content:
            content = _BRACKETED_SPAN.sub(r"\1", content)
        delimiters = sum(map(content.count, _DELIMITERS))
        # A bracket that begins no link takes several times as long as one that does.
        delimiters += 5 * max(0, content.count("[") - content.count("]("))
        self._delimiters += delimiters
        is_too_long = delimiters > _MAX_DELIMITERS or self._delimiters > _MAX_ALL_DELIMITERS
        if is_too_long or not _MARKUP.search(content):
            line.add(content)
            return
        parser, children = markdown_parser(), list[Token]()
        parser.inline.parse(content, parser, self._env, children)
        _pair_marks(children)
        _strip_attributes(children)
        # Its paragraph or cell ends what is struck out.
        self._named = STRUCK_TAGS - closed_names(content)
        for child in children:
            self._read_token(child, line)

    def _read_token(self, token: Token, line: MarkdownLine) -> None:
        name, _, step = token.type.rpartition("_")
        if kind := _SPANS.get(name):
            line.open(kind) if step == "open" else line.close(kind)
            return
        match token.type:
            case "text" | "text_special" | "mark":
                line.add(token.content)
            case "code_inline":
                line.add_span(SpanKind.CODE, token.content)
            case "softbreak" | "hardbreak":
                line.add(" ")
            case "s_open" | "s_close":
                line.strike(token.nesting)
            case "link_open":
                line.open(SpanKind.LINK, str(token.attrGet("href") or ""))
            case "link_close":
                line.close(SpanKind.LINK)
            case "formula" | "subscript" | "superscript":
                line.add_span(SpanKind(token.type), token.content)
            case "html_inline":
                self._read_html(token.content, line)
            case _:
                self._read_reference(token, line)

    def _read_html(self, content: str, line: MarkdownLine) -> None:
        if is_named_tag(content, self._closed - self._named):
            line.add(content)
            return
        for part in html_parts(content, self._closed):
            if isinstance(part, str):
                line.add(part)
            else:
                line.tag(part)

    def _read_reference(self, token: Token, line: MarkdownLine) -> None:
        match token.type:
            case "image":
                description = _plain_text(token.children or ())
                line.add_picture(
                    description, str(token.attrGet("src") or ""), str(token.attrGet("title") or "")
                )
            case "embedded" if _PICTURE_NAME.search(token.info):
                line.add_picture("" if token.content.isdigit() else token.content, token.info)
            case "wiki_link" | "embedded":
                line.open(SpanKind.LINK, token.info)
                line.add(token.content)
                line.close(SpanKind.LINK)
            case "note_reference":
                line.mark(SpanKind.NOTE, clean_line(token.content))
            case "inline_note":
                line.mark(SpanKind.NOTE, self._add_note("", self._note_text(token.content)))
            case "comment":
                self._dropped.append(Dropped("a comment", clean_line(token.content)))

    def _note_text(self, content: str) -> str:
        line = MarkdownLine(self._dropped)
        # A note within this one is not parsed: each would be a step deeper on the stack.
        self.read(content.replace("^[", "["), line)
        text = line.finish()[0]
        line.drop_pictures()
        return text


def _plain_text(tokens: Sequence[Token]) -> str:
    """Return the words of an image's description. The recursion is safe: descriptions are not nested deeply."""
    pieces = []
    for token in tokens:
        if token.type == "image":
            pieces.append(_plain_text(token.children or ()))
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif token.type != "html_inline":
            pieces.append(token.content)
    return "".join(pieces)


def _pair_marks(tokens: Sequence[Token]) -> None:
    """Remove the delimiters around highlighted text, and keep those without a partner."""
    opened: Token | None = None
    for token in tokens:
        if token.type != "mark":
            continue
        if opened is not None and token.meta["closes"]:
            opened.content = token.content = ""
            opened = None
        elif opened is None and token.meta["opens"]:
            opened = token


def _strip_attributes(tokens: Sequence[Token]) -> None:
    """Remove attributes after links, images and code."""
    for before, token in pairwise(tokens):
        if token.type == "text" and before.type in _ATTRIBUTED and token.content.startswith("{"):
            token.content = _ATTRIBUTES.sub("", token.content, count=1)
