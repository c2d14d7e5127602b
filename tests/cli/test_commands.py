"""The guess of the command before anything is loaded."""

import pytest

from tui.cli.commands import SUBCOMMANDS, is_read_command


@pytest.mark.parametrize(
    "arguments",
    [(), ("report.md",), ("read", "report.md"), ("-m", "lsa", "report.md"), ("--theme", "nord"), ("-",)],
)
def test_arguments_that_open_the_reader(arguments: tuple[str, ...]) -> None:
    assert is_read_command(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        *((command, "report.md") for command in SUBCOMMANDS if command != "read"),
        ("--help",),
        ("-h",),
        ("--version",),
        ("read", "--plain", "report.md"),
        ("--plain", "report.md"),
    ],
)
def test_arguments_that_do_not_open_the_reader(arguments: tuple[str, ...]) -> None:
    assert not is_read_command(arguments)
