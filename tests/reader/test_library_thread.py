"""The library asked in a thread."""

import threading
from pathlib import Path

import pytest

from tui.reader.library_thread import LibraryThread


def test_what_is_asked_is_done_in_order_in_another_thread(own_library: Path) -> None:
    thread, done = LibraryThread(), []
    for number in range(5):
        thread.submit(lambda library, number=number: done.append((number, threading.current_thread().name)))
    thread.flush(600)
    assert [number for number, _ in done] == [0, 1, 2, 3, 4]
    assert threading.current_thread().name not in {name for _, name in done}


def test_nothing_is_done_before_it_may_begin(own_library: Path) -> None:
    thread = LibraryThread()
    asked = thread.submit(lambda library: library.recent())
    assert not asked.done()
    assert not (own_library / "library.sqlite").exists()
    thread.start()
    assert asked.result(600) == ()


def test_what_fails_does_not_end_it() -> None:
    thread = LibraryThread()
    thread.start()
    failing = thread.submit(lambda library: 1 // 0)
    assert thread.submit(lambda library: "still there").result(600) == "still there"
    with pytest.raises(ZeroDivisionError):
        failing.result()


def test_nobody_waits_longer_than_wanted() -> None:
    thread, go_on = LibraryThread(), threading.Event()
    asked = thread.submit(lambda library: go_on.wait(600))
    thread.flush(0.01)
    assert not asked.done()
    go_on.set()


def test_without_a_question_no_library_is_made(own_library: Path) -> None:
    LibraryThread().flush(600)
    assert not (own_library / "library.sqlite").exists()


def test_messages_are_given_once(own_library: Path) -> None:
    (own_library / "library.sqlite").write_bytes(b"no database at all" * 100)
    thread = LibraryThread()
    thread.start()
    thread.submit(lambda library: None).result(600)
    (message,) = thread.pop_messages()
    assert "broken" in message
    assert thread.pop_messages() == ()
