"""Feeds as inputs of a run: what is unread in them, as records that can be digested anywhere on this computer."""

from functools import partial
from pathlib import Path

from tests.feeds.support import rss, rss_item, whole
from tui.batch.inputs import Inputs, is_feed_source
from tui.cli.batch import feed_records
from tui.pipeline import DigestOptions, digest_record


def test_the_items_of_a_feed_are_digested_without_the_network(tmp_path: Path) -> None:
    feed = tmp_path / "news.xml"
    feed.write_text(rss(rss_item(1, extra=whole()), rss_item(2, link="")))
    inputs = Inputs(feeds=partial(feed_records, None))
    digests = [digest_record(record, DigestOptions(length=1)) for record in inputs.records([str(feed)])]
    assert [digest["title"] for digest in digests] == ["Story 2", "Story 1"]
    assert [digest["source"] for digest in digests] == ["The Orsk Courier", "https://example.org/1"]
    assert all(len(digest["summary"]) == 1 for digest in digests)
    assert inputs.count([str(feed)]) is None


def test_what_is_taken_for_a_feed(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<opml><body/></opml>")
    (tmp_path / "b.xml").write_text("<article/>")
    assert is_feed_source(str(tmp_path / "a.xml"))
    assert not is_feed_source(str(tmp_path / "b.xml"))
    for path in ("feed", "blog/rss.xml", "news.rss", "a.opml?x=1", "atom/", "index.xml"):
        assert is_feed_source(f"https://example.org/{path}")
    for path in ("", "feedback", "story.html", "?feed=/feed/x"):
        assert not is_feed_source(f"https://example.org/{path}")


def test_a_list_without_feeds_is_an_error_in_the_results(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<opml><body/></opml>")
    (record,) = Inputs(feeds=partial(feed_records, None)).records([str(tmp_path / "a.xml")])
    assert "it names no feeds" in record["error"]
