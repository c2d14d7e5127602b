"""``standfirst marks``: what was marked, from which articles, in which format, and the way back to it."""

import json
import shlex
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, Standfirst
from tui.document.quoting import find_quoted
from tui.library.library import Library
from tui.library.records import fingerprint_of
from tui.sources.open import open_article

CRACKS = "They had grown for thirty years, the engineers say, because of frost."
PIER = "It will be taken down first."


def mark(
    path: Path, text: str, *, section: str = "", note: str | None = None, source: str | None = ""
) -> None:
    """Mark a part of an article, as the reader does; its source is by default its path."""
    article = open_article(path)
    fingerprint = fingerprint_of(article.title, article.text)
    with closing(Library()) as library:
        library.record_opened(article, str(path) if source == "" else source)
        start = article.text.index(text)
        library.add_highlight(fingerprint, start, text, section=section, note=note)


@pytest.fixture
def marked(article: Path) -> Path:
    mark(article, PIER, section="The second pier")
    mark(article, CRACKS, section="What the engineers found", note="Is *frost* enough?")
    return article


def test_text_has_quotes_notes_sections_and_the_way_there(standfirst: Standfirst, marked: Path) -> None:
    ended = standfirst("marks", marked)
    assert (ended.status, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[:2] == ["The bridge at Orsk", str(marked)]
    assert lines[3:5] == [f"  “{CRACKS}”", "    Note: Is *frost* enough?"]
    assert lines[5].startswith("    What the engineers found · 20")
    assert lines[8] == f"  “{PIER}”"
    program, source, option, words = shlex.split(lines[6])
    assert (program, source, option) == ("standfirst", str(marked), "--at")
    text = open_article(source).text
    assert find_quoted(text, words) == text.index(CRACKS)


def test_markdown_is_quotations_with_notes(standfirst: Standfirst, marked: Path) -> None:
    out = standfirst("marks", "--format", "markdown", marked).out
    assert out.startswith(
        f"# The bridge at Orsk\n\nSource: {marked}\n\n> {CRACKS}\n\nIs \\*frost\\* enough?\n\n"
    )
    assert f" · `standfirst {shlex.quote(str(marked))} --at" in out


def test_json_is_an_object_for_each_article(standfirst: Standfirst, marked: Path) -> None:
    (record,) = map(json.loads, standfirst("marks", "--format", "json", marked).out.splitlines())
    assert (record["source"], record["title"]) == (str(marked), "The bridge at Orsk")
    first, second = record["marks"]
    text = open_article(marked).text
    assert text[first["start"] : first["end"]] == first["text"] == CRACKS
    assert (first["note"], first["section"]) == ("Is *frost* enough?", "What the engineers found")
    assert (second["note"], second["section"]) == (None, "The second pier")
    assert first["command"][:3] == ["standfirst", str(marked), "--at"]


def test_without_a_source_it_is_all_and_a_folder_is_what_is_in_it(
    standfirst: Standfirst, marked: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other" / "note.txt"
    other.parent.mkdir()
    other.write_text("A title\n\nIt fell. Nobody saw it fall.")
    mark(other, "It fell.")
    assert [line for line in standfirst("marks").out.splitlines() if line.startswith("/")] == [
        str(other),
        str(marked),
    ]
    only = standfirst("marks", other.parent).out
    assert "“It fell.”" in only
    assert CRACKS not in only
    both = standfirst("marks", "--format", "json", other, marked).out
    assert [json.loads(line)["title"] for line in both.splitlines()] == ["A title", "The bridge at Orsk"]


def test_a_file_is_found_after_it_was_moved_or_deleted(standfirst: Standfirst, marked: Path) -> None:
    moved = marked.with_name("moved.md")
    shutil.move(marked, moved)
    assert f"“{PIER}”" in standfirst("marks", moved).out
    assert f"“{PIER}”" in standfirst("marks", marked).out


def test_what_came_through_a_pipe_has_no_way_back(standfirst: Standfirst, article: Path) -> None:
    mark(article, PIER, source=None)
    assert "standfirst " not in standfirst("marks").out
    (record,) = map(json.loads, standfirst("marks", "--format", "json").out.splitlines())
    assert record["marks"][0]["command"] is None
    assert PIER in standfirst("marks", "-", stdin=ARTICLE.encode()).out


def test_nothing_marked_is_no_failure(standfirst: Standfirst, article: Path) -> None:
    for arguments in ([], [article], ["https://example.org/story"]):
        ended = standfirst("marks", *arguments)
        assert (ended.status, ended.out) == (0, "")
        assert ended.err.startswith("standfirst: note: There are no marks in ")
        assert standfirst("marks", "-q", *arguments).err == ""


def test_a_source_that_is_not_there_is_status_1(standfirst: Standfirst, marked: Path) -> None:
    alone = standfirst("marks", "missing.txt")
    assert (alone.status, alone.out) == (1, "")
    with_others = standfirst("marks", "missing.txt", marked)
    assert with_others.status == 1
    assert PIER in with_others.out
    assert standfirst("marks", "--format", "html").status == 2


def test_they_are_written_to_a_file(standfirst: Standfirst, marked: Path, tmp_path: Path) -> None:
    out = tmp_path / "notes.md"
    assert standfirst("marks", "--format", "markdown", "-o", out).status == 0
    assert f"> {CRACKS}" in out.read_text()
    assert standfirst("marks", "-o", out).status == 2
    assert standfirst("marks", "-o", out, "--force").status == 0


def test_lines_fit_the_width(standfirst: Standfirst, marked: Path) -> None:
    lines = standfirst("marks", "--width", "40", marked).out.splitlines()
    assert all(len(line) <= 40 or line.lstrip().startswith(("standfirst", "/")) for line in lines)


def test_hostile_marks_are_harmless(standfirst: Standfirst, article: Path) -> None:
    path = article.with_name("a\x1b b.md")
    path.write_text(ARTICLE)
    mark(path, PIER, note="No \x1b[31m red\nlines")
    for format_ in ("text", "markdown", "json"):
        assert "\x1b" not in standfirst("marks", "--format", format_).out


def test_it_is_a_process_too(marked: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tui", "marks", str(marked)], capture_output=True, check=False, text=True
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert CRACKS in ended.stdout
