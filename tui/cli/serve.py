"""``standfirst serve``: the reader in a browser."""

import shlex
import sys
from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec
from os.path import expanduser  # unlike the method of Path, it never raises
from pathlib import Path
from typing import TextIO

import click
from click.core import ParameterSource

from tui.cli.diagnostics import Status, complain
from tui.cli.option_defaults import SETTINGS_NOTE, complain_of_settings
from tui.cli.options import (
    READER_OPTIONS,
    debug_option,
    reader_options,
    sources_argument,
)
from tui.document.errors import UsageError
from tui.summary.lengths import Length

_VISITOR = "tui.cli.serve_session"
_NEEDED = "textual_serve"
_HERE = "127.0.0.1"

_EXAMPLES = """
\b
Examples:
  standfirst serve report.md          read it in the browser of this computer
  standfirst serve articles/          all articles of a folder
  standfirst serve --port 0 report.md

\b
A visitor can open the sources that were named, and nothing else of this computer. Nothing is written here but the
places and marks of the library; what a visitor writes or copies at length is downloaded.
"""


@click.command(epilog=_EXAMPLES + SETTINGS_NOTE, short_help="Read articles in a browser.")
@sources_argument
@reader_options
@click.option(
    "--host",
    default=_HERE,
    show_default=True,
    metavar="NAME",
    help="Where to listen. With any but this computer's own address, others can read the sources too.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8_000,
    show_default=True,
    metavar="NUMBER",
    help="The port to listen at; 0 for any that is free.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="Another name that the page is asked for by, such as that of a proxy before it. May be given repeatedly.",
)
@click.option(
    "--visitors",
    type=click.IntRange(min=1),
    default=8,
    show_default=True,
    metavar="NUMBER",
    help="How many may read at once; each has a reader of about 120 MB.",
)
@debug_option
def serve(  # noqa: PLR0913, PLR0917 - an argument for each option
    sources: tuple[str, ...],
    method: str,
    length: Length,
    language: str | None,
    theme: str | None,
    section: str | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    visitors: int,
) -> Status:
    """Let each SOURCE be read in a browser, until Ctrl+C.

    A SOURCE is a file, a folder of articles or a web address. With none, the sample articles can be read.
    """
    if find_spec(_NEEDED) is None:
        raise UsageError('The browser needs a package that is not installed: pip install "standfirst[web]".')
    if theme is not None:
        from tui.reader.themes import theme_named

        theme_named(theme)
    readable = _readable(sources)
    complain_of_settings()
    from tui.serve.origin_check import is_loopback
    from tui.serve.server import serve_reader

    if not is_loopback(host):
        complain(
            f"--host {host}: whoever reaches this computer through the network can read these sources, without a "
            "password, and what passes is not encrypted. Their places and marks go to your library."
        )
    command = reader_command(click.get_current_context(), readable)
    announce = partial(_announce, sys.stdout)
    serve_reader(command, host=host, port=port, names=names, most_visitors=visitors, announce=announce)
    return Status.DONE


def reader_command(context: click.Context, sources: Sequence[str]) -> str:
    """What starts the reader of a visitor, for a shell, to which nothing in it means more than itself.

    Args:
        context: Of the command that runs; what was given on its command line goes along.
        sources: What the visitor may read.
    """
    options = []
    for name in READER_OPTIONS:
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            options.append(f"--{name}={context.params[name]}")
    return shlex.join(["exec", sys.executable, "-P", "-m", _VISITOR, *options, "--", *sources])


def _readable(sources: tuple[str, ...]) -> tuple[str, ...]:
    """The sources, none of which is plainly wrong; the samples if there are none.

    Raises:
        SourceError: One cannot be read.
        UsageError: One is standard input.
    """
    from tui.sources.files import STANDARD_INPUT, is_folder, opened_file
    from tui.sources.folders import entries_in, sample_articles
    from tui.sources.web.address import WebAddress
    from tui.text.urls import is_url

    for source in sources:
        path = Path(expanduser(source))  # noqa: PTH111
        if source == STANDARD_INPUT:
            raise UsageError("Standard input can be read only once, and each visitor reads. Name a file.")
        if is_url(source):
            WebAddress.parse(source)
        elif is_folder(path):
            entries_in(path)
        else:
            with opened_file(path):
                pass
    return sources or tuple(map(str, sample_articles()))


def _announce(stream: TextIO, address: str) -> None:
    click.echo(f"The reader is at {address} until Ctrl+C.", file=stream)
