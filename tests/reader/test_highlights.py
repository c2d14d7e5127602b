"""Marked sentences: shown, listed, jumped to, copied and kept."""

import json
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.reader.support import reader, rows, until, write_article
from tui.library.library import Library
from tui.reader.dialogs.highlights import HighlightsDialog
from tui.reader.dialogs.prompts import WritePrompt
from tui.reader.rows.spans import HIGHLIGHT_SIGN
from tui.reader.screen import ReaderScreen


def marked(own_library: Path) -> list[str]:
    """Return the texts of the marked sentences of all articles."""
    return [mark.text for found in Library(own_library).highlighted_articles() for mark in found.highlights]


async def mark_in_section(pilot: Pilot[str], screen: ReaderScreen, number: str) -> str:
    """Mark the first sentence of a section, and return it."""
    await pilot.press(number, "tab", "x") if screen.in_digest else await pilot.press(number, "x")
    sentence = screen.current_sentence
    assert sentence is not None
    await until(pilot, lambda: sentence.text in screen.highlights.texts)
    assert screen.library is not None
    screen.library.flush(600)
    return sentence.text


async def listed(pilot: Pilot[str], count: int) -> HighlightsDialog:
    """Open the list of marks, and wait until it has this many."""
    await until(
        pilot,
        lambda: (
            isinstance(pilot.app.screen, HighlightsDialog)
            and len(pilot.app.screen.filtered_list.entries.all_entries) == count
        ),
    )
    dialog = pilot.app.screen
    assert isinstance(dialog, HighlightsDialog)
    return dialog


