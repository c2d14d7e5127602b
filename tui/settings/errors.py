"""The messages about mistakes in a settings file. This is loaded only when there are any."""

import re
from collections.abc import Iterable

from tui.settings.table import KEYS

_MAX_SHOWN = 40
_POSITION = re.compile(r" \(at (?:line ([0-9]+), column [0-9]+|end of document)\)$")
_KINDS = {list: "a list", dict: "a table", int: "a huge number", float: "a number with a fraction"}


def toml_error(error: Exception, text: str) -> tuple[int | None, str]:
    """Return the line on which a text stops being TOML, and the message about what ``tomllib`` raised."""
    ignored = "This is not valid TOML, so all settings are ignored"
    if isinstance(error, RecursionError):
        return None, f"{ignored}: its lists are nested too deeply."
    message, line = str(error), None
    if (position := _POSITION.search(message)) is not None:
        message = message[: position.start()]
        line = int(position[1]) if position[1] else text.rstrip().count("\n") + 1
    hint = " Text needs quotes." if message == "Invalid value" else ""
    return line, f"{ignored}: {message}.{hint}"


def invalid_value(name: str, value: object, expected: str) -> str:
    """Return the message about a value that a setting does not take, with what it takes."""
    return f"“{name}” is {_shown(value)}, but {expected}."


def misplaced_setting(name: str) -> str:
    """Return the message about a setting among the keys of the commands."""
    return f"“{name}” is a setting, not a command: it belongs above the line [{KEYS}]."


def unknown_name(name: str, kind: str, known: Iterable[str], hint: str) -> str:
    """Return the message about a name that is not ``kind``, such as “a setting”: the similar one, or else a hint."""
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
