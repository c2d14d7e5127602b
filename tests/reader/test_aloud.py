"""Reading aloud, by a command that writes down what it gets."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.reader.support import LIGHTHOUSE, reader, until, write_article
from tui import speech


def settings(spoken: Path, until_there: Path) -> str:
    """Return settings with a command that writes down what it speaks, and takes its time until a file is there."""
    speak = f'cat >> {spoken}; echo " $STANDFIRST_LANGUAGE $STANDFIRST_RATE" >> {spoken}'
    wait = f"until test -e {until_there}; do sleep 0.01; done"
    return f"speech-command = '''{speak}; {wait}'''\nspeech-rate = 200"


def lines(spoken: Path) -> Sequence[str]:
    """Return the lines that are written in full."""
    return re.findall("(.*)\n", spoken.read_text()) if spoken.exists() else ()


async def test_the_article_is_read_aloud_from_here_on(tmp_path: Path) -> None:
    spoken, go = tmp_path / "spoken", tmp_path / "go"
    async with reader(write_article(tmp_path), settings=settings(spoken, go)) as (pilot, screen):
        await pilot.press("tab", "3", "V")
        await until(pilot, lambda: len(lines(spoken)) == 1)
        assert lines(spoken) == ["The last keepers en 200"]
        assert screen.aloud.status().mode == "reading aloud"
        await pilot.press(")")
        await until(pilot, lambda: len(lines(spoken)) == 2)
        first = "Electric lamps need nobody to trim them."
        assert lines(spoken)[1] == f"{first} en 200"
        marked = screen.navigator.marked_sentence
        assert marked is not None
        assert marked.text == first
        place = screen.article_pane.place
        await pilot.press("space")
        assert screen.aloud.status().mode == "paused"
        assert screen.article_pane.place == place
        await pilot.press("space")
        await until(pilot, lambda: len(lines(spoken)) == 3)
        assert lines(spoken)[2] == lines(spoken)[1]
        go.touch()
        await until(pilot, lambda: not screen.aloud.is_on)
        assert [line.removesuffix(" en 200") for line in lines(spoken)[3:]] == [
            sentence.text
            for sentence in screen.session.article.sentences[-2:]  # type: ignore[union-attr]
        ]


async def test_the_summary_is_read_aloud_until_it_is_ended(tmp_path: Path) -> None:
    spoken = tmp_path / "spoken"
    async with reader(write_article(tmp_path), settings=settings(spoken, tmp_path / "go")) as (pilot, screen):
        await pilot.press("V", ".")
        assert screen.session is not None
        second = screen.session.summary[1]
        await until(pilot, lambda: second.text in "".join(lines(spoken)))
        assert screen.digest_pane.current == second
        assert screen.article_pane.place == second.start
        await pilot.press("plus", "equals_sign")
        assert screen.aloud.is_on
        await pilot.press("tab", "G")
        place = screen.article_pane.place
        await pilot.press("2", ")")
        await until(pilot, lambda: screen.session.summary[3].text in "".join(lines(spoken)))  # type: ignore[union-attr]
        assert screen.article_pane.place == place
        await pilot.press("escape")
        assert not screen.aloud.is_on
        assert screen.aloud.status().mode == ""


async def test_why_nothing_is_read_aloud_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_article(tmp_path, LIGHTHOUSE)
    async with reader(path, settings="speech-command = 'echo No device. >&2; exit 3'") as (pilot, screen):
        await pilot.press("V")
        told = "Cannot read aloud. The program says: No device."
        await until(pilot, lambda: screen.status_line.message == told)
        monkeypatch.setattr(speech, "find_voice", lambda *_: None)
        await pilot.press("V")
        assert screen.status_line.message == speech.NO_PROGRAM
