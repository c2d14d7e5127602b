"""The table of the user's own commands."""

from pathlib import Path

import pytest

from tui.reader.keymap import keymap_of
from tui.settings.file import parse_settings
from tui.settings.table import UserCommand

PATH = Path("config.toml")


def test_a_key_runs_a_command() -> None:
    file = parse_settings(
        b'[commands]\nO = "dict"\n"ctrl+e" = { command = "wc -w", pipe = "article", name = "Count\\n\\u001b it" }\n',
        PATH,
    )
    keymap, file = keymap_of(file)
    assert not file.problems
    assert keymap.user_command("O") == UserCommand("dict", "selection")
    assert keymap.user_command("ctrl+e") == UserCommand("wc -w", "article", "Count \ufffd it")
    assert keymap.user_command("d") is None
    assert [command.description for _, command in keymap.user_commands] == [
        "selection | dict",
        "Count \ufffd it",
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("O = 7", "“O” is 7, but it takes a command in quotes"),
        ('O = " "', "“O” is empty, but it takes a command in quotes"),
        ('O = { pipe = "article" }', "“O” is a table, but it takes a command in quotes"),
        (
            'O = { command = "a", pipe = "word" }',
            "“O” is a table, but “pipe” takes selection, sentence, ",
        ),
        ('O = { command = "a", shell = true }', "“O” is a table, but it takes a command in quotes"),
        ('j = "a"', "“j” is a key of “line-down” already. Use another, or take it away in [keys]."),
        ('"ctrl+c" = "a"', "“ctrl+c” is left alone: "),
        ('esc = "a"', "“esc” is left alone: "),
        ('shiny = "a"', "“shiny” is not a key. Write keys as they are typed"),
        ('F2 = "a"\nf2 = "b"', "“f2” has a command already."),
    ],
)
def test_a_mistake_is_told_with_its_line(line: str, problem: str) -> None:
    _, file = keymap_of(parse_settings(f"pace = 200\n\n[commands]\n{line}\n".encode(), PATH))
    (found,) = file.problems
    assert found.line == 3 + len(line.splitlines())
    assert found.message.startswith(problem)
    assert file.settings.words_per_minute == 200


def test_a_key_that_was_taken_away_is_free() -> None:
    file = parse_settings(b'[keys]\nheat = []\n[commands]\nh = "hyphenate"\n', PATH)
    keymap, file = keymap_of(file)
    assert not file.problems
    assert keymap.user_command("h") == UserCommand("hyphenate")


def test_it_is_a_table() -> None:
    (problem,) = parse_settings(b'commands = "wc"', PATH).problems
    assert problem.message.startswith("“commands” is a table: write a line [commands]")
