"""A script in place of the reader, which starts fast and obeys commands, and fixtures for servers."""

import logging
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.cli import library_messages
from tui.serve import session

READER = """
import json, os, sys, time

if "slow" in sys.argv:
    time.sleep(10**6)

def send(kind, text):
    data = text.encode()
    sys.stdout.buffer.write(kind + len(data).to_bytes(4, "big") + data)
    sys.stdout.buffer.flush()

def tell(**what):
    send(b"M", json.dumps(what))

print("__GANGLION__", flush=True)
send(b"D", f"process {os.getpid()} of {os.environ['COLUMNS']} by {os.environ['ROWS']}.")
while head := sys.stdin.buffer.read(5):
    packet = sys.stdin.buffer.read(int.from_bytes(head[1:], "big")).decode()
    if head[:1] == b"D" and packet == "x":
        sys.exit("this reader broke")
    elif head[:1] == b"D" and packet == "s":
        send(b"D", "stubborn.")
        time.sleep(10**6)
    elif head[:1] == b"D" and packet == "f":
        send(b"D", "flood.")
        for _ in range(64):
            send(b"D", "x" * 2**18)
    elif head[:1] == b"D" and packet == "u":
        for url in ("file:///etc/passwd", "javascript:alert(1)", "https://example.org/"):
            tell(type="open_url", url=url, new_tab=True)
    elif head[:1] == b"D" and packet == "d":
        path = "/somewhere/else/Die „Küste“; x.md"
        file = {"key": "a1", "path": path, "open_method": "browser"}
        tell(type="deliver_file_start", mime_type="text/html", encoding="utf-8", **file)
    elif head[:1] == b"D":
        send(b"D", f"got {packet}.")
    else:
        send(b"D", f"told {packet}.")
"""


@pytest.fixture
def command(tmp_path: Path) -> str:
    path = tmp_path / "reader.py"
    path.write_text(READER, encoding="utf-8")
    return shlex.join(["exec", sys.executable, "-S", "-E", str(path)])


@pytest.fixture
def reported(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Messages for the person who runs the server."""
    lines: list[str] = []
    monkeypatch.setattr(library_messages, "print_error", lines.append)
    handler = library_messages.LineHandler()
    logging.getLogger().addHandler(handler)
    yield lines
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no reader be killed, so that a test of one that does not end never ends either."""
    monkeypatch.setattr(session, "_STOP_TIMEOUT", 10**6)
