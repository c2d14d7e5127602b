"""Measure the real reader with a library of 50,000 articles whose text is kept.

    python -m benchmarks.library_list [--articles N] [--folder FOLDER]

The library is made as by ``benchmarks/find.py``, of sentences of the sample articles, and is kept in FOLDER if one is
named. Prints the milliseconds from a key to the moment when the list shows what it asked for, on the clock and of
processor time: opening the list, its first articles and all; each letter that narrows it, while the rest of the list is
still being read and after that; and each word that is looked for in all texts. The clock counts only on a quiet
machine.
"""

import argparse
import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from textual.pilot import Pilot
from textual.screen import Screen

from benchmarks.find import make_library
from tests.reader.support import reader
from tui.library.data_folder import FOLDER_VARIABLE
from tui.library.library import FILE_NAME
from tui.reader.dialogs.everywhere import EverywhereDialog
from tui.reader.dialogs.library import LibraryDialog
from tui.reader.screen import ReaderScreen
from tui.reader.widgets.entry_list import EntryList
from tui.sources.folders import sample_articles
from tui.sources.open import open_article

_RUNS = 3
_SIZE = (120, 36)
_NARROWED_BY = ("harbour", "lamp", "moon")
_FOUND_BY = ("moon water", "the", "lighthouse", '"of the sea"')


def main() -> None:
    """Make the library if it is not there, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        if not (folder / FILE_NAME).exists():
            pool = [each.text for source in sample_articles() for each in open_article(source).sentences]
            make_library(folder, pool, options.articles, folder / "plain.sqlite", folder / "texts.txt")
        os.environ[FOLDER_VARIABLE] = str(folder)
        print(f"{'ms':36}{'clock':>10}{'most':>10}{'processor':>10}{'most':>10}")
        asyncio.run(_measure(Path(temporary), options.articles))


async def _measure(folder: Path, articles: int) -> None:
    article = folder / "article.txt"
    article.write_text("A lamp\n\nIt burns all night. Nobody sees it.\n", encoding="utf-8")
    async with reader(article, size=_SIZE, settings="keep-text = true\n") as (pilot, screen):
        times = _Times()
        for _ in range(_RUNS):
            await _measure_list(pilot, screen, times, articles)
        for typed in _FOUND_BY * _RUNS:
            await _measure_find(pilot, times, typed)
    times.report()


async def _measure_list(pilot: Pilot[str], screen: ReaderScreen, times: "_Times", articles: int) -> None:
    begun, pressed = _now(), asyncio.create_task(pilot.press("L"))
    await _until(lambda: _has_list(pilot, LibraryDialog) and _list(pilot).is_filled)
    await _painted(pilot)
    times.add("open the list, with the first 200", begun)
    await pressed
    await _type(pilot, times, "narrow it meanwhile, by a letter", _NARROWED_BY[0])
    await _until(lambda: len(_list(pilot).all_entries) > articles)
    times.add("… with all", begun)
    await pilot.press("escape")
    for typed in _NARROWED_BY:
        await _type(pilot, times, "narrow it then, by a letter", typed)
        await pilot.press("escape")
    await pilot.press("escape")
    await _until(lambda: pilot.app.screen is screen)


async def _type(pilot: Pilot[str], times: "_Times", name: str, typed: str) -> None:
    await pilot.press("slash")
    entries = _list(pilot)
    for count, letter in enumerate(typed, 1):
        begun, pressed = _now(), asyncio.create_task(pilot.press(_key(letter)))
        await _until(lambda count=count: entries._query == typed[:count] and len(entries._strips) > 0)  # type: ignore[misc]
        times.add(name, begun)
        await pressed


async def _measure_find(pilot: Pilot[str], times: "_Times", typed: str) -> None:
    await pilot.press("E")
    await _until(lambda: _has_list(pilot, EverywhereDialog) and _list(pilot).is_filled)
    entries = _list(pilot)
    *before, last = typed
    await pilot.press(*map(_key, before))
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    entries.is_filled = False
    begun, pressed = _now(), asyncio.create_task(pilot.press(_key(last)))
    await _until(lambda: entries.is_filled)
    await _painted(pilot)
    times.add(f"find {typed}", begun)
    await pressed
    await pilot.press("escape")


def _has_list(pilot: Pilot[str], dialog: type[Screen[object]]) -> bool:
    return isinstance(pilot.app.screen, dialog) and bool(pilot.app.screen.query(EntryList))


def _list(pilot: Pilot[str]) -> EntryList:
    return pilot.app.screen.query_one(EntryList)


def _key(letter: str) -> str:
    return {" ": "space", '"': "quotation_mark"}.get(letter, letter)


async def _painted(pilot: Pilot[str]) -> None:
    """Wait until the next frame is painted that shows the list."""
    painted = asyncio.Event()
    pilot.app.screen.call_after_refresh(painted.set)
    _list(pilot).refresh()
    await painted.wait()


async def _until(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0.001)


_Moment = tuple[float, float]
"""The time of the clock, and that of the processor, in seconds."""


def _now() -> _Moment:
    return perf_counter(), process_time()


class _Times:
    """How long each thing took, by its name."""

    def __init__(self) -> None:
        self._taken: dict[str, list[_Moment]] = {}

    def add(self, name: str, begun: _Moment) -> None:
        """Keep the time since a moment."""
        clock, processor = _now()
        self._taken.setdefault(name, []).append((1000 * (clock - begun[0]), 1000 * (processor - begun[1])))

    def report(self) -> None:
        """Print the medians and the most of all."""
        for name, taken in self._taken.items():
            clock, processor = zip(*taken, strict=True)
            figures = (median(clock), max(clock), median(processor), max(processor))
            print(f"{name:36}{''.join(f'{figure:10.1f}' for figure in figures)}")


if __name__ == "__main__":
    main()
