"""The sources that a reader may open: any of its user, or, where it is served, only those it was started with."""

from collections.abc import Iterable, Sequence
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui.document.errors import SourceError
from tui.text.sanitize import clean_line
from tui.text.urls import is_url, without_credentials

if TYPE_CHECKING:
    from tui.sources.folders import FolderEntry

EntryType = TypeVar("EntryType", bound="FolderEntry | str")

_MAX_NAME = 200


class AccessPolicy:
    """The sources that may be opened and listed, and whether files may be written.

    Args:
        sources: The files, folders and web addresses that alone may be opened; None for no limit. A ``Path`` is always
            a path.
    """

    def __init__(self, sources: Sequence[str | Path] | None = None) -> None:
        self.sources = sources
        given = sources or ()
        self._addresses = {str(source).strip() for source in given if is_url(source)}
        self._roots = tuple(Path(realpath(source)) for source in given if not is_url(source))

    @property
    def unrestricted(self) -> bool:
        """True if everything may be opened, and files may be written."""
        return self.sources is None

    def allows(self, source: str | Path) -> bool:
        """Return whether a source may be opened or listed: one of the sources, or what a folder among them lists.

        Args:
            source: A path or a web address; a ``Path`` is always a path. Links are followed first.
        """
        if self.unrestricted:
            return True
        if is_url(source):
            return str(source).strip() in self._addresses
        try:
            path = Path(realpath(source))
        except ValueError:  # no file has such a name
            return False
        return any(_is_listed_under(root, path) for root in self._roots)

    def denial(self, source: str | Path) -> SourceError | None:
        """Return why a source may not be opened; None if it may. It does not reveal what is there."""
        if self.allows(source):
            return None
        name = clean_line(without_credentials(str(source)))[:_MAX_NAME]
        return SourceError(f"Cannot open {name}: not one of the sources this server was started with.")

    def filter(self, entries: Iterable[EntryType]) -> tuple[EntryType, ...]:
        """Return the files, folders and web addresses that may be opened."""
        return tuple(e for e in entries if self.allows(e if isinstance(e, str) else e.path))

    def add_redirect(self, asked: str | Path, found: str | None) -> None:
        """Allow the source of an article that was found where an allowed address led to."""
        if found is not None and is_url(found) and is_url(asked):
            self._addresses.add(found)


def _is_listed_under(root: Path, path: Path) -> bool:
    """Return whether a path is a root or under it, and no part of it below the root is hidden."""
    return path.is_relative_to(root) and not any(
        part.startswith(".") for part in path.relative_to(root).parts
    )
