"""Reading an article again when its file changes."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.support import LIGHTHOUSE, until, write_article
from tui.reader.app import StandfirstApp
from tui.reader.features import watching
from tui.reader.screen import ReaderScreen
from tui.reader.startup import ReaderOptions, prepare

MORE = LIGHTHOUSE + "\nOne more sentence stands at the end.\n"


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(watching, "WATCH_SECONDS", 0.02)
    yield


@asynccontextmanager
async def watcher(source: Path, watch: bool = True) -> AsyncIterator[tuple[Pilot[str], ReaderScreen]]:
    """Yield the app with a summarized article whose file has been checked once."""
    app = StandfirstApp(prepare(ReaderOptions(sources=(str(source),), watch=watch)))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        if watch:
            await until(pilot, lambda: screen.watching.read_stamp is not None)
        yield pilot, screen


def text_of(screen: ReaderScreen) -> str:
    assert screen.session is not None
    return screen.session.article.text


async def looks(pilot: Pilot[str], count: int = 8) -> None:
    for _ in range(count):
        await asyncio.sleep(0.02)
        await pilot.pause()


async def test_an_article_is_read_again_when_its_file_changes(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    async with watcher(path) as (pilot, screen):
        path.write_text(MORE, encoding="utf-8")
        await until(pilot, lambda: "One more sentence" in text_of(screen))
        await until(pilot, lambda: "1 sentence new" in screen.status_line.message)
        path.unlink()
        await looks(pilot)
        assert "One more sentence" in text_of(screen)
        path.write_text(LIGHTHOUSE, encoding="utf-8")
        await until(pilot, lambda: "One more sentence" not in text_of(screen))


async def test_nothing_comes_over_a_dialog(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    async with watcher(path) as (pilot, screen):
        await pilot.press("question_mark")
        path.write_text(MORE, encoding="utf-8")
        await looks(pilot)
        assert "One more sentence" not in text_of(screen)
        await pilot.press("escape")
        await until(pilot, lambda: "One more sentence" in text_of(screen))


async def test_without_being_asked_nothing_is_watched(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    async with watcher(path, watch=False) as (pilot, screen):
        path.write_text(MORE, encoding="utf-8")
        await looks(pilot)
        assert screen.watching.read_stamp is None
        assert "One more sentence" not in text_of(screen)


async def test_a_file_that_is_still_being_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with watcher(write_article(tmp_path)) as (pilot, screen):
        read = screen.watching.read_stamp
        assert read is not None
        sizes = iter(range(10**9))
        monkeypatch.setattr(watching, "stamp_of", lambda _: read._replace(size=next(sizes)))
        await until(pilot, lambda: next(sizes) > 8)
        assert screen.watching.read_stamp is read
        assert not screen.loader.is_opening
