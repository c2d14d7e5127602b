"""The inline markup of Org."""

import re
from collections.abc import Callable

from tui.document.model import SpanKind
from tui.formats.inline import InlineBuilder, InlineText

_MAX_DEPTH = 4
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)$", re.IGNORECASE)
# A mark begins and ends a span only at the edge of a word. Contents are of limited length, and a formula ends where
# another begins, so that one that is never closed costs little.
_INLINE = re.compile(
    r"""
      \[\[(?P<address>[^\[\]\n]{1,2000})\](?:\[(?P<words>[^\[\]]{1,2000})\])?\]
    | \[fn:(?P<note>[\w-]{0,60})(?::(?P<inline_note>[^\[\]]{1,4000}))?\]
    | \[cite[^\]:]{0,30}:(?P<citation>[^\]]{1,500})\]
    | (?<![\w\\])(?P<mark>[*/_=~+])(?P<text>[^\s](?:.{0,500}?[^\s])??)(?P=mark)(?!\w)
    | \\\((?P<formula1>(?:(?!(?<!\\)\\\().){1,2000}?)\\\) | \\\[(?P<formula2>(?:(?!(?<!\\)\\\[).){1,2000}?)\\\]
    | \$\$(?P<formula3>[^$]{1,2000})\$\$ | (?<![\w$])\$(?P<formula4>[^\s$](?:[^$]{0,400}[^\s$])?)\$(?![\w$])
    | (?P<script>(?<=\w)[\^_])\{(?P<low>[^{}]{1,200})\}
    | <<<?(?P<target>[^<>\n]{1,100})>>>? | \{\{\{(?P<macro>[^{}]{1,200})\}\}\} | (?P<break>\\\\(?=\s|$))
    | @@\w+:(?P<export>[^@]{0,500})@@
    """,
    re.VERBOSE | re.DOTALL,
)
_SPANS = {
    "*": SpanKind.STRONG,
    "/": SpanKind.EMPHASIS,
    "_": SpanKind.EMPHASIS,
    "=": SpanKind.CODE,
    "~": SpanKind.CODE,
}


class OrgInline:
    """Turns lines with inline markup into text with spans.

    Args:
        add_note: Called with the label and the text of an inline footnote; returns its label.
        drop: Called with a reason and the text that is left out for it.
    """

    def __init__(self, add_note: Callable[[str, str], str], drop: Callable[[str, str], None]) -> None:
        self._add_note = add_note
        self._drop = drop

    def line(self, text: str) -> InlineText:
        """Return the text of lines, without markup, and its spans."""
        builder = InlineBuilder()
        self._add(text, builder, 0)
        return builder.finish()

    def _add(self, text: str, builder: InlineBuilder, depth: int) -> None:
        builder.add_around(text, _INLINE, lambda match: self._add_match(match, builder, depth))

    def _add_match(self, match: re.Match[str], builder: InlineBuilder, depth: int) -> None:
        kind = match.lastgroup
        formula = match["formula1"] or match["formula2"] or match["formula3"] or match["formula4"]
        if match["address"]:
            self._add_link(match, builder, depth)
        elif match["note"] is not None:
            words = match["inline_note"]
            label = self._add_note(match["note"], self.line(words)[0]) if words else match["note"]
            builder.mark(SpanKind.NOTE, label)
        elif match["citation"]:
            self._drop("a citation", match["citation"])
        elif match["mark"]:
            self._add_marked(match["mark"], match["text"], builder, depth)
        elif formula:
            self._add_span(SpanKind.FORMULA, formula, builder)
        elif match["script"]:
            script = SpanKind.SUPERSCRIPT if match["script"] == "^" else SpanKind.SUBSCRIPT
            self._add_span(script, match["low"], builder)
        elif kind == "break":
            builder.add(" ")

    def _add_link(self, match: re.Match[str], builder: InlineBuilder, depth: int) -> None:
        address, words = match["address"], match["words"]
        if words is None and _PICTURE.search(address):
            self._drop("an image", address)
            return
        builder.open(match, SpanKind.LINK, address)
        if words is None or depth >= _MAX_DEPTH:
            builder.add(words or address.removeprefix("file:").removeprefix("*"))
        else:
            self._add(words, builder, depth + 1)
        builder.close(match)

    def _add_marked(self, mark: str, text: str, builder: InlineBuilder, depth: int) -> None:
        if mark == "+":
            self._drop("text that is struck out", text)
        elif mark in "=~" or depth >= _MAX_DEPTH:
            self._add_span(_SPANS[mark], text, builder)
        else:
            key = object()
            builder.open(key, _SPANS[mark])
            self._add(text, builder, depth + 1)
            builder.close(key)

    @staticmethod
    def _add_span(kind: SpanKind, text: str, builder: InlineBuilder) -> None:
        builder.open(kind, kind)
        builder.add(text)
        builder.close(kind)
