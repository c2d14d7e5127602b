"""Other programs call ours as the page on them says. Ours is here a script that keeps its arguments and input."""

import shlex
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from benchmarks.terminal import TerminalSession
from tests.docs.blocks import PROJECT

PAGE = PROJECT / "docs" / "together.md"
SCRIPT = """#!/bin/sh
test -t 0 || cat >"$RECORDS/input"
printf '%s\\n' "$@" >"$RECORDS/draft"
mv "$RECORDS/draft" "$RECORDS/arguments"
echo the reader is here
"""


def lines_for(program: str) -> str:
    """Return what the page says to write for a program."""
    tokens = MarkdownIt().parse(PAGE.read_text("utf-8"))
    return next(token.content for token in tokens if token.type == "fence" and token.info == program)


class Bench:
    """A folder with our script in the path, and files for other programs."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        script = folder / "bin" / "standfirst"
        script.parent.mkdir()
        script.write_text(SCRIPT, "utf-8")
        script.chmod(0o755)
        (folder / "report.md").write_text("# Tides\n", "utf-8")
        (folder / "page.html").write_text("<title>Tides</title><p>The sea comes in.", "utf-8")
        monkeypatch.chdir(folder)
        monkeypatch.setenv("PATH", str(script.parent), prepend=":")
        for name, value in {"RECORDS": folder, "HOME": folder, "SHELL": "/bin/sh"}.items():
            monkeypatch.setenv(name, str(value))
        for name in ("TMUX", "DISPLAY"):
            monkeypatch.delenv(name, raising=False)

    def write(self, name: str, text: str) -> str:
        (self.folder / name).write_text(text, "utf-8")
        return name

    def called_by(self, command: Sequence[str], *keys: tuple[str, str]) -> list[str]:
        """Run a program, press each key after what it waits for, and return what ours was called with."""
        if shutil.which(command[0]) is None:
            pytest.skip(f"There is no {command[0]}.")
        with TerminalSession(command) as session:
            for shown, key in keys:
                session.wait_for(shown)
                session.send(key)
            session.wait_for("the reader is here")
        return (self.folder / "arguments").read_text("utf-8").splitlines()


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench(tmp_path, monkeypatch)


def test_vim_gives_the_file_that_is_open(bench: Bench) -> None:
    keys = f"{lines_for('vim').strip()}\r"
    assert bench.called_by(["vim", "-u", "NONE", "report.md"], ("Tides", keys)) == ["report.md"]


def test_w3m_gives_the_address_of_the_page(bench: Bench) -> None:
    (address,) = bench.called_by(shlex.split(lines_for("w3m")), ("Viewing <Tides>", "M"))
    assert address == (bench.folder / "page.html").as_uri()


def test_tmux_shows_a_popup(bench: Bench) -> None:
    tmux = ["tmux", "-S", str(bench.folder / "tmux"), "-f", "/dev/null"]
    popup = shlex.join([*tmux, *shlex.split(lines_for("tmux"))[1:]])
    try:
        found = bench.called_by([*tmux, "new-session", "-x", "100", "-y", "30", f"{popup}; sleep 60"])
    finally:
        TerminalSession([*tmux, "kill-server"]).process.wait()
    assert found == ["report.md"]


def test_man_gives_a_manual(bench: Bench) -> None:
    page = bench.write("tide.1", ".TH TIDE 1\n.SH NAME\ntide \\- the sea comes in\n")
    command = lines_for("sh").splitlines()[0].replace("man tmux", f"man ./{page}")
    if shutil.which("man") is None:
        pytest.skip("There is no man.")
    assert bench.called_by(["sh", "-c", command]) == [""]
    assert "the sea comes in" in (bench.folder / "input").read_text("utf-8")
