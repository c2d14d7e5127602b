"""The article's file in the user's editor, and the reader in the background."""

import os
import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.terminal import TerminalSession
from tests.reader.support import LIGHTHOUSE, is_at_work, reader, until, write_article

SCRIPT = """#!{python}
import json, sys
from pathlib import Path
Path({log!r}).write_text(json.dumps(sys.argv[1:]))
path = Path(sys.argv[-1])
path.write_text(path.read_text().replace("Nobody was paid for it.", {edit!r}))
sys.exit({status})
"""


@pytest.fixture
def suspended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """When the terminal was given away and taken back: there is none in these tests."""
    events: list[str] = []

    @contextmanager
    def suspend(_: object) -> Iterator[None]:
        events.append("given")
        yield
        events.append("back")

    monkeypatch.setattr("textual.app.App.suspend", suspend)
    return events


def use_editor(
    monkeypatch: pytest.MonkeyPatch, folder: Path, edit: str = "Nobody was paid for it.", status: int = 0
) -> Path:
    """Make a program called vi the editor; return the file in which it records its arguments."""
    log, program = folder / "arguments", folder / "bin" / "vi"
    program.parent.mkdir(exist_ok=True)
    program.write_text(SCRIPT.format(python=sys.executable, log=str(log), edit=edit, status=status))
    program.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"{shlex.quote(str(program))} -n")
    return log


async def test_the_file_is_opened_at_the_line_and_read_again_at_the_same_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suspended: list[str]
) -> None:
    path = write_article(tmp_path)
    log = use_editor(monkeypatch, tmp_path, "Nobody was paid for it, ever.\n\nAnd nobody asked why.")
    line = LIGHTHOUSE[: LIGHTHOUSE.index("A lens gathers")].count("\n") + 1
    async with reader(path) as (pilot, screen):
        await pilot.press("2", "tab", "j", "j")
        assert screen.session is not None
        here = screen.session.line_at(screen.article_pane.place)
        await pilot.press("e")
        await until(pilot, lambda: suspended == ["given", "back"])
        assert log.read_text() == f'["-n", "+{line}", "{path}"]'
        await until(pilot, lambda: "changed" in screen.status_line.message)
        await until(pilot, lambda: "nobody asked" in screen.session.article.text)  # type: ignore[union-attr]
        assert screen.session.line_at(screen.article_pane.place) == here


async def test_what_cannot_be_edited_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suspended: list[str]
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press("e")
        await until(pilot, lambda: "No editor is set" in screen.status_line.message)
        use_editor(monkeypatch, tmp_path, status=3)
        await pilot.press("e")
        await until(pilot, lambda: "vi ended with status 3." in screen.status_line.message)
        screen.loader._is_piped = True
        await pilot.press("e")
        assert "not a file of yours" in screen.status_line.message
    assert suspended == ["given", "back"]


async def test_visitors_get_neither_an_editor_nor_a_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suspended: list[str]
) -> None:
    log = use_editor(monkeypatch, tmp_path)
    monkeypatch.setattr("textual.app.App.action_suspend_process", lambda _: suspended.append("stopped"))
    async with reader(write_article(tmp_path), for_visitors=True) as (pilot, screen):
        for key in ("e", "ctrl+z"):
            screen.status_line.message = ""
            await pilot.press(key)
            assert "In a browser" in screen.status_line.message
        await until(pilot, lambda: not is_at_work(pilot))
    assert not log.exists()
    assert suspended == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_the_terminal_is_the_editors_and_then_the_readers_and_the_shells_and_the_readers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "sh -c 'echo EDITING; read answer; echo GOT $answer; sleep 0.1'")
    path = write_article(tmp_path)
    with TerminalSession([sys.executable, "-m", "tui", str(path)]) as session:
        session.wait_for(r" 5 of \d+")
        session.drain()
        session.send("e")
        session.wait_for("EDITING")
        session.send("fine\n")
        session.wait_for("GOT fine")
        session.wait_for("The lamp that learned")  # painted again
        session.drain()
        session.send("\x1a")
        _, status = os.waitpid(session.process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        while session.read(0.1):
            pass
        assert b"\x1b[?1049l" in session.output  # back from the alternate screen
        session.output = b""
        os.kill(session.process.pid, signal.SIGCONT)
        session.wait_for("The lamp that learned")
        session.drain()
        os.kill(session.process.pid, signal.SIGSTOP)
        os.waitpid(session.process.pid, os.WUNTRACED)
        os.kill(session.process.pid, signal.SIGCONT)
        session.wait_for("The lamp that learned")
        session.drain()
        session.send("q")
        session.wait_for_end()
        assert session.process.returncode == 0
