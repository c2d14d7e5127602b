"""Keys as users type them, and Textual's names for them. No other module knows Textual's names."""

from typing import NamedTuple
from unicodedata import name as unicode_name


class Key(NamedTuple):
    """A key, or a key with modifiers."""

    textual: str
    """Textual's name."""
    shown: str
    """The name shown to the user: the character that it types, or the label on it."""
    written: str
    """The name in the settings file."""


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
    """Return the key with a name as users type it.

    Args:
        typed: The character that the key types, such as ``J``, ``,`` or ``+``, or its label: ``space``, ``PgDn``,
            ``f1``; with ``ctrl+``, ``shift+`` or ``alt+`` before it. Case matters only for characters.

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
