"""Fixtures of all tests of the reader."""

import asyncio
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import textual._wait
import textual.app
import textual.pilot
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen

from tests.reader.warm_worker import WarmProcess, prepared
from tui.library.data_folder import is_first_run
from tui.library.library import Library
from tui.reader import gc_control
from tui.reader.dialogs import file_picker
from tui.reader.library_thread import LibraryThread
from tui.reader.rows import word_counts
from tui.reader.widgets.status_line import StatusLine
from tui.reader.worker import process
from tui.reader.worker.client import _Worker
from tui.reader.worker.protocol import OpenSource

# After each key the pilot waits until the app is idle for this long: by default twice a fiftieth of a second.
textual._wait.SLEEP_GRANULARITY = 1 / 200
textual._wait.SLEEP_IDLE = textual._wait.SLEEP_GRANULARITY / 10
_MAX_PAUSE_SECONDS = 60.0
_SCREENS_FOR_EACH_PAINTED = 8
_settled_screens = count(1)

RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]  # the same, without a call
_parse_rules = Stylesheet._parse_rules
_rules: defaultdict[Hashable, dict[Hashable, list[RuleSet]]] = defaultdict(dict)


def _parse_rules_once(stylesheet: Stylesheet, *source: Any, **options: Any) -> list[RuleSet]:
    """Parse rules as Textual does, but those with the same variables once in all apps."""
    parsed = _rules[tuple(stylesheet._variables.items())]
    key = (source, *options.items())
    if key not in parsed:
        parsed[key] = _parse_rules(stylesheet, *source, **options)
    return parsed[key]


Stylesheet._parse_rules = _parse_rules_once  # type: ignore[method-assign]


async def _wait_until_idle(*seconds: float) -> None:
    """Wait as Textual does, then until the event loop is idle: a process that gets no processor time looks idle too."""
    await textual._wait.wait_for_idle(*seconds)
    loop = asyncio.get_running_loop()
    while loop._ready:
        await asyncio.sleep(0)


textual.app.wait_for_idle = textual.pilot.wait_for_idle = _wait_until_idle
_pause, _press = Pilot.pause, Pilot.press


async def _pause_until_settled(pilot: Pilot[Any], delay: float | None = None) -> None:
    with pilot.app._context():  # of two apps in a test, the second is otherwise taken for the app of both
        await _pause(pilot, delay)
        await _wait_until_settled(pilot)


async def _press_until_settled(pilot: Pilot[Any], *keys: str) -> None:
    with pilot.app._context():
        await _press(pilot, *keys)
        await _wait_until_settled(pilot)


async def _wait_until_settled(pilot: Pilot[Any]) -> None:
    """Wait until all of the screen is there and laid out: a new dialog takes several layouts.

    One screen of several is painted. Tests that look paint what they look at.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + _MAX_PAUSE_SECONDS
    while pilot.app._running and loop.time() < until:
        while loop._ready:
            await asyncio.sleep(0)
        if not pilot.app._screen_stack:
            break
        screen = pilot.app.screen
        if not _is_laid_out(screen):
            screen._on_timer_update()
        else:
            if screen._compositor._dirty_regions and not next(_settled_screens) % _SCREENS_FOR_EACH_PAINTED:
                _paint(screen)
            break
        await asyncio.sleep(textual._wait.SLEEP_IDLE)


def _is_laid_out(screen: Screen[Any]) -> bool:
    return (
        not screen._callbacks
        and not any(
            not widget._is_mounted
            or not widget._message_queue.empty()
            or widget._layout_required
            or widget._scroll_required
            or (widget._repaint_required and all(part.display for part in widget.ancestors_with_self))
            or widget._recompose_required
            for widget in screen.walk_children(with_self=True)
        )
        and not screen._dirty_widgets
    )


_paint = Screen._compositor_refresh


def _paint_when_idle(screen: Screen[Any]) -> None:
    """Leave painting to the pilot's pauses: most of the time of a test would be spent on it."""
    if screen is screen.app.screen:
        screen._dirty_widgets.clear()  # their regions are noted already
    else:
        _paint(screen)


Screen._compositor_refresh = _paint_when_idle  # type: ignore[method-assign]
Pilot.pause = _pause_until_settled  # type: ignore[method-assign]
Pilot.press = _press_until_settled  # type: ignore[method-assign]


@pytest.fixture
def all_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint every settled screen, for tests of what painting does."""
    monkeypatch.setitem(globals(), "_SCREENS_FOR_EACH_PAINTED", 1)


@pytest.fixture(autouse=True)
def told_of_the_keys(own_library: Path) -> None:
    """Mark the hint about the keys as shown: it is shown once and would hide other messages."""
    is_first_run(own_library)


@pytest.fixture(autouse=True)
def messages_stay(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep each message until the next, however long a busy machine takes to look at it; but not in pictures."""
    if ".snapshots." not in request.module.__name__:
        monkeypatch.setattr(StatusLine, "_clear", lambda _: None)


@pytest.fixture(autouse=True)
def garbage_left_to_the_tests(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Don't collect garbage after frames, nor freeze it: it is collected after tests."""
    if "test_gc_control" not in request.module.__name__:
        for name in ("enable_idle_gc", "collect_after_frame", "freeze_heap"):
            monkeypatch.setattr(gc_control, name, lambda: None)
    yield
    gc_control.clear_style_cache()


@pytest.fixture(autouse=True)
def no_words_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the numbers of words of files that other tests opened."""
    monkeypatch.setattr(word_counts, "_counted", {})


@pytest.fixture(autouse=True)
def files_not_compared(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Don't look for files that are nearly the same in lists that are open for long: it takes a process a list."""
    if "test_folding" not in request.module.__name__:
        monkeypatch.setattr(file_picker, "FIRST_SECONDS", 3600.0)


@pytest.fixture(autouse=True)
def warm_worker(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork worker processes with their libraries loaded; tests of the process itself start it as the reader does."""
    is_about_it = "tests.reader.worker" in request.module.__name__
    if sys.platform != "win32" and not is_about_it:
        prepared()
        monkeypatch.setattr(process, "_start", WarmProcess)


@dataclass
class Gates:
    """Events that requests to the worker process wait for: those that open a source, and all others."""

    opening: Event = field(default_factory=Event)
    work: Event = field(default_factory=Event)


@pytest.fixture
def gates(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gates]:
    """Return open gates; while a test has cleared one, the work behind it lasts."""
    gates, exchange = Gates(), _Worker._exchange
    gates.opening.set(), gates.work.set()

    def exchange_later(worker: _Worker, messages: Any, on_part: Any) -> Any:
        (gates.opening if isinstance(messages[-1], OpenSource) else gates.work).wait(600)
        return exchange(worker, messages, on_part)

    monkeypatch.setattr(_Worker, "_exchange", exchange_later)
    yield gates
    gates.opening.set(), gates.work.set()


@pytest.fixture(autouse=True)
def libraries_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """End the library threads of closed readers: each would keep its app until the test process ends."""
    begun: list[LibraryThread] = []
    serve = LibraryThread._run

    def noted(thread: LibraryThread) -> None:
        begun.append(thread)
        with suppress(SystemExit):
            serve(thread)

    def end(library: Library) -> None:
        library.close()
        sys.exit()

    monkeypatch.setattr(LibraryThread, "_run", noted)
    yield
    for thread in begun:
        thread._jobs.put(end)
        assert thread._thread is not None
        thread._thread.join()
