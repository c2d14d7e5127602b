from contextlib import closing
from pathlib import Path

import pytest

from tui import pipeline
from tui.document.errors import SourceError, UsageError
from tui.export.record import digest_to_record
from tui.library.editions import Changes
from tui.library.library import Library
from tui.pipeline import DigestOptions, changes, digest_record, digest_source, outline_source
from tui.sources.open import article_from_text, open_article

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


def test_a_digest_can_have_what_its_sentences_refer_back_to(source: Path) -> None:
    source.write_text("Salt was money once. This made the mines rich.")
    options = DigestOptions(method="luhn", length=1, context=1)
    made = digest_source(source, options)
    assert [len(made.context_of(sentence)) for sentence in made.summary] == [made.summary[0].index]


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
        assert outline.warnings == ()


def test_without_gists_no_sentences_are_found(source: Path) -> None:
    assert not outline_source(source, DigestOptions(), gists=0).article.has_sentences


def test_impossible_options_are_refused(source: Path) -> None:
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


def test_a_record_becomes_the_fields_of_json(source: Path) -> None:
    made = digest_record({"source": str(source), "id": 7}, DigestOptions(length=2))
    assert made == {"id": 7} | digest_to_record(digest_source(source, DigestOptions(length=2)))
    assert list(made)[:3] == ["id", "source", "title"]


def test_a_text_becomes_a_record_too() -> None:
    made = digest_record(
        {"title": "Salt", "text": TEXT, "source": "salt.jsonl:1"}, DigestOptions(with_text=True, explain=True)
    )
    assert (made["source"], made["title"]) == ("salt.jsonl:1", "Salt")
    assert made["text"][made["summary"][0]["start"] :].startswith(made["summary"][0]["text"])
    assert "reasons" in made["summary"][0]


@pytest.mark.parametrize(
    ("given", "cause"),
    [
        ({"source": "/missing/a.md"}, "there is no such file"),
        ({"source": "/missing/b: is. It.md", "id": 0}, "there is no such file"),
        ({"text": " \n", "source": "a.jsonl:1"}, "its text is empty"),
        ({"text": 5, "source": "a.jsonl:2"}, "its text is not a string"),
        ({"title": "Salt"}, "it has neither a text nor a source"),
        ({"source": "-"}, "it has neither a text nor a source"),
        ({"source": "https://u:secret@"}, "that is not a web address"),
    ],
)
def test_an_error_of_an_article_is_in_its_record(given: dict[str, object], cause: str) -> None:
    made = digest_record(given)
    assert made["cause"] == cause
    assert made["error"].startswith("Cannot read ")
    assert "secret" not in str(made)
    assert list(made) == [*(["id"] if "id" in given else []), "source", "error", "cause"]


def test_a_missing_section_is_an_error_of_the_article(source: Path) -> None:
    made = digest_record({"source": str(source)}, DigestOptions(section="Wells"))
    assert made["cause"] == "There is no section “…”"


def test_an_unexpected_error_is_one_of_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("a parser\nfell over")

    monkeypatch.setattr(pipeline, "article_from_text", fail)
    made = digest_record({"text": "Salt.", "id": "a"})
    assert (made["id"], made["cause"]) == ("a", "ValueError")
    assert made["error"] == "Internal error: ValueError: a parser fell over"


def test_a_record_with_an_error_is_returned() -> None:
    failed = {"source": "a.jsonl:3", "error": "It is no JSON.", "cause": "It is no JSON"}
    assert digest_record(failed) == failed


@pytest.mark.parametrize("wrong", [{"method": "magic"}, {"length": "far"}, {"language": "klingonish"}])
def test_invalid_options_are_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        digest_record({"text": "Salt."}, DigestOptions(**wrong))


def test_an_article_is_compared_with_what_was_read_or_with_an_earlier_one(source: Path) -> None:
    article = open_article(source)
    assert changes(article) is None
    with closing(Library()) as library:
        entry = library.record_opened(article, str(source))
        library.keep_sentences(entry.fingerprint, [sentence.text for sentence in article.sentences])
    assert changes(article) == Changes()
    edited = article_from_text(article.title, f"{article.text}\n\nNobody had asked for the barometer.")
    last = len(edited.sentences) - 1
    assert changes(edited, since=article) == Changes(new=(last,))
    with pytest.raises(UsageError):
        changes(article, since="an article")  # type: ignore[arg-type]
