"""A report on the results of a run, which grows line by line and is written at the end."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from tui.batch.report import html, markdown
from tui.batch.report.entries import ReportEntry, ReportTotals
from tui.document.errors import StandfirstError, UsageError
from tui.export.files import replaced_file
from tui.text.sanitize import clean_line

_READ_CHARS = 1 << 20


_FORMATS = {".html": html, ".htm": html, ".md": markdown, ".markdown": markdown}
"""A module for each suffix, whose ``render_…`` functions write the rows, digests, failures and the page."""


class Report:
    """A report on the lines of a run. Until it is written, its parts are in temporary files, not in memory.

    Args:
        path: The file; its suffix decides between HTML and Markdown.
        overwrite: Whether to replace a file that exists.

    Raises:
        UsageError: The suffix is neither, or the file exists and is not to be replaced.
    """

    def __init__(self, path: Path, *, overwrite: bool = False) -> None:
        self._name = clean_line(str(path))
        format_ = _FORMATS.get(path.suffix.lower())
        if format_ is None:
            raise UsageError(f"A report is HTML or Markdown. Give {self._name} the ending .html or .md.")
        if path.is_dir() or (path.exists() and not overwrite):
            raise UsageError(f"{self._name} exists already and was left as it is. Name another file.")
        self.totals = ReportTotals()
        self._path = path
        self._format = format_
        self._number = 0
        self._rows, self._digests, self._failures = (_temporary_file() for _ in range(3))

    def add(self, line: bytes) -> None:
        """Add an article, given as a line of the results."""
        self._number += 1
        entry = ReportEntry.of(self._number, json.loads(line))
        self.totals.add(entry)
        if entry.error is None:
            self._rows.write(self._format.render_row(entry))
            self._digests.write(self._format.render_digest(entry))
        else:
            self._failures.write(self._format.render_failure(entry))

    def write(self) -> None:
        """Write the file completely or not at all.

        Raises:
            StandfirstError: It cannot be written.
        """
        parts = (_pieces(file) for file in (self._rows, self._digests, self._failures))
        try:
            with replaced_file(self._path) as file:
                for piece in self._format.render_page(self.totals, *parts):
                    file.write(piece.encode("utf-8", "backslashreplace"))
        except OSError as error:
            why = clean_line(error.strerror or str(error))
            raise StandfirstError(f"Cannot write {self._name}: {why}. Check the path.") from error

    def close(self) -> None:
        for file in (self._rows, self._digests, self._failures):
            file.close()


def _temporary_file() -> IO[str]:
    return tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="")


def _pieces(file: IO[str]) -> Iterator[str]:
    file.seek(0)
    while piece := file.read(_READ_CHARS):
        yield piece
