"""Makes the pictures in the README and in docs/reader.md from the real app.

python -m docs.pictures
"""

import asyncio
import re
import shutil
import time
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from textual.pilot import Pilot

from docs.pictures.animation import Frame, animate
from tui.reader.app import StandfirstApp
from tui.reader.screen import ReaderScreen
from tui.reader.startup import ReaderOptions, prepare
from tui.settings.file import SettingsFile
from tui.settings.table import Settings
from tui.sources.folders import sample_articles

_DOCS = Path(__file__).parents[1]
_IDLE_SECONDS = 1.5
"""Everything that is being computed is shown within this time."""
_MAX_SECONDS = 30


class Picture(NamedTuple):
    """A picture of the reader after some keys."""

    name: str
    keys: tuple[str, ...]
    article: str = "tides.md"
    size: tuple[int, int] = (110, 32)
    theme: str | None = None

    @property
    def path(self) -> Path:
        """The SVG file, in the folder of the documentation."""
        return _DOCS / f"{self.name}.svg"


PICTURES = (
    Picture("screenshot", ("right_parenthesis", "right_parenthesis")),
    Picture("pictures/light", ("J", "J", "enter"), theme="standfirst-light"),
    Picture("pictures/narrow", ("right_parenthesis",), size=(56, 24)),
    Picture("pictures/find", ("tab", "slash", *"moon")),
    Picture("pictures/skim", ("tab", "s")),
    Picture("pictures/heat", ("tab", "J", "h"), article="walmart-tiktok.txt"),
    Picture("pictures/compare", ("c", "right", "right"), article="walmart-tiktok.txt"),
    Picture("pictures/information", ("i",)),
)


class Step(NamedTuple):
    """A part of a reader's first minute."""

    caption: str
    keys: tuple[str, ...]


FIRST_MINUTE = Picture("pictures/first-minute", (), size=(100, 28))
STEPS = (
    Step("standfirst tides.md – the article, and beside it its summary and outline", ()),
    Step(") – the next sentence of the summary, marked in the text", ("right_parenthesis",) * 2),
    Step("A – ask: the sentences that answer", ("A", *"why are there two tides", "enter")),
    Step("Esc, J – back, and to the next section of the outline", ("escape", "J", "J")),
    Step("Enter – read on there; Enter or Esc leads back", ("enter",)),
    Step("/ – find words; n finds the next", ("slash", *"full moon", "enter")),
)


async def make(picture: Picture) -> str:
    """Open a sample, press the keys, and return the screen as SVG.

    Args:
        picture: What to show.
    """
    return (await _screens(picture, [picture.keys]))[0]


async def make_first_minute() -> str:
    """Return an animation of the screens of a reader's first minute, as SVG."""
    screens = await _screens(FIRST_MINUTE, [step.keys for step in STEPS])
    return animate([Frame(step.caption, screen) for step, screen in zip(STEPS, screens, strict=True)])


async def _screens(picture: Picture, steps: Sequence[Sequence[str]]) -> list[str]:
    """Return the screen after the keys of each step, as SVG."""
    nothing_kept = SettingsFile(Settings(history=False))
    request = ReaderOptions(sources=(picture.article,), theme=picture.theme, settings_file=nothing_kept)
    app = StandfirstApp(prepare(request))
    screens = []
    async with app.run_test(size=picture.size) as pilot:
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        while screen.session is None or screen.session.digest is None:
            await pilot.pause(0.05)
        for keys in steps:
            for key in keys:
                await pilot.press(key)
            screens.append(await _at_rest(pilot))
    return [_neutral(screen) for screen in screens]


def _neutral(svg: str) -> str:
    """Remove what names fonts on another host, for every viewer has a monospaced font, and what is new each time."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "terminal", svg)


async def _at_rest(pilot: Pilot[str]) -> str:
    """Return the screen as SVG once it no longer changes."""
    begun = changed = time.monotonic()
    svg = ""
    while time.monotonic() - changed < _IDLE_SECONDS and time.monotonic() - begun < _MAX_SECONDS:
        await pilot.pause(0.1)
        now = pilot.app.export_screenshot(title="standfirst")
        if now != svg:
            svg, changed = now, time.monotonic()
    return svg


def main() -> None:
    """Make all pictures, in a folder whose name is in none of them."""
    with TemporaryDirectory() as folder, chdir(folder):
        for path in sample_articles():
            shutil.copy(path, folder)
        for picture in PICTURES:
            picture.path.write_text(asyncio.run(make(picture)), encoding="utf-8")
        FIRST_MINUTE.path.write_text(asyncio.run(make_first_minute()), encoding="utf-8")


if __name__ == "__main__":
    main()
