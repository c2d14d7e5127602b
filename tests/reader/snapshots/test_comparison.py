"""Pictures of the methods compared."""

from typing import Any

import pytest
from textual.pilot import Pilot

from tests.reader.snapshots.pictures import (
    NEEDS_TEXTUAL,
    SAMPLES,
    THEMES,
    Compare,
    Run,
    app,
    at_every_size,
    digest_then,
)
from tests.reader.support import until

pytestmark = NEEDS_TEXTUAL


def compared_then(*keys: str) -> Run:
    """Wait until all methods have chosen, then press keys."""

    async def run(pilot: Pilot[Any]) -> None:
        await digest_then("c")(pilot)
        shown = pilot.app.screen
        await until(pilot, lambda: shown.comparison.finished == len(shown.comparison.columns))
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await until(pilot, lambda: not shown.status_line.message)

    return run


@at_every_size
def test_the_methods_compared(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(
        news, terminal_size=size, run_before=compared_then("j", "j", "right", "right"), themes=THEMES
    )


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ((80, 40), ("j", "j")),
        ((80, 24), ("s", "home")),
        ((40, 12), ("j", "j", "enter")),
        ((170, 30), ("end",)),
    ],
)
def test_the_methods_compared_otherwise(
    snap_compare: Compare, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    """The article under the table, agreement first, the place in the article, and room for all names."""
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=compared_then(*keys))
