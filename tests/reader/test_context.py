"""The sentences that lines of the summary refer back to, above them in the digest."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.contrast import require_contrast, segments_of
from tests.reader.painting import painted_strips
from tests.reader.support import reader, rows, until, write_article
from tui.reader.rows.digest_items import DigestItem
from tui.reader.screen import ReaderScreen

ARTICLE = """\
The lamp at Wick

Ada Byrne designed the lighthouse lamp at Wick. She had never seen a lighthouse lamp or the sea at Wick.

However, her lighthouse lamp was exact. The harbour froze.

Costs

These were high. The town paid for the oil.
"""
BEFORE = "[Ada Byrne designed the lighthouse lamp at Wick.]"
SENTENCE = "She had never seen a lighthouse lamp or the sea at Wick."


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path, ARTICLE)


def lines(screen: ReaderScreen) -> list[DigestItem]:
    return [item for item in screen.digest_pane.line_index.items if item.style == "digest--sentence"]


async def choose_second_sentence(pilot: Pilot[str], screen: ReaderScreen) -> None:
    """Show a summary that has the second sentence but not the first, which it refers back to."""
    await pilot.press("minus", "minus", "minus", "minus")
    screen.summary.use_method("reduction")
    await until(pilot, lambda: [item.target.text for item in lines(screen) if item.target] == [SENTENCE])


async def test_the_key_shows_and_hides_them(article_path: Path) -> None:
    async with reader(article_path, size=(120, 36)) as (pilot, screen):
        await choose_second_sentence(pilot, screen)
        before = rows(screen)
        await pilot.press("C")
        await pilot.pause()
        assert [item.text for item in lines(screen)] == [f"{BEFORE} {SENTENCE}"]
        assert "In brackets: what stands before 1 of 1 sentences" in rows(screen)[-1]
        assert any(BEFORE in row for row in rows(screen))
        await pilot.press("C")
        await pilot.pause()
        assert rows(screen)[:-1] == before[:-1]


async def test_moving_and_following_are_the_same(article_path: Path) -> None:
    async def walk(settings: str) -> list[object]:
        seen: list[object] = []
        # Without history: on a slow machine the first walk would be saved, and the second one begin where it ended.
        async with reader(article_path, size=(120, 36), settings=f"history = false\n{settings}") as (
            pilot,
            screen,
        ):
            await choose_second_sentence(pilot, screen)
            assert bool(lines(screen)[0].own_start) == bool(settings)
            for key in ("j", "j", "k", "k", "enter", "enter", "right_parenthesis", "backspace", "G", "g"):
                await pilot.press(key)
                await pilot.pause()
                pane = screen.digest_pane
                seen.append((key, screen.in_digest, screen.article_pane.place, pane.current, pane.line_name))
                seen.append(screen.navigator.reading.position.place)
        return seen

    assert await walk("context = 1") == await walk("")


async def test_a_count_is_the_most_sentences(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await choose_second_sentence(pilot, screen)
        assert screen.session is not None
        for keys, context in (("3C", 3), ("C", 0), ("C", 1), ("99C", 9)):
            await pilot.press(*keys)
            await pilot.pause()
            assert screen.session.context == context


async def test_the_setting_shows_them_always(article_path: Path) -> None:
    async with reader(article_path, settings="context = 2") as (pilot, screen):
        await choose_second_sentence(pilot, screen)
        assert lines(screen)[0].text == f"{BEFORE} {SENTENCE}"
        assert screen.session is not None
        await pilot.press("C")
        await pilot.pause()
        assert lines(screen)[0].text == SENTENCE
        await pilot.press("C")
        await pilot.pause()
        assert screen.session.context == 2


async def test_without_any_the_reader_says_so(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("9", "equals_sign", "C")
        await pilot.pause()
        assert "No sentence of the summary refers back." in rows(screen)[-1]


@pytest.mark.parametrize("theme", ["standfirst-dark", "standfirst-light"])
async def test_they_are_dimmed_and_readable(article_path: Path, theme: str) -> None:
    async with reader(article_path, size=(120, 36), settings=f'theme = "{theme}"') as (pilot, screen):
        await choose_second_sentence(pilot, screen)
        await pilot.press("C")
        await pilot.pause()
        require_contrast(segments_of(screen))
        segments = [segment for strip in painted_strips(screen) for segment in strip if segment.style]
        (dimmed,) = {s.style.color for s in segments if s.style and "[Ada Byrne" in s.text}
        (plain,) = {s.style.color for s in segments if s.style and s.text.startswith("She had never seen a")}
        assert dimmed != plain
