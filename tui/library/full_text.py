"""The index of the words of everything read: SQLite's FTS5, with a row for each passage.

It holds no text, which ``kept_text`` has in compressed form, so that a text is on the disk once. It is made when the
first text is kept, since SQLite need not have FTS5. See https://www.sqlite.org/fts5.html#contentless_tables
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from sqlite3 import SQLITE_CORRUPT_VTAB, Connection, DatabaseError, OperationalError
from unicodedata import category

from tui.document.errors import StandfirstError
from tui.library.columns import insert_into
from tui.library.passages import Passage, pack, unpack
from tui.library.schema import transaction
from tui.text.fold import fold

MIN_PREFIX = 3
"""The letters from which on the last word of a query may be the beginning of a longer one."""
_MAX_QUERY = 500
_MAX_PHRASES = 30
_FIRST_OF_EACH = 5
"""The passages of one article that come before those of the next."""
_MAX_ROWS = 50_000
"""The passages that are looked at for one query."""

_CREATE = f"""
    CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5 (
        passage, content = '', prefix = '{MIN_PREFIX}',
        tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co'"
    )
"""
_INSERT = "INSERT INTO word (rowid, passage) VALUES (?, ?)"
_DELETE = "INSERT INTO word (word, rowid, passage) VALUES ('delete', ?, ?)"

# Of the rowid: the newest article comes first, each in reading order.
_PASSAGE_BITS = 24
_LAST_ARTICLE = 1 << 38

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""The characters of scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, Kana, Han."""
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"') | {"\0": " "})
_PART = re.compile(r'"([^"]*)"?|([^\s"]+)')
_LETTER = re.compile(r"[^\W_]")


class NoFullTextError(StandfirstError):
    """SQLite was built without FTS5."""

    def __init__(self) -> None:
        super().__init__(
            "What was read cannot be searched, since the SQLite of this Python has no full-text search (FTS5). "
            "Use another build of Python, such as that of python.org or of your system."
        )


def has_full_text(connection: Connection) -> bool:
    """Return whether SQLite has FTS5."""
    try:
        connection.execute("SELECT fts5_source_id()")
    except OperationalError:
        return False
    return True


def has_text(connection: Connection, number: int, fingerprint: str) -> bool:
    """Return whether the text of this edition of an article is kept."""
    query = "SELECT 1 FROM kept_text WHERE article = ? AND identity = ?"
    return connection.execute(query, (number, fingerprint)).fetchone() is not None


def has_texts(connection: Connection) -> bool:
    """Return whether the text of any article is kept."""
    return connection.execute("SELECT 1 FROM kept_text LIMIT 1").fetchone() is not None


def put_text(connection: Connection, number: int, fingerprint: str, passages: Sequence[Passage]) -> None:
    """Keep the text of an article in place of an earlier edition.

    Raises:
        NoFullTextError: It could not be found again.
    """
    if not has_full_text(connection):
        raise NoFullTextError
    connection.execute(_CREATE)
    delete_text(connection, number)
    values = {"article": number, "identity": fingerprint, "passages": pack(passages)}
    connection.execute(insert_into("kept_text", values), values)
    _change_index(connection, _INSERT, number, passages)


def delete_text(connection: Connection, number: int) -> None:
    """Delete the text of an article, if it is kept."""
    passages = get_text(connection, number)
    connection.execute("DELETE FROM kept_text WHERE article = ?", (number,))
    if passages and has_full_text(connection):
        _change_index(connection, _DELETE, number, passages)


def get_text(connection: Connection, number: int) -> list[Passage]:
    """Return the passages of an article; none if its text is not kept."""
    row = connection.execute("SELECT passages FROM kept_text WHERE article = ?", (number,)).fetchone()
    return [] if row is None else unpack(row["passages"])


def _change_index(connection: Connection, statement: str, number: int, passages: Sequence[Passage]) -> None:
    """Add the passages of an article to the index, or delete them; a damaged index is made anew."""
    try:
        connection.executemany(statement, _rows(number, passages))
    except DatabaseError as error:
        _raise_unless_index_damaged(error)
        _make_anew(connection)


