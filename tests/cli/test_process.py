"""The command as a process: its streams, its status, and never a traceback."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE

STANDFIRST = [sys.executable, "-m", "tui"]


def call(
    *arguments: str | Path, stdin: bytes = b"", **settings: object
) -> subprocess.CompletedProcess[bytes]:
    command = [*STANDFIRST, *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, **settings)  # type: ignore[call-overload,no-any-return]


def test_a_pipe_goes_in_and_a_digest_comes_out() -> None:
    ended = call("summarize", stdin=ARTICLE.encode())
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"Summary\n" in ended.stdout
    assert b"\x1b" not in ended.stdout


@pytest.mark.parametrize("arguments", [["missing.txt"], ["summarize", "missing.txt"], ["read", "--nonsense"]])
def test_a_failure_is_one_line(arguments: list[str]) -> None:
    ended = call(*arguments)
    assert ended.returncode in (1, 2)
    assert ended.stdout == b""
    assert ended.stderr.startswith(b"standfirst: ")
    assert ended.stderr.count(b"\n") == 1


def test_the_reader_says_that_it_needs_a_terminal(article: Path) -> None:
    ended = call(article, start_new_session=True)
    assert ended.returncode == 2
    assert b"terminal" in ended.stderr


def test_the_output_may_be_closed_early(article: Path) -> None:
    long = article.with_name("long.md")
    long.write_text(ARTICLE * 2000)
    command = f"{sys.executable} -m tui --plain {long} {long} | head -n 2; exit ${{PIPESTATUS[0]}}"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.count(b"\n") == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_line(article: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*STANDFIRST, "--plain", str(article)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"standfirst: Cannot write to standard output")
    assert ended.stderr.count(b"\n") == 1


def test_closed_streams_are_one_line(article: Path) -> None:
    for command in ("summarize - <&-", f"--plain {article} >&-"):
        ended = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m tui {command}"], capture_output=True, check=False
        )
        assert ended.returncode in (1, 2)
        assert ended.stderr.startswith(b"standfirst: ")
        assert ended.stderr.count(b"\n") == 1


def test_few_open_files_and_little_memory_are_enough(article: Path) -> None:
    command = f"ulimit -n 20 -v 1000000; {sys.executable} -m tui summarize {article}"
    ended = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"Summary\n" in ended.stdout


def test_what_is_written_to_a_closed_standard_error_stands_in_no_other_file(
    article: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    # With this, the interpreter itself writes to descriptor 2, here and in child processes.
    noisy = {**os.environ, "PYTHONPROFILEIMPORTTIME": "1"}
    command = f"{sys.executable} -m tui batch --jobs 1 {article} -o {out} 2>&-"
    subprocess.run(["bash", "-c", command], env=noisy, check=True)
    assert [line[:1] for line in out.read_text().splitlines()] == ["{"]


def test_an_interrupt_exits_quietly() -> None:
    process = subprocess.Popen(
        [*STANDFIRST, "--plain"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    # More than fits in a pipe: once all of it is written, the command is reading and waits for the rest.
    process.stdin.write(b"unfinished " * 200_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err.strip()) == (130, b"", b"")


def test_text_follows_the_encoding_of_the_terminal_and_json_is_utf_8(article: Path) -> None:
    article.write_text("Straße und 港 liegen weit auseinander.")
    latin = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    assert "Straße und \\u6e2f".encode("latin-1") in call("--plain", article, env=latin).stdout
    assert "Straße und 港".encode() in call("summarize", "--format", "json", article, env=latin).stdout


def test_a_file_name_that_is_not_text_is_shown_and_read(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as file:  # noqa: PTH123 - a name that is no text is no Path
        file.write(ARTICLE.encode())
    for arguments in (["--format", "json"], ["--format", "markdown"], []):
        ended = subprocess.run([*STANDFIRST, "summarize", *arguments, name], capture_output=True, check=False)
        assert (ended.returncode, ended.stderr) == (0, b"")
