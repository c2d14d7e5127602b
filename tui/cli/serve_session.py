"""The reader of one visitor: ``standfirst serve`` starts ``python -m tui.cli.serve_session`` for each."""

import os
import sys
from contextlib import suppress

import click

from tui.cli.diagnostics import Status
from tui.cli.main import run
from tui.cli.option_defaults import given_options, reader_settings
from tui.cli.options import reader_options
from tui.summary.lengths import Length

DRIVER = "tui.reader.web_driver:SessionDriver"


@click.command()
@click.argument("sources", nargs=-1, required=True)
@reader_options
def visitor(
    sources: tuple[str, ...],
    method: str,
    length: Length,
    language: str | None,
    theme: str | None,
    section: str | None,
) -> Status:
    """Read the sources, and nothing else, through standard input and output."""
    from tui.reader.run import run_reader
    from tui.reader.startup import ReaderOptions

    context = click.get_current_context()
    request = ReaderOptions(
        sources,
        method,
        length,
        language,
        theme,
        section,
        given=given_options(context),
        settings_file=reader_settings(context),
        is_for_visitors=True,
    )
    run_reader(request)
    return Status.DONE


def main() -> None:
    """Be the reader of a visitor until that one leaves."""
    from tui.reader.worker.process import prestart

    os.environ["TEXTUAL_DRIVER"] = DRIVER  # Textual looks for it when it is imported
    with suppress(OSError, AttributeError):
        os.setsid()  # Ctrl+C is for the server, which then ends its visitors' readers in order
    prestart()
    sys.exit(run(command=visitor))


if __name__ == "__main__":
    main()
