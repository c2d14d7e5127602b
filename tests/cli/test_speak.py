"""The command that reads aloud, with a program that writes down what it gets."""

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Standfirst

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the command is written for sh")


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file in which what is spoken is written down, line by line."""
    heard, settings = tmp_path / "heard", tmp_path / "config.toml"
    settings.write_text(f"speech-command = 'cat >> {heard}; echo >> {heard}'")
    monkeypatch.setenv("STANDFIRST_CONFIG", str(settings))
    return heard


def test_an_article_is_spoken_and_printed(standfirst: Standfirst, article: Path, heard: Path) -> None:
    ended = standfirst("speak", article)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == heard.read_text().splitlines()
    assert "The old bridge at Orsk was closed to lorries in May." in ended.out
    assert "The second pier\nThe second pier leans by four degrees.\n" in ended.out


def test_a_section_is_spoken(standfirst: Standfirst, article: Path, heard: Path) -> None:
    assert standfirst("speak", "--quiet", "--section", "What comes next", article).out == ""
    assert heard.read_text().splitlines() == [
        "What comes next",
        "A new bridge will be built of steel and timber.",
        "It will open in three years, if the money is found.",
    ]


def test_the_summary_is_spoken(standfirst: Standfirst, article: Path, heard: Path) -> None:
    ended = standfirst("speak", "--summary", "-n", "2", article)
    assert len(ended.out.splitlines()) == 2
    assert ended.out == standfirst("summarize", "--summary-only", "-n", "2", article).out
    assert heard.read_text() == ended.out


def test_a_program_that_fails_is_one_line(
    standfirst: Standfirst, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.toml").write_text("speech-command = 'echo No device. >&2; exit 1'")
    monkeypatch.setenv("STANDFIRST_CONFIG", str(tmp_path / "config.toml"))
    ended = standfirst("speak", "--quiet", article)
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == "standfirst: Cannot read aloud. The program says: No device.\n"
