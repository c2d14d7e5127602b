"""Lines joined into running text: words that were cut at the end of a line become whole again."""

import re
from collections import Counter
from collections.abc import Iterable

from tui.article.passages import is_without_spaces
from tui.sources.pdf.runs import HYPHEN

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*$")
_HYPHENS = (HYPHEN, "-", "‐")
_LONGEST_WORD = 80


class Words:
    """The words of a document, which tell whether a hyphen at the end of a line belongs to its word."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Count words.

        Args:
            texts: The document's lines in reading order.
        """
        self._counts = Counter[str]()
        cut: list[tuple[str, str]] = []
        stem = None
        for line in texts:
            text = line.casefold().replace("‐", "-")
            rest = _WORD.match(text)
            if stem is not None and rest is not None:
                cut.append((stem[0], rest[0]))
                text = text[rest.end() :]
            stem = _LAST_WORD.search(text[:-1][-_LONGEST_WORD:]) if text.endswith(_HYPHENS) else None
            self._counts.update(_WORD.findall(text[: len(text) - len(stem[0]) - 1] if stem else text))
        parted = sum(self._counts[f"{first}-{rest}"] > self._counts[first + rest] for first, rest in cut)
        whole = sum(self._counts[first + rest] > 0 for first, rest in cut)
        self._is_unhyphenated = parted >= 2 and whole == 0

    def joined(self, first: str, rest: str) -> str:
        """Two lines as one.

        A hyphen between them goes, unless the document has the word with its hyphen elsewhere, more often than
        without it, or never cuts words at all.

        Args:
            first: A line, or all lines up to here.
            rest: The next line.
        """
        if not first or not rest:
            return first or rest
        if not first.endswith(_HYPHENS):
            together = is_without_spaces(first[-1]) and is_without_spaces(rest[0])
            return first + rest if together else f"{first} {rest}"
        stem = first[:-1]
        if not stem or stem[-1] == " ":
            return f"{stem}- {rest}"
        return f"{stem}-{rest}" if self._keeps_hyphen(stem[-_LONGEST_WORD:], rest) else stem + rest

    def _keeps_hyphen(self, stem: str, rest: str) -> bool:
        start, end = _LAST_WORD.search(stem), _WORD.match(rest)
        if start is None or end is None or not (rest[0].islower() or start[0].isupper()):
            return True
        first, last = start[0].casefold().replace("‐", "-"), end[0].casefold().replace("‐", "-")
        whole = self._counts[first + last] + self._counts[first.rpartition("-")[2] + last]
        parted = self._counts[f"{first}-{last}"]
        if whole != parted:
            return parted > whole
        return self._is_unhyphenated or "-" in first
