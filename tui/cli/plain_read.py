"""``standfirst SOURCE…`` with no option and no setting that is one: opened without Click, whose import takes time."""

import os
from collections.abc import Sequence
from os.path import expanduser

from tui.cli.commands import SUBCOMMANDS
from tui.cli.diagnostics import ExitStatus, failure_status, print_registry_problems
from tui.settings.file import SettingsFile, read_settings_file
from tui.settings.table import SETTINGS, with_environment
from tui.text.urls import is_url, path_of_file_url

_STDIN, _STDERR = 0, 2
_SETTINGS_WITH_CHECKS = ("method", "length", "language")
"""Those whose values are checked as options are."""


def open_plainly(arguments: Sequence[str]) -> ExitStatus | None:
    """Open the reader for arguments that are paths and addresses and need no other look at them.

    Returns:
        The exit status; None if nothing was done, since the arguments or the settings need Click.
    """
    if not (_are_sources(arguments) and os.isatty(_STDIN) and os.isatty(_STDERR)):
        return None
    try:
        file = read_settings_file()
        if any(getattr(file.settings, name) is not None for name in _SETTINGS_WITH_CHECKS):
            return None
        _open(tuple(arguments), file)
        status = ExitStatus.DONE
    except KeyboardInterrupt:
        status = ExitStatus.INTERRUPTED
    except Exception as error:
        status = failure_status(error)
    print_registry_problems()
    return status


def _are_sources(arguments: Sequence[str]) -> bool:
    """Return whether arguments are addresses and paths that exist, and no option comes from the environment."""
    if any(setting.variable in os.environ for setting in SETTINGS if setting.is_option):
        return False
    is_command = bool(arguments) and arguments[0] in SUBCOMMANDS
    return not is_command and all(map(_is_source, arguments))


def _is_source(argument: str) -> bool:
    if is_url(argument):
        return path_of_file_url(argument) is None
    return not argument.startswith("-") and os.path.lexists(expanduser(argument))  # noqa: PTH111


def _open(sources: tuple[str, ...], file: SettingsFile) -> None:
    from tui.reader.run import run_reader
    from tui.reader.startup import ReaderOptions
    from tui.summary.lengths import DEFAULT_LENGTH

    settings = with_environment(file.settings, os.environ)
    length = DEFAULT_LENGTH.at_pace(settings.words_per_minute)
    run_reader(ReaderOptions(sources, length=length, settings_file=file._replace(settings=settings)))
