"""Counts before keys, as in less and vim."""

from pathlib import Path

import pytest

from tests.reader.support import SECTIONS, reader, until, write_article
from tests.reader.test_moving import here, press
from tui.reader.features.counts import CountsFeature


@pytest.fixture
def long_article(tmp_path: Path) -> Path:
    lines = "\n\n".join(f"Tide {number} rose to a mark of its own." for number in range(200))
    return write_article(tmp_path, f"The tides\n\n{lines}\n", "tides.txt")


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for the key after a count for as long as a busy machine needs."""
    monkeypatch.setattr(CountsFeature, "seconds", 600.0)


@pytest.mark.usefixtures("unhurried")
async def test_a_count_repeats_a_move(long_article: Path) -> None:
    async with reader(long_article) as (pilot, screen):
        await press(pilot, "tab", *"12j")
        assert screen.article_pane.scroll_offset.y == 12
        await press(pilot, *"2k")
        assert screen.article_pane.scroll_offset.y == 10
        step = screen.article_pane.page_step(1)
        await press(pilot, "3", "space")
        assert screen.article_pane.scroll_offset.y >= 10 + 3 * step


@pytest.mark.usefixtures("unhurried")
async def test_a_jump_with_a_count_is_one_jump(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await press(pilot, *"3J")
        assert here(screen) == SECTIONS[3]
        await press(pilot, *"9K")
        assert here(screen) == SECTIONS[0]
        await press(pilot, "backspace")
        assert here(screen) == SECTIONS[3]
        await press(pilot, "K", "2", "ctrl+o")
        assert here(screen) == SECTIONS[0]
        await press(pilot, "1", "ctrl+r")
        assert here(screen) == SECTIONS[3]


@pytest.mark.usefixtures("unhurried")
@pytest.mark.parametrize(
    ("keys", "share"), [("50%", 0.5), ("%", 0.0), ("100%", 1.0), ("250%", 1.0), ("07%", 0.07)]
)
async def test_a_part_of_the_article_in_per_cent(long_article: Path, keys: str, share: float) -> None:
    async with reader(long_article) as (pilot, screen):
        await press(pilot, "tab", *"20j")
        before = screen.article_pane.place
        await press(pilot, *(key.replace("%", "percent_sign") for key in keys))
        assert screen.session is not None
        assert screen.article_pane.place == int(share * len(screen.session.article.text))
        await press(pilot, "backspace")
        assert screen.article_pane.place == before


@pytest.mark.usefixtures("unhurried")
async def test_matches_and_lengths_take_counts(long_article: Path) -> None:
    async with reader(long_article, size=(120, 60)) as (pilot, screen):
        assert screen.session is not None
        text = screen.session.article.text
        await press(pilot, "tab", "slash", *"mark", "enter", *"3n")
        start = screen.article_pane.place
        await press(pilot, *"2N")
        assert text[screen.article_pane.place : start].count("mark") == 2
        await press(pilot, "backspace")
        assert screen.article_pane.place == start
        await press(pilot, "3", "plus")
        assert len(screen.session.summary) == 8
        await press(pilot, "2", "minus")
        assert len(screen.session.summary) == 6
        await press(pilot, *"11", "equals_sign")
        assert len(screen.session.summary) == 11
        await press(pilot, "equals_sign")
        assert len(screen.session.summary) == 5


@pytest.mark.usefixtures("unhurried")
async def test_escape_drops_a_count_and_nothing_else(long_article: Path) -> None:
    async with reader(long_article) as (pilot, screen):
        await press(pilot, "z", "tab", "5")
        assert screen.status_line.message == "5"
        await press(pilot, "escape")
        assert screen.is_zoomed
        assert screen.status_line.message == ""
        await press(pilot, "j")
        assert screen.article_pane.scroll_offset.y == 1


@pytest.mark.usefixtures("unhurried")
async def test_other_keys_act_at_the_section_of_that_number(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await press(pilot, *"2z")
        assert here(screen) == SECTIONS[2]
        assert screen.is_zoomed


async def test_a_number_alone_goes_to_that_section(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await press(pilot, "2")
        await until(pilot, lambda: here(screen) == SECTIONS[2])
