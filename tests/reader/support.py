"""Helpers of the app tests: an article to read, and functions that drive the real app."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

from textual.pilot import Pilot

from tests.reader.painting import painted_strips
from tui.reader.app import StandfirstApp
from tui.reader.dialogs.file_picker import FilePicker
from tui.reader.dialogs.library import LibraryDialog
from tui.reader.screen import ReaderScreen
from tui.reader.startup import ReaderOptions, prepare
from tui.reader.widgets.entry_list import EntryList
from tui.settings.file import parse_settings

_LOOKS_FOR_EACH_PAUSE = 5
"""A pause may paint the screen, which some conditions need and which takes long."""

LIGHTHOUSE = """\
The lamp that learned to wait

Ships once steered by a fire on a hill. The fire was kept by whoever lived nearest. Nobody was paid for it.

A fire burns out, and a fire in rain burns low. So the first towers were built to keep the fire dry.

From fire to oil

Oil lamps gave a light that could be counted on. A keeper trimmed the wick every four hours. The lamp turned on a bath \
of mercury, and a falling weight turned it.

Keepers wrote down every ship and every storm. Their books are still read by people who study the weather.

What a lens does

A lens gathers the light of a small lamp into one beam. The beam is seen twenty miles away. The glass weighs more than \
a cart and its horse.

Every lamp has its own rhythm. A sailor counts the seconds between two flashes and knows which tower it is. The lens \
turns, and the rhythm of the lamp is the rhythm of the lens.

The last keepers

Electric lamps need nobody to trim them. The last keepers left their towers in the last years of the century. A lamp \
today reports its own failures, and a sailor still counts the seconds.
"""

SECTIONS = (None, "From fire to oil", "What a lens does", "The last keepers")


def write_article(folder: Path, text: str = LIGHTHOUSE, name: str = "lighthouse.txt") -> Path:
    """Write an article to a file and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@asynccontextmanager
async def reader(
    *sources: Path | str,
    size: tuple[int, int] = (120, 36),
    summarized: bool = True,
    settings: str = "",
    section: str | None = None,
    at: str | None = None,
    for_visitors: bool = False,
) -> AsyncIterator[tuple[Pilot[str], ReaderScreen]]:
    """Yield the app with sources open, by default once the digest is shown; settings are the text of a file."""
    file = parse_settings(settings.encode(), Path("config.toml"))
    request = ReaderOptions(
        sources=tuple(map(str, sources)),
        section=section,
        at=at,
        settings_file=file,
        is_served=for_visitors,
    )
    app = StandfirstApp(prepare(request))
    async with app.run_test(size=size) as pilot:
        screen = app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        if summarized:
            await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        yield pilot, screen


async def until(pilot: Pilot[str], condition: Callable[[], bool], seconds: float = 600.0) -> None:
    """Wait until a condition holds, then let the screen settle."""
    deadline = time.monotonic() + seconds
    for looked in count():
        if condition():
            break
        assert time.monotonic() < deadline, "it did not happen in time"
        await asyncio.sleep(0.02)
        if looked % _LOOKS_FOR_EACH_PAUSE == _LOOKS_FOR_EACH_PAUSE - 1:
            await pilot.pause()
    await pilot.pause()


def is_at_work(pilot: Pilot[str]) -> bool:
    """Return whether work is running in the background."""
    return not all(worker.is_finished for worker in pilot.app.workers)


def rows(screen: ReaderScreen) -> list[str]:
    """Return the text on the screen, row by row."""
    return ["".join(segment.text for segment in strip) for strip in painted_strips(screen)]


def is_listed(pilot: Pilot[str], *names: str) -> bool:
    """Return whether a list of articles is shown that has these, by their file names."""
    screen = pilot.app.screen
    if not isinstance(screen, FilePicker | LibraryDialog) or not screen.query(EntryList):
        return False
    entries = screen.filtered_list.entries.listed
    return set(names) <= {name for entry in entries for name in (entry.title, entry.keywords)}
