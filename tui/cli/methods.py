"""``standfirst methods``: the methods, what each does, its paper."""

import click

from tui.cli.diagnostics import Status
from tui.cli.output import Output
from tui.summary.methods import DEFAULT_METHOD, METHODS, Method

_INDENT = "    "


@click.command(short_help="List the methods, what each does, its paper.")
def methods() -> Status:
    """List the methods that a summary can be made with, what each does and where it comes from."""
    output = Output()
    entries = [_entry(method, output.width, output.styled) for method in METHODS.values()]
    problems = [f"{problem}\n" for problem in METHODS.problems]
    output.add("\n".join([*entries, *problems]))
    return Status.DONE


def _entry(method: Method, width: int | None, styled: bool) -> str:
    from tui.export.text import bold, dim
    from tui.text.wrap import wrap

    suffix = " (default)" if method.name == DEFAULT_METHOD else ""
    lines = [
        bold(method.name, styled) + suffix,
        *wrap(method.description, width, initial_indent=_INDENT),
        *(dim(line, styled) for line in wrap(method.paper, width, initial_indent=_INDENT)),
    ]
    return "\n".join(lines) + "\n"
