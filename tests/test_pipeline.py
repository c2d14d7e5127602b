from pathlib import Path

import pytest

from tui.article.errors import SourceError, UsageError
from tui.pipeline import DigestOptions, digest_source, outline_source

TEXT = """\
# Salt

Salt was money once. Soldiers were paid in it.

## Mines

Salt is dug from mines. The mines are old seas.

## Pans

Salt is boiled in pans. The sea is let in first.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "salt.md"
    path.write_text(TEXT)
    return path


def test_a_source_becomes_a_digest(source: Path) -> None:
    digest = digest_source(source, DigestOptions(method="luhn", length=2, language="german"))
    assert (digest.article.title, digest.article.language) == ("Salt", "german")
    assert (digest.ranking.method, str(digest.length), len(digest.summary)) == ("luhn", "2", 2)


@pytest.mark.parametrize("section", ["2", "pans"])
def test_a_section_can_be_digested_alone(source: Path, section: str) -> None:
    digest = digest_source(source, DigestOptions(section=section))
    assert [sentence.text for sentence in digest.summary] == [
        "Salt is boiled in pans.",
        "The sea is let in first.",
    ]


def test_an_outline_has_as_many_gists_as_asked_for(source: Path) -> None:
    for gists in (0, 1, 2):
        outline = outline_source(source, DigestOptions(), gists)
        assert [entry.section.title for entry in outline.entries] == [None, "Mines", "Pans"]
        assert [len(entry.gist) for entry in outline.entries] == [gists] * 3
        assert outline.notes == ()


def test_without_gists_no_sentences_are_looked_for(source: Path) -> None:
    assert not outline_source(source, DigestOptions(), gists=0).article.has_sentences


def test_what_cannot_be_done_is_said(source: Path) -> None:
    with pytest.raises(SourceError):
        digest_source(source.with_name("missing.md"), DigestOptions())
    for options in (
        DigestOptions(method="magic"),
        DigestOptions(length="far"),
        DigestOptions(language="klingonish"),
        DigestOptions(section="Wells"),
    ):
        with pytest.raises(UsageError):
            digest_source(source, options)
