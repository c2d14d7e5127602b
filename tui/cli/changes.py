"""``standfirst changes``: print what changed in an article since it was read."""

from contextlib import closing
from pathlib import Path

import click

from tui.cli.diagnostics import ExitStatus, print_error, print_warnings
from tui.cli.options import (
    debug_option,
    encoding_option,
    language_option,
    print_settings_problems,
    suggest_files,
)
from tui.cli.output import Output
from tui.cli.printing import Printing, printing_options
from tui.document.errors import StandfirstError
from tui.document.model import Article
from tui.library.editions import Changes
from tui.library.library import Library
from tui.library.records import fingerprint_of
from tui.library.sources import library_source
from tui.pipeline import changes as changes_since
from tui.sources.files import STANDARD_INPUT
from tui.sources.open import open_article
from tui.text.urls import is_url

_EXAMPLES = """
\b
Examples:
  standfirst changes report.md
  standfirst changes --keep https://example.org/story || echo "The story has changed."
  standfirst changes --json report.md
  standfirst changes --since version-1.md version-2.md
"""


@click.command(epilog=_EXAMPLES, short_help="Print what changed in an article since you read it.")
@click.argument("source", shell_complete=suggest_files)
@click.option(
    "--keep",
    is_flag=True,
    help="Store this edition, to compare with it next time; otherwise nothing is stored.",
)
@click.option(
    "--since",
    metavar="EARLIER",
    shell_complete=suggest_files,
    help="Compare with this article, a path or an address, and not with what was read.",
)
@language_option
@encoding_option
@printing_options(("text", "json"))
@debug_option
def changes(
    source: str,
    keep: bool,
    since: str | None,
    language: str | None,
    encoding: str | None,
    printing: Printing,
) -> ExitStatus:
    """Print which sentences of SOURCE are new (+) or changed (~) since you read it, and how many are gone.

    It is compared with the edition last opened in the reader or stored with --keep. As with diff, the exit status is
    0 if nothing has changed, 1 if something has, and 2 if there is nothing to compare.
    """
    output = printing.open()
    print_settings_problems(printing.quiet)
    if keep and since is not None:
        raise click.UsageError("--keep and --since cannot be used together.")
    try:
        article = open_article(source, language=language, encoding=encoding)
        earlier = None if since is None else open_article(since, language=language, encoding=encoding)
    except StandfirstError as error:
        print_error(str(error))
        return ExitStatus.WRONG_USAGE
    if earlier is not None:
        found = changes_since(article, earlier)
    else:
        with closing(Library()) as library:
            found = _found(library, article, source, keep=keep)
            print_warnings(library.pop_messages(), printing.quiet)
    if found is None:
        how = "From now on it is compared with this edition." if keep else "Read it, or use --keep."
        print_warnings([f"There is no earlier edition of it to compare with. {how}"], printing.quiet)
        return ExitStatus.DONE if keep else ExitStatus.WRONG_USAGE
    _print(article, found, printing.writer.name, output)
    output.finish()
    return ExitStatus.FAILED if found else ExitStatus.DONE


def _found(library: Library, article: Article, source: str, *, keep: bool) -> Changes | None:
    where = None
    if source != STANDARD_INPUT:
        where = library_source(source if is_url(source) else Path(source))
    found = library.changes(article, where)
    if keep:
        fingerprint = fingerprint_of(article.title, article.text)
        library.record_opened(article, where, fingerprint=fingerprint)
        library.keep_sentences(fingerprint, [sentence.text for sentence in article.sentences])
    return found


def _print(article: Article, found: Changes, format_: str, output: Output) -> None:
    texts = {index: article.sentences[index].text for index in (*found.new, *found.changed)}
    if format_ == "json":
        from tui.export.record import json_line

        record = {"source": article.source, "title": article.title, "gone": found.gone}
        lists = {name: [texts[index] for index in getattr(found, name)] for name in ("new", "changed")}
        output.add(json_line(record | lists))
        return
    from tui.export.text import bold
    from tui.text.wrap import wrap

    lines = [bold(f"{found if found else 'Nothing has changed'}.", output.styled)]
    for index in sorted(texts):
        sign = "~ " if index in found.changed else "+ "
        lines += wrap(texts[index], output.width, initial_indent=sign)
    output.add("".join(f"{line}\n" for line in lines))
