"""Finding words in everything that was read."""

from contextlib import closing
from pathlib import Path

from tui.document.arguments import require
from tui.library.library import Library
from tui.library.records import FoundPassage
from tui.library.sources import without_temporary

DEFAULT_LIMIT = 50


def find(words: str, *, limit: int = DEFAULT_LIMIT, folder: Path | None = None) -> tuple[FoundPassage, ...]:
    """Find passages in the articles that were read while the setting ``keep-text`` was on.

    Those of the newest article in the library come first; those of an article are in reading order.

    Args:
        words: The words that a passage must have, in any order, case and with any accents. Those in quotation marks
            must stand together, and the last one may be the beginning of a word.
        limit: The most passages to return. Other articles come before more than a few passages of one.
        folder: The folder of the library; None for the user's data folder.

    Raises:
        StandfirstError: The SQLite of this Python has no full-text search.
        UsageError: The words are no text, or a number is no number.
    """
    require(words, str, "words", "a text")
    require(limit, int, "limit", "a number of passages")
    with closing(Library(folder)) as library:
        return find_in(library, words, limit=limit)


def find_in(library: Library, words: str, *, limit: int = DEFAULT_LIMIT) -> tuple[FoundPassage, ...]:
    """Find passages as ``find`` does in a library, without those of other programs' temporary files that are gone."""
    found = library.search(words, limit)
    listed = set(without_temporary({passage.entry for passage in found}))
    return tuple(passage for passage in found if passage.entry in listed)
