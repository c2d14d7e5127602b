"""The times at which garbage is collected."""

import gc
from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest

from tests.reader.support import is_listed, reader, until, write_article
from tui.reader import gc_control
from tui.reader.dialogs.library import LibraryDialog
from tui.reader.widgets.entry_list import EntryList

pytestmark = pytest.mark.usefixtures("all_painted")


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Restore the state of the garbage collector after the test."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.fixture
def collections(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows by one with every collection."""
    made: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: made.append(1) or 0)
    return made


def pile_up(objects: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: (objects, 0, 0))


def test_it_is_looked_for_after_a_picture_if_much_has_piled_up(
    collections: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    gc_control.enable_idle_gc()
    pile_up(50, monkeypatch)
    gc_control.collect_after_frame()
    assert not collections
    pile_up(5_000, monkeypatch)
    gc_control.collect_after_frame()
    assert len(collections) == 1


def test_none_is_looked_for_before_the_first_article(
    collections: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    gc.set_threshold(700)
    pile_up(5_000, monkeypatch)
    gc_control.collect_after_frame()
    assert not collections


async def test_the_reader_looks_for_it_after_every_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures: list[int] = []
    async with reader(write_article(tmp_path)) as (pilot, _):
        assert gc.isenabled()
        assert gc.get_threshold()[0] > 10_000
        monkeypatch.setattr(gc_control, "collect_after_frame", lambda: pictures.append(1))
        await pilot.press("J", "K")
        await pilot.pause()
        assert pictures


@pytest.mark.parametrize("key", ["question_mark", "colon"])
async def test_nothing_that_was_painted_for_a_dialog_is_kept(tmp_path: Path, key: str) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press(key)
        await pilot.pause()
        painted = ref(pilot.app.screen._styles_cache)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)

        def is_gone() -> bool:
            gc.collect()
            return painted() is None

        await until(pilot, is_gone)


async def test_what_a_list_has_held_is_freed_though_the_collector_leaves_it_alone(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press("L")
        await until(
            pilot, lambda: isinstance(pilot.app.screen, LibraryDialog) and is_listed(pilot, "Samples …")
        )
        assert gc.get_freeze_count() > 0
        entries = pilot.app.screen.query_one(EntryList)
        assert entries.all_entries
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen and not entries.is_attached)
        assert entries.all_entries == []
