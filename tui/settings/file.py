"""The user's settings file: where it is, what it says, and what in it was ignored."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.document.errors import UsageError
from tui.settings.table import KEYS, SETTINGS, Settings, read_keys
from tui.text.sanitize import clean_line

KeyPath = tuple[str, ...]
"""A key with the tables around it, outermost first."""

_MOST_LINES = 100
"""A value of more lines is not followed to its end: all of it is read again with every further line."""


def lines_of_keys(text: str) -> dict[KeyPath, int]:
    """The line on which each key is first given, counted from 1, down to the keys of a table of the document.

    The text is read line by line; a line that is no TOML by itself, because a list or a text goes on, is read together
    with the next. So a key is whatever Python's own reader takes for one.

    Args:
        text: A TOML document. From where it stops being one, no lines are told.
    """
    lines: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for number, statement, value in _statements(text):
        is_header = statement.lstrip().startswith("[")
        if is_header:
            table = _header(value)
        for path in (table[:1], table[:2]) if is_header else _paths(value):
            lines.setdefault(path if is_header else (*table, *path), number)
    return lines


def _statements(text: str) -> Iterator[tuple[int, str, Mapping[str, Any]]]:
    """Each statement, with the number of its first line before and what it says after."""
    import tomllib

    first, statement = 1, ""
    for number, line in enumerate(text.split("\n"), 1):
        statement += line + "\n"
        if number - first >= _MOST_LINES:
            return
        try:
            value = tomllib.loads(statement)
        except (ValueError, RecursionError):
            continue
        yield first, statement, value
        first, statement = number + 1, ""


def _header(value: Any) -> KeyPath:
    """The table that a header names, from what it alone makes: tables, and lists of one table, in one another."""
    path = []
    while value:
        ((name, inner),) = value.items()
        path.append(name)
        value = inner[0] if isinstance(inner, list) else inner
    return tuple(path)


def _paths(value: Mapping[str, Any]) -> Iterator[KeyPath]:
    for name, inner in value.items():
        yield (name,)
        if isinstance(inner, dict):
            yield from ((name, further) for further in inner)


FILE_VARIABLE = "STANDFIRST_CONFIG"
"""The environment variable that names another file; where it is empty, none is read."""

_MOST_BYTES = 64 * 1024
_DEFAULTS = Settings()
_SETTINGS = {setting.name: setting for setting in SETTINGS}


class Problem(NamedTuple):
    """Something in the file that was passed over."""

    path: Path
    line: int | None
    what: str
    """What is wrong and what would help, in a sentence or two."""

    def __str__(self) -> str:
        """Where it is and what, in a line."""
        return self._with(str(self.path))

    def brief(self) -> str:
        """The same without the folder, for a screen."""
        return self._with(self.path.name)

    def _with(self, name: str) -> str:
        place = "" if self.line is None else f", line {self.line:,}"
        return clean_line(f"{name}{place}: {self.what}")


class SettingsFile(NamedTuple):
    """What a file says. What is wrong in it is passed over and told; the rest holds."""

    settings: Settings = _DEFAULTS
    problems: tuple[Problem, ...] = ()
    """In the order of the file."""
    path: Path | None = None
    """None where there is no file."""
    text: str = ""

    def with_problems(self, found: Iterable[tuple[KeyPath, str]]) -> "SettingsFile":
        """This file with more problems.

        Args:
            found: Of each, where it stands and what is wrong.
        """
        found = list(found)
        if not found or self.path is None:
            return self

        lines = lines_of_keys(self.text)
        problems = [*self.problems, *(Problem(self.path, lines.get(key), what) for key, what in found)]
        return self._replace(problems=tuple(sorted(problems, key=lambda problem: problem.line or 0)))

    def in_a_line(self, *, brief: bool = False) -> str:
        """The problem that there is, or how many there are.

        Args:
            brief: Whether to leave out the folder.
        """
        first = self.problems[0]
        if len(self.problems) == 1:
            return first.brief() if brief else str(first)
        name = clean_line(first.path.name if brief else str(first.path))
        return f"{name} has {len(self.problems):,} problems: “standfirst config --check” tells them."

    def checked(self, name: str, check: Callable[[str], object]) -> "SettingsFile":
        """This file, with a setting passed over that means nothing.

        Args:
            name: The name of a setting that is text.
            check: Takes its value; raises UsageError if that means nothing.
        """
        field = _SETTINGS[name].field
        value = getattr(self.settings, field)
        if value is None:
            return self
        try:
            check(value)
        except UsageError as error:
            settings = self.settings._replace(**{field: getattr(_DEFAULTS, field)})
            return self._replace(settings=settings).with_problems([((name,), str(error))])
        return self


def settings_path() -> Path | None:
    """Where the settings are, as an absolute path; the file need not exist. None if none is to be read."""
    named = os.environ.get(FILE_VARIABLE)
    if named is not None:
        return Path(named).absolute() if named else None
    from platformdirs import user_config_path

    return user_config_path("standfirst", appauthor=False) / "config.toml"


def read_settings_file() -> SettingsFile:
    """What the user's file says. Whatever is wrong with it is a problem, never an exception."""
    path = settings_path()
    if path is None:
        return SettingsFile()
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        if not os.environ.get(FILE_VARIABLE):
            return SettingsFile()
        return _unusable(path, None, f"There is no such file, but {FILE_VARIABLE} names it.")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return _unusable(path, None, f"The settings cannot be read: {reason}.")
    return settings_in(data, path)


