"""Raw paragraphs, before it is known which of them are headings, and the recognition of program code."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from tui.document.model import BlockKind, Rows, Span
from tui.text.lines import ends_sentence, has_cjk, indent_width
from tui.text.numbering import parse_number
from tui.text.patterns import lazy_pattern

BULLETS = "•●▪◦‣∙·*+-–"


class ColumnPosition(Enum):
    """The horizontal place of a paragraph in a text with outdented headings."""

    ANYWHERE = "anywhere"
    """Centred, or in a text without outdented headings."""
    INSIDE = "inside"
    OUTSIDE = "outside"


class RawParagraph(NamedTuple):
    """A piece of a text that is set off by line breaks and spaces."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    """The depth of a list item or a quote, from 1."""
    marker: str = ""
    """The bullet or number of a list item, such as ``-`` or ``3.``."""
    underline: str = ""
    """The character of the line drawn under it, such as ``=``; empty if there is none."""
    lines: int = 1
    """The number of lines that it takes up in the source."""
    column: ColumnPosition = ColumnPosition.ANYWHERE
    rows: Rows = ()
    """The cells of a table."""
    indent: int = 0
    """The number of spaces before its first line; before all lines of a listing."""
    is_close: bool = False
    """True if there is no empty line between it and the paragraph above."""
    is_term: bool = False
    """True if its definition is right below it, and indented."""
    spans: tuple[Span, ...] = ()
    """By offsets into the text."""

    @property
    def full_text(self) -> str:
        """The text with the marker before it."""
        return f"{self.marker} {self.text}" if self.marker else self.text

    @property
    def is_prose(self) -> bool:
        """True if it is too long, or too much of a sentence, to be a title or an entry of a list."""
        length = len(self.text)
        if length <= 25 or length > 200 or self.kind is BlockKind.QUOTE:
            return length > 200 or self.kind is BlockKind.QUOTE
        if length > 45 and has_cjk(self.text):
            return True
        return self.kind is BlockKind.PARAGRAPH and ends_sentence(self.text)


_CODE = lazy_pattern(
    r"^\s*(?:[$%>]\s[a-z.]|>>>\s|#!|#include\b|//+[\s!]|/\*|<\?\w|</?[a-z][\w-]*[ />]|\{|\}|@\w+\(|[a-z]\w*\(.*\)[;{]?$"
    r"|(?:def|class|function|func|fn|sub)\s+\w+\s*[({:]|(?:var|let|const|int|char|void|auto)\s+\w+\s*[=;(]"
    r"|(?:import|from|using|package|require)\s+[\w.]+(?:;|$|\s+import\b)|return\b.*;$|(?:if|for|while|switch)\s*\("
    r"|(?:SELECT|INSERT INTO|CREATE TABLE|UPDATE|DELETE FROM|WITH)\s+\S.*[;(*=,]"
    r"|(?:sudo|git|pip|npm|hg|cd|emcc|docker)\s+-*\w)"
)
_TRACE = lazy_pattern(
    r"==|!=|&&|\|\||->|=>|::|\+=|\(\)|\w\[\w*\]|\w\.\w+\(|\w=\S|\s=\s|;\s*$|\{\s*$|^\s*\}|[A-Za-z0-9]_[A-Za-z0-9]|--\w+|</\w|/>"
)
_INSIDE_NAME = lazy_pattern(r"\w_\w")
_COMMAND = lazy_pattern(r"\s*(?:\$ [a-z./]|#(?:include|define|ifn?def|endif|pragma)\b)")
"""What follows the prompt of a shell, or is for the C preprocessor."""
_TRACE_CHARACTER = lazy_pattern(r"[=&|>(\[;{}_<]|::|--")
"""Matches a part of each trace, and is much faster to search for."""
_SYMBOL = lazy_pattern(r"[=(){}<>\[\]|&:;_$#@]|--")
_MAX_LINE_CHARS = 300
_STROKES = lazy_pattern(r"[+|/\\_=<>^#~*─│┌┐└┘├┤┬┴┼━┃╔╗╚╝═║█▓░-]+")
_ONE_CHARACTER = lazy_pattern(r" *(\S)\1* *")
_FRAMES = frozenset("|+│┃║")
_GAP = lazy_pattern(r"\S {3,}\S")


def is_over_definition(lines: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Return whether a line is above one that is indented, as a term is above its definition."""
    indent = indent_width(lines[0]) + 2
    return len(lines) == 1 and any(min(map(indent_width, segment)) >= indent for segment in below)


def has_section_number(line: str) -> bool:
    """Return whether a line begins with a number of several parts, such as ``3.2``."""
    number = parse_number(line) if line[0].isdecimal() else None
    return number is not None and len(number.parts) > 1


def is_code_line(line: str) -> bool:
    """Return whether a single line is certainly program code."""
    line = line[:_MAX_LINE_CHARS]
    if _COMMAND.match(line):
        return True
    if not _TRACE_CHARACTER.search(line):
        return False
    # A name with several underscores is one trace.
    traces = len({"_" if _INSIDE_NAME.fullmatch(trace) else trace for trace in _TRACE.findall(line)})
    is_statement = traces >= 2 and line.endswith(";") and "(" in line
    return is_statement or traces >= 3 or (traces >= 1 and _CODE.match(line) is not None)


def begins_code(line: str) -> bool:
    """Return whether a line begins as program code does, such as with a keyword or a command."""
    return _CODE.match(line) is not None


def has_code_traces(line: str) -> bool:
    """Return whether a line has something of program code that prose and titles do not have."""
    line = line[:_MAX_LINE_CHARS]
    return _TRACE.search(line) is not None or _CODE.match(line) is not None


def is_code_listing(lines: Sequence[str]) -> bool:
    """Return whether most of several lines look like program code."""
    # For speed: three lines are enough to recognise most prose.
    if not any(_SYMBOL.search(lines[position]) for position in (0, len(lines) // 2, -1)):
        return False
    candidates = [line for line in lines if _SYMBOL.search(line)]
    if len(candidates) < 2 or len(candidates) * 2 < len(lines):
        return False
    count = sum(has_code_traces(line) for line in candidates)
    return count >= 2 and count * 2 >= len(lines)


def is_ascii_art(lines: Sequence[str]) -> bool:
    """Return whether several lines are a picture made of characters, or columns aligned by spaces."""
    if len(lines) < 2:
        return False
    drawn = [line for line in lines if not _ONE_CHARACTER.fullmatch(line)]  # the others underline
    characters = "".join(drawn).replace(" ", "")
    strokes = len(characters) - len(_STROKES.sub("", characters))
    framed = sum(line.strip()[0] in _FRAMES and line.strip()[-1] in _FRAMES for line in lines)
    if (strokes * 3 > len(characters) and len(drawn) > 1) or framed * 2 > len(lines):
        return True
    gaps = sum(_GAP.search(line.strip()) is not None for line in lines)
    return len(lines) >= 3 and gaps * 10 >= 6 * len(lines)
