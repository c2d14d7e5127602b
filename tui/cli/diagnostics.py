"""What is said on standard error, and the exit statuses."""

from collections.abc import Iterable
from enum import IntEnum

import click


class Status(IntEnum):
    """How a command ended, as the shell sees it."""

    DONE = 0
    FAILED = 1
    """A source could not be read or summarised, or the result not be written."""
    WRONG_USAGE = 2
    INTERRUPTED = 130
    """By Ctrl+C: 128 and the number of its signal, as shells have it."""


def note(lines: Iterable[str], quiet: bool = False) -> None:
    """Say on standard error what a person should know of a result that is there all the same.

    Args:
        lines: What to say, each in a line of its own.
        quiet: Whether to say nothing after all.
    """
    if not quiet:
        for line in lines:
            complain(f"note: {line}")


def complain(message: str) -> None:
    """Say one line on standard error, with whatever it quotes made harmless.

    Args:
        message: What is wrong, why and what would help. Line breaks in it become spaces.
    """
    from tui.text.sanitize import clean_line

    click.echo(f"standfirst: {clean_line(' '.join(message.split()))}", err=True)
