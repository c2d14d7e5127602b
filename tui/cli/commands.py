"""The names of the program and its commands, and a guess which one will run. This imports nothing."""

from collections.abc import Mapping, Sequence

PROGRAM = "standfirst"
READ = "read"
SUBCOMMANDS: Mapping[str, str] = {
    READ: "read",
    "summarize": "summarize",
    "outline": "outline",
    "digest": "digest",
    "batch": "batch",
    "keywords": "keywords",
    "names": "names",
    "changes": "changes",
    "speak": "speak",
    "find": "find",
    "marks": "marks",
    "library": "library",
    "feeds": "feeds",
    "later": "later",
    "methods": "methods",
    "config": "config",
    "completions": "completions",
    "serve": "serve",
    "help": "help",
}
"""The module of each command in ``tui.cli``, imported only when it is needed."""

COMPLETE_VARIABLE = "_STANDFIRST_COMPLETE"
"""The environment variable by which a shell asks Click for suggestions."""

_PRINTING_OPTIONS = frozenset(
    {"-h", "--help", "-V", "--version", "--plain", "-f", "--format", "--json", "-o", "--output"}
)


def is_read_command(arguments: Sequence[str]) -> bool:
    """Return whether the arguments seem to open the reader; only Click can really parse them."""
    if _PRINTING_OPTIONS.intersection(arguments):
        return False
    return not arguments or arguments[0] == READ or arguments[0] not in SUBCOMMANDS
