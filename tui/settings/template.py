"""A settings file to begin with: every setting as it is by default, with what it is for."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.settings.table import KEYS, SETTINGS, Settings

_HEAD = """\
# The settings of Standfirst. Each is optional; here they stand as they are by default.
# “standfirst config --path” tells where this file belongs, “standfirst config --check” what is wrong in it.
# What the command line says wins over the environment (STANDFIRST_METHOD and so on), and that over this file.
"""
_KEYS_HEAD = f"""\
# What the keys do. They are written as they are typed, such as "J", ",", "space", "pgdn", "f2" or "ctrl+o".
# A command can have one key, several or none: "J", ["J", "]"] or []. No key can stand for two commands.
[{KEYS}]
"""
_COMMENT_COLUMN = 44
_EXAMPLES = {"language": "german"}


class CommandLine(NamedTuple):
    """A command and its keys, as the file has them."""

    name: str
    keys: tuple[str, ...]
    description: str


def settings_template(defaults: Settings, commands: Iterable[CommandLine]) -> str:
    """The text of the file.

    Args:
        defaults: What holds without a file. A setting that is None stands there as a comment, with an example.
        commands: What the keys do, in the order in which they are to be listed.
    """
    return "\n".join([_HEAD, *_settings(defaults), _KEYS_HEAD.rstrip(), *map(_command, commands)]) + "\n"


def _settings(defaults: Settings) -> Iterator[str]:
    for setting in SETTINGS:
        value = getattr(defaults, setting.field)
        if value is None:
            given = f"# {setting.name} = {_written(_EXAMPLES[setting.name])}"
        elif setting.name == "length" and value.isdecimal():
            given = f"{setting.name} = {value}"
        else:
            given = f"{setting.name} = {_written(value)}"
        yield f"# {setting.comment}\n{given}\n"


def _command(command: CommandLine) -> str:
    keys = [_written(key) for key in command.keys]
    given = f"{command.name} = {keys[0] if len(keys) == 1 else '[' + ', '.join(keys) + ']'}"
    return f"{given.ljust(_COMMENT_COLUMN)}  # {command.description}"


def _written(value: object) -> str:
    """As TOML has it, which of texts, numbers and switches is as JSON has them."""
    return json.dumps(value, ensure_ascii=False)
