"""Parts of long texts, to begin with where one was."""

from pathlib import Path
from textwrap import fill

import pytest

from tui.sources.excerpt import excerpt_article

PARAGRAPHS = [
    f"Stage {number}\n\n{fill(f'Stage {number} goes on over the hill. ' * 30, 72)}"
    for number in range(1, 301)
]
LONG = "The long way home\n\n" + "\n\n".join(PARAGRAPHS)


def written(folder: Path, text: str, name: str = "long.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("number", [1, 2, 150, 299, 300])
def test_it_has_what_stands_around_the_words(tmp_path: Path, number: int) -> None:
    words = f"Stage {number} goes on over the hill. Sta"
    article = excerpt_article(written(tmp_path, LONG), words, number / 300, title="The long way home")
    assert article is not None
    assert words in article.text
    assert article.title == "The long way home"
    assert len(article.text) < 50_000


def test_of_words_that_stand_in_many_places_the_nearest_are_taken(tmp_path: Path) -> None:
    article = excerpt_article(written(tmp_path, LONG), "goes on over the hill. Stage", 0.5, title="")
    assert article is not None
    assert "Stage 150 goes on" in article.text


def test_markdown_is_read_as_such(tmp_path: Path) -> None:
    text = "\n\n".join(f"## Part {n}\n\n{f'The part {n} has **bold** words. ' * 40}" for n in range(200))
    article = excerpt_article(written(tmp_path, text, "long.md"), "The part 100 has", 0.5, title="Parts")
    assert article is not None
    assert "Part 100" in [section.title for section in article.sections]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Short.\n\nToo short to begin in a part.", "short.txt", "Too short to begin"),
        (LONG, "long.txt", "words that stand nowhere in it"),
        (LONG, "long.txt", "word"),
        (LONG, "long.txt", ""),
        ("<!doctype html><p>" + LONG, "long.txt", "Stage 9 goes on over"),
        (LONG, "long.html", "Stage 9 goes on over"),
        ("\0\1\2\3" * 100_000, "long.txt", "Stage 9 goes on over"),
    ],
)
def test_else_there_is_none(tmp_path: Path, text: str, name: str, words: str) -> None:
    assert excerpt_article(written(tmp_path, text, name), words, 0.5, title="") is None


def test_what_is_not_there_has_none(tmp_path: Path) -> None:
    assert excerpt_article(tmp_path / "missing.txt", "some words here", 0.5, title="") is None
