"""The library: what was read before, and the samples."""

from pathlib import Path
from threading import Event

import pytest

from tests.reader.library_support import (
    SAMPLE,
    SAMPLES,
    TOUR,
    detail,
    is_open,
    keep,
    library,
    shown_rows,
    titles,
)
from tests.reader.support import is_listed, reader, until, write_article
from tui.library.library import Library
from tui.library.records import LibraryEntry
from tui.reader.dialogs.dialog import Notice
from tui.reader.dialogs.file_picker import FilePicker
from tui.reader.dialogs.library import LibraryDialog
from tui.sources.open import open_article


async def test_what_was_read_last_comes_first_and_the_samples_are_behind_an_entry(tmp_path: Path) -> None:
    keep(write_article(tmp_path))
    keep(write_article(tmp_path, "Another\n\nIt says little.", "other.txt"), 0.456)
    async with reader(summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, SAMPLES))
        assert titles(pilot) == ["Another", "The lamp that learned to wait", SAMPLES]
        assert detail(pilot, 0) == f"46 % · today · {tmp_path / 'other.txt'}"
        assert not library(pilot).filtered_list.note.display
        for key in ("backspace", "enter"):
            await pilot.press("G", "enter")
            await until(pilot, lambda: is_listed(pilot, TOUR))
            assert titles(pilot)[:2] == ["../", "A tour in three minutes"]
            await pilot.press("g", key)
            await until(pilot, lambda: is_listed(pilot, SAMPLES))
        await pilot.press("G", "enter")
        await until(pilot, lambda: is_listed(pilot, TOUR))
        await pilot.press("j", "enter")
        await until(pilot, lambda: screen.session is not None)
        assert screen.session is not None
        assert screen.session.article.title == "A tour in three minutes"


@pytest.mark.parametrize("has_history", [True, False])
async def test_q_leads_from_a_sample_back_to_the_samples(tmp_path: Path, has_history: bool) -> None:
    if has_history:
        keep(write_article(tmp_path))
    async with reader(summarized=False) as (pilot, screen):
        if has_history:
            await until(pilot, lambda: is_listed(pilot, SAMPLES))
            await pilot.press("G", "enter")
        await until(pilot, lambda: is_listed(pilot, TOUR))
        await pilot.press("g", *["down"] * (3 if has_history else 2), "enter")
        await until(pilot, lambda: screen.loader.is_complete)
        assert screen.session is not None
        title = screen.session.article.title
        await pilot.press("q")
        await until(pilot, lambda: is_listed(pilot, TOUR))
        current = library(pilot).filtered_list.entries.current
        assert current is not None
        assert current.title == title
        await pilot.press("backspace")
        await until(pilot, lambda: is_listed(pilot, SAMPLES))
        assert title in titles(pilot)
        await pilot.press("q")
        await until(pilot, lambda: pilot.app._exit)


async def test_a_sample_is_found_by_its_title_beside_what_was_read(tmp_path: Path) -> None:
    keep(write_article(tmp_path))
    async with reader(summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, SAMPLES))
        before = library(pilot).filtered_list.outer_size
        await pilot.press("slash", *"lamp")
        await until(pilot, lambda: "The lamp that learned to wait" in titles(pilot))
        for _ in "lamp":
            await pilot.press("backspace")
        assert titles(pilot) == ["The lamp that learned to wait", SAMPLES]
        assert library(pilot).filtered_list.outer_size.height <= before.height + 1  # the row of the filter
        await pilot.press(*"walk paper")
        await until(pilot, lambda: titles(pilot) == ["The Long Walk of Paper"])
        await pilot.press("enter")
        await until(pilot, lambda: screen.session is not None)
        assert screen.session is not None
        assert screen.session.article.title == "The Long Walk of Paper"


async def test_an_article_opens_at_its_place(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    place = open_article(path).text.index("What a lens does")
    keep(path, 0.5, place)
    async with reader(summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, SAMPLES))
        await pilot.press("slash", *"lamp", "enter")
        await until(pilot, lambda: screen.session is not None and screen.article_pane.is_laid_out)
        assert screen.article_pane.place == place
        await pilot.press("L")
        await until(pilot, lambda: is_listed(pilot, SAMPLES))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)


