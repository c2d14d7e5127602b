"""The option --encoding, and the note about a guess."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Standfirst

TEXT = "Паром пришёл к пристани с опозданием. Почтальон долго ждал под навесом. Больше никто не ждал."
COMMANDS = (["read", "--plain"], ["summarize"], ["outline"], ["batch", "--jobs", "1"])


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_bytes(TEXT.encode("koi8-r"))
    return path


@pytest.mark.parametrize("command", COMMANDS[:3])
def test_a_guess_is_told_once_on_standard_error(
    standfirst: Standfirst, letter: Path, command: list[str]
) -> None:
    ended = standfirst(*command, letter)
    assert ended.status == 0
    assert "Паром пришёл к пристани" in ended.out
    assert ended.err.count("Read as KOI8-R; --encoding chooses another.") == 1
    assert standfirst(*command, "--quiet", letter).err == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_the_encoding_that_is_asked_for_is_used(
    standfirst: Standfirst, letter: Path, command: list[str]
) -> None:
    ended = standfirst(*command, "--encoding", "cp866", letter)
    assert ended.status == 0
    words = TEXT.encode("koi8-r").decode("cp866").split()
    assert any(word in ended.out for word in words)
    assert "Read as" not in ended.err


def test_standard_input_is_read_in_the_encoding(standfirst: Standfirst) -> None:
    ended = standfirst("summarize", "--format", "json", "--encoding", "koi8-r", stdin=TEXT.encode("koi8-r"))
    assert json.loads(ended.out)["summary"][0]["text"] in TEXT


def test_an_unknown_encoding_is_wrong_usage(standfirst: Standfirst, letter: Path) -> None:
    ended = standfirst("summarize", "--encoding", "windows-125x", letter)
    assert ended.status == 2
    assert "The encoding “windows-125x” is not known. Did you mean windows-125" in ended.err
