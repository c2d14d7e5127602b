"""The summaries that are written to files: their formats, names and folders."""

from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, Standfirst
from tui.export.registry import suffixes_in_words


def test_output_goes_to_a_file_instead(standfirst: Standfirst, article: Path) -> None:
    expected = standfirst("summarize", article).out
    file = article.with_name("digest.txt")
    ended = standfirst("summarize", article, "-o", file)
    assert (ended.status, ended.out, ended.err) == (0, "", "")
    assert file.read_text() == expected


@pytest.mark.parametrize(
    ("ending", "beginning"),
    [("md", "---\n"), ("json", "{"), ("html", "<!doctype"), ("txt", "The")],
)
def test_the_suffix_of_the_output_decides_the_format(
    standfirst: Standfirst, article: Path, ending: str, beginning: str
) -> None:
    file = article.with_name(f"digest.{ending}")
    assert standfirst("summarize", article, "-o", file).status == 0
    assert file.read_text().startswith(beginning)


@pytest.mark.parametrize("name", ["digest", "digest."])
def test_an_output_without_a_suffix_is_text(standfirst: Standfirst, article: Path, name: str) -> None:
    file = article.with_name(name)
    assert standfirst("summarize", article, "-o", file).status == 0
    assert file.read_text().startswith("The bridge at Orsk\n")


def test_an_unknown_suffix_is_refused_and_the_known_ones_are_listed(
    standfirst: Standfirst, article: Path
) -> None:
    file = article.with_name("digest.x")
    ended = standfirst("summarize", article, "-o", file)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == f"standfirst: “digest.x” names no format. End it in {suffixes_in_words()}.\n"
    assert not file.exists()
    assert standfirst("summarize", article, "-o", file, "--format", "text").status == 0
    assert file.read_text().startswith("The bridge at Orsk\n")


def test_an_unknown_format_is_refused_and_the_known_ones_are_listed(
    standfirst: Standfirst, article: Path
) -> None:
    ended = standfirst("summarize", "--format", "foo", article)
    assert (ended.status, ended.out) == (2, "")
    assert "There is no format “foo”. Available: text, markdown, json, html." in ended.err


def test_a_named_format_overrides_the_suffix(standfirst: Standfirst, article: Path) -> None:
    file = article.with_name("digest.md")
    assert standfirst("summarize", article, "--format", "html", "-o", file).status == 0
    assert file.read_text().startswith("<!doctype html>")


def test_a_page_holds_one_article(standfirst: Standfirst, article: Path) -> None:
    for sources in ([article, article], [article.parent]):
        ended = standfirst("summarize", "--format", "html", *sources)
        assert (ended.status, ended.out) == (2, "")
        assert "Name a folder with --output" in ended.err


def test_in_a_folder_each_article_has_its_file(standfirst: Standfirst, article: Path, tmp_path: Path) -> None:
    another = tmp_path / "deeper" / "bridge.txt"
    folder = tmp_path / "pages"
    for made in (another.parent, folder):
        made.mkdir()
    another.write_text(ARTICLE)
    call = ("summarize", "--format", "html", article, another, "-o", folder)
    assert standfirst(*call).status == 0
    names = ["bridge-digest-2.html", "bridge-digest.html"]
    assert sorted(path.name for path in folder.iterdir()) == names
    (folder / names[0]).write_text("mine")
    refused = standfirst(*call)
    assert refused.status == 1
    assert refused.err.count("exists already. Move it away, or replace it with --force.") == 2
    assert (folder / names[0]).read_text() == "mine"
    assert standfirst(*call, "--force").status == 0
    assert (folder / names[0]).read_text().startswith("<!doctype html>")


def test_only_a_file_of_its_own_has_a_front_matter(
    standfirst: Standfirst, article: Path, tmp_path: Path
) -> None:
    together = standfirst("summarize", "--format", "markdown", article, article).out
    assert together.startswith("# The bridge at Orsk\n")
    assert together.count("\nSource: ") == 2
    folder = tmp_path / "notes"
    folder.mkdir()
    assert standfirst("summarize", "--format", "markdown", article, "-o", folder).status == 0
    assert (folder / "bridge-digest.md").read_text().startswith("---\n")


def test_a_file_is_replaced_only_when_asked(standfirst: Standfirst, article: Path) -> None:
    file = article.with_name("digest.txt")
    file.write_text("mine")
    refused = standfirst("summarize", article, "-o", file)
    assert refused.status == 2
    assert "--force" in refused.err
    assert file.read_text() == "mine"
    assert standfirst("summarize", article, "-o", file, "--force").status == 0
    assert "bridge" in file.read_text()


def test_no_file_is_made_when_nothing_could_be_summarised(standfirst: Standfirst, tmp_path: Path) -> None:
    file = tmp_path / "digest.txt"
    assert standfirst("summarize", tmp_path / "missing.txt", "-o", file).status == 1
    assert standfirst("summarize", tmp_path / "one.txt", tmp_path / "two.txt", "-o", file).status == 1
    assert not file.exists()
