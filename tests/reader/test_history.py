"""An article is opened again where it was left."""

import asyncio
from pathlib import Path

import pytest

from tests.reader.support import LIGHTHOUSE, reader, until, write_article
from tui.document.model import Article
from tui.library.anchors import locate
from tui.library.library import Library
from tui.library.records import LibraryEntry
from tui.reader.screen import ReaderScreen
from tui.reader.widgets.article_pane import ArticlePane

LONG = "The long way home\n\n" + "\n\n".join(
    f"Stage {number}\n\n{f'Stage {number} goes on over the hill. ' * 40}" for number in range(1, 151)
)
"""More than a file may have to be read at once."""


def kept(own_library: Path) -> LibraryEntry:
    """Return the only article in the library."""
    (article,) = Library(own_library).recent()
    return article


def finish(screen: ReaderScreen) -> None:
    """Wait until the library has done all that the reader asked for."""
    assert screen.library is not None
    screen.library.flush(600)


async def read(path: Path, *keys: str) -> int:
    """Open an article, press keys, leave, and return the offset at which it was left."""
    async with reader(path) as (pilot, screen):
        await pilot.press(*keys)
        await pilot.pause()
        place = screen.article_pane.place
        pilot.app.exit()
    finish(screen)
    return place


async def test_the_place_is_found_again(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    left = await read(path, *"JJJ", "tab", "j")
    async with reader(path) as (_, screen):
        assert screen.article_pane.place == left > 0
        assert screen.session is not None
        assert screen.digest_pane.current == screen.session.section_at(left)


async def test_it_is_found_in_a_file_that_was_moved_and_in_one_that_was_changed(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    left = await read(path, *"JJJ", "tab", "j")
    moved = path.rename(tmp_path / "moved.txt")
    async with reader(moved) as (_, screen):
        assert screen.article_pane.place == left
        assert screen.session is not None
        words = screen.session.article.text[left:][:30]
    moved.write_text(LIGHTHOUSE.replace("Ships once", "A new beginning was written. Ships once"))
    async with reader(moved) as (_, screen):
        assert screen.session is not None
        assert screen.article_pane.place == screen.session.article.text.index(words) > left


async def test_the_method_and_the_length_are_taken_up_but_not_for_another_article(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    other = write_article(tmp_path, "Another\n\nIt says little. It ends here.", "other.txt")
    await read(path, "m", "+", "+")
    async with reader(path) as (pilot, screen):
        assert screen.session is not None
        begun = screen.startup.options
        assert screen.session.method == screen.summary.choices.method != begun.method
        assert screen.session.length == begun.length.longer().longer()
        screen.loader.open(other)
        await until(pilot, lambda: screen.app.title == "Another")
        assert screen.summary.choices.method == begun.method
        assert screen.session.length == begun.length


@pytest.mark.parametrize("settings", ["", "history = false"])
async def test_what_is_chosen_for_one_article_is_not_for_the_next_nor_lost_by_reading_it_again(
    tmp_path: Path, settings: str
) -> None:
    path = write_article(tmp_path)
    other = write_article(tmp_path, "Another\n\nIt says little. It ends here.", "other.txt")
    async with reader(path, settings=settings) as (pilot, screen):
        begun = screen.startup.options
        await pilot.press("m", "plus")
        chosen, length = screen.summary.choices.method, screen.summary.choices.length
        assert (chosen, length) != (begun.method, begun.length)
        path.write_text(LIGHTHOUSE.replace("Ships once", "A new beginning was written. Ships once"))
        await pilot.press("r")
        await until(
            pilot, lambda: screen.session is not None and "A new beginning" in screen.session.article.text
        )
        assert (screen.summary.choices.method, screen.summary.choices.length) == (chosen, length)
        screen.loader.open(other)
        await until(pilot, lambda: screen.app.title == "Another")
        assert (screen.summary.choices.method, screen.summary.choices.length) == (begun.method, begun.length)


async def test_the_language_and_the_section_alone_are_taken_up(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    async with reader(path) as (pilot, screen):
        await pilot.press("l", *"german", "enter")
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        await pilot.press("J", "J", "S")
        pilot.app.exit()
    finish(screen)
    async with reader(path) as (_, screen):
        assert screen.session is not None
        assert screen.session.article.language == "german"
        assert screen.session.section == 2


async def test_a_place_in_a_long_article_is_shown_before_the_whole_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_article(tmp_path, LONG, "long.txt")
    async with reader(path, summarized=False) as (pilot, screen):
        await until(pilot, lambda: screen.loader.is_whole)
        assert screen.session is not None
        screen.article_pane.go_to(screen.session.article.text.index("Stage 90 goes on") + 80)
        left, row = screen.article_pane.place, screen.article_pane.place_row
        pilot.app.exit()
    finish(screen)
    shown: list[tuple[bool, str, int]] = []
    show = ArticlePane.show_article

    def noting(pane: ArticlePane, article: Article, place: int | None = None, row: int = 0) -> None:
        shown.append((len(article.text) > left, article.text[place or 0 :][:40], row))
        show(pane, article, place, row)

    monkeypatch.setattr(ArticlePane, "show_article", noting)
    async with reader(path, summarized=False) as (pilot, screen):
        await until(pilot, lambda: screen.loader.is_whole)
        await until(pilot, lambda: screen.article_pane.is_laid_out)
        assert screen.article_pane.place == left
    words = screen.session.article.text[left:][:40] if screen.session else ""
    assert shown == [(False, words, row), (True, words, row)]


async def test_a_section_that_is_asked_for_wins(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    await read(path, *"JJJ")
    async with reader(path, section="1") as (_, screen):
        assert screen.session is not None
        section = screen.session.section_at(screen.article_pane.place)
        assert section is not None
        assert section.title == "From fire to oil"


async def test_the_place_is_kept_once_the_reader_rests(tmp_path: Path, own_library: Path) -> None:
    path = write_article(tmp_path)
    async with reader(path) as (pilot, screen):
        await pilot.press(*"JJJ")
        place = screen.article_pane.place
        assert screen.session is not None
        text = screen.session.article.text

        def is_kept() -> bool:
            left = kept(own_library).state.anchor
            return left is not None and locate(text, left) == place

        await until(pilot, is_kept)


async def test_nothing_is_kept_that_is_not_wanted(tmp_path: Path, own_library: Path) -> None:
    path = write_article(tmp_path)
    async with reader(path, settings="history = false") as (pilot, screen):
        await pilot.press(*"JJJ", "m", "x")
        await pilot.pause()
        assert screen.library is None
    assert not (own_library / "library.sqlite").exists()


async def test_a_broken_library_is_told_once(tmp_path: Path, own_library: Path) -> None:
    own_library.mkdir(parents=True, exist_ok=True)
    (own_library / "library.sqlite").write_bytes(b"no database at all" * 100)
    path = write_article(tmp_path)
    async with reader(path) as (pilot, screen):
        await until(pilot, lambda: pilot.app.screen is not screen)
        assert pilot.app.screen.__class__.__name__ == "Notice"
        await pilot.press("escape")
        await pilot.press(*"JJJ")
        await asyncio.sleep(1.2)
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_the_place_is_kept_while_the_article_is_out_of_view(tmp_path: Path, own_library: Path) -> None:
    path = write_article(tmp_path)
    async with reader(path, size=(60, 20)) as (pilot, screen):
        assert screen.is_single
        await pilot.press(*"JJJ")
        pilot.app.exit()
    finish(screen)
    place = kept(own_library).state.anchor
    assert place is not None
    assert place.suffix.startswith("The last keepers")
