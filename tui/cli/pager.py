"""The program that a person leafs through text with."""

import os
import shlex
import signal
import subprocess

from tui.article.clean import clean_line
from tui.article.errors import StandfirstError, UsageError

_LESS = "FX"
"""How ``less`` is to show text unless ``LESS`` says otherwise: leave if all of it fits, and let it stand then."""


def show_in_pager(content: bytes) -> None:
    """Show text in the program that the variable ``PAGER`` names, and wait until it is left.

    Args:
        content: The text, in the terminal's encoding.

    Raises:
        UsageError: ``PAGER`` is no command line.
        StandfirstError: The program cannot be started.
    """
    command = _command(os.environ.get("PAGER") or "less")
    environment = {"LESS": _LESS, **os.environ}
    before = signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl+C is for the pager while it is there
    try:
        subprocess.run(command, input=content, env=environment, check=False)
    except OSError as error:
        name = clean_line(command[0])
        raise StandfirstError(
            f"Cannot start {name}: {error.strerror}. Name another program in PAGER, or leave out --pager."
        ) from error
    finally:
        signal.signal(signal.SIGINT, before)


def _command(line: str) -> list[str]:
    try:
        command = shlex.split(line)
    except ValueError as error:
        raise UsageError(f"PAGER is “{clean_line(line)}”, which is no command: {error}.") from error
    return command or ["less"]
