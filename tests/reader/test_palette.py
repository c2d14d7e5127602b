"""The palette: commands, sections and links by name."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.support import is_listed, reader, until, write_article
from tui.reader.dialogs.help import Help
from tui.reader.dialogs.palette import Palette
from tui.reader.palette import COMMAND_GROUP, LINK_GROUP, SECTION_GROUP, Finder, PaletteEntry

ENTRIES = [
    PaletteEntry(group, title, "", lambda: None, keywords)
    for group, title, keywords in (
        (COMMAND_GROUP, "Compare what the methods choose", "compare"),
        (COMMAND_GROUP, "Choose a method from a list", "choose method"),
        (COMMAND_GROUP, "These keys", "help"),
        (SECTION_GROUP, "Methods", ""),
        (SECTION_GROUP, "A list of helpers", ""),
        (SECTION_GROUP, "Über Öl", ""),
        (LINK_GROUP, "the method", ""),
    )
]


@pytest.mark.parametrize(
    ("typed", "found", "best"),
    [
        ("", [0, 1, 2, 3, 4, 5, 6], None),
        ("method", [1, 0, 3, 6], 3),
        ("METHODS", [0, 3], 3),
        ("help", [2, 4], 2),
        ("list a", [1, 4], 1),
        ("uber", [5], 5),
        ("cwmc", [0], 0),
        ("xyz", [], None),
    ],
)
def test_words_are_found_before_their_beginnings_and_letters_only_where_nothing_else_is(
    typed: str, found: list[int], best: int | None
) -> None:
    assert Finder(ENTRIES).find(typed) == (found, best)


def listed(pilot: Pilot[str]) -> list[str]:
    assert isinstance(pilot.app.screen, Palette)
    return [entry.title for entry in pilot.app.screen.filtered_list.entries.all_entries]


def current(pilot: Pilot[str]) -> str:
    assert isinstance(pilot.app.screen, Palette)
    entry = pilot.app.screen.filtered_list.entries.current
    return "" if entry is None else entry.title


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    text = "# Lamps\n\n## Oil\n\nSee [the lens](https://example.org).\n\n## Glass\n\nIt is heavy.\n"
    return write_article(tmp_path, text, "lamps.md")


async def test_commands_sections_and_links_stand_under_headings_that_are_passed_over(linked: Path) -> None:
    async with reader(linked) as (pilot, screen):
        await pilot.press("colon")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        titles = listed(pilot)
        assert titles[:2] == ["Commands", "Line down; in the digest, the next item"]
        assert titles[-5:] == ["Sections", "Oil", "Glass", "Links", "the lens"]
        assert current(pilot) == titles[1]
        await pilot.press("up")
        assert current(pilot) == titles[1]
        await pilot.press("ctrl+end", *["pagedown"] * 4, "up")
        assert current(pilot) == "Glass"
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("ctrl+p", *"glass")
        await until(pilot, lambda: listed(pilot) == ["Sections", "Glass"])
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert screen.session is not None
        assert screen.session.article.text[screen.article_pane.place :].startswith("Glass")


async def test_over_the_first_screen_it_lists_what_needs_no_article() -> None:
    async with reader(summarized=False) as (pilot, _):
        await until(pilot, lambda: is_listed(pilot, "tides.md"))
        first = pilot.app.screen
        await pilot.press("colon")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        assert "Open another article" in listed(pilot)
        assert "The next method" not in listed(pilot)
        await pilot.press(*"help", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Help))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is first)
