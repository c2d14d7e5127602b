"""Heat in the real app."""

from pathlib import Path

import pytest
from rich.color_triplet import ColorTriplet
from textual.pilot import Pilot

from tests.reader.contrast import require_contrast
from tests.reader.support import LIGHTHOUSE, reader, rows, until, write_article
from tui.reader.rows.spans import HEAT_GLYPHS
from tui.reader.screen import ReaderScreen
from tui.summary.explain import consensus
from tui.summary.methods import COMPARED_METHODS, DEFAULT_METHOD, METHODS

NEXT = list(METHODS)[list(METHODS).index(DEFAULT_METHOD) + 1]


def gutter(screen: ReaderScreen) -> str:
    """Return the gutter signs of the article's rows."""
    return "".join(row[1] for row in rows(screen)[2:-2])


def is_heated(screen: ReaderScreen) -> bool:
    return any(glyph in gutter(screen) for glyph in HEAT_GLYPHS[1:])


async def heat_by_agreement(pilot: Pilot[str], screen: ReaderScreen) -> None:
    await pilot.press("h", "h")
    await until(pilot, lambda: screen.heat.map is not None and "methods" in screen.heat.map.measure)


async def test_h_shows_the_rank_then_the_agreement_then_nothing(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        assert screen.session is not None and screen.session.digest is not None
        await pilot.press("h")
        assert screen.heat.map is not None
        assert is_heated(screen)
        assert f"best by {screen.session.method}" in rows(screen)[1]
        best = screen.session.digest.ranking.order[0]
        assert screen.heat.map.levels[best] == 4
        await pilot.press("h")
        await until(pilot, lambda: screen.heat.map is not None and "methods" in screen.heat.map.measure)
        assert f"how many of {len(COMPARED_METHODS)} methods" in rows(screen)[1]
        votes = consensus(screen.session.article, screen.session.length)
        steps = screen.heat.map.levels
        assert all((step == 0) == (count == 0) for count, step in zip(votes, steps, strict=True))
        assert steps[votes.index(max(votes))] == max(steps)
        await pilot.press("h")
        assert screen.heat.map is None
        assert not is_heated(screen)
        assert "Article ─" in rows(screen)[1]


async def test_turning_it_off_ends_the_comparison_of_the_methods(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        asked: list[str] = []
        monkeypatch.setattr(screen.jobs, "rank", lambda _, *methods: asked.extend(methods))
        await pilot.press("h", "h")
        assert screen.is_working
        assert asked
        await pilot.press("h")
        assert not screen.is_working
        assert screen.session is not None and screen.session.digest is not None
        assert not any("Comparing the methods" in row for row in rows(screen))


async def test_heat_follows_the_method_and_the_length(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press("h", "m")
        await until(
            pilot, lambda: screen.heat.map is not None and screen.heat.map.measure == f"best by {NEXT}"
        )
        await pilot.press("h")
        await until(pilot, lambda: screen.heat.map is not None and "methods" in screen.heat.map.measure)
        before = screen.heat.map
        for _ in range(8):
            await pilot.press("plus")
        await until(pilot, lambda: screen.heat.map is not before)
        await pilot.pause()
        assert before is not None and screen.heat.map is not None
        assert sum(screen.heat.map.levels) > sum(before.levels)


async def test_summary_marks_stay_beside_the_heat(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press("h")
        assert screen.session is not None
        marked = [row for row in rows(screen) if row[2] in "▏▌"]
        assert marked
        assert all(row[1] in HEAT_GLYPHS for row in marked)


async def test_a_fold_has_the_heat_of_what_it_hides(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press("h", "s")
        await until(pilot, lambda: any("⋯" in row for row in rows(screen)))
        assert any("⋯" in row and row[1] in HEAT_GLYPHS[1:] for row in rows(screen))
        assert "skimmed" in rows(screen)[1]


async def test_escape_stops_the_comparing_and_then_ends_the_heat(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path, LIGHTHOUSE * 60)) as (pilot, screen):
        await pilot.press("h", "h")
        if screen.is_working:
            assert "Comparing the methods" in rows(screen)[1]
            await pilot.press("escape")
            assert not screen.is_working
            assert screen.heat.map is not None and screen.heat.map.measure.startswith("best by")
        await pilot.press("escape")
        assert screen.heat.map is None


async def test_another_method_while_comparing_goes_first(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path, LIGHTHOUSE * 20)) as (pilot, screen):
        await pilot.press("h", "h", "m")
        assert screen.session is not None
        await until(pilot, lambda: screen.heat.map is not None and "methods" in screen.heat.map.measure)
        await until(pilot, lambda: not screen.is_working)
        assert screen.session.method == NEXT


async def test_before_the_summary_heat_waits(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path), summarized=False) as (pilot, screen):
        await until(pilot, lambda: screen.session is not None)
        await pilot.press("h")
        await until(pilot, lambda: screen.heat.map is not None)
        assert screen.heat.map is not None and screen.heat.map.measure.startswith("best by")


@pytest.mark.parametrize("theme", ["standfirst-dark", "standfirst-light"])
async def test_text_can_be_read_on_every_tint_and_on_folded_lines(tmp_path: Path, theme: str) -> None:
    async with reader(write_article(tmp_path), size=(120, 60)) as (pilot, screen):
        pilot.app.theme = theme
        await pilot.press("h")
        await pilot.pause()
        backgrounds = _require_contrast(screen)
        assert len(backgrounds) >= len(HEAT_GLYPHS)
        await pilot.press("s")
        await until(pilot, lambda: any("⋯" in row for row in rows(screen)))
        _require_contrast(screen)


def _require_contrast(screen: ReaderScreen) -> set[ColorTriplet]:
    pane = screen.article_pane
    lines = range(pane.scrollable_content_region.height)
    return require_contrast(segment for y in lines for segment in pane.render_line(y))
