"""The inline markup of AsciiDoc."""

import re
from collections.abc import Callable, Mapping

from tui.document.model import SpanKind
from tui.formats.inline import InlineBuilder, InlineText

_MAX_DEPTH = 4
# Contents are of limited length, and a macro holds none of its own kind, so that one that is never closed costs little.
_INLINE = re.compile(
    r"""
      \\(?P<escaped>[*_`+\#^~{<\[(]|(?:https?|link|footnote|image|xref|pass|stem):)
    | (?:footnote|footnoteref):(?P<note>[\w-]{0,60})\[(?P<note_text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\]){0,4000})\]
    | (?:stem|latexmath|asciimath):\[(?P<formula>(?:(?!(?:stem|math):\[)[^\]\\]|\\.){1,2000})\]
    | (?:pass):[a-z,]*\[(?P<passed>(?:(?!pass:[a-z,]{0,9}\[)[^\]\\]|\\.){0,2000})\]
    | (?:image|icon):(?!:)(?P<picture>[^\s\[\]:][^\s\[\]]{0,500})
      \[(?P<alternative>(?:(?!(?:image|icon):\S)[^\]]){0,1000})\]
    | (?:indexterm2?|anchor|bibitem|counter2?):[^\s\[\]]{0,100}\[[^\]]{0,300}\]
    | (?:kbd|btn):\[(?P<key>[^\]]{1,100})\] | menu:(?P<menu>[^\[\]\n]{1,100})\[(?P<entries>[^\]]{0,200})\]
    | (?:linkgit|linkman|man|manpage):(?P<page>[\w.-]{1,60})\[(?P<section>[\da-z]{0,4})\]
    | (?:link|xref|mailto):(?P<link>[^\s\[\]]{1,2000})\[(?P<link_text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\]){0,1000})\]
    | (?<![\w/])(?P<address>(?:https?|ftp|irc)://[^\s\[\]<>]{1,2000})
      \[(?P<address_text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\]){0,1000})\]
    | <<(?P<reference>[^<>,\n]{1,300})(?:,(?P<reference_text>[^<>]{1,500}))?>>
    | \(\(\((?P<hidden_term>[^()]{1,300})\)\)\) | \(\((?P<term>[^()]{1,300})\)\)
    | \[\[[\w:.-]{1,100}(?:,[^\]]{0,200})?\]\]
    | "`(?P<double>[^`]{1,1000})`" | '`(?P<single>[^`]{1,1000})`'
    | \+\+\+(?P<raw>.{1,500}?)\+\+\+ | (?P<twice>\*\*|__|``|\#\#|\+\+)(?P<twice_text>\S(?:.{0,500}?\S)??)(?P=twice)
    | (?:\[(?P<role>[\w.\#%-]{1,80})\])?(?<![\w\\])(?P<mark>[*_`\#+])(?P<text>\S(?:.{0,500}?\S)??)(?P=mark)(?!\w)
    | \^(?P<high>[^\s^]{1,60})\^ | ~(?P<low>[^\s~]{1,60})~
    | \{(?P<attribute>[\w-]{1,60})\} | (?P<break>[ ]\+(?=\n|$)) | (?P<dash>(?<=\w|\s)--(?=\w|\s)) | \((?P<sign>C|R|TM)\)
    """,
    re.VERBOSE | re.DOTALL,
)
_SPANS = {
    "*": SpanKind.STRONG,
    "_": SpanKind.EMPHASIS,
    "`": SpanKind.CODE,
}
_SIGNS = {"C": "©", "R": "®", "TM": "™"}
_TITLE = re.compile(r"^\"(.*)\"(?:,.*)?$|^([^=\"]*?)(?:\^|,\s*\w+=.*)?$", re.DOTALL)
_CHARACTERS = {
    "nbsp": " ", "sp": " ", "empty": "", "blank": "", "zwsp": "", "wj": "", "plus": "+", "lt": "<", "gt": ">",
    "amp": "&",
    "startsb": "[", "endsb": "]", "vbar": "|", "caret": "^", "asterisk": "*", "tilde": "~", "backslash": "\\",
    "backtick": "`", "two-colons": "::", "two-semicolons": ";;", "cpp": "C++", "cxx": "C++", "pp": "++", "apos": "'",
    "quot": '"', "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "deg": "°", "brvbar": "¦", "hash": "#",
}  # fmt: skip


