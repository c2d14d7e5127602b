"""Tell which texts Docutils would take too long for, before it parses them.

Its time grows with the square of the marks in a paragraph; it builds a state machine for each item of a list, each
definition and each directive, and it recurses for each level of nesting.
"""

import re

MAX_CHARS = 2_000_000
_MAX_DEPTH = 40
_MAX_MARK_PAIRS = 15_000_000
"""The sum of the squares of the numbers of marks in the paragraphs."""

_MAX_WORD_SQUARES = 1_000_000_000
"""The sum of the squares of the lengths of words: at each of their letters Docutils looks for an address."""

_MAX_TARGETS_IN_A_ROW = 200
"""Each target passes the names of all those right above it on to the next one."""

_MAX_LIST_MARKS = 7
"""In a line: each begins a list in the list before it."""

_MAX_STEPS = 1_000_000
_MAX_STEPS_A_CHAR = 1.2
_FREE_STEPS = 120_000
"""The limits of what a text is made of, by the time that each takes: some 7 microseconds a step.

No text may take more than some seconds, a long one no more than ten seconds a megabyte, and a short one a second.
"""
_STEPS_OF_PARAGRAPH = 4
_STEPS_OF_HEADING = 20
_STEPS_OF_REFERENCE = 8
_STEPS_OF_MARK = 2
_STEPS_OF_INDENT = 24
_STEPS_OF_CONSTRUCT = 24
_STEPS_OF_DIRECTIVE = 16
_STEPS_OF_NOTE = 60
_MARKED_CHARS_A_STEP = 400
"""From a mark that is never closed, Docutils looks through the rest of the paragraph."""

_REFERENCE = re.compile(r"(?<=[\w\]`])_(?!\w)")
_UNDERLINE = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*\Z")
_CONSTRUCT = re.compile(
    r"(?:^[ \t]*(?:[*+•-]|[#\w]{1,4}[.)]|\||-{1,2}\w|__)|\.\.|:)[ \t]|^[ \t]*(?::|=+[ \t]+=|\+[-=]{2})",
    re.MULTILINE,
)
_DIRECTIVE = re.compile(r"\.\.[ \t][^:\n]{0,60}::")
_NUMBERED_NOTE = re.compile(r"\.\.[ \t]+\[[#*]")
_LONG_WORD = re.compile(r"[!-~]{1000,}")
_TARGET = re.compile(r"\.\. _[^\n]*:[ \t]*\Z|__[ \t]*\Z")
_LIST_MARKS = re.compile(r"(?:(?:[*+•-]|[#\w]{1,4}[.)])[ \t]+){2,}")


def is_too_complex(text: str) -> bool:
    """Return whether Docutils would take too long, or overflow the stack."""
    if len(text) > MAX_CHARS:
        return True
    if sum(len(word) ** 2 for word in _LONG_WORD.findall(text)) > _MAX_WORD_SQUARES:
        return True
    depths: list[int] = []
    marks = chars = pairs = targets = 0
    steps = _STEPS_OF_CONSTRUCT * sum(1 for _ in _CONSTRUCT.finditer(text))
    for line in (*text.split("\n"), ""):
        content = line.lstrip()
        if not content:
            pairs += marks * marks
            steps += _STEPS_OF_PARAGRAPH + marks * chars // _MARKED_CHARS_A_STEP
            marks = chars = 0
            continue
        indent = len(line) - len(content)
        while depths and depths[-1] >= indent:
            depths.pop()
        steps += _STEPS_OF_INDENT if depths else 0
        depths.append(indent)
        targets = targets + 1 if _TARGET.match(content) else 0
        list_marks = _LIST_MARKS.match(content)
        levels = 0 if list_marks is None else len(list_marks[0].split())
        if targets > _MAX_TARGETS_IN_A_ROW or len(depths) > _MAX_DEPTH or levels > _MAX_LIST_MARKS:
            return True
        marks += sum(map(line.count, "*`|_"))
        chars += len(line)
        steps += levels * levels * _STEPS_OF_CONSTRUCT + _steps_of_line(content)
    max_steps = max(_FREE_STEPS, min(_MAX_STEPS, int(_MAX_STEPS_A_CHAR * len(text))))
    return pairs > _MAX_MARK_PAIRS or steps > max_steps


def _steps_of_line(line: str) -> int:
    """Return the steps that a line takes by itself."""
    steps = _STEPS_OF_MARK * sum(map(line.count, "*`|"))
    if "_" in line:
        steps += _STEPS_OF_REFERENCE * len(_REFERENCE.findall(line))
    if line.startswith(".."):
        steps += _STEPS_OF_DIRECTIVE if _DIRECTIVE.match(line) else 0
        steps += _STEPS_OF_NOTE if _NUMBERED_NOTE.match(line) else 0
    return steps + (_STEPS_OF_HEADING if _UNDERLINE.match(line) else 0)
