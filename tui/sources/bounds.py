"""How much text is read: more than any book has, and not so much that reading it has no end."""

from tui.article.errors import SourceError

MOST_LINES = 1_500_000
"""The most lines that a text may have. A line of the longest file has 45 characters then."""

MOST_PASSAGES = 250_000
"""The most paragraphs, headings and items of lists."""


def refuse_endless(text: str, name: str) -> None:
    """Raise if a text has more lines than can be read in a few seconds.

    Args:
        text: Any text; its line ends are line feeds.
        name: What to call it, already harmless.

    Raises:
        SourceError: It has.
    """
    if text.count("\n") > MOST_LINES:
        raise too_long(name, f"{MOST_LINES:,} lines")


def too_long(name: str, what: str) -> SourceError:
    """The error for a text with more than can be read.

    Args:
        name: What to call the text, already harmless.
        what: What it has more of, such as ``1,000 lines``.
    """
    return SourceError(f"Cannot read {name}: it has more than {what}. Split it, or open a part of it.")
