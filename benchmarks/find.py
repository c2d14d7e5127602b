"""Measure how long it takes to find words in everything read, beside LIKE and grep.

    python benchmarks/find.py [--articles N] [--book FILE]

Makes a library of N articles of 40 sentences, by default 50,000, in a temporary folder. The sentences are drawn from
the sample articles and from FILE, Moby Dick as plain text, if it is named. Prints, for some queries, the milliseconds
of processor time that the search takes; then those of SQLite's LIKE over a table of the same sentences, and of grep
over a file of them, neither of which knows words or accents. At the end come the sizes, and the times that the list of
the library takes to open and to be narrowed.
"""

import argparse
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tui.library import full_text, queries
from tui.library.finding import find_in
from tui.library.library import FILE_NAME, Library
from tui.library.passages import Passage
from tui.library.records import LibraryEntry
from tui.library.schema import migrate, transaction
from tui.library.sources import without_temporary
from tui.reader.rows.entries import library_entry, matching
from tui.sources.folders import sample_articles
from tui.sources.open import open_article

_SENTENCES = 40
_AT_ONCE = 500
_FIRST_SHOWN = 200
"""As in the reader's list of the library."""
_RUNS = 5
_SEED = 19
_QUERIES = (
    ("a rare word", "Spitzbergen"),
    ("a common word", "the"),
    ("two words", "moon water"),
    ("two common words", "of and"),
    ("words together", '"of the sea"'),
    ("three letters", "con"),
    ("the beginning of a word", "whal"),
    ("a word nobody wrote", "xyzzy"),
)


def main() -> None:
    """Make the library, and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--book", type=Path)
    options = parser.parse_args()
    pool = [
        sentence.text
        for source in [*sample_articles(), *filter(None, [options.book])]
        for sentence in open_article(source).sentences
    ]
    with TemporaryDirectory() as folder:
        plain, texts = Path(folder) / "plain.sqlite", Path(folder) / "texts.txt"
        make_library(Path(folder), pool, options.articles, plain, texts)
        print_queries(Path(folder), plain, texts)
        print_sizes(Path(folder), texts)
        print_list(Path(folder))


def make_library(folder: Path, pool: Sequence[str], articles: int, plain: Path, texts: Path) -> None:
    """Write the same articles to a library, to a table and to a text."""
    chosen, now = random.Random(_SEED), datetime.now(UTC)
    with (
        closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as kept,
        closing(sqlite3.connect(plain, isolation_level=None)) as table,
        texts.open("w", encoding="utf-8") as file,
    ):
        kept.row_factory = sqlite3.Row
        kept.execute("PRAGMA journal_mode = WAL")
        migrate(kept)
        table.execute("CREATE TABLE sentence (article INTEGER, text TEXT)")
        for first in range(0, articles, _AT_ONCE):
            with transaction(kept), transaction(table):
                for number in range(first, min(first + _AT_ONCE, articles)):
                    sentences = chosen.choices(pool, k=_SENTENCES)
                    opened = now - timedelta(minutes=articles - number)
                    title = f"{sentences[0][:60]} {number}"
                    source = f"https://example.org/{number}"
                    entry = LibraryEntry(str(number), title, source, None, None, 700, opened, opened)
                    row = queries.insert_article(kept, entry)
                    passages = [Passage(index, text) for index, text in enumerate(sentences)]
                    full_text.put_text(kept, row, entry.fingerprint, passages)
                    table.executemany(
                        "INSERT INTO sentence VALUES (?, ?)", [(row, text) for text in sentences]
                    )
                    file.writelines(f"{text}\n" for text in sentences)


def print_queries(folder: Path, plain: Path, texts: Path) -> None:
    """Print the times of each query."""
    print(f"{'query':26}{'found':>8}{'find':>10}{'LIKE':>10}{'grep':>10}   ms")
    with closing(Library(folder)) as library, closing(sqlite3.connect(plain)) as table:
        for name, words in _QUERIES:
            needles = [words.strip('"')] if '"' in words else words.split()
            found = len(find_in(library, words))
            times = (
                least(lambda words=words: find_in(library, words)),
                least(lambda needles=needles: like(table, needles), 1),
                least(lambda needles=needles: grep(texts, needles), 1),
            )
            print(f"{name:26}{found:8,}" + "".join(f"{1000 * seconds:10,.1f}" for seconds in times))


def like(table: sqlite3.Connection, needles: Sequence[str]) -> None:
    """Find sentences by LIKE."""
    condition = " AND ".join(["text LIKE ?"] * len(needles))
    query = f"SELECT text FROM sentence WHERE {condition} ORDER BY article DESC"
    table.execute(query, [f"%{needle}%" for needle in needles]).fetchmany(50)


def grep(texts: Path, needles: Sequence[str]) -> None:
    """Find sentences by grep, in any case."""
    command = " | ".join(f"grep -Fi -- '{needle}'" for needle in needles)
    subprocess.run(f"cat '{texts}' | {command} > /dev/null", shell=True, check=False)


def least(run: Callable[[], object], runs: int = _RUNS) -> float:
    """Return the least processor time of several runs, in seconds, with that of child processes."""

    def spent() -> float:
        children = getrusage(RUSAGE_CHILDREN)
        return process_time() + children.ru_utime + children.ru_stime

    found = []
    for _ in range(runs):
        before = spent()
        run()
        found.append(spent() - before)
    return min(found)


def print_sizes(folder: Path, texts: Path) -> None:
    """Print the bytes of the text, and of what is kept of it."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as kept:
        (packed,) = kept.execute("SELECT sum(length(passages)) FROM kept_text").fetchone()
        (index,) = kept.execute("SELECT sum(length(block)) FROM word_data").fetchone()
    for name, size in (("text", texts.stat().st_size), ("kept, compressed", packed), ("index", index)):
        print(f"{name:26}{size / 1e6:8,.0f} MB")


def print_list(folder: Path) -> None:
    """Print the times that the steps of listing the library take."""
    with closing(Library(folder)) as library:
        articles = without_temporary(library.recent())
        entries = [library_entry(str(number), article) for number, article in enumerate(articles)]
        keys = [entry.search_text for entry in entries]
        first = library.recent(_FIRST_SHOWN)
        steps: Sequence[tuple[str, Callable[[], object]]] = (
            ("read what is shown first", lambda: without_temporary(library.recent(_FIRST_SHOWN))),
            ("make its entries", lambda: [library_entry("", article) for article in first]),
            ("read the whole list", lambda: without_temporary(library.recent())),
            ("make its entries", lambda: [library_entry("", article) for article in articles]),
            ("their search texts", lambda: [entry.search_text for entry in entries]),
            ("narrow it", lambda: matching(keys, "moon")),
        )
        for name, run in steps:
            print(f"{name:26}{1000 * least(run, 2):18,.1f}   ms")


if __name__ == "__main__":
    main()
