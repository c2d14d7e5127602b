"""``standfirst marks``: print what was marked in the reader, with the notes."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from tui.cli.diagnostics import ExitStatus, print_error, print_warnings
from tui.cli.options import debug_option, sources_argument
from tui.cli.printing import FORMATS, Printing, printing_options
from tui.document.errors import StandfirstError
from tui.library.library import Library
from tui.library.records import HighlightedArticle
from tui.library.sources import library_source
from tui.sources.files import is_folder
from tui.sources.open import open_article
from tui.text.sanitize import clean_line
from tui.text.urls import is_url

_EXAMPLES = """
\b
Examples:
  standfirst marks                     of all articles, most recent first
  standfirst marks report.md
  standfirst marks --format markdown articles/ > notes.md
  standfirst marks --format json -o marks.jsonl
"""


@click.command(epilog=_EXAMPLES, short_help="Print what you marked, with your notes.")
@sources_argument
@printing_options(FORMATS)
@debug_option
def marks(sources: tuple[str, ...], printing: Printing) -> ExitStatus:
    """Print what you marked in each SOURCE in the reader, with your notes, and the commands that open it there.

    A SOURCE is a file, which may have been moved or deleted since, a folder, or a web address. If no SOURCE is named,
    the marks of all articles are printed.
    """
    from tui.export.mark_lists import marks_writer

    destination = printing.open()
    write = marks_writer(printing.writer.name, width=destination.width, styled=destination.styled)
    status = ExitStatus.DONE
    with closing(Library()) as library:
        for source in sources or (None,):
            try:
                found = _marked(library, source)
            except StandfirstError as error:
                if len(sources) == 1:
                    raise
                print_error(str(error))
                status = ExitStatus.FAILED
                continue
            for article in found:
                destination.add(write(article))
            if not found:
                name = "anything" if source is None else clean_line(source)
                print_warnings([f"There are no marks in {name}."], printing.quiet)
        print_warnings(library.pop_messages(), printing.quiet)
    destination.finish()
    return status


def _marked(library: Library, source: str | None) -> Sequence[HighlightedArticle]:
    """Return the articles of a source that have marks, or all of them.

    A file that the library does not know by its path is read, since it may have been moved.

    Raises:
        StandfirstError: It cannot be read.
    """
    everything = library.highlighted_articles()
    if source is None:
        return everything
    if is_folder(source):
        folder = Path(library_source(Path(source)))
        return [
            found
            for found in everything
            if found.entry.source is not None and Path(found.entry.source).is_relative_to(folder)
        ]
    known = library_source(source if is_url(source) else Path(source))
    by_source = [found for found in everything if found.entry.source == known]
    if by_source or is_url(source) or library.find_by_source(known) is not None:
        return by_source
    article = open_article(source)
    entry = library.find(article)
    return [found for found in everything if entry is not None and found.entry == entry]
