"""The library asked in a thread."""

import threading
from pathlib import Path

import pytest

from tui.reader.library_thread import LibraryThread


def test_what_is_asked_is_done_in_order_in_another_thread(own_library: Path) -> None:
    memory, done = LibraryThread(), []
    for number in range(5):
        memory.ask(lambda library, number=number: done.append((number, threading.current_thread().name)))
    memory.finish(600)
    assert [number for number, _ in done] == [0, 1, 2, 3, 4]
    assert threading.current_thread().name not in {name for _, name in done}


def test_nothing_is_done_before_it_may_begin(own_library: Path) -> None:
    memory = LibraryThread()
    asked = memory.ask(lambda library: library.recent())
    assert not asked.done()
    assert not (own_library / "library.sqlite").exists()
    memory.begin()
    assert asked.result(600) == ()


def test_what_fails_does_not_end_it() -> None:
    memory = LibraryThread()
    memory.begin()
    failing = memory.ask(lambda library: 1 // 0)
    assert memory.ask(lambda library: "still there").result(600) == "still there"
    with pytest.raises(ZeroDivisionError):
        failing.result()


def test_nobody_waits_longer_than_wanted() -> None:
    memory, go_on = LibraryThread(), threading.Event()
    asked = memory.ask(lambda library: go_on.wait(600))
    memory.finish(0.01)
    assert not asked.done()
    go_on.set()


def test_without_a_question_no_library_is_made(own_library: Path) -> None:
    LibraryThread().finish(600)
    assert not (own_library / "library.sqlite").exists()


def test_messages_are_given_once(own_library: Path) -> None:
    (own_library / "library.sqlite").write_bytes(b"no database at all" * 100)
    memory = LibraryThread()
    memory.begin()
    memory.ask(lambda library: None).result(600)
    (message,) = memory.take_messages()
    assert "broken" in message
    assert memory.take_messages() == ()
