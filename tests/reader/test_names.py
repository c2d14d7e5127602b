"""The list of what an article names."""

from pathlib import Path

from tests.reader.support import reader, until, write_article
from tui.reader.dialogs.names import NamesDialog

TEXT = (
    "A short life\n\nThe painter Ann Lee was born in Leeds in 1901. Nobody knew her there.\n\n"
    "As Lee said, she liked the town. She painted all of its mills.\n"
)


async def test_names_lead_to_their_mentions(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path, TEXT)) as (pilot, screen):
        await pilot.press("I")
        await until(pilot, lambda: isinstance(pilot.app.screen, NamesDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, NamesDialog)
        entries = dialog.filtered_list.entries
        await until(pilot, lambda: bool(entries.all_entries))
        assert [entry.title for entry in entries.all_entries if entry.is_heading] == [
            "People",
            "Places",
            "Dates",
        ]
        await pilot.press("enter")
        await until(pilot, lambda: len(entries.all_entries) == 2)
        await pilot.press("escape")
        await until(pilot, lambda: len(entries.all_entries) > 2)
        await pilot.press("enter")
        await until(pilot, lambda: len(entries.all_entries) == 2)
        await pilot.press("j", "enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        await until(pilot, lambda: screen.article_pane.place == screen.session.article.text.index("As Lee"))
