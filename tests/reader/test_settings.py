import os
from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.painting import painted_strips
from tests.reader.support import is_listed, reader, rows, until, write_article
from tui.library.library import Library
from tui.reader.app import StandfirstApp
from tui.reader.base_app import ConfiguredApp
from tui.reader.commands import COMMANDS, DIGIT_COMMANDS, default_keys
from tui.reader.dialogs.help import Help
from tui.reader.keymap import Keymap, KeyOverrides
from tui.reader.run import apply_no_color, run_reader
from tui.reader.screen import ReaderScreen
from tui.reader.startup import ReaderOptions
from tui.reader.themes import DARK
from tui.settings.file import parse_settings
from tui.sources.open import open_article

REBOUND = """
[keys]
next-section = ["O", "ctrl+f", ","]
previous-sentence = "("
line-down = ["ctrl+k", "down"]
leave = "f4"
open = []
"""


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path)


def here(screen: ReaderScreen) -> str | None:
    assert screen.session is not None
    section = screen.session.section_at(screen.article_pane.place)
    return None if section is None else section.title


def shown(pilot: Pilot[str]) -> str:
    """Return the text of the topmost screen."""
    screen = pilot.app.screen
    strips = painted_strips(screen)
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


# Keys


@pytest.mark.parametrize("key", ["O", "ctrl+f", "comma"])
async def test_a_key_of_the_file_does_what_its_command_does(article_path: Path, key: str) -> None:
    async with reader(article_path, settings=REBOUND) as (pilot, screen):
        await pilot.press(key)
        await pilot.pause()
        assert here(screen) == "From fire to oil"


@pytest.mark.parametrize("key", ["J", "right_square_bracket", "q"])
async def test_the_keys_it_had_before_do_nothing(article_path: Path, key: str) -> None:
    async with reader(article_path, settings=REBOUND) as (pilot, screen):
        await pilot.press(key)
        await pilot.pause()
        assert here(screen) is None
        assert pilot.app.is_running


async def test_keys_that_the_file_does_not_name_stay(article_path: Path) -> None:
    async with reader(article_path, settings=REBOUND) as (pilot, screen):
        await pilot.press("O", "K")
        await pilot.pause()
        assert here(screen) is None
        await pilot.press("2")
        await until(pilot, lambda: here(screen) == "What a lens does")


async def test_the_status_line_shows_the_keys_active(article_path: Path) -> None:
    async with reader(article_path) as (_, screen):
        assert "J next section" in rows(screen)[-1]
    async with reader(article_path, settings=REBOUND) as (_, screen):
        assert "O next section" in rows(screen)[-1]
        assert "J next section" not in rows(screen)[-1]


async def test_the_status_line_tells_of_no_command_without_a_key(article_path: Path) -> None:
    async with reader(article_path, settings="[keys]\nlonger = []\nnext-section = []") as (_, screen):
        assert "length" not in rows(screen)[-1]
        assert "next section" not in rows(screen)[-1]
        assert ") next sentence" in rows(screen)[-1]


async def test_the_help_shows_the_keys_active(article_path: Path) -> None:
    async with reader(article_path, settings=REBOUND, size=(90, 110)) as (pilot, _):
        await pilot.press("question_mark")
        await until(pilot, lambda: "In the palette" in shown(pilot))
        lines = [" ".join(line.strip("│ ").split()) for line in shown(pilot).splitlines()]
        assert "O Ctrl+F , To the next section" in lines
        assert "K [ To the previous section" in lines
        assert any(line.startswith("1 … 9 To that section of the top level") for line in lines)
        assert lines.index("Open another article") > lines.index("In the palette")
        assert "Q Quit at once" in lines


