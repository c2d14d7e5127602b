import time
from pathlib import Path

import pytest

from docs.samples.make import FOLDER, made
from tests.document.invariants import check_article, check_sentences
from tests.formats.expected_samples import SAMPLES
from tui.document.model import Article
from tui.formats.registry import FORMATS, format_by_name
from tui.sources.folders import sample_articles
from tui.sources.open import article_from_bytes, open_article

MAX_BYTES = 500_000


def folder(path: Path, name: str) -> Path:
    path.mkdir(parents=True)
    (path / name).write_text("An article.")
    return path / name


def outline(article: Article) -> list[str]:
    return ["    " * (section.level - 1) + (section.title or "(opening)") for section in article.sections]


def contents_of(article: Article) -> tuple[object, ...]:
    return article.title, article.author, article.date, article.language, article.blocks, article.sections


def test_the_installed_package_comes_first(tmp_path: Path) -> None:
    beside = folder(tmp_path / "sample_articles", "beside.txt")
    assert sample_articles(tmp_path / "tui") == (beside,)
    installed = folder(tmp_path / "tui" / "sample_articles", "installed.txt")
    assert sample_articles(tmp_path / "tui") == (installed,)


def test_without_samples_there_are_none(tmp_path: Path) -> None:
    assert sample_articles(tmp_path / "tui") == ()


def test_there_is_a_sample_in_every_format_and_nothing_else_beside_them() -> None:
    samples = sample_articles()
    assert [path.name for path in samples] == list(SAMPLES)
    assert {format_by_name(path.name) for path in samples} == set(FORMATS.builtin.values())
    assert set(samples[0].parent.iterdir()) == set(samples)
    assert sum(path.stat().st_size for path in samples) < MAX_BYTES


@pytest.mark.parametrize("path", sample_articles(), ids=lambda path: path.name)
def test_a_sample_is_read_as_it_was_written(path: Path) -> None:
    article, expected = open_article(path), SAMPLES[path.name]
    check_article(article)
    check_sentences(article)
    assert (article.title, article.author, article.date, article.language) == expected[:4]
    assert outline(article) == expected.outline.splitlines()


@pytest.mark.parametrize("name", [name for name, expected in SAMPLES.items() if expected.boilerplate])
def test_the_boilerplate_of_a_sample_is_dropped(name: str) -> None:
    path = next(path for path in sample_articles() if path.name == name)
    text = open_article(path).text
    assert [words for words in SAMPLES[name].boilerplate if words in text] == []


def test_the_shipped_samples_are_those_that_are_made() -> None:
    shipped = {path.name: path for path in sample_articles()}
    for name, data in made(FOLDER).items():
        # Not byte by byte: another version of a library may compress or draw the same article differently.
        assert contents_of(open_article(shipped[name])) == contents_of(article_from_bytes(data, name))


def test_the_same_bytes_are_made_on_any_day(monkeypatch: pytest.MonkeyPatch) -> None:
    today = made(FOLDER)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 100_000)
    assert made(FOLDER) == today
