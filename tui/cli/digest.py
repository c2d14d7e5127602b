"""``standfirst digest``: print one summary of several articles."""

from contextlib import closing
from dataclasses import replace

import click

from tui.cli.diagnostics import ExitStatus, print_error, print_warnings
from tui.cli.options import (
    SETTINGS_NOTE,
    debug_option,
    encoding_option,
    language_option,
    length_option,
    method_option,
    print_settings_problems,
    sources_argument,
)
from tui.cli.output import Output
from tui.cli.printing import FORMATS, Printing, printing_options
from tui.cli.sources import for_each, sources_or_pipe
from tui.document.errors import SourceError
from tui.document.model import Article
from tui.feeds.addresses import is_item_address
from tui.sources.open import open_article
from tui.summary.lengths import Length
from tui.text.sanitize import clean_line

_EXAMPLES = """
\b
Examples:
  standfirst digest first-report.html second-report.html
  standfirst digest -n 20 news/
  standfirst digest --json version-1.md version-2.md
"""


@click.command(epilog=_EXAMPLES + SETTINGS_NOTE, short_help="Print one summary of several articles.")
@sources_argument
@method_option
@length_option
@language_option
@encoding_option
@printing_options(FORMATS, about_formats="json is one object for all articles.")
@debug_option
def digest(
    sources: tuple[str, ...],
    method: str,
    length: Length,
    language: str | None,
    encoding: str | None,
    printing: Printing,
) -> ExitStatus:
    """Print one summary of all SOURCEs, in which nothing is said twice, with the article that says each sentence.

    Articles that tell the same story are grouped. A SOURCE is a file, a folder of articles, a web address, a feed or a
    list of feeds, whose unread items are taken, or “-” for standard input. The length is that of the whole summary.
    """
    wanted = sources_or_pipe(sources)
    output = printing.open()
    print_settings_problems(printing.quiet)
    articles: list[Article] = []

    def add(article: Article) -> None:
        articles.append(article)
        print_warnings(article.warnings, printing.quiet)

    def work(source: str) -> None:
        from tui.batch.inputs import is_feed_source

        if is_feed_source(source):
            items = _items(source)
            failed.append(
                for_each(items, lambda item: add(_open(item, language, encoding))) is not ExitStatus.DONE
            )
        else:
            article = _open(source, language, encoding)
            add(replace(article, source=source) if is_item_address(source) else article)

    failed: list[bool] = []
    status = for_each(wanted, work)
    status = ExitStatus.FAILED if any(failed) else status
    if articles:
        output.add(_text(articles, method, length, printing.writer.name, output))
        output.finish()
    return status


def _items(source: str) -> list[str]:
    """Fetch the feeds of a source, and return the addresses of what is unread in them."""
    from tui.feeds.morning import unread_items
    from tui.feeds.store import FeedStore

    with closing(FeedStore()) as store:
        items = [item.address for item in unread_items(store, source, print_error)]
    if not items:
        raise SourceError(f"There is nothing unread in {clean_line(source)}.")
    return items


def _open(source: str, language: str | None, encoding: str | None) -> Article:
    """Open an article, or the item of a feed at one of the reader's addresses: with what was fetched of it."""
    if not is_item_address(source):
        return open_article(source, language=language, encoding=encoding)
    from tui.feeds.articles import open_item

    return open_item(source, language=language, encoding=encoding, may_fetch=False)


def _text(articles: list[Article], method: str, length: Length, format_: str, output: Output) -> str:
    from tui.export.joint import joint_json, joint_markdown, joint_text
    from tui.summary.joint import joint_digest

    made = joint_digest(articles, method, length)
    if format_ == "json":
        return joint_json(made)
    if format_ == "markdown":
        return joint_markdown(made)
    return joint_text(made, width=output.width, styled=output.styled)
