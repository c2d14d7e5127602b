"""The user's text editor: its command line, and the line of a file that a place in the article is on."""

import html
import os
import re
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePath

from tui.document.errors import UsageError
from tui.document.quoting import find_quoted
from tui.sources.files import read_file
from tui.text.sanitize import clean_line

_VARIABLES = ("VISUAL", "EDITOR")
_PLUS_LINE = frozenset(
    "vi vim nvim view gvim ex nano pico emacs emacsclient kak micro joe jmacs ne mg vis ed gedit".split()
)
"""Editors that take ``+12 FILE``."""
_COLON_LINE = frozenset("hx helix subl sublime_text zed zeditor mate lapce".split())
"""Editors that take ``FILE:12``."""
_GOTO_LINE = frozenset("code code-insiders codium vscodium cursor windsurf".split())
"""Editors that take ``--goto FILE:12``."""
_TAG = re.compile(r"<[^<>]*>")


def editor_words(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Return the command line of the user's editor, without a file.

    Raises:
        UsageError: There is none, or it cannot be started.
    """
    variable = next((name for name in _VARIABLES if environment.get(name, "").strip()), None)
    if variable is None:
        raise UsageError("No editor is set: name one in VISUAL or EDITOR, such as EDITOR=nano.")
    line = environment[variable]
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise UsageError(f"{variable} is “{clean_line(line)}”, which is not a command: {error}.") from error
    if shutil.which(words[0]) is None:
        raise UsageError(f"{variable} names “{clean_line(words[0])}”, which is not installed.")
    return words


def at_line(editor: list[str], file: str, line: int) -> list[str]:
    """Return the command line that opens a file at a line, from 1; at its top for an editor that is not known."""
    name = PurePath(editor[0]).name.removesuffix(".exe").lower()
    if name in _PLUS_LINE:
        return [*editor, f"+{line}", file]
    if name in _COLON_LINE:
        return [*editor, f"{file}:{line}"]
    if name in _GOTO_LINE:
        return [*editor, "--goto", f"{file}:{line}"]
    return [*editor, file]


def line_in_file(file: Path, words: str, fraction: float) -> int:
    """Return the line of a file, from 1, on which some words of its article stand; 1 if they are not found.

    Args:
        file: The file, in whatever markup.
        words: The words, as they are in the article.
        fraction: The part of the article before them, if they stand in the file more than once.

    Raises:
        SourceError: It cannot be read, or is not text.
    """
    from tui.formats.encoding import decode

    source = decode(read_file(file), file.name)
    for text in (source, _without_tags(source)):
        if (place := find_quoted(text, words, near=fraction)) is not None:
            return text.count("\n", 0, place) + 1
    return 1


def _without_tags(source: str) -> str:
    """Return markup as text with the same lines."""
    text = _TAG.sub(lambda tag: "\n" * tag[0].count("\n"), source)
    return "\n".join(html.unescape(line).replace("\n", " ") for line in text.split("\n"))
