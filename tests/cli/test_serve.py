"""``standfirst serve``: its errors, what it passes to the server, and how it ends."""

import asyncio
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Standfirst
from tests.serve.support import Visitor, processes_with
from tui.cli import serve as command
from tui.installation import install_command
from tui.serve import server
from tui.serve.server import ServerOptions
from tui.sources.folders import sample_articles

Served = dict[str, Any]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Served:
    """The arguments that the server would have been started with."""
    told: Served = {}

    def serve_reader(reader: str, options: ServerOptions, *, announce: Callable[[str], None]) -> None:
        told.update(command=reader, **options._asdict())
        announce("http://127.0.0.1:8000/")

    monkeypatch.setattr(server, "serve_reader", serve_reader)
    return told


def test_named_sources_are_served_on_this_computer(
    standfirst: Standfirst, article: Path, served: Served
) -> None:
    ended = standfirst("serve", article)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == "The reader is at http://127.0.0.1:8000/ until Ctrl+C.\n"
    assert served["host"] == "127.0.0.1"
    assert served["command"].endswith(f"-- {article}")


def test_with_nothing_named_the_samples_are_served(standfirst: Standfirst, served: Served) -> None:
    assert standfirst("serve").status == 0
    assert all(str(path) in served["command"] for path in sample_articles())


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "example.org"])
def test_another_host_is_warned_about(
    standfirst: Standfirst, article: Path, served: Served, host: str
) -> None:
    ended = standfirst("serve", "--host", host, article)
    assert ended.status == 0
    assert f"--host {host}: whoever has the address below can read these sources" in ended.err
    assert ended.err.count("\n") == 1
    assert served["host"] == host
    assert len(served["token"]) >= 20
    ended = standfirst("serve", "--no-token", "--host", host, article)
    assert f"--host {host}: anybody who can reach this computer can read" in ended.err
    assert served["token"] is None


def test_a_token_is_new_each_time_and_can_be_wanted_for_this_computer(
    standfirst: Standfirst, article: Path, served: Served
) -> None:
    tokens = set()
    for _ in range(3):
        assert standfirst("serve", "--token", article).err == ""
        tokens.add(served["token"])
    assert len(tokens) == 3
    assert standfirst("serve", article).err == ""
    assert served["token"] is None


def test_other_names_of_the_server_are_passed_on(
    standfirst: Standfirst, article: Path, served: Served
) -> None:
    standfirst("serve", "--name", "reader.example.org", "--name", "desk", article)
    assert served["names"] == ("reader.example.org", "desk")


@pytest.mark.parametrize("host", ["localhost", "::1", "127.0.0.2"])
def test_loopback_addresses_need_no_warning(
    standfirst: Standfirst, article: Path, served: Served, host: str
) -> None:
    assert standfirst("serve", "--host", host, article).err == ""


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["no such.md"], 1, "Cannot read no such.md: there is no such file"),
        (["ftp://example.org/x"], 1, "ftp: addresses are not read"),
        (["-"], 2, "Standard input can be read only once"),
        (["--theme", "no such", "{article}"], 2, "no such"),
        (["--method", "no such", "{article}"], 2, "no such"),
        (["--port", "70000", "{article}"], 2, "70000"),
        (["--visitors", "0", "{article}"], 2, "--visitors"),
        (["{article}", "no such.md"], 1, "no such.md"),
    ],
)
def test_errors_are_printed_before_anything_is_served(
    standfirst: Standfirst, article: Path, served: Served, arguments: list[str], status: int, said: str
) -> None:
    ended = standfirst("serve", *(argument.format(article=article) for argument in arguments))
    assert ended.status == status
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert not served


def test_an_empty_folder_is_not_served(standfirst: Standfirst, tmp_path: Path, served: Served) -> None:
    assert "There are no articles in" in standfirst("serve", tmp_path).err
    assert not served


def test_without_the_extra_one_line_says_what_installs_it(
    standfirst: Standfirst, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None)
    ended = standfirst("serve", article)
    assert ended.status == 2
    assert ended.err.startswith("standfirst: ")
    assert install_command("web") in ended.err
    assert ended.err.count("\n") == 1


def test_a_port_in_use_is_one_line(standfirst: Standfirst, article: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = standfirst("serve", "--port", str(port), article)
    assert ended.status == 1
    assert f"Cannot listen on port {port} of 127.0.0.1" in ended.err
    assert ended.err.count("\n") == 1


PATIENT = """
from tui.serve import session
from tui.__main__ import main
session._STOP_TIMEOUT = 600.0
main()
"""
"""A server that waits for its readers to end, however busy the computer is."""


@pytest.mark.skipif(shutil.which("ps") is None, reason="there is no ps to list processes")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl+C", "a kill"])
async def test_no_reader_is_left_however_the_server_ends(article: Path, number: signal.Signals) -> None:
    server = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", PATIENT, "serve", "--port", "0", str(article)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert server.stdout is not None
    line = (await server.stdout.readline()).decode()
    address = re.fullmatch(r"The reader is at (\S+)/ until Ctrl\+C\.\n", line)
    assert address is not None, line
    async with Visitor(address[1]) as visitor:
        await visitor.sees("The bridge at Orsk")
        assert len(processes_with(str(article))) >= 2
        server.send_signal(number)
        await visitor.until(lambda: visitor.is_disconnected)
        out, err = await server.communicate()
        assert server.returncode == (0 if number == signal.SIGINT else -number)
        assert (out, err) == (b"", b"")
        await visitor.until(lambda: not processes_with(str(article)))
