"""The orders of the library's list, and what its articles are found by."""

from datetime import UTC, datetime

from tui.library.records import LibraryEntry, ReadingState
from tui.reader.rows.entries import library_entry, matching
from tui.reader.rows.library_orders import ORDERS, in_order

NOW = datetime(2026, 11, 30, 10, tzinfo=UTC)


def entry(title: str, source: str, words: int, progress: float) -> LibraryEntry:
    state = ReadingState(progress=progress)
    return LibraryEntry(title, title, source, None, None, words, NOW, NOW, state)


ARTICLES = [
    entry("Bridge", "https://b.example.org/x", 900, 1.0),
    entry("Ferry", "/home/me/ferry.txt", 100, 0.5),
    entry("Canal", "https://a.example.org/y", 500, 0.0),
]


def test_each_order_sorts_by_what_its_name_says() -> None:
    titles = {order: "".join(article.title[0] for article in in_order(ARTICLES, order)) for order in ORDERS}
    assert titles == {
        "last read first": "BFC",
        "shortest first": "FCB",
        "longest first": "BCF",
        "least read first": "CFB",
        "by source": "FCB",
    }


def test_an_article_is_found_by_its_state_its_tags_and_its_source() -> None:
    entries = [
        library_entry("0", ARTICLES[0], tags=("rivers", "long", "old", "news")),
        library_entry("1", ARTICLES[2], is_kept=True),
    ]
    keys, states = [each.search_text for each in entries], [each.state_text for each in entries]
    found = {typed: matching(keys, typed, states) for typed in ("unread", "un", "read", "finished", "later")}
    assert found == {"unread": [1], "un": [1], "read": [0], "finished": [0], "later": [1]}
    assert matching(keys, "unread") == []
    assert matching(keys, "#news") == [0]
    assert matching(keys, "b.example bridge") == [0]
    assert "#rivers · #long · #old · https" in entries[0].detail
