"""``standfirst methods``: the methods, what each does, and where it comes from."""

import click

from tui.cli.diagnostics import ExitStatus
from tui.cli.printing import Printing, printing_options
from tui.summary.methods import DEFAULT_METHOD, METHODS, Method

_INDENT = "    "


@click.command(short_help="List the methods, what each does, and its paper.")
@printing_options(("text", "json"), about_formats="json is one object a line for each method.")
def methods(printing: Printing) -> ExitStatus:
    """List the methods that a summary can be made with, what each does and where it comes from."""
    output = printing.open()
    if printing.writer.name == "json":
        from tui.export.record import json_line

        for method in METHODS.values():
            output.add(json_line(_record(method)))
    else:
        entries = [_entry(method, output.width, output.styled) for method in METHODS.values()]
        output.add("\n".join([*entries, *(f"{problem}\n" for problem in METHODS.problems)]))
    output.finish()
    return ExitStatus.DONE


def _record(method: Method) -> dict[str, object]:
    return {
        "name": method.name,
        "title": method.title,
        "description": method.description,
        "paper": method.paper,
        "default": method.name == DEFAULT_METHOD,
    }


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
