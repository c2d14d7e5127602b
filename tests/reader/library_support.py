"""What tests of the list of the library share."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from tests.reader.painting import painted_strips
from tui.document.model import Article
from tui.library.anchors import anchor_at
from tui.library.library import Library
from tui.library.records import ReadingState
from tui.reader.dialogs.library import LibraryDialog
from tui.sources.open import open_article

SAMPLES = "Samples …"
SAMPLE = "walmart-tiktok.txt"
TOUR = "a-three-minute-tour.md"


def keep(path: Path, progress: float = 0.0, place: int = 0) -> Article:
    """Record an article as read before."""
    article = open_article(path)
    library = Library()
    kept = library.record_opened(article, str(path))
    library.save(kept.fingerprint, ReadingState(anchor_at(article.text, place), progress))
    library.close()
    return article


def library(pilot: Pilot[str]) -> LibraryDialog:
    shown = pilot.app.screen
    assert isinstance(shown, LibraryDialog)
    return shown


def titles(pilot: Pilot[str]) -> list[str]:
    """Return the titles that are listed."""
    entries = library(pilot).filtered_list.entries
    return [entry.title for entry in entries.listed]


def is_open(pilot: Pilot[str], dialog: type[Screen[Any]]) -> bool:
    return isinstance(pilot.app.screen, dialog)


def shown_rows(pilot: Pilot[str]) -> list[str]:
    """Return the rows of the topmost screen."""
    return ["".join(segment.text for segment in strip) for strip in painted_strips(pilot.app.screen)]


def detail(pilot: Pilot[str], index: int) -> str:
    """Return the detail line of an entry."""
    return library(pilot).filtered_list.entries.all_entries[index].detail