def _raise_unless_index_damaged(error: DatabaseError) -> None:
    if error.sqlite_errorcode != SQLITE_CORRUPT_VTAB:
        raise error


def _make_anew(connection: Connection) -> None:
    connection.execute("DROP TABLE word")
    connection.execute(_CREATE)
    for row in connection.execute("SELECT article, passages FROM kept_text ORDER BY article"):
        connection.executemany(_INSERT, _rows(row["article"], unpack(row["passages"])))


def find_passages(connection: Connection, words: str, limit: int) -> list[tuple[int, list[Passage]]]:
    """Find passages that have all words, those of the newest article in the library first.

    Args:
        connection: The library.
        words: See ``match_expression``.
        limit: The most passages to return. Other articles come before more than a few passages of one.

    Returns:
        The numbers of articles, each with passages of it in reading order.

    Raises:
        NoFullTextError: There is no full-text search.
    """
    if not has_full_text(connection):
        raise NoFullTextError
    expression = match_expression(words)
    if not expression or not has_texts(connection):
        return []
    try:
        found = _search(connection, expression, limit)
    except DatabaseError as error:
        _raise_unless_index_damaged(error)
        with transaction(connection):
            _make_anew(connection)
        found = _search(connection, expression, limit)
    texts = {number: get_text(connection, number) for number in found}
    return [
        (number, [texts[number][index] for index in indices if index < len(texts[number])])
        for number, indices in found.items()
        if texts[number]
    ]


def _search(connection: Connection, expression: str, limit: int) -> Mapping[int, Sequence[int]]:
    """Return the indices of the passages that are found, by the numbers of their articles."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    total = 0
    query = "SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid LIMIT ?"
    for (rowid,) in connection.execute(query, (expression, _MAX_ROWS)):
        number = _LAST_ARTICLE - (rowid >> _PASSAGE_BITS)
        indices = found[number]
        if len(indices) < limit:
            indices.append(rowid & (1 << _PASSAGE_BITS) - 1)
            total += len(indices) <= _FIRST_OF_EACH
        if total == limit:
            break
    return _spread(found, limit - total)


def _spread(found: Mapping[int, Sequence[int]], room: int) -> Mapping[int, Sequence[int]]:
    """Keep the first few of each article, and as many more as there is room for."""
    kept = {}
    for number, indices in found.items():
        more = min(room, max(0, len(indices) - _FIRST_OF_EACH))
        kept[number] = indices[: _FIRST_OF_EACH + more]
        room -= more
    return kept


def match_expression(words: str) -> str:
    """Return a query of FTS5 for passages that have all words, in any order, case and with any accents.

    Words in quotation marks must stand together. The last word may be the beginning of one, if it has at least
    ``MIN_PREFIX`` letters and neither a space nor a quotation mark after it. Nothing else has a meaning of its own.

    Returns:
        The query; empty if there is nothing to look for.
    """
    typed = fold(words[:_MAX_QUERY]).translate(_QUOTES)
    parts = (_spaced(quoted or word) for quoted, word in _PART.findall(typed))
    phrases = [f'"{part}"' for part in parts if _LETTER.search(part)][:_MAX_PHRASES]
    if phrases and sum(1 for _ in takewhile(_is_letter, reversed(typed))) >= MIN_PREFIX:
        phrases[-1] += "*"
    return " ".join(phrases)


def _is_letter(character: str) -> bool:
    return character.isalnum() or category(character).startswith("M")


def _rows(number: int, passages: Sequence[Passage]) -> Iterator[tuple[int, str]]:
    first = _LAST_ARTICLE - number << _PASSAGE_BITS
    for index, passage in enumerate(passages[: 1 << _PASSAGE_BITS]):
        yield first + index, _spaced(fold(passage.text))


def _spaced(text: str) -> str:
    """Return a text in which each character of a script without spaces is a word."""
    return text if text.isascii() else _UNSPACED.sub(r" \g<0> ", text)
