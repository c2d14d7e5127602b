"""``standfirst completions``: scripts that make shells complete the command line."""

import os
from dataclasses import dataclass
from pathlib import Path

import click
from click.shell_completion import BashComplete, add_completion_class, get_completion_class

from tui.cli.commands import COMPLETE_VARIABLE, PROGRAM
from tui.cli.diagnostics import ExitStatus
from tui.cli.json_completion import ElvishComplete, NushellComplete, PowerShellComplete
from tui.cli.output import Output
from tui.document.errors import StandfirstError, UsageError

MARKER = "# Written by: standfirst completions --install"
"""A line in each file that this command writes."""

_PROGRAMS = {"pwsh": "powershell", "nu": "nushell"}
"""Shells whose program has another name."""
_ZSH_FIRST_LINE = "#compdef "


@dataclass(frozen=True, slots=True)
class Shell:
    """A shell, and the path of its completion script."""

    name: str
    folder_variable: str
    """The environment variable with the folder of the user's files."""
    default_folder: str
    """That folder below the user's home, if the variable is not set."""
    file: str
    """The path of the script in that folder."""
    hint: str
    """A text for the user about anything else that is needed."""

    @property
    def path(self) -> Path:
        if self.name == "bash" and (folder := _absolute_folder("BASH_COMPLETION_USER_DIR")):
            return folder / "completions" / "standfirst"
        return (_absolute_folder(self.folder_variable) or Path.home() / self.default_folder) / self.file

    def script(self) -> str:
        add_shells()
        completion_class = get_completion_class(self.name)
        assert completion_class is not None
        completion = completion_class({}, {}, PROGRAM, COMPLETE_VARIABLE)  # type: ignore[arg-type]
        script = completion.source_template % completion.source_vars()
        if script.startswith(_ZSH_FIRST_LINE):
            first, rest = script.split("\n", 1)
            # Click's script, when it is autoloaded, only registers itself at the first Tab and completes at the second.
            return f"{first}\n{MARKER}\n{rest}\ncompdef {completion.func_name} {PROGRAM}\n"
        return f"{MARKER}\n{script}"


SHELLS = {
    shell.name: shell
    for shell in (
        Shell(
            "bash",
            "XDG_DATA_HOME",
            ".local/share",
            "bash-completion/completions/standfirst",
            "New bash sessions complete standfirst if the package bash-completion is installed.",
        ),
        Shell(
            "zsh",
            "XDG_DATA_HOME",
            ".local/share",
            "zsh/site-functions/_standfirst",
            "New zsh sessions complete standfirst if .zshrc has this line before “compinit”: fpath+=({folder})",
        ),
        Shell(
            "fish",
            "XDG_CONFIG_HOME",
            ".config",
            "fish/completions/standfirst.fish",
            "fish completes standfirst from now on.",
        ),
        Shell(
            "powershell",
            "XDG_CONFIG_HOME",
            ".config",
            "powershell/standfirst.ps1",
            "New PowerShell sessions complete standfirst if the file $PROFILE has this line: . '{path}'",
        ),
        Shell(
            "nushell",
            "XDG_CONFIG_HOME",
            ".config",
            "nushell/autoload/standfirst.nu",
            "New Nushell sessions complete standfirst if {folder} is one of $nu.user-autoload-dirs.",
        ),
        Shell(
            "elvish",
            "XDG_CONFIG_HOME",
            ".config",
            "elvish/lib/standfirst-completion.elv",
            "New Elvish sessions complete standfirst if rc.elv has this line: use standfirst-completion",
        ),
    )
}

_EXAMPLES = """
\b
Examples:
  standfirst completions --install
  standfirst completions fish
"""


@click.command(epilog=_EXAMPLES, short_help="Let your shell complete commands, options and values.")
@click.argument("shell", metavar=f"[{'|'.join(SHELLS)}]", type=click.Choice([*SHELLS]), required=False)
@click.option("--install", is_flag=True, help="Write the script where the shell looks for it.")
@click.option("--force", is_flag=True, help="Let --install replace a file that it did not write.")
def completions(shell: str | None, install: bool, force: bool) -> ExitStatus:
    """Print the script that makes a shell complete standfirst's commands, options, methods and files, or install it.

    If no shell is named, it is the one that SHELL names.
    """
    if force and not install:
        raise UsageError("--force can be used only with --install.")
    found = SHELLS[shell or _own_shell()]
    output = Output()
    if not install:
        output.add(found.script())
        return ExitStatus.DONE
    _install(found.path, found.script(), force)
    output.add(f"Wrote {found.path}.\n{found.hint.format(folder=found.path.parent, path=found.path)}\n")
    return ExitStatus.DONE


def add_shells() -> None:
    """Let Click complete in more shells, and in Bash, which splits ``--method=lsa`` into three words."""
    for shell in (_BashComplete, PowerShellComplete, NushellComplete, ElvishComplete):
        add_completion_class(shell)


class _BashComplete(BashComplete):
    def get_completion_args(self) -> tuple[list[str], str]:
        args, incomplete = super().get_completion_args()
        return [arg for arg in args if arg != "="], incomplete


def _own_shell() -> str:
    program = Path(os.environ.get("SHELL", "")).stem
    name = _PROGRAMS.get(program, program)
    if name not in SHELLS:
        *most, last = SHELLS
        raise UsageError(f"Name the shell: {', '.join(most)} or {last}. SHELL names none of them.")
    return name


def _absolute_folder(variable: str) -> Path | None:
    """Return the folder that a variable names; None if it is relative to the current folder."""
    folder = Path(os.environ.get(variable, ""))
    return folder if folder.is_absolute() else None


def _install(path: Path, script: str, force: bool) -> None:
    from tui.export.files import write_file

    try:
        is_ours = not path.exists() or MARKER in path.read_text("utf-8", "replace").splitlines()
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
