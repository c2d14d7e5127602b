"""The folder, or the sources, whose articles are listed, and the breadcrumbs from there into folders."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tui.sources.folders import FolderEntry, entry_at, list_entries
from tui.text.sanitize import clean_line


class Location(NamedTuple):
    """A folder, or several sources."""

    title: str
    folder: Path | None
    sources: tuple[str | Path, ...] = ()
    """Paths and web addresses, if it is not a folder."""

    @classmethod
    def of_folder(cls, folder: Path) -> "Location":
        return cls(clean_line(str(folder)), folder)

    @classmethod
    def of_sources(cls, title: str, sources: Sequence[str | Path]) -> "Location":
        """Return the location of sources, without those that are given twice."""
        return cls(title, None, tuple(dict.fromkeys(sources)))

    def entries(self) -> tuple[FolderEntry | str, ...]:
        """Return what there is to choose from. This reads the sizes of all files, but opens none.

        Raises:
            SourceError: The folder has nothing to choose from, or cannot be read.
        """
        if self.folder is not None:
            return list_entries(self.folder)
        return tuple(source if isinstance(source, str) else entry_at(source) for source in self.sources)


class Breadcrumbs(NamedTuple):
    """The locations from the first to the current one."""

    places: tuple[Location, ...]

    @classmethod
    def beginning_at(cls, location: Location) -> "Breadcrumbs":
        return cls((location,))

    @property
    def here(self) -> Location:
        return self.places[-1]

    @property
    def is_at_beginning(self) -> bool:
        return len(self.places) == 1

    def into(self, folder: Path) -> "Breadcrumbs":
        """Return the breadcrumbs in a folder below. A link back to a location of the breadcrumbs goes back to it."""
        target = os.path.realpath(folder)
        for index, place in enumerate(self.places):
            if place.folder is not None and os.path.realpath(place.folder) == target:
                return Breadcrumbs(self.places[: index + 1])
        return Breadcrumbs((*self.places, Location.of_folder(folder)))

    def back(self) -> "Breadcrumbs":
        return Breadcrumbs(self.places[:-1] or self.places)
