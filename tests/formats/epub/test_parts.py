"""Books that are too large as a whole are opened in parts."""

from pathlib import Path

import pytest

from tests.formats.epub.make_book import make_book, page, prose
from tui.document.errors import SourceError
from tui.document.model import Article
from tui.sources.open import open_article

NAMES = ("one", "two", "three", "four")
WORDS = {name: page(f"<h1>{name}</h1>", prose()) for name in NAMES}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "a book.epub"
    path.write_bytes(make_book({f"{name}.xhtml": text for name, text in WORDS.items()}))
    return path


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower the limits, so that two chapters fit in a part and three are too large."""
    size = len(WORDS["one"])
    monkeypatch.setattr("tui.formats.epub.parts._MAX_MARKUP_BYTES", size * 3)
    monkeypatch.setattr("tui.formats.epub.parts._PART_BYTES", size * 2 + 50)


def sections(article: Article) -> list[str | None]:
    return [section.title for section in article.sections]


def test_a_book_that_fits_is_whole(book: Path) -> None:
    article = open_article(book)
    assert sections(article) == list(NAMES)
    assert article.warnings == ()


@pytest.mark.usefixtures("small_parts")
def test_a_large_book_is_opened_at_its_first_part_and_tells_of_the_next(book: Path) -> None:
    first = open_article(str(book))
    assert sections(first) == ["one", "two"]
    assert first.warnings == (
        "This is part 1 of 2 of a book that is too large to be opened as a whole. "
        f"Open {book}#2 for the next.",
    )
    second = open_article(f"{book}#2")
    assert sections(second) == ["three", "four"]
    assert second.source == f"{book}#2"
    assert second.warnings[0].endswith(f"Open {book}#1 for the first.")
    assert sections(open_article(f"{book}#1")) == sections(first)


@pytest.mark.usefixtures("small_parts")
def test_a_part_that_is_not_there_is_an_error(book: Path) -> None:
    with pytest.raises(SourceError, match=r"a book\.epub#3: it has 2 parts\. Ask for one of them"):
        open_article(f"{book}#3")


def test_a_file_may_end_like_a_part(book: Path) -> None:
    other = book.with_name("notes#2")
    other.write_text("The pond is deep.")
    assert open_article(other).text == "The pond is deep."
    with pytest.raises(SourceError, match="there is no such file"):
        open_article(book.with_name("notes#3"))


@pytest.mark.parametrize(
    ("limit", "value", "message"),
    [("_MAX_TAGS", 20, "more than 20 tags"), ("_MAX_TEXT_BYTES", 1024, "more than 0 MB of text")],
)
def test_text_and_tags_are_limited_too(
    book: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, message: str
) -> None:
    monkeypatch.setattr(f"tui.formats.epub.parts.{limit}", value)
    with pytest.raises(SourceError, match=message):
        open_article(book)
    monkeypatch.setattr("tui.formats.epub.parts._PART_BYTES", 1)
    if limit == "_MAX_TAGS":
        assert sections(open_article(book)) == ["one"]
