"""One summary of several articles, on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Standfirst
from tests.feeds.support import rss, rss_item, whole
from tests.summary.test_joint import BEES, FLOOD, FLOOD_AGAIN


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in (("a", FLOOD), ("b", FLOOD_AGAIN), ("c", BEES)):
        (folder / f"{name}.txt").write_text(f"Report {name}\n\n{text}\n", encoding="utf-8")
    return folder


def test_each_sentence_has_its_articles(standfirst: Standfirst, folder: Path) -> None:
    printed = standfirst("digest", "-n", "3", folder)
    assert (printed.status, printed.err) == (0, "")
    lines = printed.out.splitlines()
    assert lines[0] == "3 articles · 2 stories · blend · 3 sentences"
    assert "Report a, and 1 other article" in lines
    assert any(line.endswith("all 2 say this") for line in lines)
    assert "Report c" in lines


def test_markdown_has_a_heading_for_each_story(standfirst: Standfirst, folder: Path) -> None:
    out = standfirst("digest", "-f", "markdown", "-n", "3", folder).out
    assert "\n## Report a, and 1 other article\n\n- " in out
    assert f"Source: {folder / 'c.txt'}" in out


def test_json_tells_the_places(standfirst: Standfirst, folder: Path) -> None:
    record = json.loads(standfirst("digest", "--json", "-n", "3", folder).out)
    assert [article["title"] for article in record["articles"]] == ["Report a", "Report b", "Report c"]
    first = record["stories"][0]
    assert first["articles"] == [0, 1]
    (line,) = [line for line in first["summary"] if line["repeats"]][:1]
    assert line["command"][:3] == ["standfirst", record["articles"][line["article"]]["source"], "--at"]


def test_an_article_that_cannot_be_read_does_not_stop_the_others(
    standfirst: Standfirst, folder: Path
) -> None:
    printed = standfirst("digest", folder / "a.txt", folder / "missing.txt")
    assert printed.status != 0
    assert "no such file" in printed.err
    assert printed.out.startswith("1 article · blend")
    assert not standfirst("digest", folder / "missing.txt").out


def test_what_is_unread_in_a_feed_is_summarised(standfirst: Standfirst, tmp_path: Path) -> None:
    texts = enumerate((FLOOD, FLOOD_AGAIN, BEES))
    items = [rss_item(n, title=f"Report {n}", text=text, extra=whole(f"<p>{text}</p>")) for n, text in texts]
    feed = tmp_path / "news.xml"
    feed.write_text(rss(*items), encoding="utf-8")
    record = json.loads(standfirst("digest", "--json", "-n", "4", feed).out)
    assert {article["source"] for article in record["articles"]} == {
        f"https://example.org/{n}" for n in range(3)
    }
    assert any(line["repeats"] for story in record["stories"] for line in story["summary"])
    empty = tmp_path / "empty.xml"
    empty.write_text(rss(), encoding="utf-8")
    nothing = standfirst("digest", empty)
    assert nothing.status == 1
    assert "There is nothing unread in" in nothing.err
