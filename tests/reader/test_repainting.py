"""Only the rows that a key changes are painted again: the others are as they would be painted anew."""

from random import Random

import pytest

from tests.reader.support import reader
from tests.reader.test_odd_articles import KEYS_OF_PANES
from tui.reader.screen import ReaderScreen
from tui.reader.widgets.line_view import LineView
from tui.sources.folders import sample_articles

_PRESSES = 60
_LOOKS = ["tab", "space", "j", "k", "right_parenthesis", "plus", "h", "v", "m"]


def painted(view: LineView) -> tuple[list[object], list[object]]:  # type: ignore[type-arg]
    rows = range(view.scrollable_content_region.height)
    bar = view.vertical_scrollbar
    return [view.render_line(y) for y in rows], [bar.render_line(y) for y in range(bar.size.height)]


def check(screen: ReaderScreen, after: list[str]) -> None:
    for view in screen.query(LineView):
        if view.scrollable_content_region.height:
            kept = painted(view)
            view.repaint()
            view.vertical_scrollbar.notify_style_update()
            assert kept == painted(view), f"{view.id} is not repainted after {' '.join(after)}"


@pytest.mark.parametrize(("name", "size"), [("tides.md", (120, 36)), ("queues.tex", (60, 20))])
async def test_no_row_is_left_as_it_was(name: str, size: tuple[int, int]) -> None:
    keys = Random(f"{name} {size}").choices([*KEYS_OF_PANES, *_LOOKS], k=_PRESSES)
    path = next(path for path in sample_articles() if path.name == name)
    async with reader(path, size=size) as (pilot, screen):
        for number, key in enumerate(keys):
            await pilot.press(key)
            while len(pilot.app.screen_stack) > 1:
                await pilot.press("escape")
            check(screen, keys[: number + 1])
