"""Runs the reader."""

import os

from tui.document.errors import SourceError
from tui.reader.startup import ReaderOptions, prepare

_NO_COLOR = "NO_COLOR"
_SECONDS_TO_KEEP = 0.05
"""How long leaving waits at most for what is still to be kept; it was asked for when leaving began."""
_SECONDS_WHEN_ASKED = 1.0
"""The same where the system asked for the end: nobody looks on."""


def run_reader(request: ReaderOptions) -> None:
    """Show the reader until it is left.

    Args:
        request: What to open, and how.

    Raises:
        SourceError: The only source could not be opened.
        UsageError: There is no such theme.
    """
    start = prepare(request)
    settings = request.settings_file.settings
    apply_no_color(wanted=settings.colours)
    # Textual takes a quarter of a second to load; the article is opened meanwhile.
    from tui.reader.app import StandfirstApp

    app = StandfirstApp(start)
    reason = app.run(mouse=settings.mouse)
    start.engine.close()
    if start.memory is not None:
        start.memory.finish(_SECONDS_WHEN_ASKED if app.ending.is_asked_for else _SECONDS_TO_KEEP)
    app.ending.end_as_asked()
    if app.failure is not None:
        raise app.failure
    if reason is not None:
        raise SourceError(reason)


def apply_no_color(*, wanted: bool) -> None:
    """Let Textual know, which asks the environment alone. There an empty ``NO_COLOR`` says nothing."""
    if not wanted:
        os.environ[_NO_COLOR] = "1"
    elif not os.environ.get(_NO_COLOR):
        os.environ.pop(_NO_COLOR, None)