async def test_keys_of_a_list_can_be_changed_too(article_path: Path) -> None:
    keys = '[keys]\nlibrary-order = "O"\nforget-article = "f5"'
    with closing(Library()) as library:
        library.record_opened(open_article(article_path), str(article_path))
    async with reader(summarized=False, settings=keys, size=(160, 40)) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, "Samples …"))
        await pilot.press("s", "O")
        await until(pilot, lambda: "Library · shortest first" in shown(pilot))
        await pilot.press("f5")
        await until(pilot, lambda: "Press F5 again to remove it" in shown(pilot))
        await pilot.press("question_mark")
        await until(pilot, lambda: "In this list" in shown(pilot))
        assert "O Sort" in " ".join(shown(pilot).split())


async def test_the_help_shows_every_key_of_a_section(article_path: Path) -> None:
    async with reader(article_path, settings='[keys]\nsection-2 = "O"') as (pilot, _):
        await pilot.press("question_mark")
        await until(pilot, lambda: "1 O 3 4 5 6 7 8 9 To that section" in shown(pilot))


async def test_the_palette_shows_the_keys_active(article_path: Path) -> None:
    async with reader(article_path, settings=REBOUND) as (pilot, _):
        await pilot.press("ctrl+p", *"next")
        await until(pilot, lambda: "O  Ctrl+F  ," in shown(pilot))


async def test_the_key_of_the_palette_can_be_another(article_path: Path) -> None:
    async with reader(article_path, settings='[keys]\npalette = "O"\nnext-method = "ctrl+p"') as (
        pilot,
        screen,
    ):
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert pilot.app.screen is screen
        await pilot.press("O")
        await until(pilot, lambda: pilot.app.screen is not screen)


async def test_dialogs_follow_the_keys_and_keep_their_arrows(article_path: Path) -> None:
    async with reader(article_path, settings='[keys]\nline-down = "O"\nleave = "f4"') as (pilot, screen):
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Help)
        keys = pilot.app.screen.focused
        assert keys is not None
        for count, key in enumerate(["O", "down", "O"], 1):
            await pilot.press(key)
            await pilot.pause()
            assert keys.scroll_offset.y == count
        await pilot.press("j", "q")
        await pilot.pause()
        assert keys.scroll_offset.y == 3
        await pilot.press("f4")
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_lists_are_narrowed_with_the_key_that_finds(article_path: Path) -> None:
    async with reader(
        article_path.parent, summarized=False, settings='[keys]\nfind = "f"\npage-down = []'
    ) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, article_path.name))
        assert "f find" in shown(pilot)
        await pilot.press("slash", "q")
        await pilot.pause()
        assert not pilot.app.is_running


