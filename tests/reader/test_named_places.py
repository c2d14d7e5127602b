"""Places with names: named by a letter, gone to, listed, and kept with the article."""

from pathlib import Path

from tests.reader.support import LIGHTHOUSE, reader, until, write_article
from tui.library.library import Library
from tui.reader.dialogs.lists import EntriesDialog

NAME, GO = "quotation_mark", "apostrophe"


async def test_a_place_is_named_gone_to_and_left_again(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        pane = screen.article_pane
        await pilot.press("tab", "J", "J", "j", "j")
        named = pane.place
        await pilot.press(NAME)
        assert screen.status_line.message.startswith("Name this place")
        await pilot.press("a")
        await until(pilot, lambda: screen.status_line.message == "This is place a: 'a goes here.")
        await pilot.press("G")
        end = pane.place
        await pilot.press(GO, "a")
        assert pane.place == named
        await pilot.press("backspace")
        assert pane.place == end
        await pilot.press(GO)
        assert screen.status_line.message == "Go to the place … a  ' before the last jump"
        await pilot.press("a", GO, GO)
        assert pane.place == end
        await pilot.press(GO, GO)
        assert pane.place == named
        await pilot.press(NAME, "A", "g", GO, "A")
        assert pane.place == named


async def test_a_letter_is_not_a_command_while_it_is_waited_for(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press(GO, "q")
        assert screen.status_line.message == 'There is no place q. Name one with " and a letter.'
        await pilot.press(GO, "4")
        assert screen.status_line.message == "Places are named by letters."
        await pilot.press("tab", "j", "j", "j", "j", "J", GO, "escape")
        assert screen.status_line.message == ""
        before = screen.article_pane.place
        await pilot.press("j")
        assert screen.article_pane.place > before
        await pilot.press("g", GO, "G")
        assert screen.article_pane.is_at_top


async def test_they_are_kept_with_the_article_and_found_when_it_has_changed(
    tmp_path: Path, own_library: Path
) -> None:
    path = write_article(tmp_path)
    async with reader(path) as (pilot, screen):
        await pilot.press("tab", "J", NAME, "k", "J", NAME, "l")
        assert screen.library is not None
        screen.library.flush(600)
    path.write_text(LIGHTHOUSE.replace("Nobody was paid for it.", "Nobody was ever paid for it at all."))
    async with reader(path) as (pilot, screen):
        await until(pilot, lambda: "k" in screen.places.names)
        await pilot.press(GO, "l")
        assert screen.session is not None
        assert screen.session.section_name_at(screen.article_pane.place) == "What a lens does"
    assert [entry.title for entry in Library(own_library).recent()] == ["The lamp that learned to wait"]


async def test_they_are_listed(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path), settings="history = false") as (pilot, screen):
        await screen.run_action("command('places')")
        assert screen.status_line.message == "No place has a name yet."
        await pilot.press("tab", "J", "J", NAME, "z", "K", NAME, "y", "g")
        await screen.run_action("command('places')")
        await pilot.pause()
        dialog = pilot.app.screen
        assert isinstance(dialog, EntriesDialog)
        entries = dialog.filtered_list.entries.all_entries
        assert [(entry.id, entry.detail) for entry in entries] == [
            ("y", "From fire to oil"),
            ("z", "What a lens does"),
        ]
        await pilot.press("down", "enter")
        await pilot.pause()
        assert screen.session is not None
        assert screen.session.section_name_at(screen.article_pane.place) == "What a lens does"


async def test_each_line_that_was_jumped_from_is_listed_once_the_latest_first(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await screen.run_action("command('jumps')")
        assert screen.status_line.message == "There has been no jump yet."
        await pilot.press("tab", "J", "J", "g", "J", "J", "G")
        await screen.run_action("command('jumps')")
        await pilot.pause()
        dialog = pilot.app.screen
        assert isinstance(dialog, EntriesDialog)
        listed = [entry.detail for entry in dialog.filtered_list.entries.all_entries]
        assert listed == ["What a lens does", "From fire to oil", "(opening)"]
        await pilot.press("down", "enter")
        await pilot.pause()
        assert screen.session is not None
        assert screen.session.section_name_at(screen.article_pane.place) == "From fire to oil"
