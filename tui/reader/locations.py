"""Where articles are listed from: a folder, or what was named; and the way down from there into folders."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tui.sources.folders import FolderEntry, entry_at, list_entries
from tui.text.sanitize import clean_line


class Location(NamedTuple):
    """A folder, or several sources that were named."""

    title: str
    folder: Path | None
    sources: tuple[str | Path, ...] = ()
    """What was named, where it is no folder: paths, and the addresses of web pages."""

    @classmethod
    def of_folder(cls, folder: Path) -> "Location":
        """A folder, by its path."""
        return cls(clean_line(str(folder)), folder)

    @classmethod
    def of_sources(cls, title: str, sources: Sequence[str | Path]) -> "Location":
        """Sources that were named; one that was named twice is listed once."""
        return cls(title, None, tuple(dict.fromkeys(sources)))

    def entries(self) -> tuple[FolderEntry | str, ...]:
        """What there is to choose from. This looks at every file's size, but into none.

        Raises:
            SourceError: It is a folder with nothing to choose from, or it cannot be looked into.
        """
        if self.folder is not None:
            return list_entries(self.folder)
        return tuple(source if isinstance(source, str) else entry_at(source) for source in self.sources)


class Breadcrumbs(NamedTuple):
    """The places from the one that was named to the one that is looked into."""

    places: tuple[Location, ...]

    @classmethod
    def beginning_at(cls, place: Location) -> "Breadcrumbs":
        """The trail of somebody who went nowhere yet."""
        return cls((place,))

    @property
    def here(self) -> Location:
        """The place that is looked into."""
        return self.places[-1]

    @property
    def is_at_beginning(self) -> bool:
        """Whether there is no way back up."""
        return len(self.places) == 1

    def into(self, folder: Path) -> "Breadcrumbs":
        """The trail after a folder was entered. A link that leads back to a place of the trail goes back to it."""
        really = os.path.realpath(folder)
        for index, place in enumerate(self.places):
            if place.folder is not None and os.path.realpath(place.folder) == really:
                return Breadcrumbs(self.places[: index + 1])
        return Breadcrumbs((*self.places, Location.of_folder(folder)))

    def back(self) -> "Breadcrumbs":
        """The trail one place shorter."""
        return Breadcrumbs(self.places[:-1] or self.places)
