"""The shells that can complete the command line: what each is given, and where it looks for that."""

import os
from dataclasses import dataclass
from pathlib import Path

from click.shell_completion import BashComplete, add_completion_class, get_completion_class

from tui.cli.commands import COMPLETE_VARIABLE

MARK = "# Written by: standfirst completions --install"
"""The line by which a file is known to be ours."""

_AUTOLOAD = "#compdef "


@dataclass(frozen=True, slots=True)
class Shell:
    """A shell."""

    name: str
    variable: str
    """Names the folder below which users keep what is theirs."""
    otherwise: str
    """That folder where the variable does not say, below the user's home."""
    place: str
    """The file below that folder."""
    hint: str
    """What makes it hold, if it does not by itself."""

    @property
    def path(self) -> Path:
        """Where it looks for the completions of a user, or can be told to."""
        if self.name == "bash" and (named := _folder("BASH_COMPLETION_USER_DIR")):
            return named / "completions" / "standfirst"
        return (_folder(self.variable) or Path.home() / self.otherwise) / self.place

    def script(self, program: str) -> str:
        """What the shell is to run.

        Args:
            program: The name of the command that is completed.
        """
        completing = get_completion_class(self.name)
        assert completing is not None
        made = completing({}, {}, program, COMPLETE_VARIABLE)  # type: ignore[arg-type]
        script = made.source_template % made.source_vars()
        if script.startswith(_AUTOLOAD):  # zsh wants this line to be the first
            first, rest = script.split("\n", 1)
            # Of itself the script answers the first Tab, and at the second one only makes itself known.
            return f"{first}\n{MARK}\n{rest}\ncompdef {made.func_name} {program}\n"
        return f"{MARK}\n{script}"


SHELLS = {
    shell.name: shell
    for shell in (
        Shell(
            "bash",
            "XDG_DATA_HOME",
            ".local/share",
            "bash-completion/completions/standfirst",
            "A new bash completes standfirst, if the package bash-completion is there.",
        ),
        Shell(
            "zsh",
            "XDG_DATA_HOME",
            ".local/share",
            "zsh/site-functions/_standfirst",
            "A new zsh completes standfirst, if .zshrc has before its “compinit”: fpath+=({folder})",
        ),
        Shell(
            "fish",
            "XDG_CONFIG_HOME",
            ".config",
            "fish/completions/standfirst.fish",
            "fish completes standfirst from now on.",
        ),
    )
}


def answer_shells() -> None:
    """Let Click answer a shell that asks for suggestions by the classes of this module."""
    add_completion_class(_Bash)


class _Bash(BashComplete):
    """Bash takes ``--method=lsa`` for three words."""

    def get_completion_args(self) -> tuple[list[str], str]:
        args, incomplete = super().get_completion_args()
        return [arg for arg in args if arg != "="], incomplete


def _folder(variable: str) -> Path | None:
    """The folder that a variable names; one that depends on where the user is counts for nothing."""
    folder = Path(os.environ.get(variable, ""))
    return folder if folder.is_absolute() else None
