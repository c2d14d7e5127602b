import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key as KeyEvent
from textual.keys import _character_to_key

from tui.reader.commands import listed_keys
from tui.reader.key_names import Key, key_typed


@given(st.characters(codec="utf-8", exclude_categories=["Zs", "Zl", "Zp", "Cc", "Cn", "Co", "Cf"]))
def test_a_character_has_textuals_name(character: str) -> None:
    named = {"↑": "up", "↓": "down", "←": "left", "→": "right"}
    assert key_typed(character).textual == named.get(character, _character_to_key(character))


@pytest.mark.parametrize("character", string.digits + string.ascii_letters + string.punctuation)
def test_what_the_terminal_sends_is_what_was_typed(character: str) -> None:
    (event,) = XTermParser().feed(character)
    assert isinstance(event, KeyEvent)
    assert key_typed(character) == Key(event.key, character, character)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("space", Key("space", "Space", "space")),
        (" ", Key("space", "Space", "space")),
        ("PgDn", Key("pagedown", "PgDn", "pgdn")),
        ("pagedown", Key("pagedown", "PgDn", "pgdn")),
        ("Esc", Key("escape", "Esc", "esc")),
        ("return", Key("enter", "Enter", "enter")),
        ("↓", Key("down", "↓", "down")),
        ("F12", Key("f12", "F12", "f12")),
        ("ctrl+o", Key("ctrl+o", "Ctrl+O", "ctrl+o")),
        ("Ctrl+O", Key("ctrl+o", "Ctrl+O", "ctrl+o")),
        ("ctrl+[", Key("ctrl+left_square_bracket", "Ctrl+[", "ctrl+[")),
        ("shift+tab", Key("shift+tab", "Shift+Tab", "shift+tab")),
        ("shift+ctrl+up", Key("ctrl+shift+up", "Ctrl+Shift+↑", "ctrl+shift+up")),
        ("shift+j", Key("J", "J", "J")),
        ("alt+x", Key("alt+x", "Alt+X", "alt+x")),
    ],
)
def test_keys_by_name(typed: str, key: Key) -> None:
    assert key_typed(typed) == key


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "comma",
        "gg",
        "ctrl",
        "ctrl+",
        "ctrl++",
        "++",
        "ctrl+shift+a",
        "shift+1",
        "ctrl+ctrl+a",
        "f0",
        "\n",
    ],
)
def test_what_is_no_key(typed: str) -> None:
    with pytest.raises(ValueError):
        key_typed(typed)


@given(st.text(max_size=12))
def test_any_text_is_a_key_or_none(text: str) -> None:
    try:
        key = key_typed(text)
    except ValueError:
        return
    assert key_typed(key.written) == key_typed(key.shown) == key
    assert "," not in key.textual


def test_the_keys_of_the_table_are_keys() -> None:
    for _, keys, _ in listed_keys():
        for key in keys:
            assert key_typed(key.shown) == key_typed(key.written) == key
