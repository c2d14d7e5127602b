"""The reader of one visitor: ``standfirst serve`` starts ``python -m tui.cli.serve_session`` for each."""

import os
import sys
from typing import Any

import click

from tui.cli.diagnostics import ExitStatus
from tui.cli.library_messages import clean_library_messages
from tui.cli.main import run
from tui.cli.options import given_options, reader_options, reader_settings

DRIVER = "tui.reader.web_driver:SessionDriver"


@click.command()
@click.argument("sources", nargs=-1, required=True)
@reader_options
def serve_session(sources: tuple[str, ...], **chosen: Any) -> ExitStatus:
    """Read the sources, and nothing else, through standard input and output."""
    from tui.reader.run import run_reader
    from tui.reader.startup import ReaderOptions

    context = click.get_current_context()
    given, settings = given_options(context), reader_settings(context)
    run_reader(ReaderOptions(sources, **chosen, explicit=given, settings_file=settings, is_served=True))
    return ExitStatus.DONE


def main() -> None:
    from tui.reader.worker.process import prestart

    os.environ["TEXTUAL_DRIVER"] = DRIVER  # Textual reads it when it is imported
    prestart()
    clean_library_messages()
    sys.exit(run(command=serve_session))


if __name__ == "__main__":
    main()