class AsciiDocInline:
    """Turns lines with inline markup into text with spans.

    Args:
        attributes: The document's attributes, which replace references such as ``{version}``.
        add_note: Called with the label and the text of a footnote; returns its label.
        drop: Called with a reason and the text that is left out for it.
    """

    def __init__(
        self,
        attributes: Mapping[str, str],
        add_note: Callable[[str, str], str],
        drop: Callable[[str, str], None],
    ) -> None:
        self._attributes = attributes
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
        if match["escaped"]:
            builder.add(match["escaped"])
        elif match["note_text"] is not None:
            self._read_note(match["note"], match["note_text"], builder)
        elif match["mark"] or match["twice"]:
            self._add_marked(match, builder, depth)
        elif match["link"]:
            self._add_link(match["link"], match["link_text"], builder, depth)
        elif match["address"]:
            self._add_link(match["address"], match["address_text"], builder, depth)
        elif match["reference"]:
            words = match["reference_text"] or match["reference"].rpartition("#")[2].replace("_", " ")
            self._add_link(f"#{match['reference']}", words.strip(), builder, depth)
        elif match["picture"]:
            self._drop("an image", link_title(match["alternative"]) or match["picture"])
        elif match["attribute"]:
            name = match["attribute"]
            builder.add(self._attributes.get(name.lower(), _CHARACTERS.get(name, match[0])))
        else:
            self._add_text(match, builder, depth)

    def _add_text(self, match: re.Match[str], builder: InlineBuilder, depth: int) -> None:
        spans = (
            ("formula", SpanKind.FORMULA),
            ("key", SpanKind.CODE),
            ("high", SpanKind.SUPERSCRIPT),
            ("low", SpanKind.SUBSCRIPT),
        )
        for name, kind in spans:
            if match[name]:
                _add_span(kind, match[name], builder)
                return
        if match["double"] or match["single"]:
            left, right = ("“", "”") if match["double"] else ("‘", "’")
            builder.add(left)
            self._nested(match["double"] or match["single"], builder, depth)
            builder.add(right)
        elif match["page"]:
            builder.add(f"{match['page']}({match['section']})" if match["section"] else match["page"])
        elif match["menu"]:
            builder.add(" > ".join(filter(None, (match["menu"], match["entries"]))))
        elif match["break"] or match["dash"]:
            builder.add(" " if match["break"] else "—")
        elif match["sign"]:
            builder.add(_SIGNS[match["sign"]])
        else:
            builder.add(match["passed"] or match["raw"] or match["term"] or "")

    def _read_note(self, label: str, text: str, builder: InlineBuilder) -> None:
        if not text and not label:
            return
        if text:
            label = self._add_note(label, self.line(text.replace("\\]", "]"))[0])
        builder.mark(SpanKind.NOTE, label)

    def _add_link(self, address: str, text: str, builder: InlineBuilder, depth: int) -> None:
        builder.open(address, SpanKind.LINK, address)
        words = link_title(text)
        if words:
            self._nested(words, builder, depth)
        else:
            builder.add(address.removeprefix("#"))
        builder.close(address)

    def _add_marked(self, match: re.Match[str], builder: InlineBuilder, depth: int) -> None:
        mark, text = (match["mark"] or match["twice"])[0], match["text"] or match["twice_text"]
        if "line-through" in (match["role"] or ""):
            self._drop("text that is struck out", text)
        elif mark == "+":
            builder.add(text)
        elif kind := _SPANS.get(mark):
            key = object()
            builder.open(key, kind)
            self._nested(text, builder, depth)
            builder.close(key)
        else:
            self._nested(text, builder, depth)

    def _nested(self, text: str, builder: InlineBuilder, depth: int) -> None:
        if depth >= _MAX_DEPTH:
            builder.add(text)
        else:
            self._add(text, builder, depth + 1)


def link_title(text: str) -> str:
    """Return the words of a link or an image, without its attributes."""
    match = _TITLE.match(text.replace("\\]", "]"))
    if match is None:
        return text if "=" not in text else ""
    return (match[1] if match[1] is not None else match[2]).strip()


def _add_span(kind: SpanKind, text: str, builder: InlineBuilder) -> None:
    builder.open(kind, kind)
    builder.add(text)
    builder.close(kind)
