"""Limits: more than any book has, and not so much that reading it would never end."""

from tui.document.errors import SourceError

MAX_SOURCE_BYTES = 64 * 1024 * 1024

MAX_LINES = 1_200_000
"""Those of a book of 64 MB."""

MAX_EMAIL_LINES = 300_000

MAX_PARAGRAPHS = 200_000
"""With headings and list items."""


def check_line_limit(text: str, name: str, limit: int = MAX_LINES) -> None:
    """Refuse a text with more lines than can be read in a few seconds.

    Args:
        text: Any text; its line ends are line feeds.
        name: What to call it in an error, already harmless.
        limit: The most lines that it may have.

    Raises:
        SourceError: It has more.
    """
    if text.count("\n") > limit:
        raise too_large_error(name, f"{limit:,} lines")


def too_large_error(name: str, limit: str) -> SourceError:
    """Return the error for a source that has more than can be read.

    Args:
        name: What to call it, already harmless.
        limit: What it has more of, such as ``1,000 lines``.
    """
    return SourceError(f"Cannot read {name}: it has more than {limit}. Split it, or open a part of it.")
