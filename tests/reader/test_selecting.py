"""Selecting the article's text with the mouse."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.reader.support import reader, until, write_article
from tui.reader.rows.skim_items import FoldLine
from tui.reader.screen import ReaderScreen


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path)


async def drag(
    pilot: Pilot[str],
    screen: ReaderScreen,
    start: tuple[int, int],
    end: tuple[int, int],
    *,
    release: bool = True,
) -> None:
    """Drag from one cell of the pane's content to another."""
    pane = screen.article_pane
    (x, y), (to_x, to_y) = ((x + pane.gutter.left, y + pane.gutter.top) for x, y in (start, end))
    await pilot.mouse_down(pane, offset=(x, y))
    await pilot._post_mouse_events([events.MouseMove], pane, offset=(to_x, to_y), button=1)
    if release:
        await pilot.mouse_up(pane, offset=(to_x, to_y))
    await pilot.pause()


def cell_of(screen: ReaderScreen, words: str) -> tuple[int, int]:
    """Return the cell of the pane's content in which some words begin."""
    pane = screen.article_pane
    for y in range(pane.page_rows):
        row = pane.render_line(y).text
        if words in row:
            return row.index(words), y
    raise AssertionError(f"{words!r} is not in view")


async def test_whole_words_are_selected_and_copied_as_the_article_has_them(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await drag(pilot, screen, cell_of(screen, "hips once"), cell_of(screen, "y whoever"))
        expected = "Ships once steered by a fire on a hill. The fire was kept by"
        assert screen.article_pane.selection.text == expected
        assert screen.status_line.message == "14 words selected, y copies"
        await pilot.press("y")
        assert pilot.app.clipboard == expected
        assert screen.status_line.message == "Sent to the clipboard: 14 words"


async def test_it_does_not_matter_from_which_end(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await drag(pilot, screen, cell_of(screen, "hill. The"), cell_of(screen, "once"))
        assert screen.article_pane.selection.text == "once steered by a fire on a hill"


async def test_blocks_are_parted_by_an_empty_line(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await drag(pilot, screen, cell_of(screen, "keep the fire dry"), cell_of(screen, "to oil"))
        assert screen.article_pane.selection.text == "keep the fire dry.\n\nFrom fire to"


async def test_what_is_selected_is_painted_and_nothing_else(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        x, y = cell_of(screen, "steered by")
        before = [segment.style for segment in screen.article_pane.render_line(y)]
        await drag(pilot, screen, (x, y), (x + 8, y))
        chosen = screen.article_pane.get_component_rich_style("article--selected", partial=True)
        painted = [
            segment.text
            for segment in screen.article_pane.render_line(y)
            if segment.style and segment.style.bgcolor == chosen.bgcolor
        ]
        assert painted == ["steered by"]
        await pilot.press("escape")
        assert [segment.style for segment in screen.article_pane.render_line(y)] == before


async def test_escape_ends_the_selection_before_anything_else(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("z", "tab")
        await drag(pilot, screen, cell_of(screen, "Ships"), cell_of(screen, "steered"))
        await pilot.press("escape")
        assert screen.article_pane.selection.text == ""
        assert screen.has_class("-zoomed")
        await pilot.press("escape")
        assert not screen.has_class("-zoomed")


async def test_selecting_moves_nothing(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        place, item = screen.article_pane.place, screen.digest_pane.current
        await drag(pilot, screen, cell_of(screen, "Keepers wrote"), cell_of(screen, "every storm"))
        assert (screen.article_pane.place, screen.digest_pane.current) == (place, item)
        assert screen.in_digest


async def test_a_click_ends_the_selection_and_goes_there(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await drag(pilot, screen, cell_of(screen, "Ships"), cell_of(screen, "steered"))
        x, y = cell_of(screen, "Keepers wrote")
        await pilot.click(screen.article_pane, offset=(x + 1, y + 1))
        await pilot.pause()
        assert screen.article_pane.selection.text == ""
        assert screen.article_pane.current_row == y + screen.article_pane.scroll_offset.y


async def test_a_double_click_selects_the_word(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        x, y = cell_of(screen, "whoever")
        await pilot.click(screen.article_pane, offset=(x + 4, y + 1), times=2)
        await pilot.pause()
        assert screen.article_pane.selection.text == "whoever"
        assert screen.status_line.message == "1 word selected, y copies"


async def test_held_outside_the_pane_the_text_is_pulled_along(article_path: Path) -> None:
    async with reader(article_path, size=(60, 14)) as (pilot, screen):
        await pilot.press("tab")
        pane = screen.article_pane
        x, y = cell_of(screen, "Ships")
        await drag(pilot, screen, (x, y), (x + 10, pane.page_rows), release=False)
        await until(pilot, lambda: pane.scroll_offset.y >= pane.last_scroll)
        await until(
            pilot,
            lambda: (
                pane.selection.text.endswith("between two flashes.")
                or pane.selection.text.endswith("seconds.")
            ),
        )
        await pilot.mouse_up(pane)
        await pilot.pause()
        assert pane.selection.text.startswith("Ships once")
        pulled = pane.scroll_offset.y
        await pilot.pause(0.2)
        assert pane.scroll_offset.y == pulled


async def test_a_button_let_go_elsewhere_ends_it(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await drag(pilot, screen, cell_of(screen, "Ships"), cell_of(screen, "steered"), release=False)
        await pilot.hover(screen.digest_pane)
        await pilot.pause()
        chosen = screen.article_pane.selection.text
        await pilot.hover(screen.article_pane, offset=(20, 20))
        await pilot.pause()
        assert screen.article_pane.selection.text == chosen == "Ships once steered"


async def test_another_article_begins_without_a_selection(article_path: Path, tmp_path: Path) -> None:
    other = write_article(tmp_path, "Another title\n\nIt has one sentence. It has two.", "other.txt")
    async with reader(article_path) as (pilot, screen):
        await drag(pilot, screen, cell_of(screen, "Ships"), cell_of(screen, "steered"))
        screen.loader.open(other)
        await until(
            pilot, lambda: screen.session is not None and screen.session.article.title == "Another title"
        )
        assert screen.article_pane.selection.text == ""


async def test_the_title_is_no_text(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await drag(pilot, screen, cell_of(screen, "The lamp"), cell_of(screen, "steered"))
        assert screen.article_pane.selection.text == "Ships once steered"


async def test_what_is_folded_is_not_copied_unseen(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("minus", "minus", "minus", "s")
        pane = screen.article_pane
        await until(pilot, lambda: any(isinstance(item, FoldLine) for item in pane.line_index.items))
        kept = [sentence.text for sentence in screen.session.summary]
        last = kept[-1].split()[-1].rstrip(".")
        await drag(pilot, screen, cell_of(screen, kept[0][:20]), cell_of(screen, last))
        assert pane.selection.text.startswith(kept[0])
        assert pane.selection.text.endswith(last)
        assert "[…]" in pane.selection.text
        shown = " ".join(pane.render_line(y).text for y in range(pane.page_rows))
        assert all(word in shown for word in pane.selection.text.replace("[…]", "").split())
