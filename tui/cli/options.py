"""Options of several commands, with defaults from the user's settings and suggestions for shells."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from tui.cli.diagnostics import print_error
from tui.document.errors import UsageError
from tui.language.facet_cues import Facet
from tui.settings.file import SettingsFile, read_settings_file
from tui.settings.table import MAX_CONTEXT, SETTINGS, with_environment
from tui.summary.lengths import DEFAULT_LENGTH, Length
from tui.summary.methods import DEFAULT_METHOD, METHODS, find_method
from tui.summary.questions import check_question
from tui.text.urls import path_of_file_url

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

CommandFunction = Callable[..., Any]

SETTINGS_NOTE = "\nDefaults come from the environment or your settings: see “standfirst config --help”.\n"
"""The end of the help of commands with options that have settings."""

OPTIONS_CAME_FIRST = "standfirst.options_came_first"
"""The key in a context's ``meta``: true if the command is ``read`` because options came first."""
_SETTINGS_FILE = "standfirst.settings_file"

_VARIABLES = {setting.field: setting.variable for setting in SETTINGS}
_LENGTHS = {
    "3": "three sentences",
    "5": "five sentences",
    "10": "ten sentences",
    "10%": "a tenth of the sentences",
    "20%": "a fifth of the sentences",
    "100w": "at most 100 words",
    "150w": "at most 150 words",
    "3min": "what can be read in three minutes",
    "300w": "at most 300 words",
}


class VariableOption(click.Option):
    """An option whose value can come from the environment variable of its setting."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.envvar = _VARIABLES[self.name or ""]
        self.show_envvar = True

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        try:
            return super().type_cast_value(ctx, value)
        except UsageError as error:
            if ctx.get_parameter_source(self.name or "") is ParameterSource.ENVIRONMENT:
                raise UsageError(f"{self.envvar}: {error}") from None
            raise


class SettingOption(VariableOption):
    """An option whose default comes from the user's settings. A setting that does not exist is ignored.

    The help shows the program's own default, so that it does not read the file.
    """

    def get_default(self, ctx: click.Context, call: bool = True) -> Any:
        if call and self.name:
            file = settings_file(ctx).validated(self.name, lambda value: self.type_cast_value(ctx, value))
            ctx.meta[_SETTINGS_FILE] = file
            if (value := getattr(file.settings, self.name)) is not None:
                return value
        return super().get_default(ctx, call=call)


def settings_file(context: click.Context) -> SettingsFile:
    """Return the user's settings, read once for each command; options validate those that they need."""
    if _SETTINGS_FILE not in context.meta:
        context.meta[_SETTINGS_FILE] = read_settings_file()
    found: SettingsFile = context.meta[_SETTINGS_FILE]
    return found


def reader_settings(context: click.Context) -> SettingsFile:
    file = settings_file(context)
    return file._replace(settings=with_environment(file.settings, os.environ))


def given_options(context: click.Context) -> frozenset[str]:
    """Return the names of the options from the command line or the environment."""
    given = (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)
    return frozenset(name for name in context.params if context.get_parameter_source(name) in given)


def print_settings_problems(quiet: bool = False) -> None:
    """Print a line about the problems of the settings, if the running command has read them."""
    file: SettingsFile = click.get_current_context().meta.get(_SETTINGS_FILE, SettingsFile())
    if file.problems and not quiet:
        print_error(file.summary())


