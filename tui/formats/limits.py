"""How much text is read: more than any book has, and not so much that reading it has no end."""

from tui.document.errors import SourceError

MOST_LINES = 1_200_000
"""The most lines that a text may have: those of a book of 64 MB."""

MOST_LINES_OF_MAIL = 300_000
"""The most lines that one e-mail may have."""

MOST_PASSAGES = 200_000
"""The most paragraphs, headings and items of lists."""


def refuse_endless(text: str, name: str, most: int = MOST_LINES) -> None:
    """Raise if a text has more lines than can be read in a few seconds.

    Args:
        text: Any text; its line ends are line feeds.
        name: What to call it, already harmless.
        most: The most lines that it may have.

    Raises:
        SourceError: It has.
    """
    if text.count("\n") > most:
        raise too_long(name, f"{most:,} lines")


def too_long(name: str, what: str) -> SourceError:
    """The error for a text with more than can be read.

    Args:
        name: What to call the text, already harmless.
        what: What it has more of, such as ``1,000 lines``.
    """
    return SourceError(f"Cannot read {name}: it has more than {what}. Split it, or open a part of it.")
