"""Articles to be read later, from the command line."""

import json
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Standfirst
from tui.feeds.records import ParsedFeed, ParsedItem
from tui.feeds.store import FeedStore


def test_pages_are_kept_listed_and_removed(standfirst: Standfirst, tmp_path: Path) -> None:
    assert "Nothing is kept for later" in standfirst("later").err
    first = standfirst("later", "--tag", "essay", "https://example.org/a", "https://example.org/b")
    assert (first.status, first.out) == (0, "2 articles more to read later\n")
    assert standfirst("later", "https://example.org/a").out == "0 articles more to read later\n"
    (tmp_path / "pocket.csv").write_text(
        "title,url,time_added,tags,status\nThe bridge,https://example.org/c,1,news,unread\n"
        "Old,https://example.org/d,1,,archive\n"
    )
    assert standfirst("later", "--import", tmp_path / "pocket.csv").out.startswith("2 articles more")
    records = [json.loads(line) for line in standfirst("later", "--json").out.splitlines()]
    assert [(record["source"][-1], record["tags"]) for record in records] == [
        ("b", ["essay"]),
        ("a", ["essay"]),
        ("c", ["news"]),
    ]
    assert standfirst("later", "--remove", "https://example.org/a").status == 0
    assert "https://example.org/a" not in standfirst("later").out
    assert standfirst("feeds", "list").out == ""


def test_a_file_is_kept_by_its_path(standfirst: Standfirst, tmp_path: Path) -> None:
    path = tmp_path / "a  report #2.txt"
    path.write_text("Bridges\n\nThe bridge was closed in May.")
    assert standfirst("later", path).out == "1 article more to read later\n"
    assert standfirst("later", path.as_uri()).out == "0 articles more to read later\n"
    (record,) = (json.loads(line) for line in standfirst("later", "--json").out.splitlines())
    assert record["source"] == str(path).replace("  ", " ")
    assert standfirst("later", "--remove", path).status == 0
    assert standfirst("later", tmp_path).status == 1


def test_what_was_kept_is_removed_by_the_same_words(standfirst: Standfirst) -> None:
    assert standfirst("later", "https://Example.org", "https://example.org/a#top").status == 0
    assert standfirst("later", "--remove", "https://Example.org", "https://example.org/a#top").status == 0
    assert "Nothing is kept for later" in standfirst("later").err


def test_tags_are_given_as_the_reader_takes_them(standfirst: Standfirst) -> None:
    assert standfirst("later", "--tag", "#essay, long", "--tag", "essay", "https://example.org/a").status == 0
    (record,) = (json.loads(line) for line in standfirst("later", "--json").out.splitlines())
    assert record["tags"] == ["essay", "long"]


def test_a_page_of_two_feeds_is_removed_at_once(standfirst: Standfirst) -> None:
    link = "https://example.org/a#top"
    with closing(FeedStore()) as store:
        for address in ("https://example.org/one", "https://example.org/two"):
            store.put(store.visit(address), ParsedFeed("", "", [ParsedItem(link, "A page", link)]))
        store.keep([item.number for item in store.items_of_page(link)])
    assert standfirst("later", "--remove", link).status == 0
    assert "Nothing is kept for later" in standfirst("later").err


def test_what_cannot_be_kept_is_a_line_each(standfirst: Standfirst, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    failed = standfirst("later", "story.html", "https://example.org/a", "--import", tmp_path / "notes.txt")
    assert (failed.status, failed.out) == (1, "1 article more to read later\n")
    assert failed.err.count("\n") == 2
    assert standfirst("later", "--remove").status == 2
    assert standfirst("later", "--remove", "https://example.org/z").status == 1
