from datetime import UTC, datetime

import pytest

from tests.library.support import TEXT
from tui.library.records import Highlight, LibraryEntry, ReadingState, locate_highlight

NOW = datetime(2026, 11, 22, tzinfo=UTC)
START = TEXT.index("Nobody")
MARK = Highlight(START, "Nobody had seen such ice before.", NOW)


def kept(title: str, source: str | None, site: str | None = None, author: str | None = None) -> LibraryEntry:
    return LibraryEntry("id", title, source, site, author, 1, NOW, NOW, ReadingState(), 0)


@pytest.mark.parametrize(
    ("title", "source", "name"),
    [
        ("Ice", "/a/b.txt", "Ice"),
        ("", "/a/b.txt", "b.txt"),
        ("", "https://example.org/story/", "story"),
        ("", "/a/b\x1b[31m\udce9.txt", "b\ufffd[31m\ufffd.txt"),
        ("", None, "Untitled"),
    ],
)
def test_every_article_has_a_name(title: str, source: str | None, name: str) -> None:
    assert kept(title, source).name == name


def test_the_search_text_is_harmless() -> None:
    article = kept("Ice", "/a\n/b\x1b", "The Post", "Ann")
    assert article.shown_source == "/a /b\ufffd"
    assert article.search_text == "/a /b\ufffd The Post Ann"
    assert kept("Ice", None).search_text == ""


def test_a_highlight_is_located_again() -> None:
    assert TEXT[MARK.start : MARK.end] == MARK.text
    assert locate_highlight(TEXT, MARK) == START
    assert locate_highlight("New. " + TEXT, MARK) == START + 5
    assert locate_highlight(TEXT.replace("Nobody", "No one"), MARK) is None
    assert locate_highlight(TEXT, MARK._replace(text="")) is None
