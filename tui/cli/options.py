"""The options that several commands have."""

from pathlib import Path

import click

from tui.cli.preferences import SettingOption, VariableOption
from tui.summary.lengths import DEFAULT_LENGTH, Length
from tui.summary.methods import DEFAULT_METHOD, method_named

OPTIONS_CAME_FIRST = "standfirst.options_came_first"
"""The key in a context's ``meta`` that says whether ``read`` was only meant, by an option, and not named."""

sources_argument = click.argument("sources", metavar="[SOURCE]...", nargs=-1)

method_option = click.option(
    "-m",
    "--method",
    cls=SettingOption,
    type=lambda name: method_named(name).name,
    default=DEFAULT_METHOD,
    show_default=True,
    metavar="NAME",
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
    help="Of the summary: 5 sentences, 20% of them, or 150w for at most 150 words.",
)

language_option = click.option(
    "--language",
    cls=SettingOption,
    type=lambda name: _language_named(name),  # noqa: PLW0108 - it stands further down
    metavar="NAME",
    help="The article's language, such as german.",
)

theme_option = click.option("--theme", cls=VariableOption, metavar="NAME", help="The reader's colours.")

section_option = click.option(
    "--section",
    metavar="N|TITLE",
    help="Only this section: its number among the top-level ones, or its heading or a part of it.",
)

debug_option = click.option(
    "--debug",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    is_eager=True,
    expose_value=False,
    callback=lambda _context, _parameter, path: _log_to(path),
    help="Add a log to FILE that is fit for a bug report.",
)


def _log_to(path: Path | None) -> Path | None:
    if path is not None:
        from tui.cli.log import start_log

        start_log(path)
    return path


def _language_named(name: str) -> str:
    from tui.article.language import language_named

    return language_named(name)
