"""Pictures of the article and the digest searched, skimmed and with heat."""

from typing import Any

from textual.pilot import Pilot

from tests.reader.snapshots.pictures import (
    NEEDS_TEXTUAL,
    SAMPLES,
    THEMES,
    Compare,
    app,
    at_every_size,
    digest_then,
)
from tests.reader.support import rows, until
from tui.reader.rows.skim_items import FoldLine

pytestmark = NEEDS_TEXTUAL


@at_every_size
def test_matches_as_one_types(snap_compare: Compare, size: tuple[int, int]) -> None:
    async def typed(pilot: Pilot[Any]) -> None:
        await digest_then("tab", "slash", *"tiktok")(pilot)
        await until(pilot, lambda: "1 of 6" in rows(pilot.app.screen)[-1])

    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=typed, themes=THEMES)


@at_every_size
def test_matches_that_are_walked(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    keys = ("tab", "slash", *"tiktok", "enter", "n", "n")
    assert snap_compare(news, terminal_size=size, run_before=digest_then(*keys), themes=THEMES)


@at_every_size
def test_the_digest_with_only_what_matches(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(
        news, terminal_size=size, run_before=digest_then("slash", *"microsoft", "enter"), themes=THEMES
    )


@at_every_size
def test_the_article_skimmed(snap_compare: Compare, size: tuple[int, int]) -> None:
    tides = app(SAMPLES["tides.md"])

    async def unfolded(pilot: Pilot[Any]) -> None:
        await digest_then("tab", "s")(pilot)
        pane = pilot.app.screen.article_pane
        await until(pilot, lambda: any(isinstance(item, FoldLine) for item in pane.line_index.items))
        await pilot.press(*"gjjjj")
        while pane.fold_line is None:
            await pilot.press("j")
        await pilot.press("enter")
        await until(pilot, lambda: pane.fold_line is not None and pane.fold_line.is_unfolded)

    assert snap_compare(tides, terminal_size=size, run_before=unfolded, themes=THEMES)


@at_every_size
def test_heat_by_rank(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=digest_then("h"), themes=THEMES)


@at_every_size
def test_a_skimmed_article_with_heat_by_agreement(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])

    async def agreed(pilot: Pilot[Any]) -> None:
        await digest_then("s", "h", "h")(pilot)
        screen = pilot.app.screen
        await until(pilot, lambda: screen.heat.map is not None and "methods" in screen.heat.map.measure)

    assert snap_compare(news, terminal_size=size, run_before=agreed, themes=THEMES)
