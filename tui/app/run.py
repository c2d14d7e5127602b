"""Runs the reader."""

from tui.app.app import StandfirstApp
from tui.app.request import ReadRequest
from tui.article.errors import SourceError


def run_reader(request: ReadRequest) -> None:
    """Show the reader until it is left.

    Args:
        request: What to open, and how.

    Raises:
        SourceError: The only source could not be opened.
    """
    reason = StandfirstApp(request).run()
    if reason is not None:
        raise SourceError(reason)
