"""Suggestions for an unknown command or option."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

import click

from tui.cli.commands import SUBCOMMANDS

_MIN_LIKENESS = 0.75
_COMMANDS_ELSEWHERE: Mapping[str, str] = {
    "version": "--version",
    "print": "summarize",
    "cat": "read --plain",
    **dict.fromkeys(("info", "toc"), "outline"),
    **dict.fromkeys(("history", "recent", "list"), "library"),
    **dict.fromkeys(("bookmarks", "highlights", "notes"), "marks"),
    **dict.fromkeys(("search", "grep"), "find"),
    **dict.fromkeys(("settings", "options"), "config"),
}
"""Commands of other programs, and what stands for them here."""
_OPTIONS_ELSEWHERE: Mapping[str, str] = {
    "--stdin": "-",
    "--text": "--format text",
    "--markdown": "--format markdown",
    "--md": "--format markdown",
    "--html": "--format html",
    "--sentences": "--length",
    "--count": "--length",
}
"""Options of other programs, and what stands for them here if the command has it."""


def no_command_message(word: str) -> str:
    """Return the message about a word that is the name of neither a command nor a file."""
    meant = _COMMANDS_ELSEWHERE.get(word.lower()) or _most_like(word, SUBCOMMANDS)
    return f"There is no file and no command “{word}”.{_question(meant)}"


def no_option_message(error: click.NoSuchOption) -> str:
    """Return the message about an option that a command does not have."""
    context = error.ctx
    params = [] if context is None else context.command.get_params(context)
    known = [name for param in params if isinstance(param, click.Option) for name in param.opts]
    typed = error.option_name
    meant = _OPTIONS_ELSEWHERE.get(typed)
    if meant is not None and meant.startswith("--") and meant.split()[0] not in known:
        meant = None
    return f"There is no option “{typed}”.{_question(meant or _most_like(typed, known))}"


def _most_like(typed: str, known: Iterable[str]) -> str | None:
    """Return the name that is most like what was typed, or that begins so; None if there is none."""
    names = {name.lstrip("-"): name for name in known}
    word = typed.lower().lstrip("-")
    begun = [name for name in names if len(word) > 1 and name.startswith(word)]
    similar = begun if len(begun) == 1 else get_close_matches(word, names, n=1, cutoff=_MIN_LIKENESS)
    return names[similar[0]] if similar else None


def _question(meant: str | None) -> str:
    return "" if meant is None else f" Did you mean “{meant}”?"
