"""The list of what an article names."""

from pathlib import Path

from textual.pilot import Pilot

from tests.reader.support import reader, until, write_article
from tui.reader.dialogs.names import NamesDialog
from tui.reader.rows.spans import TextRange

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


def listed(pilot: Pilot[str]) -> list[str]:
    dialog = pilot.app.screen
    return (
        [entry.title for entry in dialog.filtered_list.entries.listed]
        if isinstance(dialog, NamesDialog)
        else []
    )


async def test_the_mentions_of_what_is_selected_or_looked_for_are_listed(tmp_path: Path) -> None:
    mentions = ["The painter Ann Lee was born in Leeds in 1901.", "As Lee said, she liked the town."]
    async with reader(write_article(tmp_path, TEXT)) as (pilot, screen):
        article = screen.session.article if screen.session is not None else None
        assert article is not None
        start = article.text.index("Lee")
        screen.article_pane.selection.select(TextRange(start, start + 3))
        await pilot.press("I")
        await until(pilot, lambda: listed(pilot) == mentions)
        await pilot.press("escape")
        assert pilot.app.screen is screen
        await pilot.press("*", "I")
        await until(pilot, lambda: listed(pilot) == mentions)
        await pilot.press("j", "enter")
        await until(pilot, lambda: screen.article_pane.place == article.text.index("As Lee"))
        await pilot.press("escape", "I")
        await until(pilot, lambda: "People" in listed(pilot))


async def test_a_long_selection_is_cut_in_the_message_that_nothing_mentions_it(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path, TEXT)) as (pilot, screen):
        assert screen.session is not None
        screen.article_pane.selection.select(TextRange(0, len(screen.session.article.text)))
        await pilot.press("I")
        await until(pilot, lambda: screen.status_line.message.startswith("No sentence mentions “"))
        assert screen.status_line.message.endswith("…”.")
        assert len(screen.status_line.message) < 80


async def test_what_stands_beyond_the_place_read_is_not_listed_if_that_is_wanted(tmp_path: Path) -> None:
    later = "\n\n".join(f"Mill {number} ground barley." for number in range(40))
    path = write_article(
        tmp_path, f"A long story\n\nMiss Lee came to Leeds.\n\n{later}\n\nAnn Lee met Miss Hay.\n"
    )
    async with reader(path, settings="spoilers = false") as (pilot, _):
        await pilot.press("tab", "I")
        await until(pilot, lambda: "People" in listed(pilot))
        assert "Lee" in listed(pilot)
        assert not {"Ann Lee", "Hay"} & {*listed(pilot)}
        await pilot.press("escape", "G", "I")
        await until(pilot, lambda: "Hay" in listed(pilot))
        assert "Ann Lee" in listed(pilot)
