"""Pictures of the lists of articles."""

import time
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.reader.snapshots.pictures import NEEDS_TEXTUAL, THEMES, Compare, app, at_every_size
from tests.reader.support import is_listed, until, write_article
from tui.library.library import Library
from tui.library.records import ReadingState
from tui.sources.open import article_from_text

pytestmark = NEEDS_TEXTUAL


@at_every_size
def test_a_folder_in_a_folder(snap_compare: Compare, size: tuple[int, int], tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    (letters / "old").mkdir(parents=True)
    for number, word in enumerate(("First", "Second", "Third"), 9):
        write_article(letters, f"The {word} [b]letter\n\n{'It says little. ' * 200}", f"letter {number}.txt")

    async def entered(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: is_listed(pilot, "letters/"))
        await pilot.press("enter")
        await until(pilot, lambda: is_listed(pilot, "../"))
        await pilot.app.screen.workers.wait_for_complete()
        shown = pilot.app.screen.filtered_list
        shown.set_title("letters")  # the folder that the test runs in has another name each time
        shown.update([shown.entries.all_entries[0]._replace(detail="back")])
        await pilot.pause()

    assert snap_compare(app(tmp_path), terminal_size=size, run_before=entered, themes=THEMES)


@at_every_size
def test_the_list_of_samples(snap_compare: Compare, size: tuple[int, int]) -> None:
    async def titles_read(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: is_listed(pilot, "walmart-tiktok.txt"))
        await pilot.app.screen.workers.wait_for_complete()
        await pilot.pause()

    assert snap_compare(app(), terminal_size=size, run_before=titles_read, themes=THEMES)


def keep(title: str, source: str | None, days: int, progress: float, *marked: str) -> None:
    """Record an article as read some days ago."""
    library = Library(clock=lambda: int(1000 * (time.time() - days * 86_400)))
    article = article_from_text(title, "\n\n".join(("It says little.", *marked)))
    fingerprint = library.record_opened(article, source).fingerprint
    library.save(fingerprint, ReadingState(progress=progress))
    for text in marked:
        library.add_highlight(fingerprint, article.text.index(text), text)
    library.close()


@at_every_size
def test_the_library(snap_compare: Compare, size: tuple[int, int]) -> None:
    keep("What came through a pipe", None, 40, 1.0, "One sentence is marked.")
    keep("", "/no/such/folder/report.txt", 3, 0.07)
    keep("Leuchttürme und 灯台 [b]", "https://example.org/lamps", 1, 0.5, "Two of them.", "Are marked.")

    async def asked(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: is_listed(pilot, "Samples …"))
        await pilot.app.screen.workers.wait_for_complete()
        await pilot.press("j", "d")
        await pilot.pause()

    assert snap_compare(app(), terminal_size=size, run_before=asked, themes=THEMES)
