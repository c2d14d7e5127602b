"""The names of the program and its commands, and which command is about to run. This imports nothing."""

from collections.abc import Sequence

PROGRAM = "standfirst"
READ = "read"
COMMANDS = (READ, "summarize", "outline", "batch", "methods", "config", "completions", "serve")
"""Each is in a module of its name, which is imported when it is needed: the reader does not wait for the others."""

COMPLETE_VARIABLE = "_STANDFIRST_COMPLETE"
"""The variable by which a shell asks for suggestions; its name is Click's."""

_PRINTING_OPTIONS = frozenset({"-h", "--help", "--version", "--plain"})


def is_read_command(arguments: Sequence[str]) -> bool:
    """Return whether the arguments seem to open the reader. It is a guess: only Click can parse them."""
    if _PRINTING_OPTIONS.intersection(arguments):
        return False
    return not arguments or arguments[0] == READ or arguments[0] not in COMMANDS
