"""Near-duplicates in the lists of files and of the library, folded under one title."""

from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.support import reader, until, write_article
from tui.library.library import Library
from tui.reader.dialogs import file_picker, library
from tui.reader.dialogs.file_picker import FilePicker
from tui.reader.dialogs.library import LibraryDialog
from tui.reader.rows.entries import fold_title
from tui.sources.open import open_article

MILL = "# The mill\n\nIt grinds barley. It stands by the river. Nobody else lives there. It is old.\n"
NEWER = MILL.replace("It is old.", "It is very old.").replace("# The mill", "# The mill, again")
BEES = "# Bees\n\nBees dance. They show where food is. The hive listens. Then it flies.\n"


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in (file_picker, library):
        monkeypatch.setattr(module, "FIRST_SECONDS", 0.01)
    folder = tmp_path / "shelf"
    folder.mkdir()
    for name, text in (("a.md", MILL), ("b.md", BEES), ("c.md", NEWER)):
        write_article(folder, text, name)
    return folder


def listed(pilot: Pilot[str]) -> list[str]:
    screen = pilot.app.screen
    if not isinstance(screen, FilePicker | LibraryDialog):
        return []
    titles = [fold_title(entry, 80) for entry in screen.filtered_list.entries.listed]
    return [title for title in titles if not title.startswith("Samples")]


FOLDED = ["The mill (+1)", "Bees"]
OPENED = ["The mill", "  The mill, again", "Bees"]


async def test_files_that_are_nearly_the_same_are_one_row(shelf: Path) -> None:
    async with reader(shelf, summarized=False) as (pilot, screen):
        await until(pilot, lambda: listed(pilot) == FOLDED)
        await pilot.press("enter")
        assert listed(pilot) == OPENED
        await pilot.press("j", "x")
        assert listed(pilot) == [OPENED[0], "  ✓ The mill, again", OPENED[2]]
        await pilot.press("k", "x", "escape")
        assert listed(pilot) == FOLDED
        await pilot.press("/", *"again")
        assert listed(pilot) == ["  The mill, again"]
        await pilot.press("enter")
        await until(pilot, lambda: screen.loader.is_complete)
        await pilot.press("q")
        await until(pilot, lambda: listed(pilot) == FOLDED)


async def test_articles_of_the_library_that_are_nearly_the_same_are_one_row(shelf: Path) -> None:
    with closing(Library()) as kept:
        for name in ("c.md", "b.md", "a.md"):
            article = open_article(shelf / name)
            entry = kept.record_opened(article, str(shelf / name))
            kept.keep_sentences(entry.fingerprint, [sentence.text for sentence in article.sentences])
    async with reader(summarized=False) as (pilot, screen):
        await until(pilot, lambda: listed(pilot) == FOLDED)
        await pilot.press("enter", "s")
        await until(pilot, lambda: listed(pilot) == ["Bees", "The mill (+1)"])
        await pilot.press("/", *"again")
        assert listed(pilot) == ["  The mill, again"]
        await pilot.press("escape", "G", "k", "enter")
        assert listed(pilot) == ["Bees", "The mill", "  The mill, again"]
        await pilot.press("escape")
        assert listed(pilot) == ["Bees", "The mill (+1)"]
        await pilot.press("enter", "j", "enter")
        await until(pilot, lambda: screen.loader.is_complete)
        assert screen.session is not None
        assert screen.session.article.title == "The mill, again"
