"""Keys pressed in unusual states."""

from pathlib import Path

import pytest
from textual.geometry import Offset

from tests.reader.conftest import Gates
from tests.reader.support import LIGHTHOUSE, is_listed, reader, rows, until, write_article
from tui.document.model import Sentence
from tui.reader.dialogs.dialog import Notice
from tui.reader.screen import ReaderScreen
from tui.summary.methods import METHODS

NAMES = list(METHODS)


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path)


@pytest.fixture
def long_path(tmp_path: Path) -> Path:
    return write_article(tmp_path, "\n\n".join([LIGHTHOUSE] * 500), "long.txt")


async def test_changing_the_length_does_not_end_the_work(article_path: Path, gates: Gates) -> None:
    gates.work.clear()
    async with reader(article_path, summarized=False) as (pilot, screen):
        await until(pilot, lambda: screen.loader.is_whole and screen.is_working)
        await pilot.press("plus", "minus", "S")
        await pilot.pause()
        assert screen.is_working
        gates.work.set()
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)


async def test_a_reason_for_no_summary_stays_until_there_is_one(article_path: Path, gates: Gates) -> None:
    gates.work.clear()
    async with reader(article_path, summarized=False) as (pilot, screen):
        await until(pilot, lambda: screen.loader.is_whole and screen.is_working)
        await pilot.press("escape", "plus", "equals_sign")
        await pilot.pause()
        assert screen.session is not None and screen.session.digest is None
        assert any("Stopped" in row for row in rows(screen))


async def test_a_method_chosen_while_another_article_is_opened_waits_for_it(
    article_path: Path, tmp_path: Path, gates: Gates
) -> None:
    other = write_article(tmp_path, LIGHTHOUSE, "other.txt")
    async with reader(article_path) as (pilot, screen):
        first = screen.session
        gates.opening.clear()
        screen.loader.open(other)
        await pilot.press("m")
        gates.opening.set()
        await until(pilot, lambda: screen.session is not first and screen.loader.is_complete)
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        assert screen.session is not None
        assert screen.session.method == NAMES[1]
        assert not isinstance(pilot.app.screen, Notice)


def is_shown(screen: ReaderScreen, path: Path) -> bool:
    return screen.loader.is_complete and screen.session.article.source == str(path)


async def test_another_article_begins_at_its_top(article_path: Path, long_path: Path) -> None:
    async with reader(long_path, summarized=False) as (pilot, screen):
        await until(pilot, lambda: screen.session is not None)
        await pilot.press("J", "J", "J")
        screen.loader.open(article_path)
        await until(pilot, lambda: is_shown(screen, article_path))
        assert screen.article_pane.place == 0
        await pilot.press("backspace")
        await pilot.pause()
        assert "no jump" in screen.status_line.message


async def test_the_place_stays_when_the_whole_takes_the_place_of_the_beginning(long_path: Path) -> None:
    async with reader(long_path, summarized=False) as (pilot, screen):
        await until(pilot, lambda: screen.session is not None)
        await pilot.press("J", "J")
        place, current = screen.article_pane.place, screen.digest_pane.current
        await until(pilot, lambda: screen.loader.is_whole)
        assert screen.article_pane.place == place
        assert screen.digest_pane.current == current


async def test_backspace_brings_back_the_view_and_the_focus(article_path: Path) -> None:
    async with reader(article_path, size=(120, 16)) as (pilot, screen):
        await pilot.press("tab", "j", "j", "j", "j", "j")
        await pilot.pause()
        scroll, row = screen.article_pane.scroll_offset.y, screen.article_pane.current_row
        await pilot.press("J", "backspace")
        await pilot.pause()
        assert (screen.article_pane.scroll_offset.y, screen.article_pane.current_row) == (scroll, row)
        assert not screen.in_digest


