"""The real program in a real terminal."""

import os
import re
import shlex
import sys
from pathlib import Path

import pytest

from benchmarks.terminal import TerminalSession
from tests.processes import children_of
from tests.reader.pictures.drawn import stored, two_colours
from tests.reader.support import LIGHTHOUSE, write_article
from tui.reader.pictures.encode import KITTY_DELETE

READER = [sys.executable, "-m", "tui"]
LIGHT_BACKGROUND = b"48;2;251;249;244"
DIGEST_IS_THERE = r" 5 of \d+"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path)


def leave(session: TerminalSession, *, at_work: bool = False) -> bytes:
    """Press the key that quits, idle or while work runs, and return the output after it."""
    if not at_work:
        session.drain()
    session.send("q")
    session.wait_for_end()
    while session.read(0.1):
        pass
    return session.output


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize(("size", "locale"), [((120, 36), {}), ((80, 24), ASCII), ((40, 12), {})])
def test_it_opens_reads_and_leaves_a_clean_terminal(
    tmp_path: Path, size: tuple[int, int], locale: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in locale.items():
        monkeypatch.setenv(name, value)
    article_path = write_article(tmp_path, name="港.txt")
    with TerminalSession([*READER, str(article_path)], *size) as session:
        session.wait_for(DIGEST_IS_THERE)
        session.drain()
        session.send("J")
        session.wait_for("From fire to oil ─")  # on the frame, where only the jump puts it
        written = leave(session)
        assert session.process.returncode == 0
    assert b"\x1b[?1049l" in written  # back from the alternate screen
    assert b"\x1b[?25h" in written  # the cursor is shown
    assert b"\x1b[?1003l" in written  # the mouse is the terminal's again


def test_an_article_comes_through_a_pipe_and_keys_from_the_terminal(article_path: Path) -> None:
    command = f"cat {shlex.quote(str(article_path))} | {shlex.join(READER)}"
    with TerminalSession(["sh", "-c", command]) as session:
        session.wait_for(DIGEST_IS_THERE)
        session.drain()
        session.send("3")
        session.wait_for("The last keepers ─")
        leave(session)
        assert session.process.returncode == 0


def test_the_screen_does_not_wait_for_a_slow_pipe() -> None:
    with TerminalSession(["bash", "-c", f"exec {shlex.join(READER)} < <(sleep 600)"]) as session:
        session.wait_for("Opening")
        leave(session)
        assert session.process.returncode == 0


def test_it_can_be_left_while_work_runs(tmp_path: Path) -> None:
    long = write_article(tmp_path, "\n\n".join([LIGHTHOUSE] * 1000), "long.txt")
    with TerminalSession([*READER, str(long)]) as session:
        session.wait_for("Finding sentences|Ranking with")
        leave(session, at_work=True)
        assert session.process.returncode == 0


def test_the_worker_process_ends_with_the_reader(tmp_path: Path) -> None:
    long = write_article(tmp_path, "\n\n".join([LIGHTHOUSE] * 1000), "long.txt")
    with TerminalSession([*READER, str(long)]) as session:
        session.wait_for("Finding sentences|Ranking with")
        child = children_of(session.process.pid)[0]
        leave(session, at_work=True)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_a_source_that_cannot_be_opened_is_one_line_and_status_1(tmp_path: Path) -> None:
    with TerminalSession([*READER, str(tmp_path / "missing.txt")]) as session:
        session.wait_for_end()
        while session.read(0.1):
            pass
        assert session.process.returncode == 1
        assert "there is no such file" in session.text()
        assert "Traceback" not in session.text()


def test_a_theme_that_does_not_exist_is_wrong_usage(article_path: Path) -> None:
    with TerminalSession([*READER, "--theme", "no-such-theme", str(article_path)]) as session:
        session.wait_for_end()
        while session.read(0.1):
            pass
        assert session.process.returncode == 2
        assert "no-such-theme" in session.text()


def test_without_colours_only_attributes_are_written(
    article_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with TerminalSession([*READER, str(article_path)]) as session:
        while b"Ships once steered" not in session.output:
            session.read(1)
        session.send("J?")
        session.rest(0.3)
        session.send("q")
        session.rest(0.3)
        written = re.findall(rb"\x1b\[([\d;]*)m", session.output)
        assert {code for codes in written for code in codes.split(b";")} <= {b"", *b"0 1 2 3 4 7 9".split()}
        assert b"7" in b";".join(written)
        leave(session)


REPLY = "\x1b]11;rgb:fafa/f8f8/f0f0\x1b\\\x1b[?62;22c"


@pytest.mark.parametrize("is_late", [False, True])
def test_a_light_terminal_gets_light_colours_and_its_reply_is_no_key(
    article_path: Path, is_late: bool
) -> None:
    with TerminalSession([*READER, str(article_path)]) as session:
        while b"\x1b]11;?" not in session.output:
            session.read(1)
        if is_late:
            session.wait_for(DIGEST_IS_THERE)
        session.send(REPLY[:9])
        session.send(REPLY[9:])
        while LIGHT_BACKGROUND not in session.output:
            session.read(1)
        assert b"rgb:" not in session.output  # it was not echoed
        if not is_late:
            session.wait_for(DIGEST_IS_THERE)
        session.drain()
        session.send("3")
        session.wait_for("The last keepers ─")
        leave(session)
        assert session.process.returncode == 0


def test_the_terminal_is_asked_for_pictures_and_its_replies_are_no_keys(tmp_path: Path) -> None:
    (tmp_path / "lamp.png").write_bytes(stored(two_colours()))
    path = write_article(tmp_path, f"{LIGHTHOUSE}\n![The one lamp](lamp.png)\n", "lamp.md")
    with TerminalSession(
        [*READER, "--theme", "standfirst-dark", "--at", "The one lamp", str(path)]
    ) as session:
        session.wait_for(DIGEST_IS_THERE)
        session.drain()
        assert b"\x1b[>0q" not in session.output
        session.send("\r")
        while b"\x1b[>0q" not in session.output:
            session.read(1)
        session.send("\x1b_Gi=7302;OK\x1b\\\x1bP>|kitty(0.40)\x1b\\\x1b[6;36;17")
        session.send("t\x1b[?62;52;c")
        while b"\x1b_Ga=T" not in session.output:
            session.read(1)
        session.wait_for("60 × 40 pixels")
        session.send("\x1b")
        while KITTY_DELETE.encode() not in session.output:
            session.read(1)
        leave(session)
        assert session.process.returncode == 0
