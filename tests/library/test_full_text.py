"""What was read, found by its words."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.support import TEXT, file_in, fingerprint, library
from tui.document.build import Draft
from tui.document.model import Article, BlockKind
from tui.language.articles import build_article
from tui.library import full_text
from tui.library.full_text import NoFullTextError, find_passages, put_text
from tui.library.library import Library
from tui.library.passages import Passage, passages_of, unpack
from tui.library.schema import migrate
from tui.sources.open import article_from_text

NEEDED = ("number", "identity", "title", "words", "first_opened", "last_opened")
OTHER = "The ice broke in March.\n\n“Ｃafé crème”, said the ﬁrst pilot, and didn't wait.\n\n港が凍った。ท่าเรือ"


def article(title: str = "Ice", text: str = TEXT) -> Article:
    return article_from_text(title, text, language="english")


def kept_articles(folder: Path) -> Library:
    kept = library(folder)
    for number, text in enumerate((TEXT, OTHER)):
        one = article(f"Ice {number}", text)
        kept.record_opened(one, f"/ice-{number}.txt")
        kept.keep_text(fingerprint(one), one)
    return kept


def texts(kept: Library, words: str, limit: int = 50) -> list[str]:
    return [found.text for found in kept.search(words, limit)]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("harbour", 2),
        ("HARBOUR froze", 1),
        ("harb", 2),  # the beginning of the last word
        ("harb ", 0),
        ("harb froze", 0),
        ("ha", 0),  # too short to be a beginning
        ("in", 4),
        ('"in march"', 2),
        ('"march in"', 0),
        ("“in march", 2),
        ("cafe creme", 1),
        ("CAFÉ", 1),
        ("first", 2),
        ("didn't", 1),
        ("凍った", 1),
        ("เรือ", 1),
        ("凍港", 0),
        ("", 0),
        ("?!", 0),
        ("- march", 2),
        ("march OR january", 0),
    ],
)
def test_words_are_found_as_find_finds_them(tmp_path: Path, words: str, count: int) -> None:
    with closing(kept_articles(tmp_path)) as kept:
        assert len(kept.search(words)) == count


def test_the_newest_article_comes_first_and_none_fills_the_list(tmp_path: Path) -> None:
    with closing(kept_articles(tmp_path)) as kept:
        found = kept.search("the")
        assert [passage.entry.title for passage in found] == ["Ice 1"] * 2 + ["Ice 0"] * 4
        assert [TEXT.index(passage.text) for passage in found[2:]] == [passage.start for passage in found[2:]]
        assert texts(kept, "the", limit=3) == [passage.text for passage in found[:3]]


def test_one_article_does_not_fill_the_list(tmp_path: Path) -> None:
    with closing(kept_articles(tmp_path)) as kept:
        long = article("Log", "\n\n".join(f"Day {day} in the ice." for day in range(20)))
        kept.record_opened(long, "/log.txt")
        kept.keep_text(fingerprint(long), long)
        assert [found.entry.title for found in kept.search("ice", 6)] == ["Log"] * 5 + ["Ice 1"]
        assert [found.entry.title for found in kept.search("ice")] == ["Log"] * 20 + ["Ice 1", "Ice 0"]
        assert texts(kept, "ice", 8)[:6] == [f"Day {day} in the ice." for day in range(6)]


def test_another_edition_takes_the_place_and_what_is_removed_is_gone(tmp_path: Path) -> None:
    kept = library(tmp_path)
    first, later = article(), article(text=TEXT.replace("January", "December"))
    for edition in (first, later):
        kept.record_opened(edition, "/ice.txt")
        kept.keep_text(fingerprint(edition), edition)
        kept.keep_text(fingerprint(edition), edition)
    assert (len(kept.search("january")), len(kept.search("december"))) == (0, 1)
    kept.remove(fingerprint(later))
    assert not kept.search("december")
    assert not kept.has_texts
    kept.keep_text(fingerprint(later), later)  # it is not in the library any more
    assert not kept.has_texts
    kept.close()
    with closing(sqlite3.connect(file_in(tmp_path))) as file:
        assert file.execute("SELECT count(*) FROM word_docsize").fetchone() == (0,)


def test_headings_captions_and_lines_of_code_are_passages() -> None:
    drafts = [
        Draft(BlockKind.HEADING, "Ice", level=1),
        Draft(BlockKind.PARAGRAPH, "It froze. Ships waited."),
        Draft(BlockKind.CODE, "thaw()\n\n  sail()"),
    ]
    made = build_article(drafts, title="Winter")
    assert [passage.text for passage in passages_of(made)] == [
        "Ice",
        "It froze.",
        "Ships waited.",
        "thaw()",
        "sail()",
    ]
    assert all(made.text.startswith(passage.text, passage.start) for passage in passages_of(made))


def test_a_damaged_index_is_made_anew_and_the_library_stays(tmp_path: Path) -> None:
    for change in (lambda kept: kept.remove(fingerprint(article("Ice 0"))), lambda kept: None):
        kept = kept_articles(tmp_path)
        with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as file:
            file.execute("UPDATE word_data SET block = x'0102030405' WHERE id > 10")
        change(kept)
        assert "The ice broke in March." in texts(kept, "march")
        assert kept.pop_messages() == ()
        assert kept.is_persistent
        kept.close()


def test_without_full_text_search_all_else_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_articles(tmp_path).close()
    monkeypatch.setattr(full_text, "has_full_text", lambda connection: False)
    with closing(library(tmp_path)) as kept:
        with pytest.raises(NoFullTextError, match="FTS5"):
            kept.search("ice")
        new = article("New")
        kept.record_opened(new)
        with pytest.raises(NoFullTextError):
            kept.keep_text(fingerprint(new), new)
        kept.remove(fingerprint(article("Ice 0")))
        assert kept.is_persistent
    monkeypatch.undo()
    with closing(library(tmp_path)) as kept:
        assert texts(kept, "harbour") == []
        assert len(kept.search("pilot")) == 1


@given(st.text(max_size=40) | st.text('"*^(){}:+-ANDORTNE “”中é\0', max_size=40), st.text(max_size=30))
def test_no_query_and_no_text_fails(words: str, text: str) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        migrate(connection)
        connection.execute(f"INSERT INTO article ({', '.join(NEEDED)}) VALUES (1, '', '', 0, 0, 0)")
        passages = [Passage(0, words), Passage(len(words), text)]
        put_text(connection, 1, "a", passages)
        find_passages(connection, words, 10)
        put_text(connection, 1, "b", passages)


@given(st.binary(max_size=40) | st.none() | st.integers() | st.text(max_size=5))
def test_anything_can_be_unpacked(packed: object) -> None:
    assert unpack(packed) == []
