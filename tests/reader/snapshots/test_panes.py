"""Pictures of the two panes."""

from pathlib import Path
from typing import Any

import pytest
import textual
from textual.pilot import Pilot

from tests.reader.snapshots.pictures import (
    NEEDS_TEXTUAL,
    SAMPLES,
    THEMES,
    Compare,
    app,
    at_every_size,
    digest_then,
    lamps,
)
from tests.reader.support import until, write_article
from tests.reader.test_selecting import cell_of, drag
from tui.reader.screen import ReaderScreen

pytestmark = NEEDS_TEXTUAL


@at_every_size
def test_the_digest_with_a_sentence_chosen(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(
        news,
        terminal_size=size,
        run_before=digest_then("right_parenthesis", "right_parenthesis"),
        themes=THEMES,
    )


@pytest.mark.parametrize("keys", ["))", "hjj", "M", "/tik"], ids=["summary", "heat", "methods", "find"])
def test_the_colours_of_the_terminal(snap_compare: Compare, keys: str) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"], theme="standfirst-terminal")
    typed = map(textual.keys._character_to_key, keys)
    assert snap_compare(news, terminal_size=(100, 30), run_before=digest_then("tab", *typed))


@at_every_size
def test_the_article_after_a_jump(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=size, run_before=digest_then("J", "enter"), themes=THEMES)


def test_markdown_with_quotes_lists_and_code(snap_compare: Compare) -> None:
    letter = app(SAMPLES["letter-from-the-archive.md"])
    assert snap_compare(letter, terminal_size=(80, 60), run_before=digest_then("tab"), themes=THEMES)


def test_a_table(snap_compare: Compare) -> None:
    tides = app(SAMPLES["tides.md"])
    assert snap_compare(tides, terminal_size=(80, 36), run_before=digest_then("J", "J", "J", "tab"))


def test_numbered_sections(snap_compare: Compare) -> None:
    report = app(SAMPLES["bridge-inspection-report.txt"])
    assert snap_compare(report, terminal_size=(120, 50), run_before=digest_then("t"))


def test_one_section_alone(snap_compare: Compare) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=(120, 36), run_before=digest_then("2", "S"))


def test_one_pane_is_centred(snap_compare: Compare) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=(140, 30), run_before=digest_then("tab", "z"))


@at_every_size
def test_marked_sentences(snap_compare: Compare, size: tuple[int, int]) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    keys = ("right_parenthesis", "enter", "x", "j", "j", "j", "j", "j", "x")
    assert snap_compare(news, terminal_size=size, run_before=digest_then(*keys), themes=THEMES)


def test_marked_sentences_without_colours(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    news = app(SAMPLES["walmart-tiktok.txt"])
    keys = ("right_parenthesis", "enter", "x", "j", "j", "j", "j", "j", "x")
    assert snap_compare(news, terminal_size=(80, 24), run_before=digest_then(*keys))


def test_what_is_selected(snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def selected(pilot: Pilot[Any]) -> None:
        await digest_then()(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        await drag(pilot, screen, cell_of(screen, "in rain burns"), cell_of(screen, "tells"))
        await until(pilot, lambda: not screen.status_line.message)

    opened = lamps(tmp_path, monkeypatch)
    assert snap_compare(opened, terminal_size=(120, 24), run_before=selected, themes=THEMES)


def test_a_terminal_that_is_too_small(snap_compare: Compare) -> None:
    news = app(SAMPLES["walmart-tiktok.txt"])
    assert snap_compare(news, terminal_size=(36, 9), run_before=digest_then())


def test_hostile_text_is_shown_as_text(snap_compare: Compare, tmp_path: Path) -> None:
    hostile = (
        "A \x1b]0;title\x07 [b]title[/b] \u202egnp\n\n"
        "The [link=x]text[/link] rings \x07 and turns \u202eback\u202c here. An escape \x1b[31m stands here.\n\n"
        "A [@click=app.quit]heading\n\nThe second [/] sentence stands here. The third \x9b stands here too.\n"
    )
    path = write_article(tmp_path, hostile, "hostile.txt")
    assert snap_compare(app(path), terminal_size=(100, 20), run_before=digest_then())
