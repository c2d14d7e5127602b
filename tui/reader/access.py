"""Where a reader may go: everywhere its user may, or, where it is shown to visitors, only to what it was given."""

from collections.abc import Iterable, Sequence
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui.document.errors import SourceError
from tui.text.sanitize import clean_line
from tui.text.urls import is_url, without_credentials

if TYPE_CHECKING:
    from tui.sources.folders import FolderEntry

Listed = TypeVar("Listed", bound="FolderEntry | str")

_LONGEST_NAME = 200


class AccessPolicy:
    """What may be opened and listed, and whose files are written.

    Args:
        sources: The files, folders and web addresses that alone may be opened; None if nothing is kept from the user.
            A ``Path`` is always a path.
    """

    def __init__(self, sources: Sequence[str | Path] | None = None) -> None:
        self.sources = sources
        given = sources or ()
        self._addresses = {str(source).strip() for source in given if is_url(source)}
        self._roots = tuple(Path(realpath(source)) for source in given if not is_url(source))

    @property
    def are_open(self) -> bool:
        """Whether all files are the user's own: those that are read, and those that are written."""
        return self.sources is None

    def hold(self, source: str | Path) -> bool:
        """Whether a source may be opened or listed: one that was given, or what a folder that was given lists.

        Args:
            source: A path or a web address; a ``Path`` is always a path. Links are followed before anything is said.
        """
        if self.are_open:
            return True
        if is_url(source):
            return str(source).strip() in self._addresses
        try:
            path = Path(realpath(source))
        except ValueError:  # no file has such a name
            return False
        return any(_is_listed_under(root, path) for root in self._roots)

    def refusal(self, source: str | Path) -> SourceError | None:
        """Why a source is not opened; None if it may be. It tells nothing of what is there.

        Args:
            source: A path or a web address.
        """
        if self.hold(source):
            return None
        name = clean_line(without_credentials(str(source)))[:_LONGEST_NAME]
        return SourceError(f"Cannot open {name}: this reader is for what it was given, and for nothing else.")

    def among(self, entries: Iterable[Listed]) -> tuple[Listed, ...]:
        """Those of what could be listed that may be.

        Args:
            entries: Files, folders and web addresses.
        """
        return tuple(e for e in entries if self.hold(e if isinstance(e, str) else e.path))

    def add_end_of_redirects(self, asked: str | Path, found: str | None) -> None:
        """Let an address be opened that a given one led to: it is what the article says that it came from.

        Args:
            asked: What was opened.
            found: The source of the article that was there.
        """
        if found is not None and is_url(found) and is_url(asked):
            self._addresses.add(found)


def _is_listed_under(root: Path, path: Path) -> bool:
    """Whether a path is a root or stands under it, and no part of it below the root is hidden."""
    return path.is_relative_to(root) and not any(
        part.startswith(".") for part in path.relative_to(root).parts
    )
