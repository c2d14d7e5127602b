import json
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, Standfirst
from tui.library.library import Library
from tui.library.records import ReadingState, fingerprint_of
from tui.sources.open import article_from_text, open_article


@pytest.fixture
def read(article: Path) -> Path:
    """An article of which a third was read, after a web page."""
    with closing(Library()) as library:
        library.record_opened(article_from_text("A page", "It was on the web."), "https://example.org/")
        opened = open_article(article)
        library.record_opened(opened, str(article))
        fingerprint = fingerprint_of(opened.title, opened.text)
        library.save(fingerprint, ReadingState(progress=1 / 3))
        library.add_highlight(fingerprint, 0, "The old bridge", section="")
    return article


def test_the_last_read_comes_first_with_its_place(standfirst: Standfirst, read: Path) -> None:
    ended = standfirst("library")
    assert (ended.status, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[:2] == ["The bridge at Orsk", str(read)]
    assert lines[2].startswith("33 % · 20")
    assert lines[2].endswith(" · 1 mark")
    assert lines[4:6] == ["A page", "https://example.org/"]
    assert standfirst("library", "-n", "1").out.splitlines() == lines[:3]


def test_json_is_an_object_for_each(standfirst: Standfirst, read: Path) -> None:
    first, second = map(json.loads, standfirst("library", "--json").out.splitlines())
    assert (first["source"], first["title"], first["marks"]) == (str(read), "The bridge at Orsk", 1)
    assert first["progress"] == pytest.approx(1 / 3)
    assert first["words"] == open_article(read).word_count
    assert first["last_opened"] >= first["first_opened"]
    assert (second["source"], second["gone"]) == ("https://example.org/", False)


def test_what_is_gone_is_told_but_not_of_other_programs(
    standfirst: Standfirst, read: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.library.sources.temporary_folders", tuple)
    read.unlink()
    assert standfirst("library").out.splitlines()[2].endswith(" · gone")
    unmarked = read.with_name("other.md")
    unmarked.write_text(ARTICLE.replace("Orsk", "Omsk"))
    with closing(Library()) as library:
        library.record_opened(open_article(unmarked), str(unmarked))
    unmarked.unlink()
    assert str(unmarked) in standfirst("library").out
    monkeypatch.setattr("tui.library.sources.temporary_folders", lambda: (f"{read.parent}/",))
    assert str(unmarked) not in standfirst("library").out
    assert str(read) in standfirst("library").out


def test_nothing_read_is_no_failure(standfirst: Standfirst) -> None:
    ended = standfirst("library")
    assert (ended.status, ended.out, ended.err) == (0, "", "standfirst: note: Nothing has been read yet.\n")
    assert standfirst("library", "-q").err == ""


def test_an_article_is_forgotten_with_its_marks(standfirst: Standfirst, read: Path) -> None:
    ended = standfirst("library", "--forget", read, "--forget", "missing.md")
    assert (ended.status, ended.out) == (1, "")
    assert f"Removed: The bridge at Orsk, {read}." in ended.err
    assert "missing.md is not in the library." in ended.err
    assert standfirst("library", "--forget", "https://example.org/").status == 0
    assert standfirst("library").out == standfirst("marks").out == ""
