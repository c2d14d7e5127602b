from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.support import SECTIONS, reader, rows, until, write_article
from tui.document.model import Section, Sentence
from tui.reader.screen import ReaderScreen

SIZES = [(120, 36), (80, 24), (40, 12)]


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path)


def here(screen: ReaderScreen) -> str | None:
    assert screen.session is not None
    section = screen.session.section_at(screen.article_pane.place)
    return None if section is None else section.title


async def press(pilot: Pilot[str], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_sections_are_walked_in_both_panes(article_path: Path, size: tuple[int, int]) -> None:
    async with reader(article_path, size=size) as (pilot, screen):
        for title in SECTIONS[1:]:
            await press(pilot, "J")
            assert here(screen) == title
            current = screen.digest_pane.current
            assert isinstance(current, Section)
            assert current.title == title
        await press(pilot, "J")
        assert here(screen) == SECTIONS[-1]
        for title in reversed(SECTIONS[:-1]):
            await press(pilot, "K")
            assert here(screen) == title


@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_paragraphs_are_walked_in_the_article(article_path: Path, size: tuple[int, int]) -> None:
    async with reader(article_path, size=size) as (pilot, screen):
        pane = screen.article_pane
        assert screen.session is not None
        place = screen.session.article.text.index
        for start in ("A fire burns", "From fire", "Oil lamps", "Keepers"):
            await press(pilot, "}")
            assert (pane.place, screen.in_digest) == (place(start), False)
        await press(pilot, "j", "{")
        assert pane.place == place("Keepers")
        await press(pilot, "2", "B", "3", "W")
        assert pane.place == place("What a lens")
        await press(pilot, *"99", "W")
        assert pane.progress == 100


@pytest.mark.parametrize("size", SIZES)
async def test_the_article_follows_the_summary(article_path: Path, size: tuple[int, int]) -> None:
    async with reader(article_path, size=size) as (pilot, screen):
        assert screen.session is not None
        walked = [screen.session.summary[0]] if screen.session.summary[0].start == 0 else []
        while len(walked) < len(screen.session.summary):
            await press(pilot, ")")
            current = screen.digest_pane.current
            assert isinstance(current, Sentence)
            assert screen.article_pane.place == current.start
            walked.append(current)
        assert tuple(walked) == screen.session.summary
        await press(pilot, "(")
        assert screen.digest_pane.current == walked[-2]


async def test_moving_in_the_digest_moves_the_article_and_keeps_the_focus(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "j")
        assert isinstance(screen.digest_pane.current, Sentence)
        assert screen.article_pane.place == screen.digest_pane.current.start
        assert screen.in_digest
        await press(pilot, "k", "k")
        assert screen.session is not None
        assert screen.digest_pane.current == screen.session.summary[0]


@pytest.mark.parametrize("size", SIZES)
async def test_enter_goes_across_and_backspace_returns(article_path: Path, size: tuple[int, int]) -> None:
    async with reader(article_path, size=size) as (pilot, screen):
        await press(pilot, "j", "j")
        target = screen.digest_pane.current
        assert isinstance(target, Sentence)
        await press(pilot, "enter")
        assert not screen.in_digest
        assert screen.article_pane.has_focus
        assert screen.article_pane.place == target.start
        await press(pilot, "enter")
        assert screen.in_digest
        assert screen.digest_pane.current == target
        await press(pilot, "backspace")
        assert not screen.in_digest
        await press(pilot, "backspace")
        assert screen.in_digest


async def test_numbers_go_to_sections_with_headings(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        for number in (3, 1):
            await press(pilot, str(number))
            await until(pilot, lambda number=number: here(screen) == SECTIONS[number])
        await press(pilot, "9")
        await until(pilot, lambda: "no section 9" in screen.status_line.message)
        assert here(screen) == SECTIONS[1]


async def test_an_article_without_headings_has_no_other_section(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("The lamp\n\nIt burns on the hill. A keeper pours the oil.\n", encoding="utf-8")
    async with reader(path) as (pilot, screen):
        await press(pilot, "J")
        await until(pilot, lambda: screen.status_line.message == "This article has no other section.")


async def test_pages_and_ends_of_the_article(article_path: Path) -> None:
    async with reader(article_path, size=(60, 16)) as (pilot, screen):
        await press(pilot, "tab", "G")
        pane = screen.article_pane
        assert pane.progress == 100
        assert pane.current_row == pane.line_index.rows - 1
        await press(pilot, "b")
        assert 0 < pane.progress < 100
        await press(pilot, "g")
        assert (pane.progress, pane.current_row, pane.place) == (0, 0, 0)
        seen = {pane.place}
        for _ in range(30):
            await press(pilot, "space")
            seen.add(pane.place)
        assert pane.current_row == pane.line_index.rows - 1
        assert len(seen) > 3


async def test_lines_of_the_article(article_path: Path) -> None:
    async with reader(article_path, size=(60, 16)) as (pilot, screen):
        await press(pilot, "tab", "j", "j", "down")
        assert screen.article_pane.current_row == 3
        await press(pilot, "k", "up")
        assert screen.article_pane.current_row == 1


async def test_the_outline_shows_where_the_article_is(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab", "J")
        await press(pilot, "j", "j")
        pointed = [row for row in rows(screen) if "●" in row or "▸" in row]
        assert any("From fire to oil" in row for row in pointed)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_one_pane_at_a_time_says_where_the_other_stands(
    article_path: Path, size: tuple[int, int]
) -> None:
    async with reader(article_path, size=size) as (pilot, screen):
        await press(pilot, "J")
        shown = "\n".join(rows(screen))
        assert "Digest" in shown
        assert "article: " in shown
        assert not screen.article_pane.is_on_screen
        await press(pilot, "tab")
        shown = "\n".join(rows(screen))
        assert "Article" in shown
        assert "digest: From fire to oil" in shown
        assert not screen.digest_pane.is_on_screen


async def test_a_resize_keeps_the_place(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "J", "J", ")", ")")
        place = screen.article_pane.place
        for size in [(80, 24), (41, 11), (110, 30), (60, 20), (120, 36)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert screen.article_pane.place == place


async def test_one_pane_over_the_whole_screen_and_back(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "z")
        assert not screen.article_pane.is_on_screen
        await press(pilot, "tab")
        assert screen.article_pane.is_on_screen
        assert not screen.digest_pane.is_on_screen
        await press(pilot, "escape")
        assert screen.article_pane.is_on_screen
        assert screen.digest_pane.is_on_screen


async def test_a_click_on_a_line_of_the_digest_goes_there(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        pane = screen.digest_pane
        target = pane.line_index.items[3].target
        assert isinstance(target, Sentence)
        await pilot.click(pane, offset=(8, 1 + pane.line_index.row_of(3)))
        await pilot.pause()
        assert screen.article_pane.place == target.start
        assert not screen.in_digest
        await press(pilot, "backspace")
        assert screen.in_digest


async def test_the_wheel_scrolls(article_path: Path) -> None:
    async with reader(article_path, size=(60, 16)) as (pilot, screen):
        await press(pilot, "tab")
        place = screen.article_pane.place
        screen.article_pane.scroll_relative(y=6, animate=False)
        await pilot.pause()
        assert screen.article_pane.place > place


async def test_the_scroll_bar_knows_how_many_rows_there_are(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "+", "+", "+")
        pane = screen.digest_pane
        assert pane.vertical_scrollbar.window_virtual_size == pane.virtual_size.height == pane.line_index.rows


async def test_a_digest_that_gets_shorter_leaves_no_empty_rows(article_path: Path) -> None:
    async with reader(article_path, size=(100, 12)) as (pilot, screen):
        await press(pilot, *["+"] * 9, "Tab".lower(), "G")
        await press(pilot, *["-"] * 12)
        assert screen.digest_pane.scroll_offset.y <= screen.digest_pane.last_scroll


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_paragraph_keys_stop_at_tables_and_walk_through_long_ones(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    names = [f"Port {number}" for number in range(60)]
    table = "\n".join(
        f"| {name} | {len(name)} | {name} lies where the river meets the sea. |" for name in names
    )
    path = tmp_path / "ports.md"
    path.write_text(
        f"# Ports\n\nThese are all ports.\n\n| Port | Ships | Where |\n|---|---|---|\n{table}\n\nThat was all.\n"
    )
    async with reader(path, size=size) as (pilot, screen):
        assert screen.session is not None
        pane, text = screen.article_pane, screen.session.article.text
        start, end = text.index("Port |"), text.index("That was all")
        await press(pilot, "tab", "right_curly_bracket")
        if pane.place == 0:
            await press(pilot, "right_curly_bracket")
        assert pane.place == start
        stops = [start]
        while pane.place < end:
            row = pane.current_row
            await press(pilot, "right_curly_bracket")
            assert 0 < pane.current_row - row <= max(pane.page_rows, 8)
            stops.append(pane.place)
        assert stops[-1] == end
        assert len(stops) > 2
        assert all(text.startswith("Port", stop) for stop in stops[:-1])
        while pane.place > start:
            row = pane.current_row
            await press(pilot, "left_curly_bracket")
            assert 0 < row - pane.current_row <= max(pane.page_rows, 8)
        assert pane.place == start


@pytest.mark.parametrize("keys", [[], ["J"], ["right_parenthesis"], ["2"]])
async def test_space_reads_on_until_the_digest_is_moved_in(article_path: Path, keys: list[str]) -> None:
    async with reader(article_path, size=(120, 16)) as (pilot, screen):
        await press(pilot, *keys)
        if keys == ["2"]:
            await until(pilot, lambda: here(screen) == SECTIONS[2])
        assert screen.in_digest
        pane, line = screen.article_pane, screen.digest_pane.current
        row = pane.current_row
        await press(pilot, "space")
        assert (screen.in_digest, screen.digest_pane.current) == (False, line)
        assert row < pane.current_row <= row + pane.page_step(1)


@pytest.mark.parametrize(("size", "keys"), [((120, 16), ["j"]), ((120, 16), ["tab", "tab"]), ((60, 16), [])])
async def test_space_pages_a_digest_that_is_looked_at(
    article_path: Path, size: tuple[int, int], keys: list[str]
) -> None:
    async with reader(article_path, size=size) as (pilot, screen):
        await press(pilot, *keys)
        line, read = screen.digest_pane.current_item, screen.navigator.reading.position.place
        await press(pilot, "space")
        assert screen.in_digest
        assert screen.digest_pane.current_item != line
        assert screen.navigator.reading.position.place == read