async def test_q_goes_back_to_the_list_that_the_reader_began_with(tmp_path: Path) -> None:
    async with reader(summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen and screen.session is not None)
        await pilot.press("q")
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        assert any("q quit" in row for row in shown_rows(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("q")
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        await pilot.press("q")
        await until(pilot, lambda: pilot.app._exit)


async def test_an_article_is_forgotten_after_asking(tmp_path: Path) -> None:
    keep(write_article(tmp_path))
    keep(write_article(tmp_path, "Another\n\nIt says little.", "other.txt"))
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, SAMPLES))
        await pilot.press("d")
        assert detail(pilot, 0).startswith("Press d again to remove")
        await pilot.press("j")
        assert detail(pilot, 0).startswith("0 %")
        await pilot.press("k", "d", "d")
        await until(pilot, lambda: "Another" not in titles(pilot))
        assert titles(pilot)[0] == "The lamp that learned to wait"
    assert [kept.title for kept in Library().recent()] == ["The lamp that learned to wait"]


async def test_what_is_gone_is_told_and_stays_in_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.library.sources.temporary_folders", tuple)
    path = write_article(tmp_path)
    keep(path)
    path.unlink()
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, SAMPLES) and detail(pilot, 0).startswith("gone · "))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        assert "there is no such file" in pilot.app.screen.text  # type: ignore[attr-defined]
        await pilot.press("escape")
        await until(pilot, lambda: is_listed(pilot, SAMPLES) and detail(pilot, 0).startswith("gone · "))


async def test_temporary_files_of_other_programs_are_not_listed_once_they_are_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "temporary").mkdir()
    passed, kept = (
        write_article(tmp_path / "temporary"),
        write_article(tmp_path, "Kept\n\nIt stays.", "kept.txt"),
    )
    keep(passed)
    keep(kept)
    passed.unlink()
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, SAMPLES))
        assert titles(pilot) == ["Kept", SAMPLES]


async def test_there_is_a_way_back_to_the_folder(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    write_article(tmp_path, "Another\n\nIt says little.", "other.txt")
    async with reader(tmp_path, summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, path.name))
        await pilot.press("enter")
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        for key in ("enter", "backspace"):
            await pilot.press("L")
            await until(
                pilot, lambda: isinstance(pilot.app.screen, LibraryDialog) and is_listed(pilot, "../")
            )
            await pilot.press("g", key)
            await until(
                pilot, lambda: isinstance(pilot.app.screen, FilePicker) and is_listed(pilot, path.name)
            )
            await pilot.press("escape")


async def test_where_nothing_is_kept_the_samples_are_listed(tmp_path: Path) -> None:
    keep(write_article(tmp_path))
    async with reader(summarized=False, settings="history = false") as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        assert "history = false" in str(library(pilot).filtered_list.note.render())
        assert "The lamp that learned to wait" not in titles(pilot)


async def test_a_long_library_is_listed_from_its_beginning_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.reader.dialogs.library.FIRST_SHOWN", 2)
    monkeypatch.setattr("tui.reader.dialogs.library_contents._READ_AT_ONCE", 3)
    for number in range(5):
        keep(write_article(tmp_path, f"Lighthouse {number}\n\nIt is number {number}.\n", f"{number}.txt"))
    go, recent = Event(), Library.recent

    def slow_recent(kept: Library, limit: int | None = None, *, skipped: int = 0) -> tuple[LibraryEntry, ...]:
        if limit != 2:
            go.wait()
        return recent(kept, limit, skipped=skipped)

    monkeypatch.setattr(Library, "recent", slow_recent)
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: is_open(pilot, LibraryDialog) and titles(pilot) != [])
        assert titles(pilot)[:3] == ["Lighthouse 4", "Lighthouse 3", SAMPLES]
        await pilot.press("slash", *"lighthouse", "down")
        current = library(pilot).filtered_list.current
        go.set()
        await until(pilot, lambda: titles(pilot) == [f"Lighthouse {number}" for number in range(4, -1, -1)])
        assert library(pilot).filtered_list.filter_input.value == "lighthouse"
        assert library(pilot).filtered_list.current == current


async def test_what_is_found_out_about_a_list_changes_no_later_one(tmp_path: Path) -> None:
    keep(write_article(tmp_path))
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, SAMPLES))
        dialog = library(pilot)
        before, first = dialog._entries, dialog.filtered_list.entries.all_entries[0]
        await pilot.press("s")
        await until(pilot, lambda: dialog._entries is not before)
        dialog._update(before, [first._replace(title="Gone")])
        assert "Gone" not in titles(pilot)
        dialog._update(dialog._entries, [first._replace(title="Gone")])
        assert "Gone" in titles(pilot)