async def test_every_command_can_have_another_key(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        for command in COMMANDS:
            keymap = Keymap(KeyOverrides({command.id: ("f9",)}).keys)
            pilot.app.set_keymap(keymap.for_textual())
            active = screen.active_bindings
            assert active["f9"].binding.action == f"command('{command.id}')"
            actions = {binding.binding.action for key, binding in active.items() if key != "f9"}
            assert f"command('{command.id}')" not in actions
            assert keymap.keys(command.id) == ("F9",)


async def test_the_key_that_quits_is_told(article_path: Path) -> None:
    async with reader(article_path, settings=REBOUND) as (pilot, screen):
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "Press F4 to quit." in rows(screen)[-1]
        await pilot.press("f4")
        await pilot.pause()
        assert not pilot.app.is_running


async def test_quitting_at_once_has_a_key_of_its_own(article_path: Path) -> None:
    async with reader(article_path, settings='[keys]\nquit = "O"') as (pilot, _):
        await pilot.press("question_mark", "Q")
        await pilot.pause()
        assert pilot.app.is_running
        await pilot.press("O")
        await pilot.pause()
        assert not pilot.app.is_running


def test_every_command_has_a_name_of_its_own() -> None:
    assert len(default_keys()) == len(COMMANDS) + len(DIGIT_COMMANDS) + 1
    assert all(command.description for command in COMMANDS)


# Mistakes


async def test_what_is_wrong_is_said_once_and_passed_over(article_path: Path) -> None:
    async with reader(article_path, settings='\nmthod = "lsa"\nmouse = true') as (_, screen):
        assert "config.toml, line 2: “mthod” is not a setting. Did you mean “method”?" in rows(screen)[-1]


async def test_of_many_problems_the_reader_is_told_where_they_are(article_path: Path) -> None:
    text = 'theme = "purple"\n[keys]\nlonger = "m"\nshorter = "comma"'
    async with reader(article_path, settings=text) as (pilot, screen):
        assert "config.toml has 3 problems: “standfirst config --check” lists them." in rows(screen)[-1]
        assert pilot.app.theme == DARK.name
        await pilot.press("plus")
        await pilot.pause()
        assert screen.session is not None
        assert len(screen.session.summary) == 6


async def test_nothing_is_said_where_nothing_is_wrong(article_path: Path) -> None:
    async with reader(article_path, settings=REBOUND) as (_, screen):
        assert screen.status_line.message == ""


# The rest


async def test_the_theme_of_the_file(article_path: Path) -> None:
    async with reader(article_path, settings='theme = "standfirst-light"') as (pilot, _):
        assert pilot.app.theme == "standfirst-light"


async def test_the_panes_share_the_width(article_path: Path) -> None:
    async with reader(article_path) as (_, screen):
        assert screen.article_pane.outer_size.width == screen.digest_pane.outer_size.width == 60
    async with reader(article_path, settings="article-share = 70") as (pilot, screen):
        assert screen.article_pane.outer_size.width == 84
        assert screen.digest_pane.outer_size.width == 36
        await pilot.press("z", "tab")
        await pilot.pause()
        assert screen.article_pane.outer_size.width == 120


async def test_reading_times_go_by_the_pace(article_path: Path) -> None:
    async with reader(article_path, settings="pace = 20") as (_, screen):
        assert screen.session is not None
        words = screen.session.article.word_count
        assert f" {-(-words // 20)} min " in rows(screen)[0]


async def test_reading_times_in_a_list_go_by_the_pace(article_path: Path) -> None:
    async with reader(article_path.parent, summarized=False, settings="pace = 20") as (pilot, _):
        await until(pilot, lambda: "about 11 min · " in shown(pilot))


async def test_settings_are_there_for_every_screen(article_path: Path) -> None:
    async with reader(article_path, settings="history = false") as (pilot, _):
        assert isinstance(pilot.app, ConfiguredApp)
        assert not pilot.app.settings.history


@pytest.mark.parametrize("wanted", [True, False])
def test_the_mouse_works_if_it_is_wanted(
    article_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    asked = []
    monkeypatch.setattr(StandfirstApp, "run", lambda _, *, mouse: asked.append(mouse))
    settings = parse_settings(f"mouse = {str(wanted).lower()}".encode(), Path("config.toml"))
    run_reader(ReaderOptions((str(article_path),), settings_file=settings))
    assert asked == [wanted]


@pytest.mark.parametrize(
    ("before", "wanted", "after"),
    [(None, True, None), ("", True, None), ("1", True, "1"), (None, False, "1"), ("", False, "1")],
)
def test_colours_are_there_unless_somebody_says_no(
    monkeypatch: pytest.MonkeyPatch, before: str | None, wanted: bool, after: str | None
) -> None:
    monkeypatch.setenv("NO_COLOR", before or "")
    if before is None:
        monkeypatch.delenv("NO_COLOR")
    apply_no_color(wanted=wanted)
    assert os.environ.get("NO_COLOR") == after


def hues(screen: ReaderScreen) -> set[tuple[int, int, int]]:
    """Return the colours on the screen other than shades of grey."""
    segments = [segment for strip in painted_strips(screen) for segment in strip]
    colours = [
        colour
        for segment in segments
        if segment.style
        for colour in (segment.style.color, segment.style.bgcolor)
    ]
    shades = {tuple(colour.get_truecolor()) for colour in colours if colour is not None}
    return {shade for shade in shades if len(set(shade)) > 1}


async def test_without_colours_there_are_only_shades(
    article_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reader(article_path) as (_, screen):
        assert hues(screen)
    monkeypatch.setenv("NO_COLOR", "1")
    async with reader(article_path) as (_, screen):
        assert not hues(screen)
