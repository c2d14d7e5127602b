"""The table of writers, and digests as files."""

import json
from pathlib import Path

import pytest

from tui.document.build import Draft, Metadata
from tui.document.errors import UsageError
from tui.document.model import Article, BlockKind
from tui.export.registry import WRITERS, find_writer_for, suggested_name, write_digest
from tui.language.articles import build_article
from tui.summary.digests import summarize


def article(title: str = "A title", source: str | None = None, site: str | None = None) -> Article:
    drafts = [Draft(BlockKind.PARAGRAPH, "One sentence stands here. Another one stands here too.")]
    return build_article(drafts, title=title, metadata=Metadata(source=source, site=site))


@pytest.mark.parametrize(
    "title, source, site, name",
    [
        ("A title", "/somewhere/My notes.v2.txt", None, "my-notes-v2-digest.md"),
        ("The lamp: a history/of ../../light!", None, None, "the-lamp-a-history-of-light-digest.md"),
        ("The lamp", "https://example.org/a/page.html", "Example", "the-lamp-digest.md"),
        ("鯨の海", None, None, "鯨の海-digest.md"),
        ("\x1b[31m…", None, None, "31m-digest.md"),
        ("…", None, None, "article-digest.md"),
        ("", "standard input", None, "article-digest.md"),
        ("word " * 100, None, None, f"{'word-' * 12}digest.md"),
    ],
)
def test_the_name_is_harmless(title: str, source: str | None, site: str | None, name: str) -> None:
    assert suggested_name(article(title, source, site)) == name


@pytest.mark.parametrize("format_", WRITERS.builtin)
def test_the_suggested_name_names_its_format(format_: str) -> None:
    assert find_writer_for(Path(suggested_name(article(), format_))).name == format_


@pytest.mark.parametrize("name", ["digest", "digest.pdf", ".md", "digest.md.bak"])
def test_an_unknown_suffix_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"names no format\. End it in \.md, \.txt, .* or \."):
        find_writer_for(Path(name))
    with pytest.raises(UsageError):
        write_digest(summarize(article()), tmp_path / name)
    assert not any(tmp_path.iterdir())


def test_every_format_is_written(tmp_path: Path) -> None:
    digest = summarize(article(), length=1)
    for ending in ("md", "markdown", "txt", "json", "html", "HTM"):
        write_digest(digest, tmp_path / f"digest.{ending}")
    assert "\n---\n\n# A title\n" in (tmp_path / "digest.md").read_text(encoding="utf-8")
    assert (tmp_path / "digest.markdown").read_bytes() == (tmp_path / "digest.md").read_bytes()
    assert (tmp_path / "digest.txt").read_text(encoding="utf-8").startswith("A title\n")
    assert (tmp_path / "digest.html").read_text(encoding="utf-8").startswith("<!doctype html>\n")
    assert (tmp_path / "digest.HTM").read_bytes() == (tmp_path / "digest.html").read_bytes()
    assert json.loads((tmp_path / "digest.json").read_text(encoding="utf-8"))["title"] == "A title"


def test_a_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "digest.txt"
    path.write_text("precious", encoding="utf-8")
    digest = summarize(article())
    with pytest.raises(UsageError, match="exists already"):
        write_digest(digest, path)
    assert path.read_text(encoding="utf-8") == "precious"
    write_digest(digest, path, overwrite=True)
    assert path.read_text(encoding="utf-8").startswith("A title\n")
