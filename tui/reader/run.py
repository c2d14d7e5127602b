"""Run the reader until it is quit."""

import os
import sys
from typing import TYPE_CHECKING

from tui.document.errors import SourceError
from tui.reader.background import NO_COLOR, Query, ask_terminal, is_light_in_environment
from tui.reader.startup import ReaderOptions, Startup, prepare
from tui.reader.terminal import ShutdownSignals, write_screen_as_utf_8

if TYPE_CHECKING:
    from tui.reader.app import StandfirstApp

FLUSH_SECONDS = 0.05
"""The longest time that quitting waits for the library to save the last state."""
FLUSH_SECONDS_AFTER_SIGNAL = 1.0


def run_reader(options: ReaderOptions) -> None:
    """Show the reader until it is quit.

    Raises:
        SourceError: The only source could not be opened.
        UsageError: There is no such theme.
    """
    startup = prepare(options)
    settings = options.settings_file.settings
    apply_no_color(wanted=settings.colours)
    write_screen_as_utf_8()
    signals = ShutdownSignals()
    signals.install()
    # Textual takes a quarter of a second to load; the article is opened meanwhile, and the terminal replies.
    has_theme = options.theme or settings.theme
    query = None if options.is_served or has_theme else ask_terminal()
    try:
        app = _made_app(startup, query, signals)
        reason = app.run(mouse=settings.mouse)
    finally:
        signals.uninstall()
        if query is not None:
            query.restore()
    startup.client.close()
    if startup.library is not None:
        startup.library.flush(FLUSH_SECONDS_AFTER_SIGNAL if signals.was_received else FLUSH_SECONDS)
    signals.reraise()
    if app.failure is not None:
        raise app.failure
    if reason is not None:
        raise SourceError(reason)


def _made_app(startup: Startup, query: Query | None, signals: ShutdownSignals) -> "StandfirstApp":
    from tui.reader.app import StandfirstApp

    is_light, driver = is_light_in_environment(), None
    if sys.platform != "win32" and not startup.options.is_served:
        from tui.reader.terminal_driver import driver_after

        driver = driver_after(query, "" if query is None else query.read_now())
        if query is not None and query.replies.is_light is not None:
            is_light = query.replies.is_light
    return StandfirstApp(startup, is_light, driver, signals)


def apply_no_color(*, wanted: bool) -> None:
    """Set ``NO_COLOR`` as the settings say, because Textual only reads the environment; an empty one means nothing."""
    if not wanted:
        os.environ[NO_COLOR] = "1"
    elif not os.environ.get(NO_COLOR):
        os.environ.pop(NO_COLOR, None)
