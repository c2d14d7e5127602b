"""Looking at lines of the digest is free: until a jump, the article is read where it was."""

import random
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.reader.support import reader, until
from tui.document.model import Section, Sentence
from tui.library.library import Library
from tui.reader.screen import ReaderScreen

SIZES = [(160, 45), (120, 36), (80, 24), (40, 12)]


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    """An article of ten sections, longer than a page."""
    path = tmp_path / "tides.md"
    chapters = (
        f"## Chapter {number}\n\n"
        + "\n\n".join(f"Tide {number} rose to mark {line} of the wall." for line in range(40))
        for number in range(10)
    )
    path.write_text("# Tides\n\nThe sea rises twice a day.\n\n" + "\n\n".join(chapters), encoding="utf-8")
    return path


async def press(pilot: Pilot[str], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def where(screen: ReaderScreen) -> tuple[int, int]:
    """Return the offset at the top of the article's view, and that of the cursor."""
    return screen.article_pane.scroll_offset.y, screen.article_pane.place


@pytest.mark.parametrize("size", SIZES)
async def test_leaving_the_digest_goes_back_to_where_it_was_read(
    article_path: Path, size: tuple[int, int]
) -> None:
    async with reader(article_path, size=size) as (pilot, screen):
        await press(pilot, "tab", "J", "J", "j", "j", "space")
        read = where(screen)
        await press(pilot, "tab", "j", "j", "G")
        assert where(screen) != read
        await press(pilot, "tab")
        assert where(screen) == read
        assert not screen.in_digest


@pytest.mark.parametrize("size", SIZES)
async def test_backspace_after_enter_goes_back_to_where_it_was_read(
    article_path: Path, size: tuple[int, int]
) -> None:
    async with reader(article_path, size=size) as (pilot, screen):
        await press(pilot, "tab", "space", "space")
        read = where(screen)
        await press(pilot, "tab", "j", "j")
        previewed = screen.digest_pane.current
        await press(pilot, "enter", "space")
        await press(pilot, "backspace")
        assert where(screen) == read
        assert screen.in_digest
        assert screen.digest_pane.current == previewed
        await press(pilot, "ctrl+r")
        assert not screen.in_digest
        assert where(screen) != read


async def test_the_digest_is_entered_at_the_section_being_read(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "j", "tab", *"JJJJJ", "space")
        await press(pilot, "tab")
        current = screen.digest_pane.current
        assert isinstance(current, Section)
        assert current == screen.article_pane.section
        assert current.title == "Chapter 4"


async def test_the_outline_marks_what_is_read_during_a_preview(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab", *"JJJJJ", "tab")
        marked = screen.digest_pane._section
        await press(pilot, "G")
        assert screen.article_pane.section != screen.session.article.sections[marked]  # type: ignore[union-attr,index]
        assert screen.digest_pane._section == marked


async def test_the_first_move_down_shows_the_first_sentence(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        assert screen.session is not None
        first, second, *_ = screen.session.summary
        assert screen.digest_pane.current == first
        await press(pilot, "j")
        assert (screen.digest_pane.current, screen.article_pane.place) == (first, first.start)
        await press(pilot, "j")
        assert (screen.digest_pane.current, screen.article_pane.place) == (second, second.start)


async def test_a_round_of_methods_comes_back_to_the_chosen_line(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        assert screen.session is not None
        await press(pilot, "j", "j", "j")
        chosen, method = screen.digest_pane.current, screen.session.method
        assert isinstance(chosen, Sentence)
        await press(pilot, "m")
        await until(pilot, lambda: not screen.is_working)
        while screen.session.method != method:
            await press(pilot, "m")
            await until(pilot, lambda: not screen.is_working)
        assert screen.digest_pane.current == chosen


async def test_the_wheel_reads_on_in_a_preview(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab", "space", "tab", "G")
        read, previewed = screen.navigator.reading.position, where(screen)
        pilot.app.post_message(events.MouseScrollUp(None, 9, 9, 0, 0, 0, False, False, False))
        await until(pilot, lambda: where(screen) != previewed)
        scrolled = where(screen)
        await press(pilot, "tab")
        assert where(screen) == scrolled
        await press(pilot, "backspace")
        assert screen.article_pane.place == read.place


async def test_a_preview_is_not_the_place_to_resume(article_path: Path, own_library: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab", *"JJJ", "tab", "G")
        read = screen.navigator.reading.position.place
        assert screen.article_pane.place != read
        await press(pilot, "Q")
    store = Library(own_library)
    (kept,) = store.recent()
    store.close()
    assert kept.state.anchor is not None
    assert kept.state.anchor.offset == read


async def test_a_filtered_digest_previews_too(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab", *"JJJ", "space")
        read = where(screen)
        await press(pilot, "tab", "slash", *"9")
        await until(pilot, lambda: screen.digest_pane.filter_query == "9")
        await press(pilot, "enter")
        assert where(screen) != read
        await press(pilot, "tab")
        assert where(screen) == read


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("in_digest", [True, False])
async def test_an_article_opens_as_it_was_left(
    article_path: Path, size: tuple[int, int], in_digest: bool
) -> None:
    async with reader(article_path, size=size) as (pilot, screen):
        await press(pilot, "tab", *"JJJ", "space", "j", "tab", "j", "j")
        if not in_digest:
            await press(pilot, "tab")
        read, line = screen.navigator.reading.position, screen.digest_pane.current
        scroll = screen.article_pane.scroll_offset.y
        await press(pilot, "Q")
    async with reader(article_path, size=size) as (pilot, screen):
        await until(pilot, lambda: not screen.is_working)
        assert screen.in_digest == in_digest
        assert screen.digest_pane.current == line
        assert (screen.article_pane.place, screen.article_pane.place_row) == read[:2]
        if not in_digest:
            assert screen.article_pane.scroll_offset.y == scroll


LOOKS = [
    *(["j"], ["k"], ["space"], ["b"], ["G"], ["g"], ["t"], ["h"], ["m"], ["plus"], ["minus"], ["escape"]),
    *([key, "j", "escape"] for key in "c i question_mark M X L T l colon o w".split()),
    ["F", "escape"],
    *(["slash", *query, "escape"] for query in ("rose", "9", "zzz")),
    ["slash", "9", "enter", "j", "escape"],
]
"""Keys that only look, pressed in the digest."""

FINDS = [["slash", *query, "escape"] for query in ("rose", "mark", "9 of")]


async def look(pilot: Pilot[str], screen: ReaderScreen, keys: list[str]) -> None:
    await press(pilot, *("space" if key == " " else key for key in keys))
    while len(pilot.app.screen_stack) > 1:
        await press(pilot, "escape")
    await until(pilot, lambda: not screen.is_working)


@pytest.mark.parametrize("seed", range(4))
async def test_only_looking_changes_nothing(article_path: Path, seed: int) -> None:
    """Any sequence of keys that only look leads back to where the article was being read, by Tab or Backspace."""
    chance = random.Random(seed)
    async with reader(article_path, size=SIZES[seed]) as (pilot, screen):
        await press(pilot, "tab", *chance.choices(["J", "space", "j", "d"], k=6))
        read = where(screen)
        for _ in range(3):
            await look(pilot, screen, chance.choice(FINDS))
            assert where(screen) == read
            await press(pilot, "tab")
            for keys in chance.choices(LOOKS, k=7):
                await look(pilot, screen, keys)
                if not screen.in_digest:  # heat and links show the article where it is the only pane
                    await press(pilot, "tab")
            if chance.random() < 0.5:
                await press(pilot, "enter", "space", "backspace")
            await press(pilot, "tab")
            assert where(screen) == read
