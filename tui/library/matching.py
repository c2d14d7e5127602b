"""Articles whose text was changed since they were kept."""

from sqlite3 import Connection

from tui.document.model import Article
from tui.library import articles, highlights
from tui.library.anchors import CONTEXT
from tui.library.records import LibraryEntry
from tui.text.sanitize import clean_line


def find(connection: Connection, article: Article, identity: str, source: str | None) -> int | None:
    """The number of an article in the tables: by its text, or as another edition of what its source held before.

    Args:
        connection: The library.
        article: The article as it is now.
        identity: Its identity.
        source: Its absolute path or its address; None if it has none.
    """
    number = articles.parse_number(connection, identity)
    if number is None and source is not None:
        number = articles.latest_from(connection, source)
        if number is not None and not _is_edition(connection, number, article):
            return None
    return number


def kept(connection: Connection, number: int, identity: str) -> LibraryEntry:
    """What is kept of an article, as far as it holds for an edition: numbers of sections are those of the last one."""
    found = articles.article_numbered(connection, number)
    return found if found.identity == identity else found._replace(state=found.state._replace(section=None))


def merge_edition(connection: Connection, number: int, article: Article, identity: str) -> None:
    """Make an article the edition that is kept, if it is another: its marks move with their sentences.

    Args:
        connection: The library, in a transaction.
        number: The number of the article.
        article: The article as it is now.
        identity: Its identity.
    """
    last = articles.article_numbered(connection, number)
    if last.identity == identity:
        return
    if articles.parse_number(connection, identity) is None:
        articles.add_edition(connection, number, identity)
    articles.save(connection, number, last.state._replace(section=None))
    highlights.move(connection, number, article.text)


def _is_edition(connection: Connection, number: int, article: Article) -> bool:
    """Whether what a source holds now is what it held before, changed; else it was given to something else.

    It is, if it has the same title, or words that were kept of it: beside the place, or a marked sentence that is not
    so short that it may stand anywhere.
    """
    last = articles.article_numbered(connection, number)
    if last.title and last.title == clean_line(article.title):
        return True
    place = last.state.place
    kept = [place.before, place.after] if place is not None else []
    kept += [mark.text for mark in highlights.marks_of(connection, number)]
    return any(len(words) >= CONTEXT and words in article.text for words in kept)
