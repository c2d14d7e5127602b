"""Keys as they are typed, and Textual's names for them, which are used nowhere else."""

from typing import NamedTuple
from unicodedata import name as unicode_name


class Key(NamedTuple):
    """A key, or a key with others held down."""

    textual: str
    """Textual's name."""
    shown: str
    """As it is shown: what it types, or what stands on it."""
    written: str
    """As the settings file has it."""


_DISPLAY_NAMES = {
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}
"""The keys that type nothing, by Textual's names, which are understood too."""
_BY_NAME = {
    **{shown.lower(): textual for textual, shown in _DISPLAY_NAMES.items()},
    **{textual: textual for textual in _DISPLAY_NAMES},
    " ": "space",
    "return": "enter",
}
_UNLIKE_UNICODE = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_MODIFIERS = ("ctrl", "alt", "shift")


def key_typed(typed: str) -> Key:
    """Return the key of a name, as it is typed.

    Args:
        typed: What the key types, such as ``J``, ``,`` or ``+``, or what stands on it: ``space``, ``PgDn``, ``f1``.
            Before it may stand ``ctrl+``, ``shift+`` and ``alt+``. Case matters only in what is typed.

    Raises:
        ValueError: There is no such key, or terminals do not report it.
    """
    if len(typed) == 1 and typed not in _BY_NAME:
        return _character(typed)
    *held, name = typed.lower().split("+")
    if not (set(held) <= {*_MODIFIERS} and len(held) == len({*held})):
        raise ValueError(typed)
    if name in _BY_NAME:
        return _with_held(held, _named(_BY_NAME[name]))
    if held == ["shift"] and len(name) == 1 and name.isalpha():
        return _character(name.upper())
    if held and "shift" not in held and len(name) == 1 and name.isascii():
        return _with_held(held, _character(name))
    raise ValueError(typed)


def _named(textual: str) -> Key:
    shown = _DISPLAY_NAMES[textual]
    return Key(textual, shown, shown.lower() if shown.isascii() else textual)


def _character(character: str) -> Key:
    """Return the key of a character, with the name that Textual would give it."""
    if character.isalnum():
        return Key(character, character, character)
    name = unicode_name(character).lower().replace("-", "_").replace(" ", "_")
    return Key(_UNLIKE_UNICODE.get(name, name), character, character)


def _with_held(held: list[str], key: Key) -> Key:
    before = [modifier for modifier in _MODIFIERS if modifier in held]
    shown = key.shown.upper() if len(key.shown) == 1 else key.shown
    return Key(
        "+".join((*before, key.textual)),
        "+".join((*map(str.title, before), shown)),
        "+".join((*before, key.written)),
    )
