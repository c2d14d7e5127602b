"""Reading aloud: the program, what it gets, and why it failed."""

import sys
from pathlib import Path

import pytest

import tui
from tui.document.errors import StandfirstError
from tui.speech import Voice, find_voice

TEXT = "# The mill\n\nThe mill stands by the river. It has two wheels.\n\n## Its end\n\nThe mill burned down in May.\n"
SPOKEN = ["The mill stands by the river.", "It has two wheels.", "Its end", "The mill burned down in May."]


@pytest.fixture
def mill(tmp_path: Path) -> tui.Article:
    path = tmp_path / "mill.md"
    path.write_text(TEXT, encoding="utf-8")
    return tui.open_article(path, language="english")


@pytest.mark.parametrize(
    ("installed", "voice"),
    [
        ("spd-say espeak-ng", Voice('spd-say --wait --language de --rate 14 -- "$(cat)"', "spd-say --stop")),
        ("espeak-ng say", Voice("espeak-ng --stdin -v de -s 200")),
        ("espeak", Voice("espeak --stdin -v de -s 200")),
        ("say", Voice("say -r 200 -f -")),
        ("", None),
    ],
)
def test_the_program_that_is_installed_speaks(
    installed: str, voice: Voice | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name if name in installed.split() else None)
    assert find_voice(None, "german", 200) == voice
    own = find_voice("my-voice", "german", None)
    assert own == Voice("export STANDFIRST_LANGUAGE=de STANDFIRST_RATE=''; my-voice")


@pytest.mark.skipif(sys.platform == "win32", reason="the command is written for sh")
def test_an_article_is_spoken_passage_by_passage(mill: tui.Article, tmp_path: Path) -> None:
    heard, seen = tmp_path / "heard", []
    command = f'cat >> {heard}; echo " $STANDFIRST_LANGUAGE $STANDFIRST_RATE" >> {heard}'
    tui.speak(mill, command=command, rate=200, on_passage=lambda passage: seen.append(passage.text))
    assert heard.read_text().splitlines() == [f"{text} en 200" for text in SPOKEN]
    assert seen == SPOKEN


@pytest.mark.skipif(sys.platform == "win32", reason="the command is written for sh")
def test_some_sentences_are_spoken(mill: tui.Article, tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    tui.speak(mill, mill.sentences[1:2], command=f"cat >> {heard}")
    assert heard.read_text() == SPOKEN[1]


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("echo No device. >&2; exit 3", "No device."),
        ("exit 3", "It ended with status 3."),
        ("echo No sound. >&2", "No sound."),
    ],
)
def test_why_nothing_is_spoken_is_an_error(mill: tui.Article, command: str, reason: str) -> None:
    with pytest.raises(StandfirstError, match=f"^Cannot read aloud. The program says: {reason}$"):
        tui.speak(mill, command=command)


def test_without_a_program_the_error_says_what_to_install(
    mill: tui.Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(StandfirstError, match="Install espeak-ng or speech-dispatcher"):
        tui.speak(mill)
