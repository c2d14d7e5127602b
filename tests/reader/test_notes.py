"""Notes on marks: written, shown beside the text and in the digest, listed, and kept."""

from pathlib import Path

from textual.pilot import Pilot

from tests.reader.support import LIGHTHOUSE, reader, rows, until, write_article
from tests.reader.test_highlights import listed
from tests.reader.test_selecting import cell_of, drag
from tui.library.library import Library
from tui.library.records import Highlight
from tui.reader.dialogs.note import NotePrompt
from tui.reader.rows.spans import HIGHLIGHT_SIGN, NOTE_SIGN
from tui.reader.screen import ReaderScreen


def kept(own_library: Path) -> list[Highlight]:
    return [mark for found in Library(own_library).highlighted_articles() for mark in found.highlights]


async def note(pilot: Pilot[str], screen: ReaderScreen, text: str) -> None:
    """Write a note, and wait until it is in the library."""
    await pilot.press("a")
    assert isinstance(pilot.app.screen, NotePrompt)
    await pilot.press(*("space" if character == " " else character for character in text), "enter")
    await until(pilot, lambda: not screen.workers or all(worker.is_finished for worker in screen.workers))
    assert screen.library is not None
    screen.library.flush(600)


async def test_a_note_is_written_shown_changed_and_removed(tmp_path: Path, own_library: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press("2", "tab")
        await note(pilot, screen, "How far")
        sentence = screen.current_sentence
        assert sentence is not None
        (mark,) = kept(own_library)
        assert (mark.text, mark.note, mark.section) == (sentence.text, "How far", "What a lens does")
        assert any(NOTE_SIGN.text in row and sentence.text[:20] in row for row in rows(screen))
        assert any(f"{NOTE_SIGN.text} How far" in row and "╰" in row for row in rows(screen))
        await pilot.press(*"jjjjjjjj")
        await pilot.pause()
        assert not any(f"{NOTE_SIGN.text} How far" in row for row in rows(screen))
        await pilot.press(*"kkkkkkkk")
        await note(pilot, screen, "?")
        assert [mark.note for mark in kept(own_library)] == ["How far?"]
        await pilot.press("x")
        assert "x again" in screen.status_line.message
        await pilot.press("a", *["backspace"] * 8, "enter")
        await until(pilot, lambda: screen.status_line.message == "The mark has no note.")
        assert any(HIGHLIGHT_SIGN.text in row for row in rows(screen))
        await pilot.press("x")
        await until(pilot, lambda: screen.status_line.message == "Mark removed.")


async def test_a_mark_with_a_note_is_not_removed_by_one_key(tmp_path: Path, own_library: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press("2", "tab")
        await note(pilot, screen, "Why")
        await pilot.press("x")
        assert [mark.note for mark in kept(own_library)] == ["Why"]
        await pilot.press("G", "backspace", "x")
        assert "x again" in screen.status_line.message
        assert [mark.note for mark in kept(own_library)] == ["Why"]
        await pilot.press("x")
        await until(pilot, lambda: not screen.highlights.texts)
        assert screen.library is not None
        screen.library.flush(600)
        assert kept(own_library) == []


async def test_a_selection_is_marked_with_a_note(tmp_path: Path, own_library: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await drag(pilot, screen, cell_of(screen, "fire on a hill"), cell_of(screen, "kept by"))
        await note(pilot, screen, "Who")
        (mark,) = kept(own_library)
        assert (mark.text, mark.note) == ("fire on a hill. The fire was kept", "Who")
        assert screen.session is not None
        assert screen.session.article.text[mark.start : mark.end] == mark.text
        assert screen.article_pane.selection.text == ""


async def test_marks_show_in_the_digest(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await note(pilot, screen, "First")
        await pilot.press("j", "j", "x")
        pane = screen.digest_pane
        await until(pilot, lambda: len(screen.highlights.texts) == 2)
        shown = [pane.render_line(y).text for y in range(pane.page_rows)]
        assert any(row.startswith(f"▸{HIGHLIGHT_SIGN.text}") for row in shown)
        assert any(row.startswith(NOTE_SIGN.text) for row in shown)
        await pilot.press("k")
        await pilot.pause()
        assert any(f"{NOTE_SIGN.text} First" in row for row in rows(screen))


async def test_notes_are_listed_found_and_changed_in_the_list(tmp_path: Path, own_library: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press("2", "tab")
        await note(pilot, screen, "How far")
        await pilot.press("3", "x", "X")
        dialog = await listed(pilot, 2)
        entries = dialog.filtered_list.entries.all_entries
        assert entries[0].detail.startswith(f"{NOTE_SIGN.text} How far · What a lens does · ")
        await pilot.press("slash", *"far")
        assert dialog.filtered_list.entries.matching_count == 1
        await pilot.press("escape", "home", "d")
        assert "Press d again" in dialog.filtered_list.entries.all_entries[0].detail
        await pilot.press("down", "up")
        assert "How far" in dialog.filtered_list.entries.all_entries[0].detail
        await pilot.press("a", "exclamation_mark", "enter")
        await until(pilot, lambda: [mark.note for mark in kept(own_library)] == ["How far!", ""])
        await listed(pilot, 2)
        await pilot.press("Y")
        assert f"> {kept(own_library)[0].text}\n\nHow far!\n" in pilot.app.clipboard
        await until(pilot, lambda: [mark.note for mark in screen.highlights.marks] == ["How far!", ""])


async def test_what_is_noted_comes_back_in_an_edited_article(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    async with reader(path) as (pilot, screen):
        await pilot.press("2", "tab")
        await note(pilot, screen, "How far")
        path.write_text(
            LIGHTHOUSE.replace("Nobody was paid for it.", "Nobody was ever paid for it, it seems.")
        )
        await pilot.press("r")
        await until(pilot, lambda: "changed" in screen.status_line.message)
        await until(pilot, lambda: [mark.note for mark in screen.highlights.marks] == ["How far"])
        (mark,) = screen.highlights.marks
        assert mark.start is not None
        assert screen.session is not None
        assert screen.session.article.text[mark.start :].startswith(mark.text)
