"""The movement keys of lists, panes and dialogs are those of the table of commands."""

from pathlib import Path

import pytest
from textual.binding import Binding
from textual.pilot import Pilot

from tests.reader.support import reader, until, write_article
from tui.reader.commands import COMMANDS
from tui.reader.dialogs.compare import CompareScreen
from tui.reader.dialogs.dialog import LIST_MOVES, PANE_MOVES, movement_bindings
from tui.reader.dialogs.filtered_list import FilteredList
from tui.reader.dialogs.help import KeyList
from tui.reader.key_names import key_typed
from tui.reader.widgets.entry_list import EntryList

PAIRS = ("j k", "down up", "space b", "f pageup", "pagedown b", "d u", "G g", "end home")
FIXED_KEYS = {"up", "down", "pageup", "pagedown", "home", "end"}


def keys_of(binding: Binding) -> list[str]:
    return binding.key.split(",")


def test_every_key_of_a_command_that_moves_is_bound_to_its_action() -> None:
    bound = {(key, binding.action) for binding in movement_bindings(PANE_MOVES) for key in keys_of(binding)}
    wanted = {
        (key_typed(key).textual, PANE_MOVES[command.id])
        for command in COMMANDS
        if command.id in PANE_MOVES
        for key in command.keys
    }
    assert bound == wanted
    assert {command.id for command in COMMANDS} >= PANE_MOVES.keys() > LIST_MOVES.keys()


def test_only_keys_that_type_something_follow_the_settings() -> None:
    for binding in movement_bindings(PANE_MOVES):
        assert (binding.id is None) == (set(keys_of(binding)) <= FIXED_KEYS)
        assert binding.id is None or not set(keys_of(binding)) & FIXED_KEYS


def test_lists_leave_the_keys_for_half_a_page_alone() -> None:
    keys = {key for binding in movement_bindings(LIST_MOVES) for key in keys_of(binding)}
    assert not keys & {"d", "u"}


@pytest.mark.parametrize("key", ["O", "down"])
async def test_lists_follow_the_settings_and_keep_the_arrows(tmp_path: Path, key: str) -> None:
    settings = '[keys]\nline-down = "O"'
    async with reader(write_article(tmp_path), settings=settings) as (pilot, _):
        await pilot.press("l", "escape", "L")
        await until(pilot, lambda: bool(_lists(pilot)) and len(_lists(pilot)[0].entries.all_entries) > 1)
        (shown,) = _lists(pilot)
        before = shown.entries.cursor
        await pilot.press("j")
        assert shown.entries.cursor == before
        await pilot.press(key)
        assert shown.entries.cursor == before + 1


def _lists(pilot: Pilot[str]) -> list[FilteredList]:
    return list(pilot.app.screen.query(FilteredList))


async def test_the_help_and_the_comparison_have_the_same_keys(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path), size=(60, 16)) as (pilot, _):
        await pilot.press("question_mark")
        await until(pilot, lambda: bool(pilot.app.screen.query(KeyList)))
        keys = pilot.app.screen.query_one(KeyList)
        await pilot.press("G")
        await until(pilot, lambda: keys.scroll_offset.y == keys.last_scroll > 0)
        await pilot.press("g")
        await until(pilot, lambda: keys.scroll_offset.y == 0)
        await pilot.press("escape", "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        compare = pilot.app.screen
        assert isinstance(compare, CompareScreen)
        await until(pilot, lambda: compare.table.row_count > 2)
        await pilot.press("G")
        assert compare.table.cursor == compare.table.row_count - 1
        await pilot.press("home", "j")
        assert compare.table.cursor == 1


@pytest.mark.parametrize("opened", ["i", "question_mark"])
async def test_every_movement_key_scrolls_a_text_in_a_dialog(tmp_path: Path, opened: str) -> None:
    async with reader(write_article(tmp_path), size=(40, 12)) as (pilot, screen):
        await pilot.press(opened)
        await until(pilot, lambda: pilot.app.screen is not screen and pilot.app.screen.focused is not None)
        text = pilot.app.screen.focused
        assert text is not None
        await until(pilot, lambda: text.max_scroll_y > 1)
        for down, up in (pair.split() for pair in PAIRS):
            await pilot.press(down, down)
            await until(pilot, lambda: text.scroll_offset.y > 0)
            await pilot.press(up, up)
            await until(pilot, lambda: text.scroll_offset.y == 0)


async def test_the_list_of_methods_moves_by_pages(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path), size=(60, 16)) as (pilot, screen):
        await pilot.press("M")
        await until(pilot, lambda: pilot.app.screen is not screen)
        methods = pilot.app.screen.query_one(EntryList)
        await pilot.press("g")
        await until(pilot, lambda: methods.cursor == 0)
        await pilot.press("space")
        await until(pilot, lambda: methods.cursor > 1)
        await pilot.press("b")
        await until(pilot, lambda: methods.cursor == 0)
