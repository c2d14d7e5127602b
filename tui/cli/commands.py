"""The names of the commands, and which of them is about to run. This loads nothing."""

from collections.abc import Sequence

READ = "read"
COMMANDS = (READ, "summarize", "outline", "batch", "methods", "config", "completions", "serve")
"""Each stands in a module of its name, which is loaded when it is needed: the reader is not to wait for the others."""

COMPLETE_VARIABLE = "_STANDFIRST_COMPLETE"
"""The variable by which a shell asks for suggestions; its name is Click's."""

_PRINTING = frozenset({"-h", "--help", "--version", "--plain"})


def is_read_command(arguments: Sequence[str]) -> bool:
    """Whether these arguments seem to open the reader. It is a guess: only Click knows what they mean.

    Args:
        arguments: What stands after the program's name.
    """
    if _PRINTING.intersection(arguments):
        return False
    return not arguments or arguments[0] == READ or arguments[0] not in COMMANDS
