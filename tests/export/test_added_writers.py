"""A writer of another package is used like those that are built in."""

from pathlib import Path

import pytest

from tests.cli.conftest import Standfirst, article, standfirst
from tests.export.toy_writer import install, other_packages
from tui.export.registry import WRITERS, suffixes_in_words

__all__ = ["article", "other_packages", "standfirst"]
PROBLEM = "standfirst: tests.export.toy_writer:GROUP (standfirst.writers) is not a Writer.\n"

pytestmark = pytest.mark.usefixtures("other_packages")


def test_it_is_named_with_format(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("summarize", "--format", "toy", "-n", "2", article)
    assert (ended.status, ended.out, ended.err) == (0, "<toy>The bridge at Orsk: 2</toy>\n", PROBLEM)
    explained = standfirst("summarize", "--format", "toy", "-n", "2", "--explain", article)
    assert explained.out == "<toy>THE BRIDGE AT ORSK: 2</toy>\n"


def test_it_has_no_place_for_the_text_unless_it_says_so(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("summarize", "--format", "toy", "--with-text", article)
    assert ended.status == 2
    assert ended.err.startswith(
        "standfirst: The format toy has no place for the text. --with-text goes with text, markdown, json or html."
    )


def test_its_own_text_is_between_digests(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("summarize", "--format", "toy", "-n", "2", article, article)
    assert ended.out == "<toy>The bridge at Orsk: 2</toy>\n~\n<toy>The bridge at Orsk: 2</toy>\n"


@pytest.mark.parametrize("name", ["digest.toy", "digest.TY"])
def test_its_suffixes_name_it(standfirst: Standfirst, article: Path, name: str) -> None:
    file = article.with_name(name)
    assert standfirst("summarize", article, "-n", "3", "-o", file).status == 0
    assert file.read_text() == "<toy>The bridge at Orsk: 3</toy>\n"


def test_in_a_folder_files_have_its_suffix(standfirst: Standfirst, article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "toys.v2"
    folder.mkdir()
    assert standfirst("summarize", "--format", "toy", article, "-o", folder).status == 0
    assert [path.name for path in folder.iterdir()] == ["bridge-digest.toy"]


def test_help_and_errors_list_it(standfirst: Standfirst, article: Path) -> None:
    names = [*WRITERS.builtin, "toy", "unloadable"]
    assert f"[{'|'.join(names)}]" in standfirst("summarize", "--help").out
    unknown = standfirst("summarize", article, "--format", "foo")
    assert unknown.status == 2
    assert unknown.err == (f"standfirst: There is no format “foo”. Available: {', '.join(names)}.\n{PROBLEM}")
    ending = standfirst("summarize", article, "-o", article.with_name("digest.foo"))
    assert ending.status == 2
    assert ending.err == (
        f"standfirst: “digest.foo” names no format. End it in {suffixes_in_words()}.\n{PROBLEM}"
    )
    assert suffixes_in_words().startswith(".md, ")
    assert suffixes_in_words().endswith(", .toy or .un")


def test_a_function_that_cannot_be_loaded_is_one_line(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("summarize", "--format", "unloadable", article)
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == (
        "standfirst: Cannot write unloadable: tests.export.no_such_module:write cannot be loaded: "
        f"No module named 'tests.export.no_such_module'. Install its package again, or use another format.\n{PROBLEM}"
    )


def test_other_packages_are_not_loaded_for_a_built_in_format(
    standfirst: Standfirst, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, broken="tests.export.no_such_module:writer")
    for arguments in (["--format", "json"], ["-o", article.with_name("digest.html")], []):
        ended = standfirst("summarize", article, *arguments)
        assert (ended.status, ended.err) == (0, "")
    assert "_added" not in WRITERS.__dict__
