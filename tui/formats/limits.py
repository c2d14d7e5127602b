"""Limits that no book reaches; below them, reading takes seconds."""

from tui.document.errors import SourceError

MAX_SOURCE_BYTES = 64 * 1024 * 1024

MAX_LINES = 1_200_000
MAX_EMAIL_LINES = 300_000
MAX_MARKUP_LINES = 300_000
MAX_PARAGRAPHS = 200_000
"""The limit includes headings and list items."""
MAX_DROPPED_CHARS = 200
"""The characters that are kept of a text that is left out."""


def check_line_limit(text: str, name: str, limit: int = MAX_LINES) -> None:
    """Raise a ``SourceError`` for a text with more line feeds than the limit."""
    if text.count("\n") > limit:
        raise too_large_error(name, f"{limit:,} lines")


def too_large_error(name: str, limit: str) -> SourceError:
    """Return the error for a source with more than, for example, ``1,000 lines``."""
    return SourceError(f"Cannot read {name}: it has more than {limit}. Split it, or open a part of it.")
