"""The options that several commands have, and what a shell suggests for their values."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.option_defaults import SettingOption, VariableOption
from tui.summary.lengths import DEFAULT_LENGTH, Length
from tui.summary.methods import DEFAULT_METHOD, method_named

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

_LENGTHS = {
    "3": "three sentences",
    "5": "five sentences",
    "10": "ten sentences",
    "10%": "a tenth of the sentences",
    "20%": "a fifth of the sentences",
    "100w": "at most 100 words",
    "150w": "at most 150 words",
    "300w": "at most 300 words",
}


def suggest_methods(
    _context: "click.Context", _parameter: "click.Parameter", incomplete: str
) -> "list[CompletionItem]":
    """The methods whose names begin as what is typed, each with its title."""
    from tui.summary.methods import METHODS

    return _items({method.name: method.title for method in METHODS.values()}, incomplete)


def suggest_lengths(
    _context: "click.Context", _parameter: "click.Parameter", incomplete: str
) -> "list[CompletionItem]":
    """Some lengths of each kind."""
    return _items(_LENGTHS, incomplete)


def suggest_languages(
    _context: "click.Context", _parameter: "click.Parameter", incomplete: str
) -> "list[CompletionItem]":
    """The languages whose names begin as what is typed."""
    from tui.language.detect import LANGUAGES

    return _items(dict.fromkeys(LANGUAGES, ""), incomplete)


def suggest_themes(
    _context: "click.Context", _parameter: "click.Parameter", incomplete: str
) -> "list[CompletionItem]":
    """The reader's own colours and Textual's whose names begin as what is typed."""
    from tui.reader.themes import theme_names

    return _items(dict.fromkeys(theme_names(), ""), incomplete)


def suggest_files(
    _context: "click.Context", _parameter: "click.Parameter", incomplete: str
) -> "list[CompletionItem]":
    """Files and folders: the shell itself finds them."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def _items(values: dict[str, str], incomplete: str) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    found = {value: meaning for value, meaning in values.items() if value.startswith(incomplete)}
    return [CompletionItem(value, help=meaning or None) for value, meaning in found.items()]


Command = Callable[..., Any]

OPTIONS_CAME_FIRST = "standfirst.options_came_first"
"""The key in a context's ``meta`` that says whether ``read`` was only meant, by an option, and not named."""

sources_argument = click.argument("sources", metavar="[SOURCE]...", nargs=-1, shell_complete=suggest_files)

method_option = click.option(
    "-m",
    "--method",
    cls=SettingOption,
    type=lambda name: method_named(name).name,
    default=DEFAULT_METHOD,
    show_default=True,
    metavar="NAME",
    shell_complete=suggest_methods,
    help="How sentences are chosen; “standfirst methods” lists the ways.",
)

length_option = click.option(
    "-n",
    "--length",
    cls=SettingOption,
    type=Length.parse,
    default=DEFAULT_LENGTH,
    show_default=True,
    metavar="LENGTH",
    shell_complete=suggest_lengths,
    help="Of the summary: 5 sentences, 20% of them, or 150w for at most 150 words.",
)

language_option = click.option(
    "--language",
    cls=SettingOption,
    type=lambda name: _language_named(name),  # noqa: PLW0108 - it stands further down
    metavar="NAME",
    shell_complete=suggest_languages,
    help="The article's language, such as german.",
)

theme_option = click.option(
    "--theme", cls=VariableOption, metavar="NAME", shell_complete=suggest_themes, help="The reader's colours."
)

section_option = click.option(
    "--section",
    metavar="N|TITLE",
    help="Only this section: its number, such as 2 or 2.1, or its heading or a part of it.",
)

READER_OPTIONS = {
    "method": method_option,
    "length": length_option,
    "language": language_option,
    "theme": theme_option,
    "section": section_option,
}
"""How a reader begins, in the order in which help tells of it."""


def reader_options(command: Command) -> Command:
    """Give a command the options that say how a reader begins."""
    for option in reversed(READER_OPTIONS.values()):
        command = option(command)
    return command


NARROWEST_TEXT = 20
"""The least width of a line, in cells: what ``tui.text.wrap`` breaks lines to at least."""


def text_options(when: str = "") -> Callable[[Command], Command]:
    """The options of commands that print text: ``width``, ``pager`` and ``quiet``.

    Args:
        when: When they may be used, for their help.
    """

    def said(what: str) -> str:
        return f"{when} {what[0].lower()}{what[1:]}" if when else what

    width = click.option(
        "--width",
        type=click.IntRange(min=NARROWEST_TEXT),
        metavar="COLUMNS",
        help=said(
            "The longest line of text. By default one that fits the terminal, and elsewhere a paragraph."
        ),
    )
    pager = click.option(
        "--pager",
        is_flag=True,
        help=said("Show text in the program that PAGER names, or less, if this is a terminal."),
    )
    quiet = click.option(
        "-q", "--quiet", is_flag=True, help=said("No notes on standard error. What fails is still said.")
    )
    return lambda command: width(pager(quiet(command)))


debug_option = click.option(
    "--debug",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    is_eager=True,
    expose_value=False,
    callback=lambda context, _parameter, path: None if context.resilient_parsing else _log_to(path),
    help="Add a log to FILE that is fit for a bug report.",
)


def _log_to(path: Path | None) -> Path | None:
    if path is not None:
        from tui.cli.log import start_log

        start_log(path)
    return path


def _language_named(name: str) -> str:
    from tui.language.detect import find_language

    return find_language(name)
