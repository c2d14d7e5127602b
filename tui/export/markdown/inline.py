"""Text and its spans as inline Markdown that is read back as the same text with the same spans.

Emphasis, code and links are those of CommonMark 0.31, marks of notes and formulas those that GitHub, Pandoc and others
add to it. Where these delimiters would be misread, as around a part of a word, a span gets an HTML tag.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tui.document.model import Span, SpanKind
from tui.export.html.markup import is_web_address
from tui.export.spans import Step, StepKind, steps

_PERHAPS_MARKUP = re.compile(r"[\\`*\[\]~$#^_<&=%{]")
_SPECIAL = re.compile(r"[\\`*\]~$#^]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# Highlights, comments and attributes, which some readers of Markdown know.
_PAIRED = re.compile(r"=(?==)|%(?=%)")
_WIKI_LINK = re.compile(r"(?<=\[)\[")
_ATTRIBUTE = re.compile(r"(\{:?[ \t]*)\.|(\{:?[ \t]*[\w-]{1,40})=")
_LEADING = re.compile(r"^(?=>|--|[-+:](?: |$)|:::|!!!|\?\?\?)")
_LEADING_NOTE = re.compile(r"^(\[\^[^\]\s]+\])(?=:)")
_LEADING_NUMBER = re.compile(r"^(\d+)(?=[.)](?: |$))")

_SIGNS = {SpanKind.EMPHASIS: ("*", "_"), SpanKind.STRONG: ("**", "__")}
_TAGS = {
    SpanKind.EMPHASIS: "em",
    SpanKind.STRONG: "strong",
    SpanKind.CODE: "code",
    SpanKind.SUPERSCRIPT: "sup",
    SpanKind.SUBSCRIPT: "sub",
}
_BEFORE_BRACKET = {"!": "\\!", "[": "&#91;"}
"""The escaped forms of characters that would begin an image or a wiki link before a bracket."""
_BACKTICKS = re.compile("`+")
_TEX = re.compile(r"[\\^_=+<>{}|/*-]|^\S+$")
_FORMULA = re.compile(r"(?![\s`])(?:[^$\\]|\\[^$])+(?<![\s`])")
_PLAIN_ADDRESS = re.compile(r"[^\s<>()\\&]+")


def escape(text: str) -> str:
    """Return a text as one line of Markdown that is read back as the same text.

    Only what could be read as markup gets a backslash, so that the file stays readable.
    """
    return guard_line(escape_inline(" ".join(text.split())))


def escape_inline(text: str) -> str:
    """Escape a text within a line, so that nothing in it is markup."""
    if not _PERHAPS_MARKUP.search(text):
        return text
    text = _SPECIAL.sub(r"\\\g<0>", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    text = _TAG.sub(r"\\<", text)
    text = _ENTITY.sub(r"\\&", text)
    text = _PAIRED.sub(r"\\\g<0>", text)
    text = _WIKI_LINK.sub("&#91;", text)
    return _ATTRIBUTE.sub(lambda match: f"{match[1]}\\." if match[1] else f"{match[2]}\\=", text)


def guard_line(line: str) -> str:
    """Escape the beginning of a line of Markdown, so that it begins nothing but a paragraph."""
    line = _LEADING_NOTE.sub(r"\1\\", _LEADING_NUMBER.sub(r"\1\\", line))
    return _LEADING.sub(r"\\", line)


def destination(address: str) -> str:
    """Return the address of a link or an image as a Markdown link destination."""
    address = _ENTITY.sub(r"\\&", "".join(address.split("\n")).replace("\\", "\\\\"))
    if _PLAIN_ADDRESS.fullmatch(address):
        return address
    return f"<{address.replace('<', chr(92) + '<').replace('>', chr(92) + '>')}>"


def image(alternative: str, address: str, title: str = "") -> str:
    """Return an image with its alternative text, and a title that is not the same."""
    if title and title != alternative:
        text = _ENTITY.sub(r"\\&", title.replace("\\", "\\\\").replace('"', '\\"'))
        return f'![{_within_brackets(escape_inline(alternative))}]({destination(address)} "{text}")'
    return f"![{_within_brackets(escape_inline(alternative))}]({destination(address)})"


def _within_brackets(text: str) -> str:
    """Return escaped text for a place between brackets, where an opening bracket would have a meaning."""
    return text.replace("[", "&#91;")


@dataclass(slots=True)
class _Open:
    """A span that is being written."""

    span: Span | None
    """None for the whole part of the text."""
    pieces: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    """The marks of notes within a span whose text is written as it is; they come after it."""
    is_verbatim: bool = False

    @property
    def last(self) -> str:
        """The last character written so far."""
        return self.pieces[-1][-1:] if self.pieces else ""

    def add(self, piece: str) -> None:
        if not piece:
            return
        if piece.startswith("[") and self.last in _BEFORE_BRACKET:
            self.pieces[-1] = self.pieces[-1][:-1] + _BEFORE_BRACKET[self.last]
        self.pieces.append(piece)


def inline_markdown(
    text: str, start: int, end: int, spans: Sequence[Span], labels: Mapping[str, str] | None = None
) -> str:
    """Return a part of an article's text as inline Markdown.

    Args:
        text: The article's text.
        start: The start of the part.
        end: The end of the part.
        spans: The spans in it, as ``tui.export.spans.cut_spans`` yields them.
        labels: The labels of the notes as Markdown has them, by their own; None to leave out the marks of notes.
    """
    writer = _InlineWriter(text, start, end, labels or {})
    taken = [*steps(start, end, spans)]
    for step, has_spans in zip(taken, _have_spans_within(taken), strict=True):
        if step.span is None:
            writer.add_text(step.start, step.end)
        elif step.kind is StepKind.OPEN:
            writer.open(step.span, has_spans=has_spans)
        elif step.kind is StepKind.CLOSE:
            writer.close()
        else:
            writer.add_mark(step.span)
    return "".join(writer.stack[0].pieces)


class _InlineWriter:
    def __init__(self, text: str, start: int, end: int, labels: Mapping[str, str]) -> None:
        self.stack = [_Open(None)]
        self._text = text
        self._range = start, end
        self._labels = labels
        self._writers: dict[SpanKind, Callable[[Span, str, bool], str]] = {
            SpanKind.LINK: self._link,
            SpanKind.NOTE: self._note,
            SpanKind.IMAGE: self._image,
            SpanKind.FORMULA: self._formula,
            SpanKind.CODE: self._code,
            SpanKind.EMPHASIS: self._emphasis,
            SpanKind.STRONG: self._emphasis,
        }

    def add_text(self, start: int, end: int) -> None:
        text = self._text[start:end].replace("\n", " ")
        self.stack[-1].add(text if self._is_verbatim else self._escaped(text))

    def _escaped(self, text: str) -> str:
        text = escape_inline(text)
        return _within_brackets(text) if self._is_in_link else text

    @property
    def _is_verbatim(self) -> bool:
        return any(each.is_verbatim for each in self.stack)

    @property
    def _is_in_link(self) -> bool:
        return any(each.span is not None and each.span.kind is SpanKind.LINK for each in self.stack)

    def open(self, span: Span, *, has_spans: bool) -> None:
        is_plain = span.kind is SpanKind.CODE and not has_spans
        is_formula = span.kind is SpanKind.FORMULA and self._can_be_formula(span)
        self.stack.append(_Open(span, is_verbatim=is_plain or is_formula))

    def close(self) -> None:
        closed = self.stack.pop()
        span, here = closed.span, self.stack[-1]
        assert span is not None
        content = "".join(closed.pieces)
        if self._is_verbatim:
            here.add(content)
            here.marks += closed.marks
        else:
            here.add(self._writers.get(span.kind, self._tagged)(span, content, closed.is_verbatim))
            here.pieces += closed.marks

    def add_mark(self, span: Span) -> None:
        if span.kind is not SpanKind.NOTE or span.target not in self._labels:
            return
        mark = f"[^{self._labels[span.target]}]"
        if self._is_verbatim:
            self.stack[-1].marks.append(mark)
        else:
            self.stack[-1].add(mark)

    def _link(self, span: Span, content: str, is_verbatim: bool) -> str:
        if not is_web_address(span.target):
            return content
        if self._text[span.start : span.end] == span.target and "<" not in span.target:
            return f"<{span.target}>"
        return f"[{content}]({destination(span.target)})"

    def _note(self, span: Span, content: str, is_verbatim: bool) -> str:
        label = self._labels.get(span.target)
        if label is None:
            return content
        is_mark = self._text[span.start : span.end].strip("[]() ") == span.target
        return f"[^{label}]" if is_mark else f"{content}[^{label}]"

    def _image(self, span: Span, content: str, is_verbatim: bool) -> str:
        return image(self._text[span.start : span.end], span.target) if span.target else content

    def _formula(self, span: Span, content: str, is_verbatim: bool) -> str:
        return f"${content}$" if is_verbatim else content

    def _code(self, span: Span, content: str, is_verbatim: bool) -> str:
        if is_verbatim and self.stack[-1].last != "`":
            return _between_backticks(content)
        return self._tagged(span, self._escaped(content) if is_verbatim else content, is_verbatim)

    def _tagged(self, span: Span, content: str, is_verbatim: bool) -> str:
        tag = _TAGS[span.kind]
        return f"<{tag}>{content}</{tag}>"

    def _emphasis(self, span: Span, content: str, is_verbatim: bool) -> str:
        first, last = content[:1], content[-1:]
        before, after = self._around(span)
        star, underscore = _SIGNS[span.kind]
        if first and not first.isspace() and not last.isspace():
            opens = first.isalnum() or not before.strip()
            closes = last.isalnum() or not after.strip()
            if opens and closes and "*" not in (before, after, first, last):
                return f"{star}{content}{star}"
            is_apart = not (before.isalnum() or after.isalnum())
            if is_apart and opens and closes and "_" not in (before, after, first, last):
                return f"{underscore}{content}{underscore}"
        return self._tagged(span, content, is_verbatim)

    def _around(self, span: Span) -> tuple[str, str]:
        """Return the characters before and after a span; at the edge of an outer span, its delimiter."""
        here = self.stack[-1]
        around = here.span
        signs = around is not None and around.kind in _SIGNS
        before = here.last or ("*" if signs else "(" if around is not None else "")
        after = self._text[span.end] if span.end < self._range[1] else ""
        if around is not None and span.end == around.end:
            after = "*" if signs else ")"
        return before, after

    def _can_be_formula(self, span: Span) -> bool:
        """Return whether a formula between dollar signs is read as one, and not as prices."""
        content = self._text[span.start : span.end]
        if not (_FORMULA.fullmatch(content) and _TEX.search(content)):
            return False
        if self._is_in_link and ("[" in content or "]" in content):
            return False
        start, end = self._range
        before = self._text[span.start - 1] if span.start > start else ""
        after = self._text[span.end] if span.end < end else ""
        return not (before.isalnum() or before in ("$", "_") or after.isalnum() or after in ("$", "_"))


def _have_spans_within(taken: Sequence[Step]) -> list[bool]:
    """Return for each step whether it opens a span within which another opens."""
    found = []
    is_open_next = False
    for step in reversed(taken):
        found.append(step.kind is StepKind.OPEN and is_open_next)
        if step.kind in (StepKind.OPEN, StepKind.CLOSE):
            is_open_next = step.kind is StepKind.OPEN
    return found[::-1]


def _between_backticks(content: str) -> str:
    longest = max(map(len, _BACKTICKS.findall(content)), default=0)
    fence = "`" * (longest + 1)
    is_padded = content[:1] in ("`", " ") or content[-1:] in ("`", " ")
    pad = " " if is_padded and content.strip() else ""
    return f"{fence}{pad}{content}{pad}{fence}"
