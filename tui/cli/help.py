"""``standfirst help``: the help of the program and of its commands."""

import click

from tui.cli.commands import SUBCOMMANDS
from tui.cli.diagnostics import ExitStatus
from tui.cli.output import Output
from tui.cli.suggestions import no_command_message


@click.command("help", short_help="Show the help of a command.")
@click.argument(
    "name",
    metavar="[COMMAND]",
    required=False,
    shell_complete=lambda _context, _parameter, typed: [
        name for name in SUBCOMMANDS if name.startswith(typed)
    ],
)
def help(name: str | None) -> ExitStatus:
    """Show the help of a COMMAND, as its --help does, or that of the program."""
    context = click.get_current_context()
    parent = context.parent
    assert parent is not None
    group = parent.command
    assert isinstance(group, click.Group)
    if name is None:
        Output().add(group.get_help(parent) + "\n")
        return ExitStatus.DONE
    command = group.get_command(parent, name)
    if command is None:
        raise click.UsageError(no_command_message(name), parent)
    with command.make_context(name, [], parent=parent, resilient_parsing=True) as its_context:
        Output().add(command.get_help(its_context) + "\n")
    return ExitStatus.DONE
