import os
import stat
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Standfirst, Terminal
from tui.cli.output import Output, show_in_pager
from tui.document.errors import StandfirstError, UsageError


@pytest.fixture
def pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's pager, which writes its input and its call to files beside it."""
    program = tmp_path / "my pager"
    program.write_text('#!/bin/sh\necho "$LESS $*" > "$0.called"; cat > "$0.text"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PAGER", f"'{program}' -x '$(touch gone)'")
    monkeypatch.delenv("LESS", raising=False)
    return program


def test_a_pager_gets_all_the_text(pager: Path) -> None:
    show_in_pager("Straße\n".encode())
    assert pager.with_name("my pager.text").read_text() == "Straße\n"
    assert pager.with_name("my pager.called").read_text() == "FRX -x $(touch gone)\n"


def test_the_users_options_for_less_are_kept(pager: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LESS", "-i")
    show_in_pager(b"")
    assert pager.with_name("my pager.called").read_text().startswith("-i ")


def test_a_pager_that_exits_early_is_not_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "true")
    show_in_pager(b"x" * 1_000_000)


def test_less_is_the_pager_when_none_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    less = tmp_path / "less"
    less.write_text('#!/bin/sh\ncat > "$0.text"\n')
    less.chmod(less.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    for value in ("", " "):
        monkeypatch.setenv("PAGER", value)
        show_in_pager(b"text")
        assert (tmp_path / "less.text").read_bytes() == b"text"
        (tmp_path / "less.text").unlink()


def test_a_pager_that_cannot_be_started_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "no-such-program --x")
    with pytest.raises(StandfirstError, match=r"no-such-program: No such file.*leave out --pager"):
        show_in_pager(b"")
    monkeypatch.setenv("PAGER", "less 'and")
    with pytest.raises(UsageError, match="less 'and"):
        show_in_pager(b"")


def test_a_terminal_shows_text_in_the_pager_once_all_is_there(
    pager: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    output = Output(pager=True, between="--\n", encoding="utf-8")
    assert not output.styled
    output.add("one\n")
    output.add("two\n")
    assert not pager.with_name("my pager.text").exists()
    output.finish()
    assert pager.with_name("my pager.text").read_text() == "one\n--\ntwo\n"
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("command", [["summarize"], ["outline"], ["read", "--plain"]])
def test_a_pipe_gets_the_text_itself(
    standfirst: Standfirst, article: Path, pager: Path, command: list[str]
) -> None:
    assert standfirst(*command, "--pager", article).out == standfirst(*command, article).out
    assert not pager.with_name("my pager.called").exists()


def test_a_file_and_a_pager_exclude_each_other(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("summarize", "--pager", "-o", article.with_name("digest.txt"), article)
    assert ended.status == 2
    assert "--output" in ended.err
