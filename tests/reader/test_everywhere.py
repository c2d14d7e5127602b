"""Words found in everything that was read."""

from pathlib import Path

from textual.pilot import Pilot

from tests.reader.support import reader, rows, until, write_article
from tui.reader.dialogs.everywhere import NOT_KEEPING, EverywhereDialog, excerpt
from tui.reader.dialogs.library import LibraryDialog

OTHER = "The harbour\n\nThe harbour froze over in January. A sailor counts the seconds until it opens.\n"
KEEPING = "keep-text = true"


def listed(pilot: Pilot[str]) -> list[str]:
    """Return the sentences that are listed."""
    dialog = pilot.app.screen
    assert isinstance(dialog, EverywhereDialog)
    return [entry.title for entry in dialog.filtered_list.entries.listed]


def placeholder(pilot: Pilot[str]) -> str:
    dialog = pilot.app.screen
    assert isinstance(dialog, EverywhereDialog)
    return dialog.filtered_list.entries.placeholder


async def test_what_was_read_is_found_as_one_types_and_opened_there(tmp_path: Path) -> None:
    first, second = write_article(tmp_path), write_article(tmp_path, OTHER, "harbour.txt")
    async with reader(first, settings=KEEPING):
        pass
    async with reader(second, settings=KEEPING) as (pilot, screen):
        await pilot.press("E")
        await until(pilot, lambda: isinstance(pilot.app.screen, EverywhereDialog))
        await pilot.press(*"sailor cou")
        await until(pilot, lambda: len(listed(pilot)) == 3)
        assert listed(pilot)[0] == "A sailor counts the seconds until it opens."
        assert any("3 sentences of 2 articles" in row for row in rows(pilot.app.screen))  # type: ignore[arg-type]
        await pilot.press(*"rbl")
        await until(pilot, lambda: not listed(pilot))
        await pilot.press(*["backspace"] * 3)
        await until(pilot, lambda: len(listed(pilot)) == 3)
        await pilot.press("down", "enter")
        await until(pilot, lambda: screen.session is not None and "lamp" in screen.session.article.title)
        wanted = "A sailor counts the seconds between two flashes and knows which tower it is."
        await until(pilot, lambda: screen.current_sentence is not None and not screen.in_digest)
        assert screen.current_sentence is not None
        assert screen.current_sentence.text == wanted
        await pilot.press("L")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryDialog))
        await pilot.press("slash", *"froze")
        dialog = pilot.app.screen
        assert isinstance(dialog, LibraryDialog)
        await until(pilot, lambda: dialog.filtered_list.current == "in-texts")
        await pilot.press("enter")
        await until(pilot, lambda: listed(pilot) == ["The harbour froze over in January."])
        await pilot.press("escape")
        assert pilot.app.screen is dialog


async def test_without_kept_texts_a_line_says_how(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, _):
        await pilot.press("E")
        await until(pilot, lambda: placeholder(pilot) == NOT_KEEPING)
        await pilot.press(*"lamp")
        await until(pilot, lambda: not listed(pilot))
        assert placeholder(pilot) == NOT_KEEPING


def test_an_excerpt_begins_before_the_first_word() -> None:
    long = "When the ice had gone and every ship was at sea again, the pilots walked home."
    assert excerpt(long, "ice") == long
    assert excerpt(long, "PILOTS walk") == "… sea again, the pilots walked home."
    assert excerpt(long, "café") == excerpt(long, "") == long
