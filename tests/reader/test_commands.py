"""The keys of the design, one by one: each reaches its command."""

from pathlib import Path

import pytest

from tests.reader.support import reader, write_article
from tui.reader.commands import COMMANDS, DIGIT_COMMANDS, Command, listed_keys, reader_bindings
from tui.reader.features.selecting import MOVES as SELECTING_MOVES
from tui.reader.key_names import key_typed

KEYS = {
    "line-down": "j ↓",
    "line-up": "k ↑",
    "page-down": "Space f PgDn",
    "page-up": "b PgUp",
    "half-page-down": "d",
    "half-page-up": "u",
    "next-paragraph": "} W",
    "previous-paragraph": "{ B",
    "top": "g Home",
    "end": "G End",
    "switch-pane": "Tab Shift+Tab",
    "next-section": "J ]",
    "previous-section": "K [",
    "next-sentence": ") .",
    "previous-sentence": "( ,",
    "follow": "Enter",
    "percent": "%",
    "back": "Backspace Ctrl+O",
    "forward": "Ctrl+R",
    "longer": "+",
    "shorter": "-",
    "first-length": "=",
    "next-method": "m",
    "choose-method": "M",
    "section-alone": "S",
    "compare": "c",
    "ask": "A",
    "changes": "U",
    "heat": "h",
    "skim": "s",
    "go-to-place": "'",
    "name-place": '"',
    "find": "/",
    "next-match": "n",
    "previous-match": "N",
    "one-pane": "z",
    "stacked": "Z",
    "copy-item": "y",
    "copy-digest": "Y",
    "write": "w",
    "select": "v",
    "find-selection": "*",
    "pipe": "| !",
    "open": "o",
    "next-article": "p",
    "previous-article": "P",
    "edit": "e",
    "suspend": "Ctrl+Z",
    "library": "L",
    "joint-digest": "D",
    "information": "i",
    "reload": "r",
    "fold": "t",
    "narrower-text": "<",
    "wider-text": ">",
    "mark": "x",
    "marks": "X",
    "note": "a",
    "theme": "T",
    "help": "? F1",
    "palette": ": Ctrl+P",
    "leave": "q",
    "escape": "Esc",
    **{f"section-{number}": str(number) for number in range(1, 10)},
    "zero": "0",
}


def test_the_keys_are_those_of_the_design() -> None:
    bound = {name: " ".join(key.shown for key in keys) for name, keys, _ in listed_keys()}
    assert {name: bound.get(name) for name in KEYS} == KEYS


ALTGR = frozenset("@#[]{}|\\~^`€$£")
"""What German, French, Italian, Spanish, Swiss or Nordic keyboards type only with AltGr, or as a dead key."""


def test_every_command_has_a_key_that_needs_no_altgr() -> None:
    typed = {name: {key.shown for key in keys} for name, keys, _ in listed_keys()}
    assert [name for name, keys in typed.items() if keys and keys <= ALTGR] == []
    assert [keys for keys in SELECTING_MOVES if ALTGR.issuperset(keys.split())] == []


def test_every_binding_has_a_name_and_says_what_it_does() -> None:
    bindings = list(reader_bindings())
    assert all(binding.id and binding.description for binding in bindings)
    assert len({binding.id for binding in bindings}) == len(bindings)


async def test_each_key_reaches_its_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        done: list[Command] = []

        async def record(command: Command) -> None:
            done.append(command)

        monkeypatch.setattr(screen, "run_command", record)
        for command in (*COMMANDS, *DIGIT_COMMANDS):
            for key in command.keys:
                await pilot.press(key_typed(key).textual)
                assert done == [command], key
                done.clear()
