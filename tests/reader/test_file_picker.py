"""The list of articles to open."""

import os
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from tests.reader.painting import painted_strips
from tests.reader.support import LIGHTHOUSE, is_listed, reader, rows, until, write_article
from tui.document.stats import reading_minutes
from tui.export.facts import reading_time
from tui.library.library import Library
from tui.library.records import LibraryEntry
from tui.reader.dialogs.dialog import Notice
from tui.reader.dialogs.file_picker import FilePicker, Location
from tui.sources.folders import sample_articles


def dialog(pilot: Pilot[str]) -> FilePicker:
    shown = pilot.app.screen
    assert isinstance(shown, FilePicker)
    return shown


def listed(pilot: Pilot[str]) -> list[str]:
    """Return the titles in the list that match what was typed."""
    entries = dialog(pilot).filtered_list.entries
    return [entry.title for entry in entries.in_view]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Make a folder with articles, a folder of one article, and an empty folder."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    write_article(folder, name="part 2.txt")
    write_article(folder, "# The tenth [b]part\n\nIt ends here. It is done.", name="part 10.md")
    write_article(folder, "\0\1\2", name="broken.txt")
    write_article(folder, "no article", name="picture.png")
    (folder / "letters").mkdir()
    write_article(folder / "letters", "# A letter\n\nDear reader. It is late.", name="letter.md")
    (folder / "empty").mkdir()
    return folder


@pytest.mark.parametrize("typed", [".", "./", "..", "letters"])
def test_a_folder_is_called_by_its_name(shelf: Path, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shelf)
    expected = {"..": str(shelf.parent), "letters": "letters"}.get(typed, str(shelf))
    assert Location.of_folder(Path(typed)).title == expected


async def test_folders_come_first_and_titles_are_found_without_opening(shelf: Path) -> None:
    async with reader(shelf, summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, "part 2.txt"))
        await dialog(pilot).workers.wait_for_complete()
        await pilot.pause()
        assert listed(pilot) == [
            "empty/",
            "letters/",
            "broken.txt",
            "The lamp that learned to wait",
            "The tenth [b]part",
        ]
        details = [entry.detail for entry in dialog(pilot).filtered_list.entries.in_view]
        assert details[:3] == ["no articles", "1 article", "unread · 3 bytes"]
        assert details[3] == "unread · about 1 min · 1.1 KB · part 2.txt"
        assert screen.session is None


async def test_a_folder_is_entered_and_left(shelf: Path) -> None:
    async with reader(shelf, summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, "letters/"))
        await pilot.press("backspace", "j", "enter")
        await until(pilot, lambda: is_listed(pilot, "../", "letter.md"))
        assert dialog(pilot).filtered_list.entries.current.title in ("letter.md", "A letter")
        await pilot.press("backspace")
        await until(pilot, lambda: is_listed(pilot, "letters/"))
        assert dialog(pilot).filtered_list.entries.current.title == "letters/"
        await pilot.press("enter")
        await until(pilot, lambda: is_listed(pilot, "../"))
        await pilot.press("g", "enter")
        await until(pilot, lambda: is_listed(pilot, "letters/"))
        await pilot.press("enter")
        await until(pilot, lambda: is_listed(pilot, "../"))
        await pilot.press("enter")
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        await pilot.press("L")
        await until(pilot, lambda: is_listed(pilot, "../", "Samples …"))
        await pilot.press("g", "enter")
        await until(pilot, lambda: is_listed(pilot, "../", "letter.md"))
        assert dialog(pilot).filtered_list.entries.cursor == 1
        await pilot.press("backspace", "escape")
        await until(pilot, lambda: pilot.app.screen is screen)


async def test_how_much_was_read_is_told_once_however_late_the_library_answers(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_entered, may_answer, recent = Event(), Event(), Library.recent

    def late(library: Library) -> tuple[LibraryEntry, ...]:
        if is_entered.is_set():
            may_answer.wait()
        return recent(library)

    def details() -> list[str]:
        return [entry.detail for entry in dialog(pilot).filtered_list.entries.in_view]

    monkeypatch.setattr(Library, "recent", late)
    async with reader(shelf, summarized=False) as (pilot, _):
        await until(pilot, lambda: "unread · 3 bytes" in details())
        is_entered.set()
        await pilot.press("down", "enter")
        await until(pilot, lambda: any("about 1 min" in detail for detail in details()))
        may_answer.set()
        await dialog(pilot).workers.wait_for_complete()
        await pilot.pause()
        assert [detail.count("unread") for detail in details()] == [0, 1]


async def test_an_empty_folder_is_not_entered(shelf: Path) -> None:
    async with reader(shelf, summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, "empty/"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        assert "no articles" in pilot.app.screen.text
        await pilot.press("escape")
        await pilot.pause()
        assert is_listed(pilot, "empty/", "letters/")


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
async def test_a_link_back_to_where_one_came_from_goes_back(shelf: Path) -> None:
    (shelf / "letters" / "again").symlink_to(shelf)
    async with reader(shelf, summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, "letters/"))
        await pilot.press("j", "enter")
        await until(pilot, lambda: is_listed(pilot, "again/"))
        await pilot.press("enter")
        await until(pilot, lambda: is_listed(pilot, "letters/"))
        assert dialog(pilot).breadcrumbs.is_at_beginning


async def test_a_folder_of_folders_alone_is_listed(shelf: Path, tmp_path: Path) -> None:
    async with reader(tmp_path, summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, "shelf/"))
        await until(
            pilot,
            lambda: dialog(pilot).filtered_list.entries.all_entries[0].detail == "3 articles · 2 folders",
        )


