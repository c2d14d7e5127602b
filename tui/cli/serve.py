"""``standfirst serve``: the reader in a browser."""

import shlex
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from os.path import expanduser  # unlike the method of Path, it never raises
from pathlib import Path

import click
from click.core import ParameterSource

from tui.cli.diagnostics import ExitStatus, print_error
from tui.cli.options import (
    READER_OPTIONS,
    SETTINGS_NOTE,
    debug_option,
    print_settings_problems,
    reader_options,
    sources_argument,
)
from tui.cli.output import Output
from tui.document.errors import UsageError
from tui.installation import install_command

_SESSION_MODULE = "tui.cli.serve_session"
_REQUIRED_PACKAGE = "textual_serve"
_LOOPBACK = "127.0.0.1"

_EXAMPLES = """
\b
Examples:
  standfirst serve report.md          read it in the browser of this computer
  standfirst serve articles/          all articles of a folder
  standfirst serve --port 0 report.md

\b
A visitor can open the sources that were named, and nothing else on this computer. Nothing is written here but the
places and marks of the library; what a visitor writes, or copies at length, is downloaded.
"""


@click.command(epilog=_EXAMPLES + SETTINGS_NOTE, short_help="Read articles in a browser.")
@sources_argument
@reader_options
@click.option(
    "--host",
    default=_LOOPBACK,
    show_default=True,
    metavar="NAME",
    help="The address to listen on. With any but this computer's own, others can read the sources too.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8_000,
    show_default=True,
    metavar="NUMBER",
    help="The port to listen on; 0 for any free port.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="Another host name of the page, such as a proxy's. Can be given repeatedly.",
)
@click.option(
    "--visitors",
    type=click.IntRange(min=1),
    default=8,
    show_default=True,
    metavar="NUMBER",
    help="At most this many visitors at a time; each needs about 120 MB.",
)
@click.option(
    "--token/--no-token",
    "wants_token",
    default=None,
    help="Let in only those who have the printed address. The default, unless --host is this computer's own.",
)
@debug_option
def serve(
    sources: tuple[str, ...],
    *,
    theme: str | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    visitors: int,
    **_passed_on: object,
) -> ExitStatus:
    """Serve each SOURCE to browsers, until Ctrl+C.

    A SOURCE is a file, a folder of articles or a web address. With none, the sample articles can be read.
    """
    if find_spec(_REQUIRED_PACKAGE) is None:
        raise UsageError(f"Serving needs another package. To install it: {install_command('web')}")
    if theme is not None:
        from tui.reader.themes import theme_named

        theme_named(theme)
    readable = _check_sources(sources)
    print_settings_problems()
    from tui.serve.server import ServerOptions, serve_reader

    context = click.get_current_context()
    token = _token(host, context.params["wants_token"])
    serve_reader(
        reader_command(context, readable),
        ServerOptions(host, port, names, visitors, token),
        announce=_announce,
    )
    return ExitStatus.DONE


def _token(host: str, wanted: bool | None) -> str | None:
    """Return a token if one is wanted, and warn of a host that others can reach."""
    from tui.serve.access_token import new_token
    from tui.serve.origin_check import is_loopback

    is_public = not is_loopback(host)
    token = new_token() if (is_public if wanted is None else wanted) else None
    if is_public:
        who = "whoever has the address below" if token else "anybody who can reach this computer"
        print_error(
            f"--host {host}: {who} can read these sources through the network. Nothing is encrypted. Their places and "
            "marks are kept in your library."
        )
    return token


def reader_command(context: click.Context, sources: Sequence[str]) -> str:
    """Return the shell command that starts a visitor's reader, with the options of this command."""
    options = [
        f"--{name}={context.params[name]}"
        for name in READER_OPTIONS
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    ]
    return shlex.join(["exec", sys.executable, "-P", "-m", _SESSION_MODULE, *options, "--", *sources])


def _check_sources(sources: tuple[str, ...]) -> tuple[str, ...]:
    """Check that the sources can be opened, and return them, or the samples if there are none."""
    from tui.sources.files import STANDARD_INPUT, is_folder, open_file
    from tui.sources.folders import list_entries, sample_articles
    from tui.sources.web.address import WebAddress
    from tui.text.urls import is_url

    for source in sources:
        path = Path(expanduser(source))  # noqa: PTH111
        if source == STANDARD_INPUT:
            raise UsageError("Standard input can be read only once, but each visitor reads it. Name a file.")
        if is_url(source):
            WebAddress.parse(source)
        elif is_folder(path):
            list_entries(path)
        else:
            with open_file(path):
                pass
    return sources or tuple(map(str, sample_articles()))


def _announce(address: str) -> None:
    Output().add(f"The reader is at {address} until Ctrl+C.\n")
