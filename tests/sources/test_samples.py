from pathlib import Path

from tui.sources.opening import open_article
from tui.sources.samples import sample_articles


def folder(path: Path, name: str) -> Path:
    path.mkdir(parents=True)
    (path / name).write_text("An article.")
    return path / name


def test_the_installed_package_comes_first(tmp_path: Path) -> None:
    beside = folder(tmp_path / "sample_articles", "beside.txt")
    assert sample_articles(tmp_path / "tui") == (beside,)
    installed = folder(tmp_path / "tui" / "sample_articles", "installed.txt")
    assert sample_articles(tmp_path / "tui") == (installed,)


def test_without_samples_there_are_none(tmp_path: Path) -> None:
    assert sample_articles(tmp_path / "tui") == ()


def test_every_sample_has_a_title_and_sections() -> None:
    samples = sample_articles()
    assert len(samples) >= 8
    for path in samples:
        article = open_article(path)
        assert article.title, path.name
        assert len([section for section in article.sections if section.title]) >= 3, path.name
