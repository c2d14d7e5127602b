"""The colours: chosen, kept, fitted to the terminal, or none."""

from pathlib import Path

import pytest
from rich.color import ColorType
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot

from tests.reader.painting import painted_strips
from tests.reader.support import reader, rows, until, write_article
from tui.library.choices import kept_choice
from tui.reader.app import StandfirstApp
from tui.reader.background import NO_COLOR, BackgroundReplies
from tui.reader.dialogs.theme import ThemeDialog
from tui.reader.screen import ReaderScreen
from tui.reader.startup import ReaderOptions, prepare
from tui.reader.themes import DARK, LIGHT, OWN_THEMES, TERMINAL


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path)


def listed(pilot: Pilot[str]) -> list[str]:
    assert isinstance(pilot.app.screen, ThemeDialog)
    return [entry.id for entry in pilot.app.screen.filtered_list.entries.all_entries]


async def test_a_theme_is_shown_as_one_moves_and_kept_once_chosen(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("T")
        assert listed(pilot)[:4] == ["", *OWN_THEMES]
        await pilot.press("j", "j")
        await until(pilot, lambda: pilot.app.theme == LIGHT.name)
        assert kept_choice("theme") is None
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert pilot.app.theme == DARK.name
        await pilot.press("T", "j", "j", "enter")
        await until(pilot, lambda: pilot.app.theme == LIGHT.name and pilot.app.screen is screen)
        assert kept_choice("theme") == LIGHT.name
    async with reader(article_path) as (pilot, screen):
        assert pilot.app.theme == LIGHT.name
        await pilot.press("T", "g", "enter")
        await until(pilot, lambda: pilot.app.theme == DARK.name and pilot.app.screen is screen)
        assert kept_choice("theme") is None


async def test_a_theme_that_is_typed_is_shown(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("T", "slash", *"nord")
        await until(pilot, lambda: pilot.app.theme == "nord")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert pilot.app.theme == kept_choice("theme") == "nord"


async def test_the_theme_of_the_settings_wins_over_the_kept_one_and_the_list_says_so(
    article_path: Path,
) -> None:
    async with reader(article_path, settings='theme = "nord"') as (pilot, screen):
        await pilot.press("T")
        await pilot.pause()
        assert any("The next start uses nord" in row for row in rows(screen.app.screen))  # type: ignore[arg-type]
        await pilot.press("g", "j", "enter")
        await until(pilot, lambda: pilot.app.theme == DARK.name)
    assert kept_choice("theme") == DARK.name
    async with reader(article_path, settings='theme = "nord"') as (pilot, _):
        assert pilot.app.theme == "nord"


def app(path: Path, *, is_light: bool | None = None, theme: str | None = None) -> StandfirstApp:
    return StandfirstApp(prepare(ReaderOptions(sources=(str(path),), theme=theme)), is_light)


async def test_a_light_terminal_gets_light_colours_also_if_it_replies_late(article_path: Path) -> None:
    assert app(article_path, is_light=True).theme == LIGHT.name
    assert app(article_path, is_light=True, theme=DARK.name).theme == DARK.name
    replies = BackgroundReplies()
    replies.typed("\x1b]11;rgb:ffff/ffff/ffff\x1b\\")
    unasked, chosen = app(article_path), app(article_path, theme=DARK.name)
    for late in (unasked, chosen):
        async with late.run_test():
            late.terminal_replied(replies)
    assert (unasked.theme, chosen.theme) == (LIGHT.name, DARK.name)


def segments(pilot: Pilot[str]) -> list[Segment]:
    return [segment for strip in painted_strips(pilot.app.screen) for segment in strip]


async def test_the_terminals_theme_writes_text_in_its_ordinary_colour_alone_and_never_dim(
    article_path: Path,
) -> None:
    async with reader(article_path, settings=f'theme = "{TERMINAL.name}"') as (pilot, screen):
        for keys in ("j", "h", "hh", "c", "s", "C", "/lamp", "T", "?", ":", "L", "M", "i"):
            for key in keys:
                await pilot.press({"/": "slash", "?": "question_mark", ":": "colon"}.get(key, key))
            await pilot.pause()
            for text, style, _ in segments(pilot):
                assert not any(map(str.isalnum, text)) or style is None or _is_ordinary(style), text
            if keys in "T:":
                assert any("lighthouse" in text or "lamp" in text for text, _, _ in segments(pilot))
            await pilot.press("escape", "escape")
            await until(pilot, lambda: pilot.app.screen is screen)


def _is_ordinary(style: Style) -> bool:
    return not style.dim and (style.color is None or style.color.type == ColorType.DEFAULT)


async def test_without_colours_only_attributes_are_painted(
    article_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NO_COLOR, "1")
    async with reader(article_path, settings='theme = "nord"') as (pilot, screen):
        assert isinstance(pilot.app.screen, ReaderScreen)
        styles = [style for _, style, _ in segments(pilot) if style is not None]
        assert not any(style.color or style.bgcolor for style in styles)
        assert any(style.bold and style.reverse for style in styles)
        await pilot.press("T")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert "NO_COLOR" in rows(screen)[-1]
