"""``standfirst library``: print what was read."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import click

from tui.cli.diagnostics import ExitStatus, print_error, print_warnings
from tui.cli.options import debug_option, suggest_files
from tui.cli.printing import Printing, printing_options
from tui.library.library import Library
from tui.library.records import LibraryEntry
from tui.library.sources import is_gone, library_source, without_temporary
from tui.text.urls import is_url

_EXAMPLES = """
\b
Examples:
  standfirst library
  standfirst library --json | jq -r "select(.progress < 1) | .source"
  standfirst library --forget report.md
"""


@click.command(epilog=_EXAMPLES, short_help="Print what you read, and how far.")
@click.option("-n", "--count", type=click.IntRange(min=1), metavar="N", help="At most N articles.")
@click.option(
    "--forget",
    multiple=True,
    metavar="SOURCE",
    shell_complete=suggest_files,
    help="Remove this article instead, with its place, marks and kept text. Can be given repeatedly.",
)
@printing_options(("text", "json"))
@debug_option
def library(count: int | None, forget: tuple[str, ...], printing: Printing) -> ExitStatus:
    """Print the articles that were opened in the reader, most recent first: how far, when, and where they are."""
    if forget:
        return _forget(forget, printing.quiet)
    output = printing.open()
    with closing(Library()) as opened:
        articles = without_temporary(opened.recent())[:count]
        print_warnings(opened.pop_messages(), printing.quiet)
    if not articles:
        print_warnings(["Nothing has been read yet."], printing.quiet)
    elif printing.writer.name == "json":
        from tui.export.record import json_line

        output.add("".join(json_line(_record(article)) for article in articles))
    else:
        output.add("\n".join(_text(article, output.width, output.styled) for article in articles))
    output.finish()
    return ExitStatus.DONE


def _forget(sources: Sequence[str], quiet: bool) -> ExitStatus:
    status = ExitStatus.DONE
    with closing(Library()) as opened:
        for source in sources:
            known = opened.find_by_source(library_source(source if is_url(source) else Path(source)))
            if known is None:
                print_error(f"{source} is not in the library. “standfirst library” lists what is.")
                status = ExitStatus.FAILED
            else:
                opened.remove(known.fingerprint)
                print_warnings([f"Removed: {known.name}, {known.shown_source}."], quiet)
        print_warnings(opened.pop_messages(), quiet)
    return status


def _record(article: LibraryEntry) -> Mapping[str, object]:
    return {
        "source": article.source,
        "title": article.title,
        "words": article.words,
        "progress": article.state.progress,
        "marks": article.highlight_count,
        "first_opened": article.first_opened.isoformat(),
        "last_opened": article.last_opened.isoformat(),
        "gone": is_gone(article.source),
    }


def _text(article: LibraryEntry, width: int | None, styled: bool) -> str:
    from tui.export.facts import facts_line
    from tui.export.text import bold, dim
    from tui.text.phrases import count_phrase
    from tui.text.wrap import wrap

    facts = (
        f"{round(100 * article.state.progress)} %",
        f"{article.last_opened:%Y-%m-%d}",
        count_phrase(article.highlight_count, "mark") if article.highlight_count else "",
        "gone" if is_gone(article.source) else "",
    )
    lines = [
        *(bold(line, styled) for line in wrap(article.name, width)),
        *filter(None, (article.shown_source,)),
        dim(facts_line(tuple(filter(None, facts))), styled),
    ]
    return "".join(f"{line}\n" for line in lines)
