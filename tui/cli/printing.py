"""The options of commands that print something: the same in all of them."""

from collections.abc import Callable, Collection
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from tui.cli.options import CommandFunction, suggest_values
from tui.document.errors import UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from tui.cli.output import Output
    from tui.export.registry import Writer

MIN_LINE_WIDTH = 20
"""In cells; as in ``tui.text.wrap``."""
STANDARD_OUTPUT = "-"
"""The value of --output that means standard output."""
COLOURS = ("auto", "always", "never")
"""The values of --color."""
FORMATS = ("text", "markdown", "json")
"""The formats of results that are not digests."""
_JSON = "standfirst.json"
"""The key in a context's ``meta``: true if --json is given."""


class Printing(NamedTuple):
    """The values given for the options of ``printing_options``."""

    writer: "Writer"
    """That of --format, or else of the ending of --output, or else of text."""
    output: Path | None
    """The file or folder; None for standard output."""
    force: bool
    width: int | None
    pager: bool
    color: str
    quiet: bool

    def open(self) -> "Output":
        """Return the output, where texts in the format of the writer are to be added."""
        from tui.cli.output import Output  # not needed by the reader

        return Output(
            self.output,
            self.force,
            encoding=self.writer.encoding,
            columns=self.width,
            between=self.writer.between,
            pager=self.pager,
            color=self.color,
        )


class WriterType(click.ParamType):  # type: ignore[type-arg]
    """The name of a format, or the ending of its files. Its value is a writer.

    Args:
        among: The names of the formats that a command has; None for all that digests have.
    """

    name = "format"

    def __init__(self, among: Collection[str] | None) -> None:
        self.among = among

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return f"[{'|'.join(self._names())}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> "Writer":
        from tui.export.registry import find_writer

        return find_writer(value, self.among) if isinstance(value, str) else value

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        return suggest_values(lambda: dict.fromkeys(self._names(), ""))(ctx, param, incomplete)

    def _names(self) -> Collection[str]:
        from tui.export.registry import WRITERS

        return WRITERS if self.among is None else self.among


_QUIET = "No notes on standard error; errors are still printed."
quiet_option = click.option("-q", "--quiet", is_flag=True, help=_QUIET)


def printing_options(
    formats: Collection[str] | None,
    *,
    condition: str = "",
    metavar: str = "FILE",
    destination: str = "FILE instead of standard output.",
    about_formats: str = "json is one object a line for each article.",
) -> Callable[[CommandFunction], CommandFunction]:
    """Return a decorator that adds the options; the command gets a ``Printing`` as its argument ``printing``.

    Args:
        formats: The names of the formats that the command has; None for all that digests have.
        condition: The beginning of the help of options that are only for text.
        metavar: What --output takes.
        destination: The end of its help.
        about_formats: The end of the help of --format.
    """

    def help_text(text: str) -> str:
        return f"{condition} {text[0].lower()}{text[1:]}" if condition else text

    options = (
        click.option(
            "-f",
            "--format",
            "format_",
            type=WriterType(formats),
            help="The format; by default that of the ending of --output, or else text. " + about_formats,
        ),
        click.option(
            "--json",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=lambda context, _parameter, wanted: context.meta.update({_JSON: wanted}),
            help="The same as --format json.",
        ),
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path),
            metavar=metavar,
            callback=lambda _context, _parameter, path: None if str(path) == STANDARD_OUTPUT else path,
            help=f"Write to {destination}",
        ),
        click.option("--force", is_flag=True, help="Let --output replace a file."),
        click.option(
            "-w",
            "--width",
            type=click.IntRange(min=MIN_LINE_WIDTH),
            metavar="COLUMNS",
            help=help_text(
                "Wrap text at COLUMNS; by default to fit the terminal. In a pipe or a file, lines are not wrapped."
            ),
        ),
        click.option(
            "-p",
            "--pager/--no-pager",
            help=help_text("On a terminal, show text in the program that PAGER names, or in less."),
        ),
        click.option(
            "--color",
            type=click.Choice(COLOURS),
            default=COLOURS[0],
            metavar="WHEN",
            help=help_text(
                "Use bold and faint text: always, never, or only on a terminal (auto, the default)."
            ),
        ),
        click.option("-q", "--quiet", is_flag=True, help=help_text(_QUIET)),
    )

    def decorate(command: CommandFunction) -> CommandFunction:
        @wraps(command)
        def with_printing(  # noqa: PLR0913 - an argument for each option
            *arguments: Any,
            format_: "Writer | None",
            output: Path | None,
            force: bool,
            width: int | None,
            pager: bool,
            color: str,
            quiet: bool,
            **others: Any,
        ) -> Any:
            writer = _writer(format_, output, formats)
            printing = Printing(writer, output, force, width, pager, color, quiet)
            return command(*arguments, printing=printing, **others)

        decorated: CommandFunction = with_printing
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


def is_json_wanted(context: click.Context) -> bool:
    """Return whether --json is given."""
    return bool(context.meta.get(_JSON))


def _writer(given: "Writer | None", output: Path | None, among: Collection[str] | None) -> "Writer":
    """Return the writer of what was given; for --output text if it is a folder, a device or has no suffix."""
    from tui.export.registry import WRITERS, find_writer_for

    if is_json_wanted(click.get_current_context()):
        if given is not None and given.name != "json":
            raise UsageError(f"--json is --format json, but --format is {given.name}. Leave out one of them.")
        return WRITERS["json"]
    if given is not None:
        return given
    if output is None or not output.suffix or (output.exists() and not output.is_file()):
        return WRITERS["text"]
    return find_writer_for(output, among)
