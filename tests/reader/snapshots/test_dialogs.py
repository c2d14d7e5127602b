"""Pictures of the dialogs over an article."""

from pathlib import Path
from typing import Any

import pytest
import textual
from textual.pilot import Pilot
from textual.widgets import Static

from tests.reader.snapshots.pictures import (
    NEEDS_TEXTUAL,
    SAMPLES,
    THEMES,
    Compare,
    app,
    at_every_size,
    digest_then,
    lamps,
    rest,
)
from tests.reader.support import until
from tui.reader.dialogs.highlights import HighlightsDialog
from tui.reader.screen import ReaderScreen
from tui.reader.widgets.status_line import StatusLine

pytestmark = NEEDS_TEXTUAL


@at_every_size
def test_the_keys(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=digest_then("question_mark"), themes=THEMES)


@at_every_size
def test_the_methods(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=digest_then("M"), themes=THEMES)


@at_every_size
def test_the_palette(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=digest_then("colon", *"sec"), themes=THEMES)


@at_every_size
def test_the_languages(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["nordsee-deiche.md"])

    async def typed(pilot: Pilot[Any]) -> None:
        await digest_then("l")(pilot)
        await rest(pilot)  # a list that is narrowed before it is there has no room for a scrollbar
        await pilot.press(*"sl")

    assert snap_compare(news, terminal_size=size, run_before=typed, themes=THEMES)


@at_every_size
def test_the_prompt_for_a_path(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=digest_then("o"), themes=THEMES)


@at_every_size
def test_a_failure_over_the_article(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    path = "/no/such/[b]article[/b].txt"
    keys = ("o", *(textual.keys._character_to_key(character) for character in path), "enter")
    assert snap_compare(news, terminal_size=size, run_before=digest_then(*keys), themes=THEMES)


@at_every_size
def test_what_is_known_of_the_article(
    snap_compare: Compare, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def measured(pilot: Pilot[Any]) -> None:
        await digest_then("i")(pilot)
        said = pilot.app.screen.query_one(Static)
        await until(pilot, lambda: "(Flesch" in str(said.content) and "methods …" not in str(said.content))

    opened = lamps(tmp_path, monkeypatch)
    assert snap_compare(opened, terminal_size=size, run_before=measured, themes=THEMES)


@at_every_size
def test_the_question_before_a_file_is_replaced(
    snap_compare: Compare, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = lamps(tmp_path, monkeypatch)
    assert snap_compare(opened, terminal_size=size, run_before=digest_then("w", "enter"), themes=THEMES)


@at_every_size
def test_where_a_link_leads(
    snap_compare: Compare, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def shown(pilot: Pilot[Any]) -> None:
        await digest_then()(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen) and screen.session is not None
        screen.links.show(screen.session.article.links[0])
        await pilot.pause()

    opened = lamps(tmp_path, monkeypatch)
    assert snap_compare(opened, terminal_size=size, run_before=shown, themes=THEMES)


@at_every_size
def test_the_list_of_marks(
    snap_compare: Compare, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StatusLine, "show_message", lambda *_: None)  # it stays for some seconds only

    async def listed(pilot: Pilot[Any]) -> None:
        await digest_then("right_parenthesis", "x", "3", "x", "X")(pilot)
        await until(pilot, lambda: isinstance(pilot.app.screen, HighlightsDialog))
        await until(pilot, lambda: len(pilot.app.screen.filtered_list.entries.all_entries) == 2)

    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=listed, themes=THEMES)
