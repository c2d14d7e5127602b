"""The colours of code, as they are painted once it is seen."""

from pathlib import Path

import pytest

from tests.reader.contrast import require_contrast
from tests.reader.painting import painted_strips
from tests.reader.support import is_at_work, reader, until, write_article
from tests.test_imports import loaded_after

pytestmark = pytest.mark.usefixtures("all_painted")

CODE = "def five():\n    return 5  # the number\n"
ARTICLE = f"# Code\n\n{'Some words stand before it. ' * 400}\n\n```python\n{CODE}```\n"


async def test_code_is_colored_once_it_is_in_view(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path, ARTICLE, "code.md")) as (pilot, screen):
        for theme in ("standfirst-dark", "standfirst-light"):
            pilot.app.theme = theme
            await pilot.press("tab" if screen.in_digest else "shift", "G")
            await until(pilot, lambda: not is_at_work(pilot))
            segments = [segment for strip in painted_strips(screen) for segment in strip]
            styles = {segment.text: segment.style for segment in segments if segment.style is not None}
            assert styles["def"].bold and styles["# the number"].italic
            assert len({styles[text].color for text in ("def", "five", "5", "# the number")}) == 4
            require_contrast(segments)


def test_pygments_is_loaded_when_code_is_seen_and_not_before(tmp_path: Path) -> None:
    program = f"""
import asyncio, sys
from pathlib import Path
from tui.reader.app import StandfirstApp
from tui.reader.startup import ReaderOptions, prepare
from tests.reader.support import until

async def main():
    app = StandfirstApp(prepare(ReaderOptions(sources=({str(write_article(tmp_path, ARTICLE, "code.md"))!r},))))
    async with app.run_test(size=(120, 36)) as pilot:
        screen = app.screen
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        assert "pygments.lexers" not in sys.modules
        await pilot.press("tab", "G")
        await until(pilot, lambda: "pygments.lexers.python" in sys.modules)

asyncio.run(main())
"""
    assert "pygments.lexers.python" in loaded_after(program)
