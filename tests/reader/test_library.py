"""The library: what was read before, and the samples."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from tests.reader.support import is_listed, reader, until, write_article
from tui.document.model import Article
from tui.library.anchors import anchor_at
from tui.library.data_folder import KEY_HINT_FILE
from tui.library.library import Library
from tui.library.records import ReadingState
from tui.reader.dialogs.dialog import Notice
from tui.reader.dialogs.file_picker import FilePicker
from tui.reader.dialogs.library import LibraryDialog
from tui.sources.open import open_article

SAMPLE = "walmart-tiktok.txt"


def keep(path: Path, progress: float = 0.0, place: int = 0) -> Article:
    """Record an article as read before."""
    article = open_article(path)
    library = Library()
    kept = library.record_opened(article, str(path))
    library.save(kept.fingerprint, ReadingState(anchor_at(article.text, place), progress))
    library.close()
    return article


def library(pilot: Pilot[str]) -> LibraryDialog:
    shown = pilot.app.screen
    assert isinstance(shown, LibraryDialog)
    return shown


def titles(pilot: Pilot[str]) -> list[str]:
    """Return the titles that are listed."""
    entries = library(pilot).filtered_list.entries
    return [entry.title for entry in entries.all_entries]


def detail(pilot: Pilot[str], index: int) -> str:
    """Return the detail line of an entry."""
    return library(pilot).filtered_list.entries.all_entries[index].detail


async def test_it_begins_with_what_was_read_last_and_goes_on_with_the_samples(tmp_path: Path) -> None:
    keep(write_article(tmp_path))
    keep(write_article(tmp_path, "Another\n\nIt says little.", "other.txt"), 0.456)
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        assert titles(pilot)[:2] == ["Another", "The lamp that learned to wait"]
        assert detail(pilot, 0) == f"46 % · today · {tmp_path / 'other.txt'}"
        await until(pilot, lambda: detail(pilot, 2).startswith("sample · "))


async def test_an_article_opens_at_its_place(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    place = open_article(path).text.index("What a lens does")
    keep(path, 0.5, place)
    async with reader(summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        await pilot.press("slash", *"lamp", "enter")
        await until(pilot, lambda: screen.session is not None and screen.article_pane.is_laid_out)
        assert screen.article_pane.place == place
        await pilot.press("L")
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)


async def test_an_empty_library_says_what_will_be_listed() -> None:
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        (note,) = library(pilot).query(".note").results(Static)
        assert "listed here" in str(note.render())
        await pilot.press("d")
        assert is_listed(pilot, SAMPLE)


async def test_an_article_is_forgotten_after_asking(tmp_path: Path) -> None:
    keep(write_article(tmp_path))
    keep(write_article(tmp_path, "Another\n\nIt says little.", "other.txt"))
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        await pilot.press("d")
        assert detail(pilot, 0).startswith("Press d again to remove")
        await pilot.press("j")
        assert detail(pilot, 0).startswith("0 %")
        await pilot.press("k", "d", "d")
        await until(pilot, lambda: "Another" not in titles(pilot))
        assert titles(pilot)[0] == "The lamp that learned to wait"
    assert [kept.title for kept in Library().recent()] == ["The lamp that learned to wait"]


async def test_what_is_gone_is_told_and_stays_in_the_list(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    keep(path)
    path.unlink()
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, SAMPLE) and detail(pilot, 0).startswith("gone · "))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        assert "there is no such file" in pilot.app.screen.text  # type: ignore[attr-defined]
        await pilot.press("escape")
        await until(pilot, lambda: is_listed(pilot, SAMPLE) and detail(pilot, 0).startswith("gone · "))


async def test_there_is_a_way_back_to_the_folder(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    write_article(tmp_path, "Another\n\nIt says little.", "other.txt")
    async with reader(tmp_path, summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, path.name))
        await pilot.press("enter")
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        for key in ("enter", "backspace"):
            await pilot.press("L")
            await until(
                pilot, lambda: isinstance(pilot.app.screen, LibraryDialog) and is_listed(pilot, "../")
            )
            await pilot.press("g", key)
            await until(
                pilot, lambda: isinstance(pilot.app.screen, FilePicker) and is_listed(pilot, path.name)
            )
            await pilot.press("escape")


async def test_where_nothing_is_kept_the_samples_are_listed(tmp_path: Path) -> None:
    keep(write_article(tmp_path))
    async with reader(summarized=False, settings="history = false") as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, SAMPLE))
        (note,) = library(pilot).query(".note").results(Static)
        assert "history = false" in str(note.render())
        assert "The lamp that learned to wait" not in titles(pilot)


async def test_the_keys_are_told_of_in_the_first_run_only(tmp_path: Path, own_library: Path) -> None:
    (own_library / KEY_HINT_FILE).unlink()
    path = write_article(tmp_path)
    async with reader(path) as (pilot, screen):
        await until(pilot, lambda: screen.status_line.message.startswith("? lists the keys"))
    async with reader(path) as (pilot, screen):
        assert screen.library is not None
        screen.library.flush(600)
        await pilot.pause()
        assert not screen.status_line.message
