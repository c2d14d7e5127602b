"""The user's settings file: finding, parsing and validating it, and a template for it."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.document.errors import UsageError
from tui.settings.table import (
    COMMANDS,
    KEYS,
    SETTINGS,
    Settings,
    UserCommand,
    read_command,
    read_keys,
)
from tui.text.sanitize import clean_line

FILE_VARIABLE = "STANDFIRST_CONFIG"
"""The environment variable with the path of another file; if it is empty, none is read."""

KeyPath = tuple[str, ...]
"""A TOML key with the tables around it, outermost first."""

_MAX_BYTES = 64 * 1024
_MAX_STATEMENT_LINES = 100
"""The search for lines stops at a longer statement, since each of its lines means parsing all of it again."""
_MAX_SHOWN = 40
_TOML_POSITION = r" \(at (?:line ([0-9]+), column [0-9]+|end of document)\)$"
_KINDS = {list: "a list", dict: "a table", int: "a huge number", float: "a number with a fraction"}
_DEFAULTS = Settings()
_SETTINGS = {setting.name: setting for setting in SETTINGS}


class Problem(NamedTuple):
    """A mistake in the file, which is ignored."""

    path: Path
    line: int | None
    message: str

    def __str__(self) -> str:
        return self._located(str(self.path))

    def brief(self) -> str:
        """Return the message in a line, without the folder."""
        return self._located(self.path.name)

    def _located(self, name: str) -> str:
        place = "" if self.line is None else f", line {self.line:,}"
        return clean_line(f"{name}{place}: {self.message}")


class SettingsFile(NamedTuple):
    """The valid settings of a file, and its problems."""

    settings: Settings = _DEFAULTS
    problems: tuple[Problem, ...] = ()
    """In the order of the file."""
    path: Path | None = None
    """None if there is no file."""
    text: str = ""

    def with_problems(self, found: Iterable[tuple[KeyPath, str]]) -> "SettingsFile":
        """Return this file with more problems, given the key and the message of each."""
        found = list(found)
        if not found or self.path is None:
            return self
        lines = key_lines(self.text)
        more = (Problem(self.path, lines.get(key), message) for key, message in found)
        return self._replace(
            problems=tuple(sorted([*self.problems, *more], key=lambda problem: problem.line or 0))
        )

    def summary(self, *, brief: bool = False) -> str:
        """Return a line about the problems, of which there is at least one; without the folder if it is brief."""
        first = self.problems[0]
        if len(self.problems) == 1:
            return first.brief() if brief else str(first)
        name = clean_line(first.path.name if brief else str(first.path))
        return f"{name} has {len(self.problems):,} problems: “standfirst config --check” lists them."

    def validated(self, name: str, check: Callable[[str], object]) -> "SettingsFile":
        """Return this file with a problem instead of the named setting if ``check`` raises ``UsageError``."""
        field = _SETTINGS[name].field
        value = getattr(self.settings, field)
        try:
            if value is not None:
                check(value)
        except UsageError as error:
            settings = self.settings._replace(**{field: getattr(_DEFAULTS, field)})
            return self._replace(settings=settings).with_problems([((name,), str(error))])
        return self


def settings_path() -> Path | None:
    """Return the absolute path of the user's file, which need not exist; None if none is to be read."""
    named = os.environ.get(FILE_VARIABLE)
    if named is not None:
        return Path(named).absolute() if named else None
    from platformdirs import user_config_path

    return user_config_path("standfirst", appauthor=False) / "config.toml"


def read_settings_file() -> SettingsFile:
    """Read the user's file. Errors become problems, never exceptions."""
    path = settings_path()
    if path is None:
        return SettingsFile()
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        if not os.environ.get(FILE_VARIABLE):
            return SettingsFile()
        return _unusable(path, None, f"There is no such file, but {FILE_VARIABLE} names it.")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return _unusable(path, None, f"The settings cannot be read: {reason}.")
    return parse_settings(data, path)


