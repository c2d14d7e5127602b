"""Which sections were read, in the real app."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.support import reader
from tui.reader.screen import ReaderScreen


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    """An article of an opening and six chapters, each of about a page."""
    path = tmp_path / "tides.md"
    chapters = (
        f"## Chapter {number}\n\n"
        + "\n\n".join(f"Tide {number} rose to mark {line} of the wall." for line in range(16))
        for number in range(1, 7)
    )
    path.write_text("# Tides\n\nThe sea rises twice a day.\n\n" + "\n\n".join(chapters), encoding="utf-8")
    return path


async def press(pilot: Pilot[str], *keys: str) -> None:
    for key in keys:  # the status is updated after each key, so that two of them are two steps
        await pilot.press(key)
        await pilot.pause()


def read_titles(screen: ReaderScreen) -> list[str]:
    assert screen.session is not None
    sections = screen.session.article.sections
    return [sections[index].title or "" for index in sorted(screen.digest_pane._read)]


async def test_a_section_is_read_once_one_has_moved_past_it(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab", "space")
        assert read_titles(screen) == [""]
        await press(pilot, "space")
        assert read_titles(screen) == ["", "Chapter 1"]
        await press(pilot, *["space"] * 20)
        assert read_titles(screen) == ["", *[f"Chapter {number}" for number in range(1, 7)]]
        assert screen.article_pane.progress == 100


async def test_what_is_jumped_over_or_previewed_is_not_read(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "j", "j", *["J"] * 5, "tab", *["J"] * 3, "K", "backspace", "g", "G", "4", ")")
        assert read_titles(screen) == []
        await press(pilot, "tab", *["space"] * 5, "G", "tab", "slash", *"tide", "enter", *"nnnn")
        assert read_titles(screen) == []


async def test_what_one_stays_at_is_read(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        now = 0.0
        screen.reading.clock = lambda: now
        await press(pilot, "tab", "J", "J", "J", "K")
        now += 2
        await press(pilot, "J")
        assert read_titles(screen) == []
        now += 60
        await press(pilot, "tab")
        assert read_titles(screen) == []  # it is longer than the page
        await press(pilot, "tab", "K", *["j"] * 20)
        now += 60
        await press(pilot, "J")
        assert read_titles(screen) == ["Chapter 2"]


async def test_what_is_folded_is_not_read(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab", "s", *["space"] * 5)
        assert not any("Chapter" in title for title in read_titles(screen))
        assert screen.skim.is_on


async def test_what_was_read_is_kept(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab", *["space"] * 4)
        read = read_titles(screen)
        assert "Chapter 1" in read
        await press(pilot, "r")
        assert read_titles(screen) == read
        await press(pilot, "Q")
    async with reader(article_path) as (_, screen):
        assert read_titles(screen) == read
        row = next(row for row in range(36) if "Chapter 1" in screen.digest_pane.render_line(row).text)
        segments = screen.digest_pane.render_line(row)
        style = next(segment.style for segment in segments if "Chapter 1" in segment.text)
        assert style is not None
        assert not style.bold


async def test_what_was_read_of_another_edition_is_forgotten(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab", *["space"] * 4, "Q")
        assert read_titles(screen)
    article_path.write_text(article_path.read_text().replace("twice a day", "three times a day"))
    async with reader(article_path) as (_, screen):
        assert read_titles(screen) == []
