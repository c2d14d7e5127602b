"""Choosing the encoding that a text is read in."""

from pathlib import Path

from textual.pilot import Pilot

from tests.reader.support import reader, until
from tui.formats.encoding_labels import ENCODINGS
from tui.reader.dialogs.information import Information
from tui.reader.dialogs.lists import EncodingsDialog
from tui.reader.screen import ReaderScreen

TEXT = "The harbour\n\nThe ferry came late to the quay, and nobody from Škoda waited for it.\n" * 3


def text_of(screen: ReaderScreen) -> str:
    assert screen.session is not None
    return screen.session.article.text


async def choose(pilot: Pilot[str], screen: ReaderScreen, typed: str) -> None:
    await pilot.press("i")
    await until(pilot, lambda: isinstance(pilot.app.screen, Information))
    await pilot.press("e")
    await until(pilot, lambda: isinstance(pilot.app.screen, EncodingsDialog))
    shown = pilot.app.screen
    assert isinstance(shown, EncodingsDialog)
    assert len(shown.filtered_list.entries.all_entries) == len(ENCODINGS) + 1
    await pilot.press(*typed, "enter")
    await until(pilot, lambda: pilot.app.screen is screen and not screen.loader.is_opening)


async def test_a_chosen_encoding_is_kept_when_the_article_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "harbour.txt"
    path.write_bytes(TEXT.encode("cp1250"))
    async with reader(path) as (pilot, screen):
        await choose(pilot, screen, "koi8")
        chosen = TEXT.encode("cp1250").decode("koi8-r")
        words = chosen[chosen.index("from") :][:9]
        await until(pilot, lambda: words in text_of(screen))
        path.write_bytes(TEXT.replace("late", "early").encode("cp1250"))
        await pilot.press("r")
        await until(pilot, lambda: "early" in text_of(screen))
        assert "Škoda" not in text_of(screen)
        await choose(pilot, screen, "detect")
        await until(pilot, lambda: "Škoda" in text_of(screen))
