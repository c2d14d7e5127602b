"""A settings file to start with: every setting at its default, with its comment."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.settings.table import KEYS, SETTINGS, Settings

_HEAD = """\
# The settings of Standfirst, all optional, at their defaults.
# “standfirst config --path” prints where this file belongs, “standfirst config --check” what is wrong in it.
# The command line overrides the environment (STANDFIRST_METHOD and so on), and that overrides this file.
"""
_KEYS_HEAD = f"""\
# What the keys do. They are written as they are typed, such as "J", ",", "space", "pgdn", "f2" or "ctrl+o".
# A command can have one key, several or none: "J", ["J", "]"] or []. A key can run only one command.
[{KEYS}]
"""
_COMMENT_COLUMN = 44


class CommandKeys(NamedTuple):
    """A command of the reader and its keys, as in the file."""

    command: str
    keys: tuple[str, ...]
    description: str


def settings_template(defaults: Settings, commands: Iterable[CommandKeys]) -> str:
    """Return the text of the file. A setting whose default is None becomes a comment with an example."""
    return (
        "\n".join([_HEAD, *_setting_lines(defaults), _KEYS_HEAD.rstrip(), *map(_key_line, commands)]) + "\n"
    )


def _setting_lines(defaults: Settings) -> Iterator[str]:
    for setting in SETTINGS:
        value = getattr(defaults, setting.field)
        mark, shown = ("# ", setting.example) if value is None else ("", value)
        yield f"# {setting.comment}\n{mark}{setting.name} = {_toml(shown)}\n"


def _key_line(command: CommandKeys) -> str:
    keys = [json.dumps(key, ensure_ascii=False) for key in command.keys]
    assignment = f"{command.command} = {keys[0] if len(keys) == 1 else '[' + ', '.join(keys) + ']'}"
    return f"{assignment.ljust(_COMMENT_COLUMN)}  # {command.description}"


def _toml(value: object) -> str:
    """Return a value as TOML, which is like JSON here. A length in sentences is a number."""
    if isinstance(value, str) and value.isdecimal():
        return value
    return json.dumps(value, ensure_ascii=False)
