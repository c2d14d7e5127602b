"""Runs the reader."""

from tui.app.request import ReadRequest
from tui.app.start import start_reader
from tui.article.errors import SourceError


def run_reader(request: ReadRequest) -> None:
    """Show the reader until it is left.

    Args:
        request: What to open, and how.

    Raises:
        SourceError: The only source could not be opened.
        UsageError: There is no such theme.
    """
    start = start_reader(request)
    # Textual takes a quarter of a second to load; the article is opened meanwhile.
    from tui.app.app import StandfirstApp

    app = StandfirstApp(start)
    reason = app.run()
    start.engine.close()
    if app.failure is not None:
        raise app.failure
    if reason is not None:
        raise SourceError(reason)
