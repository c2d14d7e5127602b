"""Feeds from the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Standfirst
from tests.feeds.support import rss, rss_item, whole
from tests.sources.web_server import answer, serving
from tui.feeds.store import FeedStore


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "news.xml"
    path.write_text(
        rss(rss_item(1, extra=whole()), rss_item(2, extra=whole() + "<category>river</category>"))
    )
    return path


def test_feeds_are_added_fetched_listed_and_removed(standfirst: Standfirst, feed: Path) -> None:
    assert standfirst("feeds", "add", "--tag", "daily", feed).out == f"{feed}: 1 new feed\n"
    assert standfirst("feeds", "add", feed).out == f"{feed}: 0 new feeds, 1 known already\n"
    assert "feeds fetch" in standfirst("feeds", "list", "--items").err
    assert standfirst("feeds", "fetch").out == "The Orsk Courier: 2 new\n"
    assert not FeedStore().beginnings(1), "the stories of all items are known"
    assert standfirst("feeds", "fetch").out == ""
    assert standfirst("feeds", "list").out == f"The Orsk Courier · 2 unread · #daily · {feed}\n"
    records = [json.loads(line) for line in standfirst("feeds", "list", "--items", "--json").out.splitlines()]
    assert [record["source"] for record in records] == ["https://example.org/2", "https://example.org/1"]
    assert records[0]["tags"] == ["river", "daily"]
    assert (records[0]["read"], records[0]["later"], records[0]["words"]) == (False, False, 176)
    text = standfirst("feeds", "list", "--items", "-n", "1").out
    assert text.startswith("Story 2\nThe Orsk Courier · 1 min · ")
    assert text.endswith("\nhttps://example.org/2\n")
    opml = standfirst("feeds", "export").out
    assert '<outline text="daily">' in opml
    assert standfirst("feeds", "remove", feed).status == 0
    gone = standfirst("feeds", "remove", feed)
    assert (gone.status, gone.err.count("\n")) == (1, 1)
    assert "There is nothing to list" in standfirst("feeds", "list").err


def test_each_feed_that_is_fetched_has_a_line(standfirst: Standfirst, feed: Path) -> None:
    other = feed.with_name("other.xml")
    other.write_text(rss(rss_item(3)))
    lines = standfirst("feeds", "fetch", feed, other).out.splitlines()
    assert sorted(line.rpartition(": ")[2] for line in lines) == ["1 new", "2 new"]


def test_a_failure_is_one_line_and_an_exit_status(standfirst: Standfirst, feed: Path) -> None:
    with serving(news=answer(b"", "500 Oops")) as server:
        at = server.address("/news")
        failed = standfirst("feeds", "fetch", "--json", at, feed)
    assert failed.status == 1
    assert failed.err.startswith(f"standfirst: Cannot read {at}: the site has an error")
    assert failed.err.count("\n") == 1
    records = [json.loads(line) for line in failed.out.splitlines()]
    assert sorted((record["new"], record["problem"] is None) for record in records[:2]) == [
        (0, False),
        (2, True),
    ]
    assert standfirst("feeds", "list", "--unread").status == 2
    assert standfirst("feeds", "add", feed.with_name("missing.xml")).status == 1


def test_a_list_of_feeds_can_be_written_to_a_file_and_added(
    standfirst: Standfirst, feed: Path, tmp_path: Path
) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text('<opml><body><outline xmlUrl="https://example.org/a"/></body></opml>')
    assert standfirst("feeds", "add", opml, feed).status == 0
    assert standfirst("feeds", "export", "-o", opml).status == 2
    assert standfirst("feeds", "export", "--force", "-o", opml).status == 0
    assert 'xmlUrl="https://example.org/a"' in opml.read_text()
