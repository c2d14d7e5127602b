"""Makes the picture in the README from the real app.

python docs/screenshot.py
"""

import asyncio
import re
from pathlib import Path

from tui.app.app import StandfirstApp
from tui.app.request import ReadRequest
from tui.app.screens.reader import ReaderScreen
from tui.app.start import start_reader
from tui.sources.samples import sample_articles

PICTURE = Path(__file__).with_name("screenshot.svg")
ARTICLE = "tides.md"
KEYS = ("right_parenthesis", "right_parenthesis")


async def main() -> None:
    """Open a sample, move to a sentence of its summary, and save what is on the screen."""
    article = next(path for path in sample_articles() if path.name == ARTICLE)
    app = StandfirstApp(start_reader(ReadRequest(sources=(str(article),))))
    async with app.run_test(size=(110, 32)) as pilot:
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        while screen.reading is None or screen.reading.digest is None:
            await pilot.pause(0.05)
        for key in KEYS:
            await pilot.press(key)
        await pilot.pause()
        picture = app.export_screenshot(title="standfirst")
    # The picture names fonts on another host; whoever looks at it has a monospaced font.
    PICTURE.write_text(re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL), encoding="utf-8")


asyncio.run(main())
