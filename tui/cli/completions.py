"""``standfirst completions``: what makes a shell complete the command line."""

import os
from pathlib import Path

import click

from tui.cli.diagnostics import Status
from tui.cli.output import Output
from tui.document.errors import StandfirstError, UsageError

_NAMES = ("bash", "zsh", "fish")

_EXAMPLES = """
\b
Examples:
  standfirst completions --install
  standfirst completions fish
"""


@click.command(epilog=_EXAMPLES, short_help="Let your shell complete commands, options and values.")
@click.argument("shell", metavar="[bash|zsh|fish]", type=click.Choice(_NAMES), required=False)
@click.option("--install", is_flag=True, help="Write it where the shell looks for it.")
@click.option("--force", is_flag=True, help="Let --install replace a file that it did not write.")
def completions(shell: str | None, install: bool, force: bool) -> Status:
    """Print what makes a shell complete standfirst's commands, options, methods and file names, or install it.

    Without the name of a shell it is the one that SHELL names.
    """
    from tui.cli.main import PROGRAM
    from tui.cli.shells import SHELLS

    if force and not install:
        raise UsageError("--force goes only with --install.")
    found = SHELLS[shell or _own_shell()]
    script = found.script(PROGRAM)
    output = Output()
    if not install:
        output.add(script)
        return Status.DONE
    _install(found.path, script, force)
    output.add(f"{found.path} is written.\n{found.hint.format(folder=found.path.parent)}\n")
    return Status.DONE


def _own_shell() -> str:
    name = Path(os.environ.get("SHELL", "")).name
    if name not in _NAMES:
        raise UsageError("Name the shell: bash, zsh or fish. SHELL names none of them.")
    return name


def _install(path: Path, script: str, force: bool) -> None:
    from tui.cli.shells import MARK
    from tui.export.files import write_file

    try:
        is_ours = not path.exists() or MARK in path.read_text("utf-8", "replace").splitlines()
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StandfirstError(
            f"Cannot install {path}: {error.strerror}. Print it without --install and put it where you like."
        ) from error
    if not is_ours and not force:
        raise UsageError(
            f"{path} was not written by standfirst and was left as it is. Replace it with --force."
        )
    write_file(path, script, overwrite=True)
