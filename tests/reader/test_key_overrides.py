from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reader.commands import default_keys
from tui.reader.keymap import Keymap, KeyOverrides
from tui.reader.list_commands import IN_EVERY_LIST, LIST_COMMANDS, listed_list_keys

LIST_DEFAULTS = {command: keys for command, keys, _ in listed_list_keys()}
NOT_A_KEY = 'is not a key. Write keys as they are typed, such as ",", "J", "space" or "ctrl+o".'
LEFT_ALONE = "is left alone: a terminal or a desktop takes it for itself, or sends another key."


def chosen(**wanted: str) -> dict[str, str]:
    """Return the keys of each command after overrides, which are given as lines of a name and keys."""
    keys = KeyOverrides({name.replace("_", "-"): tuple(keys.split()) for name, keys in wanted.items()}).keys
    return {name: " ".join(key.shown for key in keys) for name, keys in keys.items()}


def told(**wanted: str) -> list[str]:
    """Return the problems that are reported about overrides."""
    wrong = KeyOverrides(
        {name.replace("_", "-"): tuple(keys.split()) for name, keys in wanted.items()}
    ).problems
    return [what for _, what in wrong]


def test_keys_that_nobody_has() -> None:
    assert chosen(next_section="O ctrl+f f2") == {"next-section": "O Ctrl+F F2"}
    assert not told(next_section="O ctrl+f f2")


def test_keys_change_hands() -> None:
    wanted = {"line_down": "k", "line_up": "j", "next_method": "M", "choose_method": "m"}
    assert chosen(**wanted) == {"line-down": "k", "line-up": "j", "next-method": "M", "choose-method": "m"}
    assert not told(**wanted)


def test_a_command_can_have_no_key() -> None:
    assert chosen(open="", longer="o") == {"open": "", "longer": "o"}
    assert not told(open="", longer="o")


def test_a_key_that_is_named_twice_is_one() -> None:
    assert chosen(longer="O O +") == {"longer": "O +"}
    assert not told(longer="O O")


def test_a_key_that_another_command_has() -> None:
    assert chosen(longer="O m") == {"longer": "O"}
    assert told(longer="O m") == [
        "“m” is a key of “next-method” already. To take it from there, give “next-method” another key too."
    ]
    assert told(longer="pgdn") == [
        '“pgdn” is a key of “page-down” already. To take it from there, write page-down = ["space", "f"] too.'
    ]


def test_a_key_that_two_commands_are_given() -> None:
    assert chosen(longer="O", shorter="O f4") == {"longer": "O", "shorter": "F4"}
    assert told(longer="O", shorter="O f4") == ["“O” is a key of “longer” already. A key does one thing."]


def test_a_command_with_nothing_left_keeps_what_it_had() -> None:
    assert chosen(longer="m") == {"longer": "+"}
    assert chosen(page_down="m", longer="f") == {"page-down": "Space PgDn", "longer": "f"}
    assert chosen(longer="comma") == {}


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("comma", f"“comma” {NOT_A_KEY}"),
        ("ctrl+d", f"“ctrl+d” {LEFT_ALONE}"),
        ("Ctrl+[", f"“Ctrl+[” {LEFT_ALONE}"),
        ("ctrl+q", f"“ctrl+q” {LEFT_ALONE}"),
        ("alt+x", f"“alt+x” {LEFT_ALONE}"),
        ("F10", f"“F10” {LEFT_ALONE}"),
        ("esc", "“esc” is kept for “escape”: lists and prompts need it."),
        ("Return", "“Return” is kept for “follow”: lists and prompts need it."),
    ],
)
def test_keys_that_cannot_be_had(key: str, why: str) -> None:
    assert chosen(longer=f"{key} O") == {"longer": "O"}
    assert told(longer=f"{key} O") == [why]


def test_the_commands_of_kept_keys_have_them() -> None:
    assert chosen(escape="O esc", follow="enter z", one_pane="f4") == {
        "escape": "O Esc",
        "follow": "Enter z",
        "one-pane": "F4",
    }


def test_names_that_are_no_commands() -> None:
    assert told(next_secton="O") == ["“next-secton” is not a command. Did you mean “next-section”?"]
    assert told(zzz="O") == ["“zzz” is not a command. “standfirst config --print” lists the commands."]
    assert told(method="lsa") == ["“method” is a setting, not a command: it belongs above the line [keys]."]
    assert told(theme="O") == []


def test_a_key_may_do_one_thing_in_each_list_and_another_in_the_reader() -> None:
    assert chosen(feed_read="u m", feed_view="v", library_order="m") == {
        "feed-read": "u m",
        "feed-view": "v",
        "library-order": "m",
    }
    assert not told(feed_read="u m", feed_view="v", library_order="m")
    assert told(feed_read="a") == [
        "“a” is a key of “feed-later” already. To take it from there, give “feed-later” another key too."
    ]
    assert told(feed_read="x", library_tags="j") == [
        "“x” is a key of “mark” already. To take it from there, give “mark” another key too.",
        '“j” is a key of “line-down” already. To take it from there, write line-down = ["down"] too.',
    ]
    assert chosen(feed_read="x") == {"feed-read": "m"}


@given(
    st.dictionaries(
        st.sampled_from([*default_keys(), *LIST_DEFAULTS, "nonsense"]),
        st.lists(
            st.sampled_from(["O", "m", "j", "J", "space", "esc", "ctrl+c", "comma", "1", ","]), max_size=4
        ),
        max_size=8,
    )
)
def test_no_key_stands_for_two_commands(wanted: dict[str, list[str]]) -> None:
    choice = KeyOverrides({command: tuple(keys) for command, keys in wanted.items()})
    keymap = Keymap(choice.keys)
    owned = Counter(key for command in default_keys() for key in keymap.keys(command))
    assert max(owned.values()) == 1
    for commands in LIST_COMMANDS.values():
        listed = (*(command.id for command in commands), *IN_EVERY_LIST)
        assert max(Counter(key for command in listed for key in keymap.keys(command)).values()) == 1
    for command, keys in choice.keys.items():
        assert {key.written for key in keys} <= {
            *wanted[command],
            *(key.written for key in (default_keys() | LIST_DEFAULTS)[command]),
        }
    assert {place[1] for place, _ in choice.problems} <= {*wanted}


def test_the_keymap_tells_of_first_keys_and_of_what_helps_without() -> None:
    keymap = Keymap(KeyOverrides({"open": (), "longer": ("O", "f4")}).keys)
    assert keymap.first("longer") == "O"
    assert keymap.first("longer shorter") == "O -"
    assert keymap.first("longer open") == keymap.first("open") == ""
    assert keymap.press("longer") == "Press O"
    assert keymap.press("open") == "Use the palette"
    assert Keymap().for_textual() == {}
    assert keymap.for_textual()["longer"] == "O,f4"
