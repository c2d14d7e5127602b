"""Web addresses on the command line of a real process."""

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.terminal import TerminalSession
from tests.cli.conftest import Standfirst
from tests.sources.web_server import ARTICLE, answer, redirect, serving, stall

STANDFIRST = [sys.executable, "-m", "tui"]
TITLE = "The lamp that learned to wait"


def call(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*STANDFIRST, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def test_a_page_is_summarized() -> None:
    with serving(page=answer(ARTICLE)) as server:
        ended = call("summarize", server.address("/page"))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith(TITLE)
    assert "From fire to oil" in ended.stdout
    assert len(server.requests) == 1


def test_a_record_has_the_address_where_the_page_was_found() -> None:
    with serving(index=redirect("/page"), page=answer(ARTICLE)) as server:
        ended = call("summarize", "--format", "json", server.address().replace("//", "//me:hunter2@"))
        assert json.loads(ended.stdout)["source"] == server.address("/page")


def test_outlines_and_plain_text_come_from_addresses_too(standfirst: Standfirst, article: Path) -> None:
    with serving(page=answer(ARTICLE)) as server:
        address = server.address("/page")
        assert "What a lens does" in standfirst("outline", address).out
        printed = standfirst("--plain", address, article)
    assert (printed.status, printed.err) == (0, "")
    assert "The glass weighs more" in printed.out
    assert "The bridge at Orsk" in printed.out


def test_a_page_that_cannot_be_read_is_one_line_and_the_others_are_printed(
    standfirst: Standfirst, article: Path
) -> None:
    with serving() as server:
        alone = standfirst("summarize", server.address("/gone"))
        among = standfirst("summarize", server.address("/gone"), article)
    for ended in (alone, among):
        assert ended.status == 1
        assert ended.err.startswith(
            f"standfirst: Cannot read {server.address('/gone')}: the site has no such page"
        )
        assert ended.err.count("\n") == 1
    assert "The bridge at Orsk" in among.out


@pytest.mark.parametrize("command", [["summarize"], ["outline"], ["outline", "--gists", "0"], ["--plain"]])
def test_a_cached_page_is_printed_with_a_note_on_standard_error(
    standfirst: Standfirst, command: list[str]
) -> None:
    with serving(page=answer(ARTICLE)) as server:
        assert standfirst(*command, server.address("/page")).err == ""
    ended = standfirst(*command, server.address("/page"))
    assert ended.status == 0
    assert TITLE in ended.out
    assert re.fullmatch(
        r"standfirst: note: This is a copy of the page from 20\d\d-\d\d-\d\d at \d\d:\d\d; .* refused\.\n",
        ended.err,
    )


@pytest.mark.parametrize(
    "address", ["file://elsewhere/etc/passwd", "ftp://me:hunter2@127.0.0.1/", "http://me:hunter2@[/"]
)
def test_other_addresses_are_refused(standfirst: Standfirst, address: str) -> None:
    ended = standfirst("summarize", address)
    assert (ended.status, ended.out) == (1, "")
    assert "hunter2" not in ended.err


def test_a_password_is_never_printed(tmp_path: Path, page_cache: Path) -> None:
    log = tmp_path / "log"
    with serving(page=answer(ARTICLE), moved=redirect("http://me:hunter2@[/")) as server:
        for path in ("/page", "/gone", "/moved"):
            address = server.address(path).replace("//", "//me:hunter2@")
            ended = call("summarize", "--debug", str(log), "--format", "json", "--with-text", address)
            assert "hunter2" not in ended.stdout + ended.stderr
    assert server.address("/page") in log.read_text()
    assert "hunter2" not in log.read_text()
    assert not page_cache.exists()


def test_a_hostile_address_is_harmless_when_it_is_shown(standfirst: Standfirst) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    for trick in ("\x1b]0;title\x07", "\x9b31m", "\u202egnp.html", "[bold]x[/bold]", "\r\nSet-Cookie: x"):
        ended = standfirst("summarize", f"http://127.0.0.1:{port}/{trick}")
        assert ended.err.isascii()
        assert ended.err.removesuffix("\n").isprintable()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_the_reader_opens_an_address_in_a_real_terminal() -> None:
    with serving(page=answer(ARTICLE)) as server:
        with TerminalSession([*STANDFIRST, server.address("/page")]) as session:
            session.wait_for(r"· 5 of \d+")
            session.send("q")
            session.wait_for_end()
            assert session.process.returncode == 0
        assert len(server.requests) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_quitting_the_reader_closes_the_connection_of_a_page_that_is_fetched() -> None:
    with serving(page=stall()) as server, TerminalSession([*STANDFIRST, server.address("/page")]) as session:
        session.wait_for("Fetching …")
        session.send("q")
        session.wait_for_end()
        assert session.process.returncode == 0
        assert server.wait_until_idle()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_hostile_page_sends_nothing_to_the_terminal() -> None:
    tricks = "\x1b]0;pwned\x07\x1b[31mpwned\x1b[0m\x9b31m\u202epwned\u2066"
    page = ARTICLE.replace("lamp", f"lamp{tricks}").replace("Ships", f"Ships{tricks}")
    with (
        serving(page=answer(page)) as server,
        TerminalSession([*STANDFIRST, server.address(f"/page?{tricks}")]) as session,
    ):
        session.wait_for(r"· 5 of \d+")
        session.send("i")
        session.wait_for("Source: ")
        for _ in range(2):
            session.rest()
            session.send("q")
        session.wait_for_end()
    assert b"pwned" in session.output
    for sequence in (b"\x1b]0;pwned", b"\x1b[31mpwned", b"\xc2\x9b", "\u202e".encode(), "\u2066".encode()):
        assert sequence not in session.output


def test_an_interrupt_ends_the_wait_for_a_page() -> None:
    import signal

    with serving(page=stall()) as server:
        process = subprocess.Popen(
            [*STANDFIRST, "summarize", server.address("/page")],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        while not server.requests:
            os.sched_yield()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=600)
    assert (process.returncode, out, err.strip()) == (130, b"", b"")
