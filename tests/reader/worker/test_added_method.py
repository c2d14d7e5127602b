"""A method that another package adds, in the reader and in the process that ranks for it."""

from pathlib import Path

from tests.reader.support import reader, rows, until, write_article
from tests.summary.added_method import installed
from tui.reader.dialogs.compare import CompareScreen
from tui.reader.widgets.entry_list import EntryList
from tui.summary.methods import METHODS


async def test_it_is_the_next_method_and_in_the_list_and_compared(tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    with installed(package):
        names = list(METHODS)
        async with reader(write_article(tmp_path)) as (pilot, screen):
            await pilot.press("M")
            await pilot.pause()
            methods = pilot.app.screen.query_one(EntryList).all_entries
            assert methods[names.index("longest")].title == "Longest first (longest)"
            await pilot.press(*"j" * names.index("random"), "enter", "m")
            await until(pilot, lambda: screen.session is not None and "longest" in screen.session.rankings)
            assert "longest" in rows(screen)[0]

            await pilot.press("c")
            await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
            shown = pilot.app.screen
            assert isinstance(shown, CompareScreen)
            await until(pilot, lambda: all(c.chosen or c.has_failed for c in shown.comparison.columns))
            columns = {column.method: column for column in shown.comparison.columns}
            assert columns["longest"].chosen
            assert columns["unloadable"].has_failed
            assert "long" in " ".join(rows(screen))
