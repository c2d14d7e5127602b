"""Run the reader until it is quit."""

import os

from tui.document.errors import SourceError
from tui.reader.startup import ReaderOptions, prepare

_NO_COLOR = "NO_COLOR"
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
    # Textual takes a quarter of a second to load; the article is opened meanwhile.
    from tui.reader.app import StandfirstApp

    app = StandfirstApp(startup)
    reason = app.run(mouse=settings.mouse)
    startup.client.close()
    if startup.library is not None:
        startup.library.flush(FLUSH_SECONDS_AFTER_SIGNAL if app.signals.was_received else FLUSH_SECONDS)
    app.signals.reraise()
    if app.failure is not None:
        raise app.failure
    if reason is not None:
        raise SourceError(reason)


def apply_no_color(*, wanted: bool) -> None:
    """Set ``NO_COLOR`` as the settings say, because Textual only reads the environment; an empty one means nothing."""
    if not wanted:
        os.environ[_NO_COLOR] = "1"
    elif not os.environ.get(_NO_COLOR):
        os.environ.pop(_NO_COLOR, None)
