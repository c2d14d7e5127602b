"""Text in Emacs's outline mode, as in the NEWS files of GNU: headings begin with a star for each level.

The mode is told by file variables ("The GNU Emacs Manual", Specifying File Variables).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MODE_LINE = re.compile(
    r"(?P<before>(?:[^\n]{0,200}\n)?[^\n]{0,200}?)[ \t]*-\*-(?P<variables>[^\n]{1,200}-\*-[^\n]*)"
)
_LOCAL_VARIABLES = re.compile(
    r"\n[^\n]{0,20}Local Variables:[^\n]*\n(?P<variables>.{1,2000}?\n)[^\n]{0,20}End:[^\n]*\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
_LOCAL_VARIABLES_CHARS = 3000
"""The characters at the end of a file in which Emacs looks for its local variables."""
_OUTLINE = re.compile(r"^\s*outline\b|\bmode:\s*outline\b", re.IGNORECASE)
_HEADING = re.compile(r"^(\*{1,8})[ \t]+(\S.*)$", re.MULTILINE)


class FileVariables(NamedTuple):
    """A text without the variables that tell an editor how to show it, and these."""

    text: str
    variables: tuple[str, ...] = ()

    @property
    def is_outline(self) -> bool:
        """True if they choose the outline mode."""
        return any(_OUTLINE.search(entry) for entry in self.variables)


class OutlinePart(NamedTuple):
    """A heading with its level, from 1, and the text up to the next one; level 0 is the text before the first."""

    level: int
    heading: str
    text: str


def strip_file_variables(text: str) -> FileVariables:
    """Return a text without the line ``-*- … -*-`` at its beginning and the list ``Local Variables:`` at its end."""
    found = []
    if (line := _MODE_LINE.match(text)) is not None:
        found.append(line["variables"])
        text = line["before"] + text[line.end() :]
    if (variables := _LOCAL_VARIABLES.search(text, max(0, len(text) - _LOCAL_VARIABLES_CHARS))) is not None:
        found.append(variables["variables"])
        text = text[: variables.start()]
    return FileVariables(text, tuple(found))


def outline_parts(text: str) -> Iterator[OutlinePart]:
    """Yield the parts of a text in outline mode."""
    heading, level, start = "", 0, 0
    for match in _HEADING.finditer(text):
        yield OutlinePart(level, heading, text[start : match.start()])
        heading, level, start = match[2], len(match[1]), match.end()
    yield OutlinePart(level, heading, text[start:])
