"""``standfirst read``: the reader, and the terminal from which it reads keys."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.diagnostics import ExitStatus, print_warnings
from tui.cli.options import (
    OPTIONS_CAME_FIRST,
    SETTINGS_NOTE,
    debug_option,
    given_options,
    print_settings_problems,
    reader_options,
    reader_settings,
    sources_argument,
)
from tui.cli.printing import FORMATS, Printing, is_json_wanted, printing_options
from tui.cli.sources import for_each, is_piped, require_sources, sources_or_pipe
from tui.document.errors import FeedError, UsageError
from tui.sources.files import STANDARD_INPUT, is_folder
from tui.summary.lengths import Length

if TYPE_CHECKING:
    from tui.document.model import Article
    from tui.reader.startup import ReaderOptions

_STDIN, _STDERR = 0, 2
_FOR_TEXT = ("width", "pager", "color", "quiet", "force")
"""The options that only printing uses, by their long names."""
_HINT = "Print the article with “standfirst read --plain”, or its digest with “standfirst summarize”."


def attach_tty() -> int | None:
    """Make sure that standard input and standard error are the terminal, for the keys and the screen.

    Those that are something else, such as a pipe, are replaced by the terminal; standard error until the command ends.

    Returns:
        A new descriptor of the former standard input; None if that was the terminal.

    Raises:
        UsageError: There is no terminal, or one of the two is closed.
    """
    for stream, name in ((sys.__stdin__, "input"), (sys.__stderr__, "error")):
        if stream is None:
            raise UsageError(f"Standard {name} is closed, so there can be no reader. {_HINT}")
    errors = None if os.isatty(_STDERR) else _replace_by_terminal(_STDERR)
    context = click.get_current_context(silent=True)
    if errors is not None and context is not None:
        context.call_on_close(lambda: _restore(errors, _STDERR))
    return None if os.isatty(_STDIN) else _replace_by_terminal(_STDIN)


def _replace_by_terminal(descriptor: int) -> int:
    """Make a descriptor the terminal, and return a new descriptor of what it was before."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        raise UsageError(f"The reader needs a terminal, and there is none. {_HINT}") from None
    before = os.dup(descriptor)
    os.dup2(terminal, descriptor)
    os.close(terminal)
    return before


def _restore(before: int, descriptor: int) -> None:
    os.dup2(before, descriptor)
    os.close(before)


_EXAMPLES = """
\b
Examples:
  standfirst                      choose from your library and sample articles
  standfirst report.md            read it, with its summary and outline beside it
  standfirst https://example.org/story
  standfirst -m lsa -n 10 report.md
  standfirst report.md --at "Every year"
  curl -s https://example.org/story | standfirst
"""


