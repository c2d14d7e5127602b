"""A day of reading at every size: at each step the place in the text is where it should be."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.support import reader, until
from tui.reader.screen import ReaderScreen
from tui.sources.folders import sample_articles

SIZES = [(160, 45), (120, 36), (80, 24), (40, 12)]


@pytest.fixture
def tides(tmp_path: Path) -> Path:
    sample = next(path for path in sample_articles() if path.name == "tides.md")
    copy = tmp_path / "tides.md"
    copy.write_bytes(sample.read_bytes())
    return copy


class Day:
    """Presses keys, and tells where the article is being read."""

    def __init__(self, pilot: Pilot[str], screen: ReaderScreen) -> None:
        self.pilot, self.screen = pilot, screen
        assert screen.session is not None
        self.session = screen.session

    @property
    def place(self) -> int:
        return self.screen.navigator.reading.position.place

    async def press(self, *keys: str) -> int:
        """Press keys, wait until nothing is worked on, and return the place."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        await until(self.pilot, lambda: not self.screen.is_working)
        await self.pilot.pause()
        return self.place

    async def look(self, *keys: str) -> int:
        """Press keys that open something over the article, close it, and return the place."""
        await self.press(*keys)
        while len(self.pilot.app.screen_stack) > 1:
            await self.press("escape")
        return self.place


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_place_is_never_lost(tides: Path, size: tuple[int, int]) -> None:
    async with reader(tides, size=size) as (pilot, screen):
        day = Day(pilot, screen)
        sections, summary = day.session.article.sections, day.session.summary

        # The summary is looked at, then the article is read on from where it was.
        top = day.place
        assert await day.press("j", "j", "j") == top
        assert await day.press("tab") == top
        read = await day.press("space", "j")
        assert read > top
        assert await day.press("tab", "j", "k", "G", "tab") == read
        assert not screen.in_digest

        # Every jump leads somewhere, and Backspace back.
        assert await day.press("J") == next(s.start for s in sections if s.start > read)
        assert await day.press("backspace") == read
        assert await day.press("right_parenthesis") == next(s.start for s in summary if s.start > read)
        assert await day.press("backspace") == read
        assert await day.press("G") > read
        assert await day.press("backspace") == read
        assert await day.press("5", "0", "percent_sign") == len(day.session.article.text) // 2
        assert await day.press("backspace") == read
        assert await day.press("slash", *"moon", "enter") >= read
        assert await day.press("n") > read
        await day.press("escape")
        assert await day.press("backspace", "backspace") == read
        await day.press("tab", "g", "j")
        target = screen.digest_pane.current
        assert target is not None
        assert await day.press("enter") == target.start
        assert await day.press("backspace") == read
        assert await day.press("ctrl+r") == target.start
        assert await day.press("ctrl+o") == read
        if screen.in_digest:
            assert await day.press("tab") == read

        # What only shows something changes nothing.
        for keys in (["question_mark"], ["i"], ["c"], ["M"], ["L"], ["X"], ["colon"], ["o"]):
            assert await day.look(*keys) == read, keys
        for keys in (
            ["h", "h", "h"],
            ["s", "s"],
            ["z", "z"],
            ["greater_than_sign", "less_than_sign"],
            ["plus", "minus"],
        ):
            assert await day.press(*keys) == read, keys
        assert await day.press(*["m"] * 9) == read

        # Names and marks are places to come back to.
        await day.press("quotation_mark", "a")
        end = await day.press("G")
        assert await day.press("apostrophe", "a") == read
        assert await day.press("apostrophe", "apostrophe") == end
        assert await day.press("apostrophe", "a") == read
        await day.press("x")
        await day.press("Q")

    async with reader(tides, size=size) as (pilot, screen):
        day = Day(pilot, screen)
        assert await day.press() == read
        assert await day.press("g") < read
        assert await day.press("apostrophe", "a") == read
