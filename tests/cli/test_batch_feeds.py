"""The digest of what is unread in feeds."""

import json
from pathlib import Path

from tests.cli.conftest import Standfirst
from tests.feeds.support import rss, rss_item, whole


def test_what_is_unread_in_feeds_is_digested(standfirst: Standfirst, tmp_path: Path) -> None:
    feed, report = tmp_path / "news.xml", tmp_path / "today.html"
    feed.write_text(
        rss(
            rss_item(1, extra=whole()),
            rss_item(2, link=""),
            rss_item(3, extra=whole()).replace("Nov 2026", "Nov 2020"),
        )
    )
    output = tmp_path / "out.jsonl"
    done = standfirst("batch", "--jobs", "1", "-n", "1", feed, "-o", output, "--report", report)
    assert (done.status, done.out, done.err) == (0, "", "")
    records = [json.loads(line) for line in output.read_text().splitlines()]
    assert [record["title"] for record in records] == ["Story 2", "Story 1", "Story 3"]
    assert [record["source"] for record in records][1:] == ["https://example.org/1", "https://example.org/3"]
    assert "Story 3" in report.read_text()
