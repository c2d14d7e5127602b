"""Read EPUB books for tests."""

from tests.document.invariants import check_article
from tests.formats.described import outline_of
from tests.formats.epub.make_book import page, prose
from tui.document.model import Article
from tui.formats.epub.reader import read_epub
from tui.formats.parsed_document import article_of

CHAPTERS = {
    "one.xhtml": page("<h1>The pond</h1>", prose()),
    "two.xhtml": page("<h1>The wheel</h1>", prose()),
    "three.xhtml": page("<h1>The stones</h1>", prose()),
}


def article(data: bytes) -> Article:
    read = article_of(read_epub(data, "the book"), language=None, source="mill.epub")
    check_article(read)
    return read


def outline(data: bytes) -> list[tuple[int, str | None]]:
    return outline_of(article(data))


def reasons(data: bytes) -> list[str]:
    return [dropped.reason for dropped in read_epub(data, "the book").dropped]
