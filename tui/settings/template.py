"""The settings as the text of a settings file: all of them with comments, or those in force with their origins."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tui.settings.table import COMMANDS, KEYS, SETTINGS, Setting, Settings, UserCommand

DEFAULT_ORIGIN = "the default"
_COMMENT_COLUMN = 44
_HEAD = """\
# “standfirst config --path” prints where this file belongs, “standfirst config --check” what is wrong in it.
# The command line overrides the environment (STANDFIRST_METHOD and so on), and that overrides this file.
"""
_KEYS_HEAD = f"""\
# What the keys do. They are written as they are typed, such as "J", ",", "space", "pgdn", "f2" or "ctrl+o".
# A command can have one key, several or none: "J", ["J", "]"] or []. A key can run only one command.
[{KEYS}]
"""
_COMMANDS_HEAD = """\
# Your own commands: a key, and a shell command whose input is the selection, or else the sentence.
"""
_COMMAND_EXAMPLES = f"""\
# [{COMMANDS}]
# O = "xargs dict"
# C = {{ command = "wc -w", pipe = "section", name = "Count the words of this section" }}
"""


class CommandKeys(NamedTuple):
    """A command of the reader and its keys, as in the file."""

    command: str
    keys: tuple[str, ...]
    description: str


def settings_template(
    settings: Settings,
    commands: Iterable[CommandKeys],
    origins: Mapping[str, str] | None = None,
    *,
    commented: bool = False,
) -> str:
    """Return the text of a file: every setting with its comment.

    Args:
        settings: The values. A setting whose value is None becomes a comment with an example.
        commands: The keys of all commands.
        origins: Where values come from, by the settings' fields; None if all are the defaults.
        commented: Whether every line is a comment, so that the file changes nothing.
    """
    mark = "# " if commented else ""
    what = "with their defaults" if origins is None else "with the values in force"
    lines = [
        f"# The settings of Standfirst, all optional, {what}.\n{_HEAD}",
        *(
            _setting_lines(settings, setting, (origins or {}).get(setting.field, ""), mark)
            for setting in SETTINGS
        ),
        _KEYS_HEAD.rstrip(),
        *(mark + _key_line(command) for command in commands),
        "",
        _COMMANDS_HEAD + (_commands_table(settings.commands) or _COMMAND_EXAMPLES),
    ]
    return "\n".join(lines)


def settings_in_force(settings: Settings, origins: Mapping[str, str], file: str) -> str:
    """Return a line for each setting with its origin, and the keys and commands that differ from the defaults.

    Args:
        settings: The values.
        origins: Where each comes from, by the settings' fields.
        file: The name of the settings file, which keys and commands come from.
    """
    lines = [_value_line(settings, setting, origins.get(setting.field, "")) for setting in SETTINGS]
    if settings.keys:
        written = (_key_line(CommandKeys(name, keys, file)) for name, keys in settings.keys.items())
        lines += ["", f"[{KEYS}]", *written]
    return (
        "\n".join([*lines, *([""] if settings.commands else [])]) + "\n" + _commands_table(settings.commands)
    )


def _value_line(settings: Settings, setting: Setting, origin: str) -> str:
    value = getattr(settings, setting.field)
    if value is None:
        return f"# {setting.name} is not set"
    return f"{setting.name} = {_toml(value)}".ljust(_COMMENT_COLUMN) + f"  # {origin}"


def _setting_lines(settings: Settings, setting: Setting, origin: str, mark: str) -> str:
    value = getattr(settings, setting.field)
    if value is None:
        mark, value = "# ", setting.example
    source = f"# Set by {origin}.\n" if origin not in ("", DEFAULT_ORIGIN) else ""
    return f"# {setting.comment}\n{source}{mark}{setting.name} = {_toml(value)}\n"


def _key_line(command: CommandKeys) -> str:
    keys = command.keys[0] if len(command.keys) == 1 else command.keys
    assignment = f"{command.command} = {_json(keys)}"
    return f"{assignment.ljust(_COMMENT_COLUMN)}  # {command.description}"


def _commands_table(commands: Mapping[str, UserCommand]) -> str:
    """Return the table of the user's commands; empty if there are none."""
    return "".join(f"{line}\n" for line in _command_lines(commands)) if commands else ""


def _command_lines(commands: Mapping[str, UserCommand]) -> Iterator[str]:
    yield f"[{COMMANDS}]"
    for key, command in commands.items():
        fields = ", ".join(f"{name} = {_json(value)}" for name, value in _changed(command))
        yield f"{_json(key)} = {{ {fields} }}"


def _changed(command: UserCommand) -> Iterator[tuple[str, str]]:
    defaults = UserCommand._field_defaults
    return ((name, value) for name, value in command._asdict().items() if value != defaults.get(name))


def _toml(value: object) -> str:
    """Return a value as TOML, which is like JSON here. A length in sentences is a number."""
    return value if isinstance(value, str) and value.isdecimal() else _json(value)


def _json(value: object) -> str:
    import json  # not needed by the first paint

    return json.dumps(value, ensure_ascii=False)
