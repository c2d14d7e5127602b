"""What holds where the command line says nothing: the environment, and then the user's settings."""

import os
from typing import Any

import click
from click.core import ParameterSource

from tui.cli.diagnostics import complain
from tui.document.errors import UsageError
from tui.settings.file import SettingsFile, read_settings_file
from tui.settings.table import SETTINGS, with_environment

SETTINGS_NOTE = (
    "\nWhat is not given comes from the environment or your settings: see “standfirst config --help”.\n"
)

_FILE = "standfirst.settings_file"
_VARIABLES = {setting.field: setting.variable for setting in SETTINGS}


class VariableOption(click.Option):
    """An option that the environment can give a value too, by the name of the setting."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.envvar = _VARIABLES[self.name or ""]
        self.show_envvar = True

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        """As of every option; an error says if the value comes from the environment."""
        try:
            return super().type_cast_value(ctx, value)
        except UsageError as error:
            if ctx.get_parameter_source(self.name or "") is ParameterSource.ENVIRONMENT:
                raise UsageError(f"{self.envvar}: {error}") from None
            raise


class SettingOption(VariableOption):
    """An option that the user's settings can give a value too, which is passed over if it means nothing.

    The help shows what the program itself does: it is not to wait for the file.
    """

    def get_default(self, ctx: click.Context, call: bool = True) -> Any:
        """What the settings say, or else what the program does."""
        if call and self.name:
            file = settings_file(ctx).validated(self.name, lambda value: self.type_cast_value(ctx, value))
            ctx.meta[_FILE] = file
            if (value := getattr(file.settings, self.name)) is not None:
                return value
        return super().get_default(ctx, call=call)


def settings_file(context: click.Context) -> SettingsFile:
    """The user's settings, read once for each command; those that are options are checked when they are asked for.

    Args:
        context: Of the command that runs.
    """
    if _FILE not in context.meta:
        context.meta[_FILE] = read_settings_file()
    found: SettingsFile = context.meta[_FILE]
    return found


def reader_settings(context: click.Context) -> SettingsFile:
    """The user's settings, with what the environment says in place of some.

    Args:
        context: Of the command that runs.

    Raises:
        UsageError: A variable has a value that its setting does not take.
    """
    file = settings_file(context)
    return file._replace(settings=with_environment(file.settings, os.environ))


def given_options(context: click.Context) -> frozenset[str]:
    """The options that were given on the command line or in the environment, by their names.

    Args:
        context: Of the command that runs.
    """
    said = (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)
    return frozenset(name for name in context.params if context.get_parameter_source(name) in said)


def complain_of_settings(quiet: bool = False) -> None:
    """Say in a line what was passed over of the settings, if the command that runs has asked for any.

    Args:
        quiet: Whether to say nothing after all.
    """
    file: SettingsFile = click.get_current_context().meta.get(_FILE, SettingsFile())
    if file.problems and not quiet:
        complain(file.summary())
