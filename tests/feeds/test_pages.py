"""What the user keeps for later and tags."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.feeds.support import rss, rss_item, whole
from tui.document.errors import SourceError
from tui.feeds.ahead import work_ahead
from tui.feeds.articles import open_item
from tui.feeds.pages import Page, PageMarks, marks_by_source, page_marks, set_tags, split_tags, toggle_later
from tui.feeds.parse import parse_feed
from tui.feeds.records import Subscription
from tui.feeds.store import FeedStore

AT = "https://example.org/feed"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FeedStore]:
    with closing(FeedStore(tmp_path / "data")) as store:
        yield store


def test_a_page_is_kept_and_no_longer(store: FeedStore) -> None:
    page = Page("https://example.org/a", "A page")
    assert page_marks(store, page) == PageMarks()
    assert toggle_later(store, page)
    assert [(item.title, item.is_read) for item in store.later()] == [("A page", False)]
    assert page_marks(store, page).is_kept
    store.mark_read([store.later()[0].number])
    assert not toggle_later(store, page)
    assert (store.later(), store.items()) == ((), ())
    assert toggle_later(store, page)
    assert [item.is_read for item in store.later()] == [False]


def test_the_item_of_a_feed_is_what_is_kept(store: FeedStore) -> None:
    store.subscribe([Subscription(AT)])
    items = rss(rss_item(1), rss_item(2, link="", extra=whole()))
    store.put(store.visit(AT), parse_feed(items.encode(), AT))
    textual, paged = store.items()
    assert toggle_later(store, Page("https://example.org/1"))
    assert toggle_later(store, Page(textual.address))
    set_tags(store, Page(textual.address), ["rivers"])
    assert {item.number for item in store.later()} == {paged.number, textual.number}
    assert len(store.items()) == 2
    assert page_marks(store, Page(textual.address)) == PageMarks(True, ("rivers",), ("rivers",))
    assert page_marks(store, Page("feed-item://99")) == PageMarks()
    assert [*marks_by_source(store)] == [paged.link]


def test_tags_are_replaced(store: FeedStore) -> None:
    page = Page("https://example.org/a", "A page")
    set_tags(store, page, [])
    assert marks_by_source(store) == {}
    set_tags(store, page, ["rivers", "old"])
    assert marks_by_source(store) == {page.source: PageMarks(False, ("rivers", "old"), ("rivers", "old"))}
    assert store.items() == ()  # a page that is only tagged is in no list of feeds
    set_tags(store, page, ["new"])
    assert page_marks(store, page).tags == ("new",)
    set_tags(store, page, [])
    assert marks_by_source(store) == {}


def test_a_file_is_kept_whatever_its_name(store: FeedStore, tmp_path: Path) -> None:
    path = tmp_path / "a  report, 50% #2?.txt"
    path.write_text("Bridges\n\nThe bridge was closed in May. Nobody knows why. It is old.")
    toggle_later(store, Page(str(path), "Bridges"))
    assert list(marks_by_source(store)) == [str(path)]
    work_ahead(store, lambda item: None)
    (item,) = store.items()
    assert (item.name, item.words) == ("Bridges", 12)
    article = open_item(item.address, store=store, may_fetch=False)
    assert (article.title, article.word_count) == ("Bridges", 12)
    path.unlink()
    with pytest.raises(SourceError, match="report"):
        open_item(item.address, store=store)


def test_tags_are_typed_with_commas() -> None:
    assert split_tags(" #rivers, long  reads,,rivers , # ") == ("rivers", "long reads")
    assert split_tags(" , ") == ()
