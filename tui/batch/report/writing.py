"""A report that grows with the results, and is written at the end."""

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tui.batch.partition_files import whole_file
from tui.batch.report import markdown, page
from tui.batch.report.counts import Counts, Entry
from tui.document.errors import UsageError
from tui.text.sanitize import clean_line

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Format:
    """How a report is written."""

    row: Callable[[Entry], str]
    digest: Callable[[Entry], str]
    failure: Callable[[Entry], str]
    page: Callable[[Counts, Iterable[str], Iterable[str], Iterable[str]], Iterator[str]]


_HTML = _Format(page.row, page.digest, page.failure, page.page)
_MARKDOWN = _Format(markdown.row, markdown.digest, markdown.failure, markdown.page)
_FORMATS = {".html": _HTML, ".htm": _HTML, ".md": _MARKDOWN, ".markdown": _MARKDOWN}


class Report:
    """A report on the lines of a run. What it will hold waits in temporary files, not in memory.

    Args:
        path: Where it will be; its ending says whether it is HTML or Markdown.
        overwrite: Whether to replace a file that is there.

    Raises:
        UsageError: The ending says neither, or there is a file that is not to be replaced.
    """

    def __init__(self, path: Path, *, overwrite: bool = False) -> None:
        name = clean_line(str(path))
        format_ = _FORMATS.get(path.suffix.lower())
        if format_ is None:
            raise UsageError(f"A report is HTML or Markdown. Give {name} the ending .html or .md.")
        if path.is_dir() or (path.exists() and not overwrite):
            raise UsageError(f"{name} exists already and was left as it is. Name another file.")
        self.counts = Counts()
        self._path = path
        self._format = format_
        self._number = 0
        self._rows, self._digests, self._failures = (_waiting() for _ in range(3))

    def add(self, line: bytes) -> None:
        """Take a line of the results.

        Args:
            line: Of JSON.
        """
        self._number += 1
        entry = Entry(self._number, json.loads(line))
        self.counts.add(entry)
        if entry.error is None:
            self._rows.write(self._format.row(entry))
            self._digests.write(self._format.digest(entry))
        else:
            self._failures.write(self._format.failure(entry))

    def write(self) -> None:
        """Write the file: it is there whole, or as it was before.

        Raises:
            StandfirstError: It cannot be written.
        """
        parts = (_blocks(waiting) for waiting in (self._rows, self._digests, self._failures))
        with whole_file(str(self._path.absolute())) as file:
            for piece in self._format.page(self.counts, *parts):
                file.write(piece.encode("utf-8", "backslashreplace"))

    def close(self) -> None:
        """Let go of what waits."""
        for waiting in (self._rows, self._digests, self._failures):
            waiting.close()


def _waiting() -> IO[str]:
    return tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="")


def _blocks(waiting: IO[str]) -> Iterator[str]:
    waiting.seek(0)
    while block := waiting.read(_BLOCK):
        yield block
