"""Words found in everything that was read."""

import json
from contextlib import closing
from pathlib import Path

import pytest

import tui
from tests.cli.conftest import Standfirst
from tui.library.library import Library
from tui.library.records import fingerprint_of
from tui.sources.open import open_article


@pytest.fixture
def read(article: Path) -> Path:
    """An article that was read while its text was kept."""
    opened = open_article(article)
    with closing(Library()) as library:
        fingerprint = fingerprint_of(opened.title, opened.text)
        library.record_opened(opened, str(article), fingerprint=fingerprint)
        library.keep_text(fingerprint, opened)
    return article


def test_each_sentence_comes_with_the_command_that_opens_it(standfirst: Standfirst, read: Path) -> None:
    ended = standfirst("find", "secon", "PIER")
    assert (ended.status, ended.err) == (
        1,
        "standfirst: note: No sentence that you read has all of these words.\n",
    )
    ended = standfirst("find", "pier", "secon")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "The bridge at Orsk",
        str(read),
        "",
        "  The second pier",
        f"    standfirst {read} --at 'The second pier'",
        "",
        "  The second pier leans by four degrees.",
        f"    standfirst {read} --at 'The second pier leans by four degrees.'",
    ]
    assert len(standfirst("find", "the", "-n", "1").out.splitlines()) == 5


def test_json_has_an_object_for_each(standfirst: Standfirst, read: Path) -> None:
    (line,) = standfirst("find", "--json", '"taken down first"').out.splitlines()
    record = json.loads(line)
    text = open_article(read).text
    assert text[record["start"] : record["end"]] == record["text"] == "It will be taken down first."
    assert (record["title"], record["source"]) == ("The bridge at Orsk", str(read))
    assert record["command"] == ["standfirst", str(read), "--at", "It will be taken down first."]


def test_where_no_text_is_kept_one_line_says_how(
    standfirst: Standfirst, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = standfirst("find", "pier")
    assert (ended.status, ended.out) == (2, "")
    assert "keep-text = true" in ended.err
    monkeypatch.setenv("STANDFIRST_KEEP_TEXT", "true")
    assert "What you read from now on is found." in standfirst("find", "pier").err
    monkeypatch.setattr("tui.library.full_text.has_full_text", lambda connection: False)
    ended = standfirst("find", "pier")
    assert ended.status == 2
    assert "FTS5" in ended.err


def test_it_is_found_from_python_too(read: Path) -> None:
    (found,) = tui.find("frost")
    assert (found.entry.source, found.text.split()[-1]) == (str(read), "frost.")
    assert tui.find("pier", limit=1) == tui.find("pier")[:1]
    with pytest.raises(tui.UsageError):
        tui.find(3)  # type: ignore[arg-type]
