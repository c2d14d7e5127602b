"""Selecting the article's text from the keyboard."""

from pathlib import Path

from tests.reader.support import reader, rows, until, write_article
from tui.reader.dialogs.note import NotePrompt


async def test_a_selection_grows_and_is_copied(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        pane = screen.article_pane
        await pilot.press("tab", "J", "J", "j", "j", "v")
        assert pane.selection.text == "A"
        assert "Article · selecting" in rows(screen)[1]
        await pilot.press("w", "e")
        assert pane.selection.text == "A lens gathers"[: len(pane.selection.text)]
        await pilot.press("3", "e")
        assert pane.selection.text == "A lens gathers the light"
        await pilot.press("b", "h")
        assert pane.selection.text == "A lens gathers the"
        await pilot.press("l", "e", "y")
        assert pilot.app.clipboard == "A lens gathers the light"
        assert pane.selection.text == ""
        before = pane.place
        await pilot.press("j")
        assert pane.place != before
        assert "selecting" not in rows(screen)[1]


async def test_rows_sentences_and_ends(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        pane = screen.article_pane
        await pilot.press("tab", "J", "J", "j", "j", "v", ")")
        assert pane.selection.text == "A lens gathers the light of a small lamp into one beam."
        await pilot.press(")")
        assert pane.selection.text.endswith("twenty miles away.")
        await pilot.press("(", "h")
        await pilot.press("0", "dollar_sign")
        whole_rows = len(pane.selection.text)
        await pilot.press("j")
        assert len(pane.selection.text) > whole_rows
        await pilot.press("k")
        assert len(pane.selection.text) == whole_rows
        await pilot.press("o", "b")
        assert pane.selection.text.startswith("does\n\nA lens")
        await pilot.press("escape")
        assert pane.selection.text == ""
        await pilot.press("v", "v")
        assert pane.selection.text == ""


async def test_what_is_selected_is_found_and_noted(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press("*")
        assert screen.status_line.message == "Nothing is selected. Press v to select."
        await pilot.press("tab", "J", "j", "j", "v", "w", "e", "a")
        assert isinstance(pilot.app.screen, NotePrompt)
        await pilot.press("x", "enter")
        await until(pilot, lambda: [mark.note for mark in screen.highlights.marks] == ["x"])
        (mark,) = screen.highlights.marks
        assert mark.text == "Oil lamps"
        await pilot.press("g", "tab", "tab", *"jjjjj", "v")
        first = screen.article_pane.selection.text
        await pilot.press("asterisk")
        assert screen.session is not None
        assert screen.article_pane.selection.text == ""
        assert screen.find.status().matches.startswith(f"“{first}” ")


async def test_it_begins_in_the_article_also_from_the_digest(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press("j", "j", "v")
        assert not screen.in_digest
        summary = screen.session.summary  # type: ignore[union-attr]
        assert summary[1].text.startswith(screen.article_pane.selection.text)