@click.command(epilog=_EXAMPLES + SETTINGS_NOTE, short_help="Read articles in the terminal (the default).")
@sources_argument
@reader_options
@click.option(
    "--at",
    metavar="WORDS|N%",
    help="Begin at these words, as “standfirst marks” prints them, or at N per cent of the article.",
)
@click.option("--plain", is_flag=True, help="Print the article as linear text instead of opening the reader.")
@click.option("--watch", is_flag=True, help="Reload an article, at the same place, when its file changes.")
@printing_options(FORMATS, condition="With --plain:")
@debug_option
def read(  # noqa: PLR0913, PLR0917 - an argument for each option
    sources: tuple[str, ...],
    method: str,
    length: Length,
    language: str | None,
    encoding: str | None,
    theme: str | None,
    section: str | None,
    at: str | None,
    plain: bool,
    watch: bool,
    printing: Printing,
) -> ExitStatus:
    """Read each SOURCE with its summary and outline beside the text.

    A SOURCE is a file, a folder of articles, a web address, or “-” for standard input, which is also read if no
    SOURCE is named and something is piped in. With nothing to read, choose from your library and sample articles.

    --plain prints the article, or only the --section, and so do --format, --json and --output.
    """
    context = click.get_current_context()
    _check_command_order(context, sources)
    given = given_options(context)
    if plain or "output" in given or "format_" in given or is_json_wanted(context):
        if watch:
            raise UsageError("--watch is for the reader. Leave out --plain.")
        if at is not None:
            raise UsageError("--at is for the reader. Leave out --plain.")
        return _print_article(sources, language, encoding, section, printing)
    for name in _FOR_TEXT:
        if name in given:
            raise UsageError(f"--{name} can be used only with --plain.")
    from tui.reader.run import run_reader
    from tui.reader.startup import ReaderOptions

    wanted = sources or ((STANDARD_INPUT,) if is_piped() else ())
    if STANDARD_INPUT in wanted and not is_piped():
        raise UsageError(
            "- reads standard input, but nothing is piped in. Name a file, or pipe something in."
        )
    if STANDARD_INPUT in wanted and len(wanted) > 1:
        raise UsageError("The reader opens either piped input or files. Leave out - or the files.")
    if STANDARD_INPUT in wanted and watch:
        raise UsageError("Piped input cannot be watched. Name a file.")
    settings = reader_settings(context)
    require_sources(wanted)
    options = ReaderOptions(
        wanted,
        method,
        length,
        language,
        theme,
        section,
        explicit=given,
        settings_file=settings,
        watch=watch,
        encoding=encoding,
        at=at,
    )
    try:
        pipe = attach_tty()
    except UsageError:
        _raise_other_errors(options)
        raise
    if pipe is not None and STANDARD_INPUT not in wanted:
        os.close(pipe)
        pipe = None
    run_reader(options._replace(stdin=pipe))
    return ExitStatus.DONE


def _check_command_order(context: click.Context, sources: tuple[str, ...]) -> None:
    """Refuse a command's name after options, which could also be a file of that name."""
    group = context.parent and context.parent.command
    if not (sources and context.meta.get(OPTIONS_CAME_FIRST) and isinstance(group, click.Group)):
        return
    if (name := sources[0]) in group.list_commands(context):
        raise UsageError(
            f"The options of {name} come after its name. To read a file of that name, write ./{name}."
        )


def _raise_other_errors(options: "ReaderOptions") -> None:
    """Raise the first error that the reader would have met with a terminal: as ``summarize``, but feeds are read."""
    from tui.pipeline import DigestOptions, digest_source
    from tui.reader.themes import theme_named
    from tui.sources.folders import list_articles

    if options.theme is not None:
        theme_named(options.theme)
    digest_options = DigestOptions(
        options.method,
        options.length,
        options.language,
        options.section,
        encoding=options.encoding,
        topics=options.settings_file.settings.topics,
    )
    for source in options.sources:
        if is_folder(source):
            list_articles(Path(source))
        else:
            with suppress(FeedError):
                digest_source(source, digest_options)


def _print_article(
    sources: tuple[str, ...],
    language: str | None,
    encoding: str | None,
    section: str | None,
    printing: Printing,
) -> ExitStatus:
    from tui.sources.open import open_article

    if section is not None and printing.writer.name == "json":
        raise UsageError("The format json has the whole article. --section goes with text or markdown.")
    print_settings_problems(printing.quiet)
    output = printing.open()

    def work(source: str) -> None:
        article = open_article(source, language=language, encoding=encoding)
        output.add(_written(article, section, printing.writer.name, output.width))
        print_warnings(article.warnings, printing.quiet)

    status = for_each(sources_or_pipe(sources), work)
    output.finish()
    return status


def _written(article: "Article", section: str | None, format_: str, width: int | None) -> str:
    if format_ == "json":
        from tui.export.record import article_to_record, json_line

        return json_line(article_to_record(article))
    from tui.document.sections import find_section

    part = None if section is None else find_section(article, section)
    if format_ == "markdown":
        from tui.export.markdown.digest import article_document

        return article_document(article, section=part)
    from tui.export.text import article_text

    return article_text(article, section=part, width=width)
