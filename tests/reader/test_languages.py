"""Choosing the language that an article is read in."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.conftest import Gates
from tests.reader.support import reader, rows, until, write_article
from tui.language.detect import LANGUAGES
from tui.reader.dialogs import lists
from tui.reader.dialogs.lists import LanguagesDialog
from tui.reader.screen import ReaderScreen
from tui.reader.startup import ReaderOptions, prepare

GERMAN = """\
Der Deich

Das Wasser steht hoch. Am Dienstag, dem 3. Mai, kam der Sturm, z. B. aus Westen, und der Deich hielt die ganze Nacht.

Die Leute

Die Leute standen auf dem Deich und sahen, wie das Wasser stieg. Niemand schlief in dieser Nacht.
"""


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path)


async def dialog(pilot: Pilot[str]) -> LanguagesDialog:
    await pilot.press("l")
    await until(pilot, lambda: isinstance(pilot.app.screen, LanguagesDialog))
    shown = pilot.app.screen
    assert isinstance(shown, LanguagesDialog)
    return shown


async def choose(pilot: Pilot[str], screen: ReaderScreen, typed: str, language: str) -> None:
    await dialog(pilot)
    await pilot.press(*typed, "enter")
    await until(pilot, lambda: pilot.app.screen is screen and screen.session.article.language == language)
    await until(pilot, lambda: screen.session.digest is not None)


async def test_the_list_begins_at_the_language_and_marks_the_detected_one(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        shown = await dialog(pilot)
        assert len(shown.filtered_list.entries.all_entries) == len(LANGUAGES) + 1
        assert shown.filtered_list.entries.current is not None
        assert shown.filtered_list.entries.current.title == "English"
        await until(pilot, lambda: shown.filtered_list.entries.current.detail == "detected")
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert screen.session.article.language == "english"


async def test_another_language_reads_the_sentences_anew_and_keeps_the_place(tmp_path: Path) -> None:
    path = write_article(tmp_path, GERMAN)
    async with reader(path) as (pilot, screen):
        assert screen.session.article.language == "german"
        text, before = screen.session.article.text, [s.text for s in screen.session.article.sentences]
        assert any("z. B. aus Westen" in sentence for sentence in before)
        await pilot.press("j", "j", "j", "tab", "j")
        await pilot.pause()
        place, row, line = (
            screen.article_pane.place,
            screen.article_pane.cursor_row,
            screen.digest_pane.current,
        )
        await choose(pilot, screen, "deu", "german")
        await choose(pilot, screen, "engl", "english")
        assert "english" in rows(screen)[0]
        assert [s.text for s in screen.session.article.sentences] != before
        assert screen.session.digest.article is screen.session.article
        assert screen.session.article.text == text
        assert (screen.article_pane.place, screen.article_pane.cursor_row) == (place, row)
        assert screen.digest_pane.current.text == line.text
        assert not screen.in_digest
        assert screen.focused is screen.article_pane


async def test_a_section_alone_stays_alone_in_another_language(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("J", "J", "S")
        await pilot.pause()
        section = screen.session.section
        assert section is not None
        await choose(pilot, screen, "french", "french")
        assert screen.session.section == section


async def test_typing_finds_a_language_by_either_name(article_path: Path) -> None:
    async with reader(article_path) as (pilot, _):
        shown = await dialog(pilot)
        for typed, titles in (("espanol", ["Spanish"]), ("slov", ["Slovak", "Slovene"]), ("xx", [])):
            shown.filtered_list.filter_input.value = typed
            await pilot.pause()
            assert [entry.title for entry in shown.filtered_list.entries.in_view] == titles
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is shown


async def test_finding_it_out_takes_what_the_text_is_in(tmp_path: Path) -> None:
    path = write_article(tmp_path, GERMAN)
    app_start = prepare(ReaderOptions(sources=(str(path),), language="finnish"))
    from tui.reader.app import StandfirstApp

    app = StandfirstApp(app_start)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        assert screen.session.article.language == "finnish"
        await choose(pilot, screen, "detect", "german")


async def test_finding_it_out_waits_until_it_is_found(
    article_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from threading import Event

    may_go_on = Event()

    def slowly(_: object) -> str:
        may_go_on.wait(600)
        return "dutch"

    monkeypatch.setattr(lists, "language_of_blocks", slowly)
    async with reader(article_path) as (pilot, screen):
        shown = await dialog(pilot)
        await pilot.press(*"detect", "enter")
        await pilot.pause()
        assert pilot.app.screen is shown
        may_go_on.set()
        await until(pilot, lambda: screen.session.article.language == "dutch")


async def test_a_language_can_be_chosen_while_the_first_is_being_ranked(
    article_path: Path, gates: Gates
) -> None:
    gates.work.clear()
    async with reader(article_path, summarized=False) as (pilot, screen):
        await until(
            pilot, lambda: screen.is_working and screen.session is not None and screen.loader.is_whole
        )
        screen.summary.use_language("danish")
        gates.work.set()
        await until(pilot, lambda: screen.session.digest is not None)
        assert screen.session.article.language == "danish"
        assert screen.session.digest.article.language == "danish"
