"""The first screen, where nothing is named to read."""

from functools import partial
from pathlib import Path
from threading import Event

import pytest

from tests.reader.library_support import (
    SAMPLE,
    is_open,
    library,
    shown_rows,
)
from tests.reader.support import is_listed, reader, rows, until, write_article
from tui.library.data_folder import KEY_HINT_FILE
from tui.reader.dialogs import filtered_list
from tui.reader.dialogs.dialog import Notice
from tui.reader.dialogs.help import Help
from tui.reader.dialogs.library import LibraryDialog
from tui.reader.dialogs.prompts import OpenPrompt
from tui.reader.dialogs.theme import ThemeDialog
from tui.reader.rows.entries import probed_entry
from tui.sources.folders import entry_at


@pytest.mark.parametrize(("size", "has_room"), [((80, 24), True), ((40, 12), False)])
async def test_the_first_screen_says_what_this_is_and_how_to_begin(
    size: tuple[int, int], has_room: bool
) -> None:
    async with reader(summarized=False, size=size) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        note = str(library(pilot).filtered_list.note.render())
        assert ("shows an article beside its summary" in note) == has_room
        assert "Enter begins a tour of three minutes, o opens an article of yours." in note
        await pilot.press("d", "enter")
        await until(pilot, lambda: screen.session is not None)
        assert screen.session is not None
        assert screen.session.article.title == "A tour in three minutes"


async def test_while_the_list_fills_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = Event()
    monkeypatch.setattr(
        "tui.reader.dialogs.library_contents.probed_entry",
        lambda *each: may_go_on.wait(600) and probed_entry(*each),
    )
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: any("Enter begins a tour" in row for row in shown_rows(pilot)))
        assert any("Looking …" in row for row in shown_rows(pilot))
        before = library(pilot).filtered_list.region
        may_go_on.set()
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        assert library(pilot).filtered_list.region == before
        await pilot.press("slash", *"xyzzy")
        await until(pilot, lambda: any("No matches." in row for row in shown_rows(pilot)))


async def test_the_frame_is_hidden_until_it_is_known_what_it_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = Event()
    monkeypatch.setattr(filtered_list, "_HIDDEN_SECONDS", 600)
    monkeypatch.setattr(
        "tui.reader.dialogs.library.entry_at", lambda path: may_go_on.wait(600) and entry_at(path)
    )
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryDialog))
        await pilot.pause()
        assert "".join(shown_rows(pilot)).isspace()
        may_go_on.set()
        await until(pilot, lambda: any("─ Samples ─" in row for row in shown_rows(pilot)))


async def test_a_filter_typed_before_the_list_is_there_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = Event()
    monkeypatch.setattr(
        "tui.reader.dialogs.library_contents.probed_entry",
        lambda *each: may_go_on.wait(600) and probed_entry(*each),
    )
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryDialog))
        await pilot.press("slash", *"walmart")
        may_go_on.set()
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        assert library(pilot).filtered_list.filter_input.value == "walmart"
        assert library(pilot).filtered_list.entries.matching_count == 1


async def test_enter_pressed_before_the_list_is_there_opens_its_first_entry(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_go_on = Event()
    monkeypatch.setattr(
        "tui.reader.dialogs.library_contents.probed_entry",
        lambda *each: may_go_on.wait(600) and probed_entry(*each),
    )
    async with reader(summarized=False) as (pilot, screen):
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryDialog))
        await pilot.press("enter")
        may_go_on.set()
        await until(pilot, lambda: screen.session is not None)
        assert screen.session is not None
        assert screen.session.article.title == "A tour in three minutes"


async def test_keys_that_need_no_article_work_over_the_first_screen(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    async with reader(summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        first = pilot.app.screen
        for key, dialog in (("question_mark", Help), ("f1", Help), ("T", ThemeDialog), ("o", OpenPrompt)):
            await pilot.press(key)
            await until(pilot, partial(is_open, pilot, dialog))
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is first)
        await pilot.press("o", *"nowhere.txt", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        await pilot.press("enter")
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        await pilot.press("o", "end", "ctrl+u", *path.as_uri(), "enter")
        await until(pilot, lambda: screen.session is not None)
        assert pilot.app.screen is screen


async def test_a_folder_opened_over_the_library_leads_back_to_it(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    async with reader(summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        await pilot.press("o", *f"{tmp_path}", "enter")
        await until(pilot, lambda: is_listed(pilot, path.name))
        await pilot.press("q")
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        await pilot.press("o", *f"{tmp_path}", "enter")
        await until(pilot, lambda: is_listed(pilot, path.name))
        await pilot.press("enter")
        await until(pilot, lambda: screen.session is not None)
        assert pilot.app.screen is screen


@pytest.mark.parametrize("key", ["q", "Q"])
async def test_the_first_screen_is_left_by_either_key(key: str) -> None:
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        await pilot.press(key)
        await until(pilot, lambda: not pilot.app.is_running)


async def test_the_keys_are_told_of_in_the_first_run_only(tmp_path: Path, own_library: Path) -> None:
    (own_library / KEY_HINT_FILE).unlink()
    path = write_article(tmp_path)
    async with reader(path, size=(40, 12)) as (pilot, screen):
        await until(pilot, lambda: rows(screen)[-1].startswith(" ? lists the keys  Tab article "))
    async with reader(path) as (pilot, screen):
        assert screen.library is not None
        screen.library.flush(600)
        await pilot.pause()
        assert "? lists the keys" not in rows(screen)[-1]
