from collections.abc import Sequence

import pytest

from tests.cli.conftest import Standfirst
from tui.cli.commands import SUBCOMMANDS


@pytest.mark.parametrize("command", [name for name in SUBCOMMANDS if name != "help"])
def test_the_help_of_a_command_is_that_of_its_option(standfirst: Standfirst, command: str) -> None:
    shown = standfirst("help", command)
    assert (shown.status, shown.err) == (0, "")
    assert shown.out == standfirst(command, "--help").out


@pytest.mark.parametrize("arguments", [["help"], ["help", "help"], ["help", "--help"]])
def test_help_shows_that_of_the_program_or_its_own(standfirst: Standfirst, arguments: Sequence[str]) -> None:
    expected = "Usage: standfirst [OPTIONS]" if len(arguments) == 1 else "Usage: standfirst help [OPTIONS]"
    assert standfirst(*arguments).out.startswith(expected)


def test_the_help_of_no_command_is_wrong_usage(standfirst: Standfirst) -> None:
    ended = standfirst("help", "sumarize")
    assert (ended.status, ended.out) == (2, "")
    assert "no command “sumarize”. Did you mean “summarize”?" in ended.err
    assert "Did you mean" not in standfirst("help", "lighthouse").err


def test_a_section_is_where_the_reader_begins_and_all_that_others_print(standfirst: Standfirst) -> None:
    for command, purpose in (("read", "Begin at"), ("serve", "Begin at"), ("summarize", "Only")):
        shown = " ".join(standfirst(command, "--help").out.split())
        assert f"--section N|TITLE {purpose} this section" in shown
