"""Limits that no book reaches; below them, reading takes seconds."""

from tui.document.errors import SourceError

MEGABYTE = 1024 * 1024
MAX_SOURCE_BYTES = 64 * MEGABYTE

MAX_LINES = 1_200_000
MAX_EMAIL_CHARS = 12_000_000
MAX_MARKUP_LINES = 300_000
MAX_MARKDOWN_LINES = 600_000
MAX_MARKUP_CHARS = 10_000_000
MAX_PARAGRAPHS = 200_000
"""The limit includes headings and list items."""
MAX_DROPPED_CHARS = 200
"""The characters that are kept of a text that is left out."""


def check_line_limit(text: str, name: str, limit: int = MAX_LINES) -> None:
    """Raise a ``SourceError`` for a text with more line feeds than the limit."""
    if text.count("\n") > limit:
        raise too_large_error(name, f"{limit:,} lines")


def check_markup_limits(text: str, name: str, max_chars: int = MAX_MARKUP_CHARS) -> None:
    """Raise a ``SourceError`` for a text with more lines or characters than are read of most markup."""
    check_line_limit(text, name, MAX_MARKUP_LINES)
    if len(text) > max_chars:
        raise too_large_error(name, f"{max_chars:,} characters")


def check_paragraph_limit(text: str, name: str) -> None:
    """Raise a ``SourceError`` for a text with more empty lines than paragraphs are read."""
    if text.count("\n\n") > MAX_PARAGRAPHS:
        raise too_large_error(name, f"{MAX_PARAGRAPHS:,} paragraphs")


def too_large_error(name: str, limit: str) -> SourceError:
    """Return the error for a source with more than, for example, ``1,000 lines``."""
    return SourceError(f"Cannot read {name}: it has more than {limit}. Split it, or open a part of it.")
