"""``standfirst config`` and ``standfirst methods``: the user's settings, and the methods."""

import click

from tui.cli.diagnostics import ExitStatus, print_error
from tui.cli.output import Output
from tui.document.errors import UsageError
from tui.settings.file import FILE_VARIABLE, CommandKeys, read_settings_file, settings_path, settings_template
from tui.settings.table import Settings
from tui.summary.methods import DEFAULT_METHOD, find_method

_EXAMPLES = """
\b
Examples:
  standfirst config --path
  standfirst config --print > my-settings.toml
  STANDFIRST_CONFIG=my-settings.toml standfirst config --check

\b
Precedence, highest first:
  options, such as --method lsa
  the environment: STANDFIRST_METHOD, STANDFIRST_TEXT_WIDTH and so on
  the file; --path prints where it is, and STANDFIRST_CONFIG names another
  the defaults; --print prints them

\b
With STANDFIRST_CONFIG= (empty) no file is read, so that a script does not depend on one.
"""


@click.command(epilog=_EXAMPLES, short_help="Print, find and check your settings.")
@click.option("--print", "wants_defaults", is_flag=True, help="Print the defaults, as a file to begin with.")
@click.option(
    "--path", "wants_path", is_flag=True, help="Print where the file with your settings is, or would be."
)
@click.option("--check", "wants_check", is_flag=True, help="List which settings are ignored, and why.")
def config(wants_defaults: bool, wants_path: bool, wants_check: bool) -> ExitStatus:
    """Print, find or check your settings: one file, in which everything is optional.

    It can set colours, the summary's method and length, language, widths, reading speed, mouse and keys. What is wrong
    in the file is ignored. With --check, the exit status is then 1.
    """
    if wants_defaults + wants_path + wants_check != 1:
        raise UsageError("Choose one of --print, --path, --check.")
    if wants_defaults:
        Output().add(_template())
        return ExitStatus.DONE
    return _print_path() if wants_path else _check()


def _template() -> str:
    from tui.reader.commands import listed_keys
    from tui.summary.lengths import DEFAULT_LENGTH

    defaults = Settings(method=DEFAULT_METHOD, length=str(DEFAULT_LENGTH))
    commands = [
        CommandKeys(name, tuple(key.written for key in keys), description)
        for name, keys, description in listed_keys()
    ]
    return settings_template(defaults, commands)


def _print_path() -> ExitStatus:
    path = settings_path()
    if path is None:
        print_error(f"No settings are read: {FILE_VARIABLE} is empty.")
        return ExitStatus.FAILED
    Output().add(f"{path}\n")
    return ExitStatus.DONE


def _check() -> ExitStatus:
    from tui.language.detect import find_language
    from tui.reader.keymap import keymap_of
    from tui.reader.themes import theme_named
    from tui.summary.lengths import Length

    file = read_settings_file().validated("theme", theme_named).validated("method", find_method)
    file = file.validated("length", Length.parse).validated("language", find_language)
    _, file = keymap_of(file)
    if file.problems:
        Output().add("".join(f"{problem}\n" for problem in file.problems))
        return ExitStatus.FAILED
    if file.path is None:
        Output().add("There is no settings file, so the defaults apply.\n")
    else:
        Output().add(f"{file.path}: nothing is wrong.\n")
    return ExitStatus.DONE
