"""The articles of a folder or a list, one after the other, and the way back to the list."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.support import LIGHTHOUSE, is_listed, reader, until, write_article
from tui.reader.dialogs.file_picker import FilePicker
from tui.reader.screen import ReaderScreen


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    (folder / "sub").mkdir(parents=True)
    for number in (1, 2, 3):
        write_article(folder, LIGHTHOUSE.replace("The lamp", f"Lamp {number}", 1), f"part {number}.txt")
    return folder


async def opened(pilot: Pilot[str], screen: ReaderScreen, title: str) -> None:
    await until(pilot, lambda: screen.app.title.startswith(title) and screen.loader.is_complete)


def details(pilot: Pilot[str]) -> dict[str, str]:
    """Return the facts about each file in the list."""
    assert isinstance(pilot.app.screen, FilePicker)
    entries = pilot.app.screen.filtered_list.entries.all_entries
    return {entry.title: entry.detail.split(" · ")[0] for entry in entries}


async def test_the_articles_of_a_folder_are_read_one_after_the_other(shelf: Path) -> None:
    async with reader(shelf, summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, "part 2.txt") and "unread" in details(pilot).values())
        await pilot.press("down", "down", "enter")
        await opened(pilot, screen, "Lamp 2")
        await pilot.press("p")
        await opened(pilot, screen, "Lamp 3")
        await pilot.press("tab", "G", "p")
        assert screen.status_line.message == "This is the last article of the list."
        await pilot.press("P")
        await opened(pilot, screen, "Lamp 2")
        await pilot.press("P")
        await opened(pilot, screen, "Lamp 1")
        await pilot.press("P")
        assert screen.status_line.message == "This is the first article of the list."
        await pilot.press("p")
        await opened(pilot, screen, "Lamp 2")
        await pilot.press("q")
        await until(pilot, lambda: is_listed(pilot, "part 2.txt") and "read" in details(pilot).values())
        shown = details(pilot)
        assert [shown[f"Lamp {number} that learned to wait"] for number in (1, 2, 3)] == [
            "0 %",
            "0 %",
            "read",
        ]
        assert shown["sub/"] == "no articles"
        picker = pilot.app.screen
        assert isinstance(picker, FilePicker)
        assert picker.filtered_list.current == "2"  # where one was
        await pilot.press("escape")
        assert pilot.app.screen is screen
        assert screen.app.title.startswith("Lamp 2")
        await pilot.press("q")
        await until(pilot, lambda: is_listed(pilot, "part 2.txt"))
        await pilot.press("q")
        await until(pilot, lambda: not pilot.app.is_running or pilot.app._exit)
        assert pilot.app.return_value is None


async def test_an_article_is_read_in_whatever_list_it_stands(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opened through a link to the folder, or from a temporary copy, whose source the library does not store."""
    link, first = shelf.parent / "link", shelf / "part 1.txt"
    link.symlink_to(shelf)
    monkeypatch.setattr("tui.library.sources.temporary_folders", lambda: (f"{shelf / 'sub'}/",))
    write_article(shelf / "sub", first.read_text(), "copy.txt")
    async with reader(first) as (pilot, screen):
        await pilot.press("tab", "G", "Q")
    assert screen.library is not None
    screen.library.flush(600)
    async with reader(link, summarized=False) as (pilot, screen):
        await until(pilot, lambda: "read" in details(pilot).values())
        assert list(details(pilot).values()).count("unread") == 2
    async with reader(shelf / "sub", summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, "copy.txt"))
        await pilot.press("enter")
        await opened(pilot, screen, "Lamp 1")
        await pilot.press("q")
        await until(pilot, lambda: is_listed(pilot, "copy.txt") and "read" in details(pilot).values())


async def test_several_sources_are_a_list_too(shelf: Path) -> None:
    async with reader(shelf / "part 3.txt", shelf / "part 1.txt", summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, "part 3.txt"))
        await pilot.press("enter")
        await opened(pilot, screen, "Lamp 3")
        await pilot.press("p")
        await opened(pilot, screen, "Lamp 1")


async def test_a_single_article_has_no_neighbours_and_q_quits(shelf: Path) -> None:
    async with reader(shelf / "part 1.txt") as (pilot, screen):
        await pilot.press("p")
        assert screen.status_line.message == "This article was not chosen from a folder or a list."
        await pilot.press("q")
        assert pilot.app._exit
