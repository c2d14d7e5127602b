"""Only the results, limits or figures of an article, in the reader."""

from pathlib import Path

from tests.reader.support import reader, until, write_article
from tui.reader.dialogs.facets import FacetsDialog

TEXT = (
    "Hives on roofs\n\nBees are kept on many roofs of large towns. We found that the hives lose weight in winter.\n\n"
    "However, the cause remains unclear. Few people know it. The town likes its bees.\n"
)


async def test_a_facet_stands_in_place_of_the_summary_until_escape(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path, TEXT)) as (pilot, screen):
        session = screen.session
        assert session is not None
        await pilot.press("H")
        await until(pilot, lambda: isinstance(pilot.app.screen, FacetsDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, FacetsDialog)
        titles = [entry.title for entry in dialog.filtered_list.entries.all_entries]
        assert titles == ["Results", "Limits"]
        await pilot.press("j", "enter")
        await until(pilot, lambda: session.digest is not None and session.digest.heading == "Limits")
        assert [sentence.text for sentence in session.summary] == ["However, the cause remains unclear."]
        await pilot.press("escape")
        await until(pilot, lambda: session.digest is not None and session.digest.heading == "Summary")
