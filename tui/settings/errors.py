"""What is said of a settings file that is not as it should be. It is loaded only then."""

import re
from collections.abc import Iterable

from tui.settings.table import KEYS

_LONGEST_SHOWN = 40
_PLACE = re.compile(r" \(at (?:line ([0-9]+), column [0-9]+|end of document)\)$")


def not_toml(error: Exception, text: str) -> tuple[int | None, str]:
    """The line on which a text stops being TOML, and what to say of it.

    Args:
        error: What Python's reader of TOML raised.
        text: What it was given.
    """
    passed_over = "This is not TOML, so all settings are passed over"
    if isinstance(error, RecursionError):
        return None, f"{passed_over}: too many lists stand in one another."
    message, line = str(error), None
    if (place := _PLACE.search(message)) is not None:
        message = message[: place.start()]
        line = int(place[1]) if place[1] else text.rstrip().count("\n") + 1
    hint = " Text stands in quotes." if message == "Invalid value" else ""
    return line, f"{passed_over}: {message}.{hint}"


def refused(name: str, value: object, takes: str) -> str:
    """That a setting does not take a value.

    Args:
        name: The setting.
        value: What the file gives.
        takes: What the setting takes, as half a sentence.
    """
    return f"“{name}” is {_shown(value)}, but {takes}."


def misplaced(name: str) -> str:
    """That a setting stands among the keys of the commands."""
    return f"“{name}” is a setting, and no command: it stands above the line [{KEYS}]."


def unknown(name: str, kind: str, known: Iterable[str], otherwise: str) -> str:
    """That there is nothing of a name, and what may have been meant.

    Args:
        name: The name that was given.
        kind: What it was taken for, such as “a setting”.
        known: The names there are.
        otherwise: What helps if none is like it.
    """
    from difflib import get_close_matches

    close = get_close_matches(name.lower().replace("_", "-"), list(known), n=1)
    hint = f"Did you mean “{close[0]}”?" if close else otherwise
    return f"“{_shortened(name)}” is not {kind}. {hint}"


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"“{_shortened(value)}”" if value.strip() else "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) < 10**_LONGEST_SHOWN:
        return str(value)
    kinds = {list: "a list", dict: "a table", int: "a huge number", float: "a number with a fraction"}
    return kinds.get(type(value), "a date or a time")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
