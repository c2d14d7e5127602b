"""Finds the row of the library that an article belongs to, also after its text was edited."""

from sqlite3 import Connection

from tui.document.model import Article
from tui.library import queries
from tui.library.anchors import CONTEXT
from tui.library.records import LibraryEntry
from tui.text.sanitize import clean_line


def find_entry(
    connection: Connection, article: Article, fingerprint: str, source: str | None
) -> LibraryEntry | None:
    """Return the entry of an article. In another edition, its section number would not hold and is left out."""
    number = _find_number(connection, article, fingerprint, source)
    if number is None:
        return None
    found = queries.get_entry(connection, number)
    if found.fingerprint != fingerprint:
        return found._replace(state=found.state._replace(section=None))
    return found


def record_opened(connection: Connection, article: Article, opened: LibraryEntry) -> LibraryEntry:
    """Add an article, or bring its row up to date with what is known now, and return its entry."""
    number = _find_number(connection, article, opened.fingerprint, opened.source)
    if number is None:
        number = queries.insert_article(connection, opened)
    else:
        _merge_edition(connection, number, article, opened.fingerprint)
        queries.update_article(connection, number, opened)
    return queries.get_entry(connection, number)


def _find_number(
    connection: Connection, article: Article, fingerprint: str, source: str | None
) -> int | None:
    """Find an article by its text, or else as an edition of what its source held before."""
    number = queries.find_number(connection, fingerprint)
    if number is None and source is not None:
        number = queries.find_number_by_source(connection, source)
        if number is not None and not _is_edition(connection, number, article):
            return None
    return number


def _is_edition(connection: Connection, number: int, article: Article) -> bool:
    """Return whether an article is an edited one, rather than another one at the same source.

    It is if the title is the same, or if something of the old text is still there: what stood beside the anchor, or a
    highlight that is too long to occur in any text.
    """
    last = queries.get_entry(connection, number)
    if last.title and last.title == clean_line(article.title):
        return True
    anchor = last.state.anchor
    excerpts = [anchor.prefix, anchor.suffix] if anchor is not None else []
    excerpts += [highlight.text for highlight in queries.get_highlights(connection, number)]
    return any(len(excerpt) >= CONTEXT and excerpt in article.text for excerpt in excerpts)


def _merge_edition(connection: Connection, number: int, article: Article, fingerprint: str) -> None:
    """Move highlights with their sentences, if the article is another edition than the one last opened."""
    last = queries.get_entry(connection, number)
    if last.fingerprint == fingerprint:
        return
    if queries.find_number(connection, fingerprint) is None:
        queries.add_edition(connection, number, fingerprint)
    queries.update_state(connection, number, last.state._replace(section=None))
    queries.move_highlights(connection, number, article.text)
