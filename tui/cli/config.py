"""``standfirst config``: the user's settings."""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click

from tui.cli.diagnostics import ExitStatus, print_error
from tui.cli.output import Output
from tui.document.errors import StandfirstError, UsageError
from tui.settings.file import FILE_VARIABLE, SettingsFile, key_lines, read_settings_file, settings_path
from tui.settings.table import SETTINGS, Settings, with_environment
from tui.summary.lengths import DEFAULT_LENGTH, Length
from tui.summary.methods import DEFAULT_METHOD, find_method

_EXAMPLES = """
\b
Examples:
  standfirst config
  standfirst config --edit
  standfirst config --print > my-settings.toml
  STANDFIRST_CONFIG=my-settings.toml standfirst config --check

\b
Precedence, highest first:
  options, such as --method lsa
  the environment: STANDFIRST_METHOD, STANDFIRST_TEXT_WIDTH and so on
  the file; --path prints where it is, and STANDFIRST_CONFIG names another
  the defaults

\b
With STANDFIRST_CONFIG= (empty) no file is read, so that a script does not depend on one.
"""
_DEFAULTS = Settings(method=DEFAULT_METHOD, length=str(DEFAULT_LENGTH))


class _InForce(NamedTuple):
    """The settings in force, and where each comes from, by field."""

    settings: Settings
    origins: Mapping[str, str]


@click.command(epilog=_EXAMPLES, short_help="Print, edit, find and check your settings.")
@click.option(
    "--print", "wants_file", is_flag=True, help="Print them as a file, with an explanation of each."
)
@click.option(
    "--edit", "wants_editor", is_flag=True, help="Open your file in VISUAL or EDITOR, then check it."
)
@click.option(
    "--path", "wants_path", is_flag=True, help="Print where the file with your settings is, or would be."
)
@click.option("--check", "wants_check", is_flag=True, help="List which settings are ignored, and why.")
def config(wants_file: bool, wants_editor: bool, wants_path: bool, wants_check: bool) -> ExitStatus:
    """Print the settings in force and where each comes from, or edit, find or check your file.

    Everything in the file is optional: colours, the summary's method and length, language, widths, reading speed,
    mouse and keys. Mistakes in it are ignored; with --check, they make the exit status 1.
    """
    commands: list[tuple[bool, Callable[[], ExitStatus]]] = [
        (wants_file, _print_file),
        (wants_editor, _edit),
        (wants_path, _print_path),
        (wants_check, _check),
    ]
    chosen = [command for wanted, command in commands if wanted] or [_print_settings]
    if len(chosen) > 1:
        raise UsageError("Choose one of --print, --edit, --path, --check.")
    return chosen[0]()


def _print_settings() -> ExitStatus:
    from tui.settings.template import settings_in_force

    settings, origins = _in_force(file := _checked_file())
    _print_toml(settings_in_force(settings, origins, str(file.path)), file)
    return ExitStatus.DONE


def _print_file() -> ExitStatus:
    settings, origins = _in_force(file := _checked_file())
    _print_toml(_template(settings, origins), file)
    return ExitStatus.DONE


def _print_toml(text: str, file: SettingsFile) -> None:
    from tui.text.sanitize import clean_text

    Output().add(clean_text(text))
    if file.problems:
        print_error(file.summary())


def _template(settings: Settings, origins: Mapping[str, str] | None = None) -> str:
    """Return the text of a file with settings; without origins every line is a comment."""
    from tui.reader.commands import listed_keys
    from tui.reader.list_commands import listed_list_keys
    from tui.settings.template import CommandKeys, settings_template

    commands = [
        CommandKeys(name, settings.keys.get(name, tuple(key.written for key in keys)), description)
        for name, keys, description in (*listed_keys(), *listed_list_keys())
    ]
    return settings_template(settings, commands, origins, commented=origins is None)


def _in_force(file: SettingsFile) -> _InForce:
    """Return the settings of the environment, the file and the defaults.

    Raises:
        UsageError: A variable of the environment has a value that is not valid.
    """
    from tui.reader.background import NO_COLOR
    from tui.reader.themes import kept_theme
    from tui.settings.template import DEFAULT_ORIGIN

    lines = key_lines(file.text)
    ignored = {problem.line for problem in file.problems}
    changed: dict[str, Any] = {}
    origins: dict[str, str] = {}
    in_file = with_environment(file.settings, os.environ)
    for setting in SETTINGS:
        value = getattr(in_file, setting.field)
        if given := os.environ.get(setting.variable, "").strip():
            value = _from_environment(setting.name, given) if setting.is_option else value
            origins[setting.field] = setting.variable
        elif (line := lines.get((setting.name,))) is not None and line not in ignored:
            origins[setting.field] = f"{file.path}, line {line}"
        elif setting.field == "theme" and (value := kept_theme()) is not None:
            origins[setting.field] = "T in the reader"
        else:
            value = getattr(_DEFAULTS, setting.field)
            origins[setting.field] = DEFAULT_ORIGIN
        changed[setting.field] = value
    if os.environ.get(NO_COLOR):
        changed["colours"], origins["colours"] = False, NO_COLOR
    return _InForce(in_file._replace(**changed), origins)


def _from_environment(name: str, value: str) -> str:
    try:
        _checks()[name](value)
    except UsageError as error:
        raise UsageError(f"STANDFIRST_{name.upper()}: {error}") from None
    return value


def _checks() -> Mapping[str, Callable[[str], object]]:
    """Return what checks the values of the settings that are also options; it raises a ``UsageError``."""
    from tui.language.detect import find_language
    from tui.reader.themes import theme_named

    return {"theme": theme_named, "method": find_method, "length": Length.parse, "language": find_language}


def _checked_file() -> SettingsFile:
    """Return the user's file with all its problems, and only keys that are in force."""
    from tui.reader.keymap import keymap_of

    file = read_settings_file()
    for name, check in _checks().items():
        file = file.validated(name, check)
    keymap, file = keymap_of(file)
    keys = {name: keymap.written(name) for name in keymap.changed}
    commands = {key.written: command for key, command in keymap.user_commands}
    return file._replace(settings=file.settings._replace(keys=keys, commands=commands))


def _required_path() -> Path:
    path = settings_path()
    if path is None:
        raise StandfirstError(f"No settings are read: {FILE_VARIABLE} is empty.")
    return path


def _print_path() -> ExitStatus:
    Output().add(f"{_required_path()}\n")
    return ExitStatus.DONE


def _edit() -> ExitStatus:
    """Let the user edit the file, which begins with every setting as a comment, and check it."""
    from tui.export.files import write_file
    from tui.reader.editors import editor_words
    from tui.text.sanitize import clean_line

    path = _required_path()
    editor = editor_words()
    if not path.exists():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StandfirstError(
                f"Cannot create {path.parent}: {error.strerror}. Check the path."
            ) from error
        write_file(path, _template(_DEFAULTS), overwrite=False)
    status = subprocess.run([*editor, str(path)], check=False).returncode
    if status:
        print_error(f"{clean_line(editor[0])} exited with status {status}.")
        return ExitStatus.FAILED
    return _check()


def _check() -> ExitStatus:
    file = _checked_file()
    if file.problems:
        Output().add("".join(f"{problem}\n" for problem in file.problems))
        return ExitStatus.FAILED
    if file.path is None:
        Output().add("There is no settings file, so the defaults apply.\n")
    else:
        Output().add(f"{file.path}: no mistakes.\n")
    return ExitStatus.DONE