def settings_in(data: bytes, path: Path) -> SettingsFile:
    """What a file says.

    Args:
        data: What stands in it.
        path: What the file is called in what is told of it.
    """
    if len(data) > _MOST_BYTES:
        return _unusable(path, None, f"This is larger than {_MOST_BYTES // 1024} KB, so it is passed over.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _unusable(path, line, "This is not UTF-8, so all settings are passed over.")
    import tomllib

    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        from tui.settings.errors import not_toml

        return _unusable(path, *not_toml(error, text))
    return _understood(document, SettingsFile(path=path, text=text))


def _unusable(path: Path, line: int | None, what: str) -> SettingsFile:
    return SettingsFile(problems=(Problem(path, line, what),), path=path)


def _understood(document: dict[str, Any], file: SettingsFile) -> SettingsFile:
    values: dict[str, Any] = {}
    keys: dict[str, tuple[str, ...]] = {}
    wrong: list[tuple[KeyPath, str]] = []
    for key, value in _entries(document):
        try:
            if len(key) > 1:
                keys[key[1]] = read_keys(value)
            elif (setting := _SETTINGS.get(key[0])) is not None:
                values[setting.field] = setting.read(value)
            else:
                wrong.append((key, _unknown(key[0])))
        except ValueError as error:
            wrong.append((key, _refused(key, value, str(error))))
    settings = _DEFAULTS._replace(**values, keys=MappingProxyType(keys))
    return file._replace(settings=settings).with_problems(wrong)


def _entries(document: dict[str, Any]) -> Iterator[tuple[KeyPath, object]]:
    """Everything that is given, each by its key with the table around it."""
    for name, value in document.items():
        if name == KEYS and isinstance(value, dict):
            yield from (((KEYS, command), typed) for command, typed in value.items())
        else:
            yield (name,), value


def _unknown(name: str) -> str:
    from tui.settings.errors import unknown

    if name == KEYS:
        return f"“{KEYS}” is a table: write a line [{KEYS}], and under it the keys of each command."
    known = (*_SETTINGS, KEYS)
    return unknown(name, "a setting", known, f"The settings are: {', '.join(known)}.")


def _refused(key: KeyPath, value: object, takes: str) -> str:
    from tui.settings.errors import misplaced, refused

    name = key[-1]
    return misplaced(name) if len(key) > 1 and name in _SETTINGS else refused(name, value, takes)