async def test_a_mark_is_confirmed_once_it_is_on_the_disk(tmp_path: Path, own_library: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await until(pilot, lambda: screen.history.identity is not None)
        disk_is_there = Event()
        assert screen.library is not None
        screen.library.submit(lambda library: disk_is_there.wait(600))
        await pilot.press("x", '"', "a")
        assert not screen.status_line.message.startswith(("Marked", "This is place"))
        disk_is_there.set()
        await until(pilot, lambda: screen.status_line.message.startswith("This is place a"))
        assert len(marked(own_library)) == 1


async def test_a_sentence_is_marked_and_the_mark_is_taken_away(tmp_path: Path, own_library: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        text = await mark_in_section(pilot, screen, "2")
        assert marked(own_library) == [text]
        assert any(HIGHLIGHT_SIGN.text in row and text[:20] in row for row in rows(screen))
        await pilot.press("x")
        await until(pilot, lambda: not screen.highlights.texts)
        assert screen.library is not None
        screen.library.flush(600)
        assert marked(own_library) == []
        assert not any(HIGHLIGHT_SIGN.text in row for row in rows(screen))


async def test_the_current_line_of_the_digest_is_marked(tmp_path: Path, own_library: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        assert screen.in_digest
        sentence = screen.digest_pane.current
        await pilot.press("x")
        await until(pilot, lambda: bool(marked(own_library)))
        assert [sentence.text] == marked(own_library)  # type: ignore[union-attr]


async def test_marks_are_there_again(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    async with reader(path) as (pilot, screen):
        text = await mark_in_section(pilot, screen, "2")
    async with reader(path) as (pilot, screen):
        await until(pilot, lambda: screen.highlights.texts == [text])
        assert any(HIGHLIGHT_SIGN.text in row and text[:20] in row for row in rows(screen))


async def test_two_readers_lose_nothing_of_each_others_marks(tmp_path: Path, own_library: Path) -> None:
    path = write_article(tmp_path)
    async with reader(path) as (one, first), reader(path) as (other, second):
        texts = [
            await mark_in_section(one, first, "1"),
            await mark_in_section(other, second, "2"),
            await mark_in_section(one, first, "3"),
        ]
        assert marked(own_library) == texts
        await until(one, lambda: first.highlights.texts == texts)
        await other.press("X")
        await listed(other, 3)


async def test_the_list_leads_to_a_mark_and_backspace_back(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await mark_in_section(pilot, screen, "2")
        await mark_in_section(pilot, screen, "3")
        await pilot.press("g", "X")
        dialog = await listed(pilot, 2)
        await pilot.press("slash", *"electric")
        assert dialog.filtered_list.entries.matching_count == 1
        before = screen.article_pane.place
        await pilot.press("enter")
        await pilot.pause()
        assert screen.session is not None
        assert screen.session.article.text[screen.article_pane.place :].startswith("Electric lamps")
        await pilot.press("backspace")
        assert screen.article_pane.place == before


def strongly_marked(screen: ReaderScreen) -> str:
    """Return the text on the rows with the sign of the current sentence, without the scroll bar."""
    parts = [row.split("▌", 1)[1].split("│")[0][:-1] for row in rows(screen) if "▌" in row]
    return " ".join(part.lstrip(HIGHLIGHT_SIGN.text).strip() for part in parts)


@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_the_sentence_that_the_list_leads_to_is_the_one_marked_strongly(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path, other = write_article(tmp_path), write_article(tmp_path, "Other\n\nA text. It ends.", "other.txt")
    async with reader(path, size=size) as (pilot, screen):
        text = await mark_in_section(pilot, screen, "3")
        assert screen.session is not None and text not in {each.text for each in screen.session.summary}
        await pilot.press("g", "X")
        await listed(pilot, 1)
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert strongly_marked(screen).startswith(text)
        assert getattr(screen.digest_pane.current, "title", "") == "The last keepers"
        await pilot.press("backspace", ")")
        assert strongly_marked(screen)
        assert text not in strongly_marked(screen)
    async with reader(other, size=size) as (pilot, screen):
        await pilot.press("X", "tab")
        await listed(pilot, 1)
        await pilot.press("enter")
        await until(pilot, lambda: screen.session is not None and screen.session.article.title != "Other")
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        assert strongly_marked(screen).startswith(text)


async def test_the_mark_of_another_article_opens_it(tmp_path: Path) -> None:
    other = write_article(tmp_path, "Another\n\nIt says little. It ends here.", "other.txt")
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await mark_in_section(pilot, screen, "2")
        screen.loader.open(other)
        await until(pilot, lambda: screen.app.title == "Another" and not screen.is_working)
        await pilot.press("X")
        dialog = await listed(pilot, 0)
        assert "No sentence is marked" in dialog.filtered_list.entries.placeholder
        await pilot.press("tab")
        await listed(pilot, 1)
        await pilot.press("enter")
        await until(pilot, lambda: screen.app.title.startswith("The lamp") and not screen.is_working)
        assert screen.session is not None
        assert screen.session.article.text[screen.article_pane.place :].startswith("A lens gathers")


async def test_a_mark_is_removed_in_the_list(tmp_path: Path, own_library: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await mark_in_section(pilot, screen, "2")
        kept = await mark_in_section(pilot, screen, "3")
        await pilot.press("X")
        await listed(pilot, 2)
        await pilot.press("d")
        await listed(pilot, 1)
        assert marked(own_library) == [kept]
        await pilot.press("escape")
        await until(pilot, lambda: screen.highlights.texts == [kept])


async def test_marks_are_copied_and_stand_in_the_digest(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        text = await mark_in_section(pilot, screen, "2")
        await pilot.press("X")
        await listed(pilot, 1)
        await pilot.press("Y")
        assert f"# The lamp that learned to wait\n\nSource: {tmp_path}" in pilot.app.clipboard
        assert pilot.app.clipboard.endswith(f"\n\n> {text}\n")
        await pilot.pause()
        await pilot.press("Y")
        assert pilot.app.clipboard.endswith(f"\n\n## Marked\n\n> {text}\n")


async def test_nothing_is_marked_where_nothing_is_kept(tmp_path: Path, own_library: Path) -> None:
    async with reader(write_article(tmp_path), settings="history = false") as (pilot, screen):
        for key in ("x", "X"):
            await pilot.press(key)
            assert screen.status_line.message.startswith("History is off")
    assert not (own_library / "library.sqlite").exists()


@pytest.mark.parametrize("ending", ["md", "txt", "json"])
async def test_the_listed_marks_are_written_to_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.chdir(tmp_path)
    other = write_article(tmp_path, "Other\n\nA text of few words. It ends.", "other.txt")
    async with reader(other) as (pilot, screen):
        await pilot.press("tab", "x")
        await until(pilot, lambda: bool(screen.highlights.texts))
        elsewhere = screen.highlights.texts[0]
    assert screen.library is not None
    screen.library.flush(600)
    async with reader(write_article(tmp_path), size=(200, 36)) as (pilot, screen):
        first = await mark_in_section(pilot, screen, "1")
        second = await mark_in_section(pilot, screen, "3")
        for keys, stem, texts in (
            ([], "lighthouse-marks", {first, second}),
            (["tab"], "marks", {first, second, elsewhere}),
        ):
            await pilot.press("X")
            dialog = await listed(pilot, 2)
            await pilot.press(*keys, "w")
            await until(pilot, lambda: isinstance(pilot.app.screen, WritePrompt))
            line = pilot.app.screen.query_one(Input)
            assert line.value == f"{stem}.md"
            await pilot.press("escape")
            assert pilot.app.screen is dialog
            await pilot.press("w")
            pilot.app.screen.query_one(Input).value = f"{stem}.{ending}"
            await pilot.press("enter")
            path = tmp_path / f"{stem}.{ending}"
            await until(pilot, lambda path=path: f"Written: {path}" in screen.status_line.message)  # type: ignore[misc]
            assert len(pilot.app.screen_stack) == 1
            written = path.read_text(encoding="utf-8")
            assert {text for text in (first, second, elsewhere) if text in written} == texts
            if ending == "json":
                marks = [mark["text"] for each in written.splitlines() for mark in json.loads(each)["marks"]]
                assert set(marks) == texts
