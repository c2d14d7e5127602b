"""A program that uses this package: it runs, and mypy accepts its types."""

import subprocess
import sys
from pathlib import Path

import tui
from tests.client import reading_list
from tui.sources.folders import sample_articles

PROJECT = Path(__file__).parents[1]


def test_the_program_works() -> None:
    path = next(path for path in sample_articles() if path.name == "tides.md")
    first, second = reading_list.entries([path, "missing.md"])
    assert first.title == "Why there are two tides a day"
    assert (len(first.lines), first.minutes, second.minutes) == (2, 7.6, 0)
    assert len(first.sections) > 5
    assert "no such file" in second.title
    assert "lex-rank" in reading_list.names_of_methods()
    assert "Why there are two tides a day" in reading_list.markdown(tui.open_article(path))


def test_its_types_are_right_strictly() -> None:
    """The settings and the cache are those of the project, so that this takes a moment where mypy has been run."""
    command = [sys.executable, "-m", "mypy", "--strict", reading_list.__file__]
    ended = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout
