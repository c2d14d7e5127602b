"""The terminal that the reader takes its keys from."""

import os
import sys

from tui.article.errors import UsageError

_KEYS, _SCREEN = 0, 2
_WITHOUT_ONE = "Print the article with “standfirst read --plain”, or its digest with “standfirst summarize”."


def claim_terminal() -> int | None:
    """Make sure that keys can come from standard input and the screen can be drawn on standard error.

    If something else stands on standard input, such as the pipe that the article comes through, the terminal
    takes its place there.

    Returns:
        A new descriptor of what stood on standard input before; None if that is the terminal.

    Raises:
        UsageError: There is no terminal.
    """
    if not os.isatty(_SCREEN):
        raise UsageError(f"The reader draws on standard error, which is no terminal here. {_WITHOUT_ONE}")
    if os.isatty(_KEYS):
        return None
    if sys.__stdin__ is None:
        raise UsageError(f"Standard input is closed, so there are no keys. {_WITHOUT_ONE}")
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        raise UsageError(
            f"The reader takes its keys from a terminal, and there is none. {_WITHOUT_ONE}"
        ) from None
    before = os.dup(_KEYS)
    os.dup2(terminal, _KEYS)
    os.close(terminal)
    return before
