"""Take pictures of the reader."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import textual
from rich.segment import Segment
from textual.pilot import Pilot

from tests.reader.contrast import require_contrast, segments_of
from tests.reader.support import is_at_work, until, write_article
from tui.reader.app import StandfirstApp
from tui.reader.screen import ReaderScreen
from tui.reader.startup import ReaderOptions, prepare
from tui.sources.folders import sample_articles

PAINTED_WITH = "8.2."
SIZES = [(120, 36), (80, 24), (40, 12)]
THEMES = ["standfirst-dark", "standfirst-light"]
SAMPLES = {path.name: path for path in sample_articles()}

Compare = Callable[..., bool]
Run = Callable[[Pilot[Any]], Awaitable[None]]

NEEDS_TEXTUAL = pytest.mark.skipif(
    not textual.__version__.startswith(PAINTED_WITH),
    reason=f"the pictures were made with Textual {PAINTED_WITH}x",
)


async def picture(pilot: Pilot[Any], theme: str) -> str:
    """Return the picture of a screen in a theme, once nothing changes any more."""
    app = pilot.app
    app.theme = theme
    await rest(pilot)
    if not app.native_ansi_color:  # nobody knows what a terminal's own colours are
        require_contrast(segments_of(app.screen))
    return app.export_screenshot(title=StandfirstApp.TITLE, simplify=True)


async def rest(pilot: Pilot[Any]) -> None:
    """Wait until no work is running and nothing changes any more."""
    before: list[Segment] = []
    while (now := segments_of(pilot.app.screen)) != before:
        before = now
        await until(pilot, lambda: not is_at_work(pilot))


def at_every_size(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test at three sizes."""
    return pytest.mark.parametrize("size", SIZES)(test)


def app(*sources: Path | str, theme: str = THEMES[0]) -> StandfirstApp:
    return StandfirstApp(prepare(ReaderOptions(sources=tuple(map(str, sources)), theme=theme)))


def digest_then(*keys: str) -> Run:
    """Wait for the digest, then press keys."""

    async def run(pilot: Pilot[Any]) -> None:
        screen = pilot.app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await until(pilot, lambda: not screen.status_line.message)

    return run


LAMPS = f"""\
# The lamp that learned to wait

A fire burns out, and a fire in rain burns low. [How towers were lit](https://example.org/t/{"lamp-" * 20}) tells.

## From fire to oil

{"A keeper trimmed the wick every four hours. The lamp turned on a bath of mercury. " * 8}
"""


def lamps(folder: Path, monkeypatch: pytest.MonkeyPatch) -> StandfirstApp:
    """Write an article with a link to a file whose path is short."""
    write_article(folder, LAMPS, "lamps.md")
    (folder / "lamps-digest.md").touch()
    monkeypatch.chdir(folder)
    return app("lamps.md")
