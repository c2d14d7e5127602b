"""``standfirst find``: find words in everything that was read."""

from contextlib import closing

import click

from tui.cli.diagnostics import ExitStatus, print_error, print_warnings
from tui.cli.options import debug_option, print_settings_problems, reader_settings
from tui.cli.printing import Printing, printing_options
from tui.document.errors import StandfirstError
from tui.library.finding import DEFAULT_LIMIT, find_in
from tui.library.library import Library

_EXAMPLES = """
\b
Examples:
  standfirst find tides fundy
  standfirst find '"white whale"'      words that stand together
  standfirst find --json whale | jq -r .title
"""


@click.command(epilog=_EXAMPLES, short_help="Find words in everything you read.")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "-n",
    "--count",
    type=click.IntRange(min=1),
    default=DEFAULT_LIMIT,
    metavar="N",
    help=f"At most N sentences, by default {DEFAULT_LIMIT}; after a few from one article, others come first.",
)
@printing_options(("text", "json"), about_formats="json is one object a line for each sentence.")
@debug_option
def find(words: tuple[str, ...], count: int, printing: Printing) -> ExitStatus:
    """Print the sentences that have all WORDS, from the articles read while the setting keep-text was on.

    Case and accents do not matter, and the last word may be incomplete. Each sentence comes with the command that
    opens it. As with grep, the exit status is 0 if something was found, 1 if not, and 2 if no text is kept.
    """
    output = printing.open()
    is_keeping = reader_settings(click.get_current_context()).settings.keep_text
    print_settings_problems(printing.quiet)
    with closing(Library()) as library:
        has_texts = library.has_texts
        try:
            found = find_in(library, " ".join(words), limit=count)
        except StandfirstError as error:
            print_error(str(error))
            return ExitStatus.WRONG_USAGE
        print_warnings(library.pop_messages(), printing.quiet)
    if not found:
        print_warnings([_reason(has_texts, is_keeping)], printing.quiet)
        return ExitStatus.FAILED if has_texts else ExitStatus.WRONG_USAGE
    if printing.writer.name == "json":
        from tui.export.found_lists import found_json

        output.add(found_json(found))
    else:
        from tui.export.found_lists import found_text

        output.add(found_text(found, width=output.width, styled=output.styled))
    output.finish()
    return ExitStatus.DONE


def _reason(has_texts: bool, is_keeping: bool) -> str:
    if has_texts:
        return "No sentence that you read has all of these words."
    if is_keeping:
        return "No text is kept yet. What you read from now on is found."
    return (
        "No text is kept. Set keep-text = true in the settings (standfirst config --edit) "
        "to find what you read from then on."
    )