async def test_a_folder_with_nothing_to_read_ends_the_reader(shelf: Path) -> None:
    async with reader(shelf / "empty", summarized=False) as (pilot, _):
        await until(pilot, lambda: not pilot.app.is_running)
        assert pilot.app.return_code == 1
        assert "no articles" in (pilot.app.return_value or "")


async def test_a_slash_and_words_narrow_the_list(shelf: Path) -> None:
    async with reader(shelf, summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, "part 2.txt"))
        await dialog(pilot).workers.wait_for_complete()
        await pilot.press("slash", *"LAMP", "space", *"jq")
        await pilot.pause()
        assert listed(pilot) == []
        await pilot.press("backspace", "backspace")
        await pilot.pause()
        assert listed(pilot) == ["The lamp that learned to wait"]
        assert dialog(pilot).filtered_list.is_filtering
        await pilot.press("escape")
        await pilot.pause()
        assert len(listed(pilot)) == 5
        await pilot.press("slash", *"part", "space", "1", "0", "enter")
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        assert screen.session.article.title == "The tenth [b]part"


async def test_a_title_found_while_something_is_typed_is_found_too(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from threading import Event

    from tui.reader.rows import entries

    may_go_on, look = Event(), entries.probe

    def slowly(path: Path) -> object:
        may_go_on.wait(600)
        return look(path)

    monkeypatch.setattr(entries, "probe", slowly)
    entries._probed.cache_clear()
    async with reader(shelf, summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, "part 2.txt"))
        await pilot.press("slash", *"tenth")
        await pilot.pause()
        assert listed(pilot) == []
        may_go_on.set()
        await until(pilot, lambda: listed(pilot) == ["The tenth [b]part"])


async def test_a_file_is_chosen_with_the_mouse(shelf: Path) -> None:
    async with reader(shelf, summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, "part 2.txt"))
        await pilot.click(dialog(pilot).filtered_list.entries, offset=(4, 7))
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        assert screen.session.article.title == "The lamp that learned to wait"


async def test_thousands_of_files_are_listed_and_walked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 2_001):
        write_article(tmp_path, f"Note {number} of many\n\nIt is short. It ends.", f"note-{number}.txt")
    async with reader(tmp_path, size=(80, 24), summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, "note-1.txt", "note-2000.txt"))
        await pilot.press("G")
        await until(pilot, lambda: listed(pilot)[-1] == "Note 2000 of many")
        shown = "\n".join(rows(pilot.app.screen))  # type: ignore[arg-type]
        assert "note-2000.txt" in shown
        for key, current in (("k", 1998), ("pageup", 1988), ("home", 0), ("j", 1), ("b", 0), ("space", 10)):
            await pilot.press(key)
            assert dialog(pilot).filtered_list.entries.cursor == current
        assert dialog(pilot).filtered_list.entries.current in dialog(pilot).filtered_list.entries.in_view


async def test_an_article_that_is_open_stays_open_under_the_list(shelf: Path, tmp_path: Path) -> None:
    async with reader(write_article(tmp_path, LIGHTHOUSE)) as (pilot, screen):
        screen.pickers.list_folder(shelf)
        await until(pilot, lambda: is_listed(pilot, "part 2.txt"))
        await pilot.press("q")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert screen.session is not None
        screen.pickers.list_folder(shelf / "empty")
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        assert "no articles" in pilot.app.screen.text


async def test_the_list_has_the_minutes_of_an_article_that_was_opened(tmp_path: Path) -> None:
    sample = next(path for path in sample_articles() if path.suffix == ".pdf")
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / sample.name).write_bytes(sample.read_bytes())

    def minutes() -> str:
        details = [entry.detail for entry in dialog(pilot).filtered_list.entries.all_entries]
        return next((part for part in details[-1].split(" · ") if "min" in part), "")

    async with reader(tmp_path / "shelf", summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, sample.name) and minutes().startswith("about "))
        estimated = minutes()
        await pilot.press("end", "enter")
        await until(pilot, lambda: screen.session is not None and screen.loader.is_whole)
        assert screen.session is not None
        expected = reading_time(reading_minutes(screen.session.article.word_count))
        assert estimated != f"about {expected}"
        await pilot.press("q")
        await until(pilot, lambda: is_listed(pilot, sample.name) and minutes() == expected)


@pytest.mark.parametrize("theme", ["standfirst-dark", "standfirst-light", "standfirst-terminal"])
async def test_the_current_entry_has_the_sign_of_the_current_line_of_the_digest(
    shelf: Path, theme: str
) -> None:
    async with reader(shelf, summarized=False, settings=f'theme = "{theme}"') as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, "part 2.txt"))
        for expected in ("empty/", "letters/", "broken.txt"):
            shown = ["".join(segment.text for segment in strip) for strip in painted_strips(dialog(pilot))]
            (current,) = [row for row in shown if "▸" in row]
            assert f"▸{expected}" in current
            await pilot.press("j")
            await pilot.pause()
