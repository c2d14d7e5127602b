"""The user's settings file: finding, parsing and validating it."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.document.errors import UsageError
from tui.settings.table import KEYS, SETTINGS, Settings, read_keys
from tui.text.sanitize import clean_line

FILE_VARIABLE = "STANDFIRST_CONFIG"
"""The environment variable that names another file; if it is empty, none is read."""

KeyPath = tuple[str, ...]
"""A TOML key with the tables around it, outermost first."""

_MAX_BYTES = 64 * 1024
_MAX_STATEMENT_LINES = 100
"""A longer statement is not read to its end: all of it is parsed again with every line."""
_DEFAULTS = Settings()
_SETTINGS = {setting.name: setting for setting in SETTINGS}


class Problem(NamedTuple):
    """Something in the file that is ignored."""

    path: Path
    line: int | None
    message: str
    """A sentence or two: what is wrong and what would help."""

    def __str__(self) -> str:
        return self._located(str(self.path))

    def brief(self) -> str:
        """Return the message in a line without the folder, for a screen."""
        return self._located(self.path.name)

    def _located(self, name: str) -> str:
        place = "" if self.line is None else f", line {self.line:,}"
        return clean_line(f"{name}{place}: {self.message}")


class SettingsFile(NamedTuple):
    """The settings of a file, without what is wrong in it."""

    settings: Settings = _DEFAULTS
    problems: tuple[Problem, ...] = ()
    """In the order of the file."""
    path: Path | None = None
    """None if there is no file."""
    text: str = ""

    def with_problems(self, found: Iterable[tuple[KeyPath, str]]) -> "SettingsFile":
        """Return this file with more problems: the key and the message of each."""
        found = list(found)
        if not found or self.path is None:
            return self
        lines = key_lines(self.text)
        more = (Problem(self.path, lines.get(key), message) for key, message in found)
        return self._replace(
            problems=tuple(sorted([*self.problems, *more], key=lambda problem: problem.line or 0))
        )

    def summary(self, *, brief: bool = False) -> str:
        """Return a line about the problems, of which there is at least one; a brief one leaves out the folder."""
        first = self.problems[0]
        if len(self.problems) == 1:
            return first.brief() if brief else str(first)
        name = clean_line(first.path.name if brief else str(first.path))
        return f"{name} has {len(self.problems):,} problems: “standfirst config --check” lists them."

    def validated(self, name: str, check: Callable[[str], object]) -> "SettingsFile":
        """Return this file without a setting whose value does not exist, which becomes a problem.

        Args:
            name: The name of a setting that is text.
            check: Raises UsageError for a value that does not exist.
        """
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
    """Return the absolute path of the user's file, which need not exist; None if no file is to be read."""
    named = os.environ.get(FILE_VARIABLE)
    if named is not None:
        return Path(named).absolute() if named else None
    from platformdirs import user_config_path

    return user_config_path("standfirst", appauthor=False) / "config.toml"


def read_settings_file() -> SettingsFile:
    """Read the user's file. Whatever is wrong with it is a problem, never an exception."""
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
    """Parse the bytes of a file, which need not exist: its path is for messages."""
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
        from tui.settings.errors import toml_error

        return _unusable(path, *toml_error(error, text))
    return _parse(document, SettingsFile(path=path, text=text))


def _unusable(path: Path, line: int | None, message: str) -> SettingsFile:
    return SettingsFile(problems=(Problem(path, line, message),), path=path)


def _parse(document: dict[str, Any], file: SettingsFile) -> SettingsFile:
    values: dict[str, Any] = {}
    keys: dict[str, tuple[str, ...]] = {}
    problems: list[tuple[KeyPath, str]] = []
    for key, value in _entries(document):
        try:
            if len(key) > 1:
                keys[key[1]] = read_keys(value)
            elif (setting := _SETTINGS.get(key[0])) is not None:
                values[setting.field] = setting.read(value)
            else:
                problems.append((key, _unknown(key[0])))
        except ValueError as error:
            problems.append((key, _invalid(key, value, str(error))))
    settings = _DEFAULTS._replace(**values, keys=MappingProxyType(keys))
    return file._replace(settings=settings).with_problems(problems)


def _entries(document: dict[str, Any]) -> Iterator[tuple[KeyPath, object]]:
    for name, value in document.items():
        if name == KEYS and isinstance(value, dict):
            yield from (((KEYS, command), typed) for command, typed in value.items())
        else:
            yield (name,), value


def _unknown(name: str) -> str:
    from tui.settings.errors import unknown_name

    if name == KEYS:
        return f"“{KEYS}” is a table: write a line [{KEYS}], and under it the keys of each command."
    known = (*_SETTINGS, KEYS)
    return unknown_name(name, "a setting", known, f"The settings are: {', '.join(known)}.")


def _invalid(key: KeyPath, value: object, expected: str) -> str:
    from tui.settings.errors import invalid_value, misplaced_setting

    if len(key) > 1 and key[-1] in _SETTINGS:
        return misplaced_setting(key[-1])
    return invalid_value(key[-1], value, expected)


def key_lines(text: str) -> dict[KeyPath, int]:
    """Return the line on which each key is first given, counted from 1, down to the keys of the document's tables.

    The text is parsed statement by statement, so that a key is whatever ``tomllib`` takes for one. A line that is not
    TOML by itself, because a list or a text goes on, is parsed together with the next. Keys after the first mistake are
    left out.
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
    """Return the path that a header names, from the nested tables, and lists of one table, that it makes alone."""
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
