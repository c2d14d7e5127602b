"""Two articles side by side."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.support import is_listed, reader, until
from tests.summary.test_joint import BEES, FLOOD, FLOOD_AGAIN
from tui.feeds.records import ParsedFeed, ParsedItem
from tui.feeds.store import FeedStore
from tui.reader.dialogs.dialog import Notice
from tui.reader.dialogs.file_picker import FilePicker
from tui.reader.dialogs.joint import JointDialog
from tui.reader.dialogs.sides import SidesScreen
from tui.reader.widgets.article_pane import ArticlePane

FILLER = "".join(f"The mill of {name * 2} grinds barley.\n\n" for name in "abcdefghijklmnop")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    for name, text in (("a", FLOOD), ("b", BEES), ("c", FILLER + FLOOD_AGAIN)):
        (tmp_path / f"{name}.txt").write_text(f"Report {name}\n\n{text}\n", encoding="utf-8")
    return tmp_path


@asynccontextmanager
async def sides(
    shelf: Path, *keys: str, size: tuple[int, int] = (120, 20), listed: str = "c.txt"
) -> AsyncIterator[tuple[Pilot[str], SidesScreen, ArticlePane, ArticlePane]]:
    """Mark articles with keys, and open them side by side from the palette."""
    async with reader(shelf, summarized=False, size=size) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, listed))
        await pilot.press(*keys, ":", *"side by", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SidesScreen))
        shown = pilot.app.screen
        assert isinstance(shown, SidesScreen)
        await until(pilot, lambda: shown.status_line.position != "Opening both articles …")
        yield pilot, shown, *shown.query(ArticlePane)


def at(pane: ArticlePane, words: str) -> bool:
    """Return whether the cursor of a pane is at some words."""
    return pane.selection.article_text.startswith(words, pane.place)


async def test_enter_brings_the_other_article_to_what_says_the_same(shelf: Path) -> None:
    async with sides(shelf, "x", "j", "x") as (pilot, shown, first, second):
        assert (str(first.border_title), str(second.border_title)) == ("Report a", "Report c")
        assert str(first.border_subtitle) == "2 of 4 sentences only here"
        await pilot.press("j", "j", "enter")
        assert shown.status_line.position == "both, in other words"
        await until(pilot, lambda: at(second, "In the night the river rose"))
        assert first.has_focus
        await pilot.press("tab")
        assert second.has_focus
        await pilot.press("g", "j", "j", "j", "enter")
        assert shown.status_line.message == "Only this article says this."


async def test_what_only_one_says_is_walked(shelf: Path) -> None:
    async with sides(shelf, "x", "j", "x") as (pilot, shown, first, _):
        for words in ("The miller had moved", "The lower road stays"):
            await pilot.press(")")
            assert at(first, words)
            assert shown.status_line.position == "only here"
        await pilot.press(")")
        assert shown.status_line.message == "This was the last that only this article has."
        await pilot.press("(")
        assert at(first, "The miller")


async def test_a_narrow_terminal_shows_one_article_and_enter_leads_to_the_other(shelf: Path) -> None:
    async with sides(shelf, "x", "j", "x", size=(60, 20)) as (pilot, _, first, second):
        assert first.display and not second.display
        await pilot.press("j", "j", "enter")
        await until(pilot, lambda: second.has_focus and at(second, "In the night the river rose"))
        await pilot.press("enter")
        await until(pilot, lambda: first.has_focus and at(first, "The river rose"))


async def test_esc_leads_back_to_the_list_with_its_marks(shelf: Path) -> None:
    async with sides(shelf, "x", "j", "x") as (pilot, _, _first, _second):
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, FilePicker))
        assert isinstance(pilot.app.screen, FilePicker)
        assert len(pilot.app.screen.marked) == 2


async def test_other_than_two_are_refused_and_so_is_what_cannot_be_read(shelf: Path) -> None:
    async with reader(shelf, summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, "c.txt"))
        await pilot.press(":", *"side by", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        await pilot.press("escape")
        screen.sides.show([shelf / "a.txt", shelf / "none.txt"])
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        assert isinstance(pilot.app.screen, Notice)
        assert "none.txt" in pilot.app.screen.text


async def test_a_line_of_one_summary_leads_to_both_articles_at_that_sentence(shelf: Path) -> None:
    (shelf / "d.txt").write_text(f"Report d\n\n{FLOOD_AGAIN}\n", encoding="utf-8")
    async with reader(shelf, summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, "d.txt"))
        await pilot.press("x", "j", "j", "x", "D")
        await until(pilot, lambda: isinstance(pilot.app.screen, JointDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, JointDialog)
        entries = dialog.filtered_list.entries
        await until(pilot, lambda: len(entries.all_entries) > 0)
        said = next(n for n, each in enumerate(entries.all_entries) if "all 2 say this" in each.detail)
        await pilot.press(*["down"] * said, "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, SidesScreen))
        shown = pilot.app.screen
        assert isinstance(shown, SidesScreen)
        await until(pilot, lambda: shown.status_line.position.startswith("both"))
        words = entries.all_entries[said].title
        assert any(words in str(pane.selection.article_text) for pane in shown.query(ArticlePane))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is dialog)


async def test_articles_with_one_title_are_told_apart_by_their_pages(shelf: Path) -> None:
    with closing(FeedStore()) as store:
        items = [
            ParsedItem(link, "The flood", link, f"<p>{FLOOD}</p>" * 9, is_content=True)
            for link in ("https://example.org/flood", "https://example.net/flood")
        ]
        store.put(store.visit("https://example.org/feed"), ParsedFeed("", "", items))
        addresses = [store.items_of_page(item.link)[0].address for item in items]
    async with reader(shelf, summarized=False) as (pilot, screen):
        screen.sides.show(addresses)
        await until(pilot, lambda: isinstance(pilot.app.screen, SidesScreen))
        panes = pilot.app.screen.query(ArticlePane)
        await until(pilot, lambda: all(pane.border_subtitle for pane in panes))
        assert [str(pane.border_title) for pane in panes] == [item.link for item in items]


async def test_headings_and_tables_are_joined_too(tmp_path: Path) -> None:
    text = "# Report {0}\n\n{1}\n\n## Levels\n\nThese were read.\n\n| place | level |\n|---|---|\n| Mill | {2} m |\n{3}"
    only = "| Weir | 2 m |\n| Lock | 1 m |\n\n```\nmill(8)\nweir(9)\n```\n"
    (tmp_path / "a.md").write_text(text.format("a", FLOOD, 4, only), encoding="utf-8")
    (tmp_path / "c.md").write_text(text.format("c", FILLER + FLOOD_AGAIN, 5, ""), encoding="utf-8")
    async with sides(tmp_path, "x", "j", "x", listed="c.md") as (pilot, shown, first, second):
        assert str(first.border_subtitle) == "6 of 12 passages only here"
        first.go_to(first.selection.article_text.index("Levels"))
        await pilot.press("enter")
        await until(pilot, lambda: at(second, "Levels") and shown.status_line.position == "both")
        first.go_to(first.selection.article_text.index("Mill | 4 m"))
        await pilot.press("enter")
        await until(pilot, lambda: at(second, "Mill | 5 m"))
        assert shown.status_line.position == "both, with changes"
        await pilot.press("j")
        assert at(first, "Weir | 2 m")
        assert shown.status_line.position == "only here"
        await pilot.press(")")
        assert at(first, "mill(8)")
        await pilot.press("(")
        assert at(first, "Mill | 4 m")
        await pilot.press(")")
        await pilot.press(")")
        assert shown.status_line.message == "This was the last that only this article has."


async def test_what_was_not_expected_is_told_too(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: object) -> None:
        raise ValueError("no [b]such[/b] thing")

    monkeypatch.setattr(SidesScreen, "_article", fail)
    async with reader(shelf, summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, "c.txt"))
        screen.sides.show([shelf / "a.txt", shelf / "b.txt"])
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        assert isinstance(pilot.app.screen, Notice)
        assert "could not be compared (ValueError: no [b]such[/b] thing)" in pilot.app.screen.text
