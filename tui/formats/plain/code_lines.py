"""Telling lines of program code from lines of prose."""

import re
from collections.abc import Sequence

_CERTAIN = re.compile(
    r"^\s*(?:[$%>]\s[a-z.]|>>>\s|#!|#include\b|//\s|/\*|<\?\w|</?[a-z][\w-]*[ />]|\{|\}|@\w+\(|[a-z]\w*\(.*\)[;{]?$"
    r"|(?:def|class|function|func|fn|sub)\s+\w+\s*[({:]|(?:var|let|const|int|char|void|auto)\s+\w+\s*[=;(]"
    r"|(?:import|from|using|package|require)\s+[\w.]+(?:;|$|\s+import\b)|return\b.*;$|(?:if|for|while|switch)\s*\("
    r"|(?:SELECT|INSERT INTO|CREATE TABLE|UPDATE|DELETE FROM|WITH)\s+\S.*[;(*=,]"
    r"|(?:sudo|git|pip|npm|hg|cd|emcc|docker)\s+-*\w)"
)
_TRACES = re.compile(
    r"==|!=|&&|\|\||->|=>|::|\+=|\(\)|\w\[\w*\]|\w\.\w+\(|\w=\S|\s=\s|;\s*$|\{\s*$|^\s*\}|[A-Za-z0-9]_[A-Za-z0-9]|--\w+|</\w|/>"
)
_NEEDED = re.compile(r"[=&|>(\[;{}_<]|::|--")
"""What each of the traces has in it; it is found, or not, much sooner than they are."""
_SYMBOL = re.compile(r"[=(){}<>\[\]|&:;_$#@]|--")
_LOOKED_AT = 300
_STROKES = re.compile(r"[+|/\\_=<>^#~*─│┌┐└┘├┤┬┴┼━┃╔╗╚╝═║█▓░-]+")
_ONE_SIGN = re.compile(r" *(\S)\1* *")
_FRAMES = frozenset("|+│┃║")
_GAP = re.compile(r"\S {3,}\S")
_FEWEST_ROWS = 3


def looks_like_code(line: str) -> bool:
    """Whether a line that stands alone is surely program code."""
    line = line[:_LOOKED_AT]
    traces = len(set(_TRACES.findall(line))) if _NEEDED.search(line) else 0
    return traces >= 3 or (traces >= 1 and _CERTAIN.match(line) is not None)


def has_traces_of_code(line: str) -> bool:
    """Whether a short line has something in it that prose and titles do not."""
    line = line[:_LOOKED_AT]
    return _TRACES.search(line) is not None or _CERTAIN.match(line) is not None


def is_listing(lines: Sequence[str]) -> bool:
    """Whether most of several lines look like program code."""
    # Most chunks of lines are prose: three looks spare the rest.
    if not any(_SYMBOL.search(lines[place]) for place in (0, len(lines) // 2, -1)):
        return False
    candidates = [line for line in lines if _SYMBOL.search(line)]
    if len(candidates) < 2 or len(candidates) * 2 < len(lines):
        return False
    count = sum(has_traces_of_code(line) for line in candidates)
    return count >= 2 and count * 2 >= len(lines)


def is_drawing(lines: Sequence[str]) -> bool:
    """Whether several lines are a picture made of signs, or columns that mean nothing once the gaps are gone."""
    if len(lines) < 2:
        return False
    drawn = [line for line in lines if not _ONE_SIGN.fullmatch(line)]  # such a line only underlines
    signs = "".join(drawn).replace(" ", "")
    strokes = len(signs) - len(_STROKES.sub("", signs))
    framed = sum(line.strip()[0] in _FRAMES and line.strip()[-1] in _FRAMES for line in lines)
    if (strokes * 3 > len(signs) and len(drawn) > 1) or framed * 2 > len(lines):
        return True
    gaps = sum(_GAP.search(line.strip()) is not None for line in lines)
    return len(lines) >= _FEWEST_ROWS and gaps * 10 >= 6 * len(lines)
