"""The words of files that were read, so that lists show the same minutes as the article itself."""

from contextlib import suppress
from pathlib import Path

_counted: dict[tuple[str, int], int] = {}


def keep_word_count(path: Path, words: int) -> None:
    """Keep the words of a file."""
    with suppress(OSError, ValueError):  # a name that the locale cannot write, or no file any more
        _counted[str(path.resolve()), path.stat().st_size] = words


def kept_word_count(path: Path, size: int) -> int | None:
    """Return the words of a file; None if it was not read, or has another size now."""
    return _counted.get((str(path.resolve()), size))
