"""The ``standfirst`` program: it runs the command, and turns every failure into a line and an exit status."""

import os
import re
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

import click

from tui.cli.commands import COMPLETE_VARIABLE, PROGRAM, READ, SUBCOMMANDS
from tui.cli.diagnostics import ExitStatus, failure_status, print_error, print_registry_problems
from tui.cli.options import OPTIONS_CAME_FIRST

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_MADE_WITH = ("Textual", "Sumy", "NLTK")

_WORD = re.compile(r"\w[\w-]*")
"""A word that could be a command: not a path, a file with an ending, or an option."""
_EXAMPLES = """
\b
Examples:
  standfirst                           choose from your library and sample articles
  standfirst report.md                 read it, with its summary and outline beside it
  standfirst summarize report.md       print the summary and outline
  cat report.md | standfirst           read what is piped in

“standfirst help COMMAND” explains a command.
"""


class DefaultReadGroup(click.Group):
    """A group whose command is ``read`` if none is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in SUBCOMMANDS:
            return None
        command: click.Command = getattr(import_module(f"tui.cli.{SUBCOMMANDS[cmd_name]}"), cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Insert ``read`` before arguments that begin with neither a command nor an option of the group.

        Raises:
            click.UsageError: The first is a single word, and the name of neither a command nor a file.
        """
        first = args[0] if args else None
        known = [*SUBCOMMANDS, *(name for option in self.get_params(ctx) for name in option.opts)]
        completes_first = ctx.resilient_parsing and first is None
        if first not in known and not completes_first:
            if first is not None and _WORD.fullmatch(first) and not os.path.lexists(first):
                from tui.cli.suggestions import no_command_message

                raise click.UsageError(no_command_message(first), ctx)
            ctx.meta[OPTIONS_CAME_FIRST] = bool(args)
            args = [READ, *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Suggest files, commands and options, including those of ``read``."""
        from tui.cli.options import suggest_files

        items = super().shell_complete(ctx, incomplete)
        read = self.get_command(ctx, READ)
        if read is None or not incomplete.startswith("-"):
            # Files come first: Bash drops the suggestions before them.
            return [*suggest_files(ctx, self.params[0], incomplete), *items]
        with read.make_context(READ, [], parent=ctx, resilient_parsing=True) as context:
            more = read.shell_complete(context, incomplete)
        known = {item.value for item in more}
        return [*more, *(item for item in items if item.value not in known)]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(PROGRAM, "[OPTIONS] [SOURCE]...")
        formatter.write_usage(PROGRAM, "COMMAND [OPTIONS] [SOURCE]...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, and all options that can be used without one."""
        self.format_commands(ctx, formatter)
        read = self.get_command(ctx, READ)
        params = [*(read.params if read else ()), *self.get_params(ctx)]
        options = [option for option in params if isinstance(option, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        with formatter.section("Options"):
            formatter.write_dl(records)


def _show_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from tui.cli.log import version
        from tui.cli.output import Output

        made_with = (f"{name} {version(name.lower())}" for name in _MADE_WITH)
        Output().add(f"{PROGRAM} {version(PROGRAM)}\n{', '.join(made_with)}\n")
        context.exit()


@click.group(
    cls=DefaultReadGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog=_EXAMPLES,
)
@click.option(
    "-V",
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the versions of standfirst, Textual, Sumy and NLTK.",
)
def standfirst() -> None:
    """Read long articles in the terminal, with their summary and outline beside the text."""


def run(arguments: Sequence[str] | None = None, command: click.Command = standfirst) -> int:
    """Run a command line, print a failure as one line on standard error, and return the exit status.

    The arguments are by default those of the process.
    """
    if COMPLETE_VARIABLE in os.environ:
        from tui.cli.completions import add_shells

        add_shells()
    status = _run(arguments, command)
    print_registry_problems()
    return status


def _run(arguments: Sequence[str] | None, command: click.Command) -> int:
    try:
        return int(command.main(arguments, prog_name=PROGRAM, standalone_mode=False) or ExitStatus.DONE)
    except (click.Abort, KeyboardInterrupt):
        return ExitStatus.INTERRUPTED
    except click.ClickException as error:
        print_error(_with_help_hint(error))
        return error.exit_code
    except Exception as error:
        return failure_status(error)


def _with_help_hint(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        from tui.cli.suggestions import no_option_message

        message = no_option_message(error)
    else:
        message = error.format_message()
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{message} See “{error.ctx.command_path} --help”."
    return message