def suggest_files(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def suggest_values(values: Callable[[], Mapping[str, str]]) -> Callable[..., "list[CompletionItem]"]:
    """Return a function for ``shell_complete``, given one that returns values and what each means."""

    def suggestions(_context: object, _parameter: object, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        found = {value: meaning for value, meaning in values().items() if value.startswith(incomplete)}
        return [CompletionItem(value, help=meaning or None) for value, meaning in found.items()]

    return suggestions


def _methods() -> Mapping[str, str]:
    return {method.name: method.title for method in METHODS.values()}


def _languages() -> Mapping[str, str]:
    from tui.language.detect import LANGUAGES

    return dict.fromkeys(LANGUAGES, "")


def _themes() -> Mapping[str, str]:
    from tui.reader.themes import theme_names

    return dict.fromkeys(theme_names(), "")


def _to_language(name: str) -> str:
    from tui.language.detect import find_language

    return find_language(name)


def _encodings() -> Mapping[str, str]:
    from tui.formats.encoding_labels import ENCODINGS

    return {encoding.name: encoding.scripts for encoding in ENCODINGS.values()}


def _to_encoding(name: str) -> str:
    from tui.formats.encoding_labels import find_encoding

    return find_encoding(name).name


sources_argument = click.argument(
    "sources",
    metavar="[SOURCE]...",
    nargs=-1,
    shell_complete=suggest_files,
    callback=lambda _context, _parameter, sources: tuple(path_of_file_url(each) or each for each in sources),
)

method_option = click.option(
    "-m",
    "--method",
    cls=SettingOption,
    type=lambda name: find_method(name).name,
    default=DEFAULT_METHOD,
    show_default=True,
    metavar="NAME",
    shell_complete=suggest_values(_methods),
    help="How sentences are chosen; “standfirst methods” lists the methods.",
)

length_option = click.option(
    "-n",
    "--length",
    cls=SettingOption,
    type=Length.parse,
    default=DEFAULT_LENGTH,
    show_default=True,
    metavar="LENGTH",
    shell_complete=suggest_values(lambda: _LENGTHS),
    callback=lambda context, _parameter, length: length.at_pace(
        reader_settings(context).settings.words_per_minute
    ),
    help="The summary's length: 5 sentences, 20% of them, 150w for at most 150 words, or 3min at your pace.",
)

language_option = click.option(
    "--language",
    cls=SettingOption,
    type=_to_language,
    metavar="NAME",
    shell_complete=suggest_values(_languages),
    help="The article's language, such as german.",
)

encoding_option = click.option(
    "--encoding",
    type=_to_encoding,
    metavar="NAME",
    shell_complete=suggest_values(_encodings),
    help="The encoding of texts, such as windows-1251, whatever they declare.",
)

theme_option = click.option(
    "--theme",
    cls=VariableOption,
    metavar="NAME",
    shell_complete=suggest_values(_themes),
    help="The reader's colours.",
)

context_option = click.option(
    "--context",
    cls=SettingOption,
    type=click.IntRange(0, MAX_CONTEXT),
    default=0,
    show_default=True,
    metavar="N",
    help="Before a sentence that refers back, such as “He also said …”, show those that it refers to, at most N.",
)

topics_option = click.option(
    "--topics/--no-topics",
    cls=SettingOption,
    default=True,
    help="Whether to find the topics (≈) of a long article without headings.  [default: topics]",
)

_SECTION = "this section: its number, such as 2 or 2.1, or all or part of its heading."
section_option = click.option("--section", metavar="N|TITLE", help=f"Only {_SECTION}")

about_option = click.option(
    "--about",
    callback=lambda _context, _parameter, text: None if text is None else check_question(text),
    metavar="TEXT",
    help="Choose the sentences that answer this question or are about these words.",
)

facet_option = click.option(
    "--facet",
    type=click.Choice([facet.value for facet in Facet]),
    help="Only sentences that tell this; aim, method, result and limit in English only, claim in French too.",
)

READER_OPTIONS = {
    "method": method_option,
    "length": length_option,
    "language": language_option,
    "encoding": encoding_option,
    "theme": theme_option,
    "section": click.option("--section", metavar="N|TITLE", help=f"Begin at {_SECTION}"),
}
"""The options of the reader, in the order of the help."""


def reader_options(command: CommandFunction) -> CommandFunction:
    """Add the options of the reader to a command."""
    for option in reversed(READER_OPTIONS.values()):
        command = option(command)
    return command


def _print_schema(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from tui.cli.output import Output
        from tui.export.record import schema

        Output(encoding="utf-8").add(schema())
        context.exit()


schema_option = click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of --format json, and exit.",
)


def _start_log(context: click.Context, _parameter: click.Parameter, path: Path | None) -> None:
    if path is not None and not context.resilient_parsing:
        from tui.cli.log import start_log

        start_log(path)


debug_option = click.option(
    "--debug",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    is_eager=True,
    expose_value=False,
    callback=_start_log,
    help="Append a log for a bug report to FILE.",
)