def parse_settings(data: bytes, path: Path) -> SettingsFile:
    """Parse the bytes of a file; its path is only used in messages."""
    if len(data) > _MAX_BYTES:
        return _unusable(path, None, f"This is larger than {_MAX_BYTES // 1024} KB, so it is ignored.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _unusable(path, line, "This is not UTF-8, so all settings are ignored.")
    import tomllib

    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return _unusable(path, *_describe_toml_error(error, text))
    return _parse(document, SettingsFile(path=path, text=text))


def _unusable(path: Path, line: int | None, message: str) -> SettingsFile:
    return SettingsFile(problems=(Problem(path, line, message),), path=path)


def _parse(document: dict[str, Any], file: SettingsFile) -> SettingsFile:
    values: dict[str, Any] = {}
    keys: dict[str, tuple[str, ...]] = {}
    commands: dict[str, UserCommand] = {}
    problems: list[tuple[KeyPath, str]] = []
    for key, value in _entries(document):
        try:
            if len(key) > 1 and key[0] == COMMANDS:
                commands[key[1]] = read_command(value)
            elif len(key) > 1:
                keys[key[1]] = read_keys(value)
            elif (setting := _SETTINGS.get(key[0])) is not None:
                values[setting.field] = setting.read(value)
            else:
                problems.append((key, _unknown(key[0])))
        except ValueError as error:
            problems.append((key, _invalid(key, value, str(error))))
    settings = _DEFAULTS._replace(**values, keys=MappingProxyType(keys), commands=MappingProxyType(commands))
    return file._replace(settings=settings).with_problems(problems)


def _entries(document: dict[str, Any]) -> Iterator[tuple[KeyPath, object]]:
    for name, value in document.items():
        if name in (KEYS, COMMANDS) and isinstance(value, dict):
            yield from (((name, command), typed) for command, typed in value.items())
        else:
            yield (name,), value


def _unknown(name: str) -> str:
    if name == KEYS:
        return f"“{KEYS}” is a table: write a line [{KEYS}], and under it the keys of each command."
    if name == COMMANDS:
        return f"“{COMMANDS}” is a table: write a line [{COMMANDS}], and under it keys and commands."
    known = (*_SETTINGS, KEYS, COMMANDS)
    return unknown_name(name, "a setting", known, f"The settings are: {', '.join(known)}.")


def _invalid(key: KeyPath, value: object, expected: str) -> str:
    name = key[-1]
    if len(key) > 1 and name in _SETTINGS:
        return misplaced_setting(name)
    return f"“{name}” is {_shown(value)}, but {expected}."


def _describe_toml_error(error: Exception, text: str) -> tuple[int | None, str]:
    """Return the line of an error that ``tomllib`` raised about a text, and a message."""
    ignored = "This is not valid TOML, so all settings are ignored"
    if isinstance(error, RecursionError):
        return None, f"{ignored}: its lists are nested too deeply."
    message, line = str(error), None
    if (position := re.search(_TOML_POSITION, message)) is not None:
        message = message[: position.start()]
        line = int(position[1]) if position[1] else text.rstrip().count("\n") + 1
    hint = " Text needs quotes." if message == "Invalid value" else ""
    return line, f"{ignored}: {message}.{hint}"


def misplaced_setting(name: str) -> str:
    """Return the message about a setting among the keys of the commands."""
    return f"“{name}” is a setting, not a command: it belongs above the line [{KEYS}]."


def unknown_name(name: str, kind: str, known: Iterable[str], hint: str) -> str:
    """Return the message about an unknown name.

    Args:
        name: The name.
        kind: What it is not, such as ``a setting``.
        known: The known names, of which a similar one is suggested.
        hint: The sentence to add if no name is similar.
    """
    from difflib import get_close_matches

    close = get_close_matches(name.lower().replace("_", "-"), list(known), n=1)
    return f"“{_shortened(name)}” is not {kind}. {f'Did you mean “{close[0]}”?' if close else hint}"


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"“{_shortened(value)}”" if value.strip() else "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) < 10**_MAX_SHOWN:
        return str(value)
    return _KINDS.get(type(value), "a date or a time")


def _shortened(text: str) -> str:
    return text if len(text) <= _MAX_SHOWN else text[:_MAX_SHOWN] + "…"


def key_lines(text: str) -> dict[KeyPath, int]:
    """Return the line, from 1, of the first occurrence of each key, down to the keys of the document's tables.

    The text is parsed statement by statement, so that ``tomllib`` decides what a key is. A line that is not TOML by
    itself, because a list or a string continues, is parsed together with the next. Keys after a mistake are omitted.
    """
    lines: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for number, statement, value in _statements(text):
        is_header = statement.lstrip().startswith("[")
        if is_header:
            table = _table_path(value)
        for path in (table[:1], table[:2]) if is_header else _key_paths(value):
            lines.setdefault(path if is_header else (*table, *path), number)
    return lines


def _statements(text: str) -> Iterator[tuple[int, str, Mapping[str, Any]]]:
    """Yield the number of the first line, the text and the value of each statement."""
    import tomllib

    first, statement = 1, ""
    for number, line in enumerate(text.split("\n"), 1):
        statement += line + "\n"
        if number - first >= _MAX_STATEMENT_LINES:
            return
        try:
            value = tomllib.loads(statement)
        except (ValueError, RecursionError):
            continue
        yield first, statement, value
        first, statement = number + 1, ""


def _table_path(value: Any) -> KeyPath:
    """Return the path in a header, given the nested tables, or lists of one table, that it makes by itself."""
    path = []
    while value:
        ((name, inner),) = value.items()
        path.append(name)
        value = inner[0] if isinstance(inner, list) else inner
    return tuple(path)


def _key_paths(value: Mapping[str, Any]) -> Iterator[KeyPath]:
    for name, inner in value.items():
        yield (name,)
        if isinstance(inner, dict):
            yield from ((name, nested) for nested in inner)