async def test_a_click_can_be_undone_to_where_it_came_from(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("tab", "j", "j")
        before = screen.article_pane.place, screen.digest_pane.current
        pane = screen.digest_pane
        await pilot.click(pane, offset=Offset(8, 1 + pane.line_index.row_of(4)))
        await pilot.pause()
        assert screen.digest_pane.current == pane.line_index.items[4].target
        await pilot.press("backspace")
        await pilot.pause()
        assert (screen.article_pane.place, screen.digest_pane.current) == before
        assert not screen.in_digest


async def test_a_gist_that_is_in_the_summary_too_stays_the_current_line(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press(*["plus"] * 12)  # with every sentence in the summary, every gist is in it
        pane = screen.digest_pane
        gists = [i for i, item in enumerate(pane.line_index.items) if item.style == "digest--gist"]
        twice = next(i for i in gists if pane.line_index.items[i].target in screen.session.summary)
        sentence = pane.line_index.items[twice].target
        assert isinstance(sentence, Sentence)
        while pane._current != twice:
            await pilot.press("j")
        await pilot.press("plus")
        await pilot.pause()
        assert pane.current_item is not None
        assert (pane.current_item.target, pane.current_item.style) == (sentence, "digest--gist")


async def test_the_lines_of_a_long_title_are_all_before_the_text(tmp_path: Path) -> None:
    title = "A very long title that goes on and on and needs three lines at least on a small screen"
    path = write_article(tmp_path, f"# {title}\n\n## One\n\nText.\n\n## Two\n\nMore.\n", "long-title.md")
    async with reader(path, size=(40, 16)) as (pilot, screen):
        await pilot.press("tab", "j", "j")
        await pilot.pause()
        assert screen.article_pane.place == -1
        await pilot.press("J")
        await pilot.pause()
        section = screen.session.section_at(screen.article_pane.place)
        assert section is not None
        assert section.title == "One"


async def test_a_file_named_twice_is_listed_once_and_a_folder_opens_its_list(
    article_path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    write_article(folder, "In the folder\n\nIt has a sentence. It has two.")
    async with reader(article_path, article_path, folder, summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, "lighthouse.txt", "folder/"))
        await pilot.press("j", "enter")
        await until(pilot, lambda: is_listed(pilot, "../", "lighthouse.txt"))
        await pilot.press("enter")
        await until(pilot, lambda: screen.session is not None)
        assert screen.session.article.title == "In the folder"


@pytest.mark.parametrize("typed", ["~nosuchuser/x", "~nosuchuser", "/no/such/folder/x"])
async def test_a_path_that_leads_nowhere_is_only_a_message(article_path: Path, typed: str) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("o")
        await pilot.pause()
        await pilot.press(*typed.replace("~", "").replace("/", "")[:3])
        prompt = pilot.app.screen.query_one("Input")
        prompt.value = typed  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_the_focus_comes_back_after_a_terminal_that_was_too_small(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.resize_terminal(30, 8)
        await pilot.pause()
        await pilot.resize_terminal(120, 36)
        await until(pilot, lambda: screen.focused is not None)
        assert screen.focused is screen.digest_pane


async def test_wide_characters_keep_all_their_lines_when_the_wheel_scrolls(tmp_path: Path) -> None:
    text = "\n\n".join(
        f"第{n}章の鯨は海を広く泳ぎ、船は港に帰り、灯台の光は夜の波を照らした。" * 4 for n in range(20)
    )
    async with reader(write_article(tmp_path, text, "wide.txt"), size=(60, 20)) as (pilot, screen):
        await pilot.press("tab")
        pane = screen.article_pane
        seen = ""
        while pane.scroll_offset.y < pane.last_scroll:
            before = pane.scroll_offset.y
            seen += "".join(row.strip("│ \n") for row in rows(screen)[2:4])
            pane.scroll_to(y=before + 2, animate=False)
            await pilot.pause()
            assert pane.scroll_offset.y in (before + 2, pane.last_scroll)
        assert "第10章" in seen
