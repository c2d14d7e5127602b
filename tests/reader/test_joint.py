"""One summary of several articles in the reader."""

from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.library_support import SAMPLES, keep
from tests.reader.support import is_listed, reader, until
from tests.summary.test_joint import BEES, FLOOD, FLOOD_AGAIN
from tui.feeds.records import ParsedFeed, ParsedItem, Subscription
from tui.feeds.store import FeedStore
from tui.reader.dialogs.dialog import Notice
from tui.reader.dialogs.file_picker import FilePicker
from tui.reader.dialogs.joint import JointDialog
from tui.reader.dialogs.library import LibraryDialog
from tui.reader.feed_fetcher import FeedFetcher
from tui.reader.widgets.entry_list import EntryList


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    for name, text in (("a", FLOOD), ("b", FLOOD_AGAIN), ("c", BEES)):
        (tmp_path / f"{name}.txt").write_text(f"Report {name}\n\n{text}\n", encoding="utf-8")
    return tmp_path


async def test_marked_articles_are_summarised_as_one_and_a_sentence_is_opened_there(shelf: Path) -> None:
    async with reader(shelf, summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, "b.txt"))
        await pilot.press("x", "x", "D")
        await until(pilot, lambda: isinstance(pilot.app.screen, JointDialog))
        dialog = pilot.app.screen
        assert isinstance(dialog, JointDialog)
        entries = dialog.filtered_list.entries
        await until(pilot, lambda: len(entries.all_entries) > 0)
        assert not any("Report c" in entry.detail for entry in entries.all_entries)
        assert any(entry.detail.endswith("all 2 say this") for entry in entries.all_entries)
        wanted = entries.all_entries[1].title
        await pilot.press("down", "enter")
        await until(pilot, lambda: screen.loader.is_complete and screen.session is not None)
        assert screen.session is not None
        article = screen.session.article
        await until(pilot, lambda: screen.article_pane.place == article.text.index(wanted))
        await pilot.press("D")
        assert "One summary needs several articles" in screen.status_line.message


async def test_esc_leads_back_to_the_list(shelf: Path) -> None:
    async with reader(shelf, summarized=False) as (pilot, _screen):
        await until(pilot, lambda: is_listed(pilot, "c.txt"))
        await pilot.press("D")
        await until(pilot, lambda: isinstance(pilot.app.screen, JointDialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, FilePicker))


def titles(pilot: Pilot[str]) -> list[str]:
    return [entry.title for entries in pilot.app.screen.query(EntryList) for entry in entries.listed]


async def test_articles_are_marked_in_the_library_too(shelf: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        keep(shelf / name)
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, SAMPLES))
        await pilot.press("D")
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        await pilot.press("escape", "j", "x", "x", "s")
        await until(pilot, lambda: {"✓ Report a", "✓ Report b", "Report c"} <= {*titles(pilot)})
        await pilot.press("D")
        await until(pilot, lambda: isinstance(pilot.app.screen, JointDialog))
        entries = pilot.app.screen.query_one(EntryList)
        await until(pilot, lambda: any("all 2 say this" in entry.detail for entry in entries.all_entries))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryDialog))


async def test_items_of_feeds_are_summarised_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FeedFetcher, "start", lambda *_: None)
    with closing(FeedStore()) as store:
        items = [
            ParsedItem(f"https://example.org/{name}", f"Item {name}", "", f"<p>{text}</p>", is_content=True)
            for name, text in (("a", FLOOD), ("b", FLOOD_AGAIN), ("c", BEES))
        ]
        store.subscribe([Subscription("https://example.org/feed")])
        store.put(store.visit("https://example.org/feed"), ParsedFeed("", "", items))
        store.put_stories((item.number, item.number) for item in store.items())
    async with reader(summarized=False) as (pilot, screen):
        await pilot.press("escape", "R")
        await until(pilot, lambda: any("Item b" in title for title in titles(pilot)))
        await pilot.press("D")
        await until(pilot, lambda: isinstance(pilot.app.screen, JointDialog))
        entries = pilot.app.screen.query_one(EntryList)
        await until(pilot, lambda: any("all 2 say this" in entry.detail for entry in entries.all_entries))
        assert {entry.detail[:6] for entry in entries.all_entries} == {"Item a", "Item b", "Item c"}
        await pilot.press("escape")
        await until(pilot, lambda: any("Item b" in title for title in titles(pilot)))
        await pilot.press("x", "j", "x", "D")
        await until(pilot, lambda: isinstance(pilot.app.screen, JointDialog))
        entries = pilot.app.screen.query_one(EntryList)
        await until(pilot, lambda: len(entries.all_entries) > 0)
        assert len({entry.detail[:6] for entry in entries.all_entries}) == 2
        await pilot.press("enter")
        await until(pilot, lambda: screen.loader.is_complete and screen.session is not None)
        assert screen.session is not None
        assert screen.session.article.title.startswith("Item")
