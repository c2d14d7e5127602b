"""A session with one article in a real terminal: opened, read, marked, left, and resumed where it was left."""

import base64
import re
import sys
from pathlib import Path

import pytest

from benchmarks.terminal import ESCAPE, TerminalSession
from tests.reader.test_signals import READER
from tui.library.library import Library
from tui.library.records import Highlight, LibraryEntry

TITLE = "Why there are two tides a day"
DIGEST_IS_THERE = r"5 of \d+"
RIGHT = "\x1b[C"
CLIPBOARD = re.compile(rb"\x1b\]52;c;([^\x07]*)\x07")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


def press(session: TerminalSession, keys: str, *seen: str) -> None:
    """Type keys, and wait after each for the text that it brings to the screen."""
    session.drain(0.15)
    session.send(keys)
    for pattern in seen:
        session.wait_for(pattern)


def quit_reader(session: TerminalSession) -> None:
    session.drain(0.15)
    session.send("Q")
    session.wait_for_end()
    assert session.process.returncode == 0


def kept_article(library: Path) -> LibraryEntry:
    store = Library(library)
    (kept,) = store.recent()
    store.close()
    return kept


def highlights(library: Path, article: LibraryEntry) -> tuple[Highlight, ...]:
    store = Library(library)
    marks = store.highlights(article.fingerprint)
    store.close()
    return marks


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
def test_what_is_left_is_found_again(own_library: Path, size: tuple[int, int]) -> None:
    with TerminalSession(READER, *size) as session:
        session.wait_for("Samples")
        press(session, "/tides", r"1 of \d+")
        press(session, "\r", TITLE[:10], DIGEST_IS_THERE)
        press(session, "JJ\t", "Three apples")
        press(session, "/moon", r"\d+ of 38")
        press(session, "\r", "next match")
        press(session, "s", "skimmed")
        press(session, "h", "6 ?%")
        press(session, "c", "9 methods")
        press(session, RIGHT * 2 + "\r", "Method lex-rank")
        press(session, ")x", "Marked")
        press(session, ")x", "Marked")
        session.drain()
        session.send("Y")
        while (sent := CLIPBOARD.search(session.output)) is None:
            assert session.read(600)
        copied = base64.b64decode(sent[1]).decode()
        quit_reader(session)
    left = kept_article(own_library)
    marked = [mark.text for mark in highlights(own_library, left)]
    assert copied.startswith(f"# {TITLE}")
    assert left.state.method == "lex-rank"
    assert left.state.anchor is not None
    assert len(marked) == 2

    with TerminalSession(READER, *size) as session:
        session.wait_for(TITLE[:10])
        press(session, "\r", DIGEST_IS_THERE)
        press(session, "X", "Marks of this article", marked[0][:20], marked[1][:20])
        press(session, ESCAPE)
        quit_reader(session)
    again = kept_article(own_library)
    assert again.state == left.state
    assert again.last_opened > left.last_opened
    assert [mark.text for mark in highlights(own_library, again)] == marked
