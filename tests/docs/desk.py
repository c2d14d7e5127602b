"""Run the commands of the pages in a folder with articles, in this process if the result is the same."""

import io
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tui.cli.main import run
from tui.reader.startup import ReaderOptions
from tui.sources.folders import sample_articles

PROGRAM = "standfirst"

_COPIES = {
    "report.md": "tides.md",
    "report.pdf": "counting-the-unseen.pdf",
    "book.epub": "how-we-read.epub",
    "letter.txt": "keeper-interview.txt",
}
"""The names that the pages use for the user's own articles, and the sample that is copied to each."""
_SHELL_WORDS = (";", "&", "$(", "$?", "$s", "||", "`", "<", "*")


class Desk:
    """A folder with articles and programs, for one page.

    Args:
        folder: An empty folder.
        monkeypatch: Undoes the changes to the environment.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.opened: list[ReaderOptions] = []
        """The options with which the reader would have been opened; there is no terminal here."""
        samples = {path.name: path for path in sample_articles()}
        articles = folder / "articles"
        articles.mkdir()
        for name in ("sourdough.md", "walmart-tiktok.txt"):
            shutil.copy(samples[name], articles)
        for name, path in {**samples, **{copy: samples[name] for copy, name in _COPIES.items()}}.items():
            shutil.copy(path, folder / name)
        _add_programs(folder / "programs", samples["last-leap-second.html"])
        monkeypatch.chdir(folder)
        monkeypatch.setenv("HOME", str(folder / "home"))
        monkeypatch.setenv("PATH", f"{folder / 'programs'}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "STANDFIRST_CONFIG"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("SHELL", "/bin/bash")
        monkeypatch.setenv("STANDFIRST_SPEECH_COMMAND", "cat > /dev/null")  # silent
        monkeypatch.setattr("tui.reader.run.run_reader", self.opened.append)
        monkeypatch.setattr("tui.cli.read.attach_tty", lambda: None)

    def run(self, command: str) -> tuple[int, str]:
        """Run a command line of a shell.

        Returns:
            The exit status, and the output that a terminal would show.
        """
        if any(word in command for word in _SHELL_WORDS):
            return _in_a_shell(command)
        shown = b""
        ended = _Ended(0, b"", b"")
        content: bytes | None = None
        for part in split_words(shlex.split(command), "|"):
            words, *files = split_words(part, ">")
            ended = self._program(words, content)
            content = ended.out
            shown += ended.said
            for file in files:
                Path(file[0]).write_bytes(ended.out)
                content = b""
        is_alone = "|" not in command and ">" not in command
        return ended.status, (ended.shown if is_alone and ended.shown else shown + (content or b"")).decode()

    def _program(self, words: list[str], content: bytes | None) -> "_Ended":
        variables = [word for word in words[:1] if "=" in word]
        words = words[len(variables) :]
        if words[0] != PROGRAM:
            ended = subprocess.run(words, input=content or b"", capture_output=True, check=False)
            return _Ended(ended.returncode, ended.stdout, ended.stderr)
        if words[1:2] == ["serve"]:
            self._monkeypatch.setattr("tui.serve.server.serve_reader", lambda *_, **__: None)
        if words[1:2] == ["batch"] and "--jobs" not in words:
            words += ["--jobs", "1"]  # the output is the same, and one process starts faster than several
        with _variables(variables):
            return _in_this_process(words[1:], content)


class _Ended(NamedTuple):
    """The result of a program."""

    status: int
    out: bytes
    said: bytes
    """Its standard error."""
    shown: bytes = b""
    """Standard output and error, interleaved; empty if that is not known."""


class _Shared(io.BytesIO):
    """A stream that also writes to a terminal shared with other streams."""

    def __init__(self, terminal: io.BytesIO) -> None:
        super().__init__()
        self._terminal = terminal

    def write(self, content: Any) -> int:
        self._terminal.write(content)
        return super().write(content)


def split_words(words: list[str], sign: str) -> list[list[str]]:
    """Split words at shell operators."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word == sign:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _in_this_process(arguments: list[str], content: bytes | None) -> _Ended:
    shown = io.BytesIO()
    out, said = _Shared(shown), _Shared(shown)
    streams = [io.TextIOWrapper(stream, encoding="utf-8", write_through=True) for stream in (out, said)]
    before = sys.stdin
    sys.stdin = _Terminal() if content is None else io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")
    try:
        with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
            status = run(arguments)
    finally:
        sys.stdin = before
    return _Ended(status, out.getvalue(), said.getvalue(), shown.getvalue())


def _in_a_shell(command: str) -> tuple[int, str]:
    ended = subprocess.run(
        ["bash", "-c", command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stdout


def _add_programs(folder: Path, web_page: Path) -> None:
    """Write the programs for the shell: standfirst, and a curl that needs no network."""
    folder.mkdir()
    scripts = {
        PROGRAM: f'exec {shlex.quote(sys.executable)} -m tui "$@"',
        "curl": f"cat {shlex.quote(str(web_page))}",
    }
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)


@contextmanager
def _variables(settings: list[str]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, _, value in (setting.partition("=") for setting in settings):
            patch.setenv(name, value)
        yield


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True
