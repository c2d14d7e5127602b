"""The title of the terminal's window."""

import sys
from pathlib import Path

import pytest

from benchmarks.terminal import TerminalSession
from tests.reader.support import write_article
from tui.reader.terminal import TerminalTitle

KEPT, GIVEN_BACK = "\x1b[22;2t", "\x1b[23;2t"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("TERM", "xterm-256color")
    return []


def test_the_title_that_was_there_is_kept_once_and_given_back_once(written: list[str]) -> None:
    title = TerminalTitle(written.append)
    title.show("One")
    title.show("Two")
    title.restore()
    title.restore()
    assert written == [KEPT, "\x1b]2;One\x1b\\", "\x1b]2;Two\x1b\\", GIVEN_BACK]


def test_nothing_is_given_back_where_nothing_was_taken(written: list[str]) -> None:
    TerminalTitle(written.append).restore()
    assert written == []


def test_a_title_is_plain_text_in_one_line_and_not_endless(written: list[str]) -> None:
    TerminalTitle(written.append).show("a\x1b\\\x07\x9c\n b\u202e" + "c" * 5000)
    shown = written[-1].removeprefix("\x1b]2;").removesuffix("\x1b\\")
    assert shown.isprintable()
    assert len(shown) == 200


@pytest.mark.parametrize("kind", ["linux", "dumb"])
def test_terminals_without_titles_are_left_alone(
    written: list[str], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setenv("TERM", kind)
    title = TerminalTitle(written.append)
    title.show("One")
    title.restore()
    assert written == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_the_terminal_bears_the_articles_title_while_it_is_read(tmp_path: Path) -> None:
    received = b""
    with TerminalSession([sys.executable, "-m", "tui", str(write_article(tmp_path))]) as session:
        while b"\x1b]2;" not in received and session.process.poll() is None:
            received += session.read(5)
        session.drain()
        session.send("Q")
        session.wait_for_end()
        while chunk := session.read(0.2):
            received += chunk
        received += session.output
    assert b"\x1b]2;The lamp that learned to wait\x1b\\" in received
    assert received.index(KEPT.encode()) < received.index(b"\x1b]2;")
    assert received.count(GIVEN_BACK.encode()) == 1
