"""The part of the outline that is in view while the article is read."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.support import reader, rows, until, write_article
from tui.document.model import Section, Sentence
from tui.document.sections import section_name
from tui.reader.rows.paging import Rows
from tui.reader.screen import ReaderScreen
from tui.reader.widgets.digest_pane import DigestPane
from tui.sources.folders import sample_articles

WALK = next(path for path in sample_articles() if path.name == "long-walk-of-paper.md")


def outline_lines(pane: DigestPane) -> list[str]:
    """Return the names of the sections whose lines are in view."""
    index = pane.line_index
    return [
        item.text
        for number, item in enumerate(index.items)
        if isinstance(item.target, Section)
        and pane.page.shows(Rows(index.row_of(number), index.last_row_of(number)))
    ]


async def is_in_view(pilot: Pilot[str], screen: ReaderScreen) -> bool:
    """Return whether the outline's line of the section being read is in view."""
    await pilot.pause()
    section = screen.article_pane.section
    assert section is not None
    name = section_name(section)
    signs = [row for row in rows(screen) if ("●" in row or "▸" in row) and name in row]
    return name in outline_lines(screen.digest_pane) and bool(signs)


@pytest.mark.parametrize(
    "keys",
    [
        "G tab g G",  # the digest's last line leads into the last section
        "tab G g",
        "tab G tab g tab",  # looking at the top of the digest from the end of the article
        "tab G + + - =",  # the digest is made again
        "tab J J J J J J J ) ) ( (",
    ],
)
async def test_the_section_being_read_is_in_view(keys: str) -> None:
    async with reader(WALK) as (pilot, screen):
        for key in keys.split():
            await pilot.press({"+": "plus", "-": "minus", "=": "equals_sign"}.get(key, key))
            assert screen.in_digest or await is_in_view(pilot, screen), key


@pytest.mark.parametrize("keys", ["G tab g j", "g tab G", "G tab 5 j"])
async def test_it_is_in_view_after_the_article_is_opened_again(tmp_path: Path, keys: str) -> None:
    path = write_article(tmp_path, WALK.read_text(encoding="utf-8"), WALK.name)
    async with reader(path) as (pilot, screen):
        await pilot.press(*keys.split())
        await pilot.pause()
        before = screen.article_pane.section
        pilot.app.exit()
    assert screen.library is not None
    screen.library.flush(600)
    async with reader(path) as (pilot, screen):
        assert not screen.in_digest
        assert screen.article_pane.section == before
        assert await is_in_view(pilot, screen)


async def test_the_summary_line_that_was_chosen_is_not_scrolled_away() -> None:
    async with reader(WALK, size=(120, 24), settings='length = "12"') as (pilot, screen):
        await pilot.press("tab")
        for _ in range(12):
            await pilot.press(")")
            await pilot.pause()
            index, current = screen.digest_pane.line_index, screen.digest_pane.current_item
            assert current is not None
            item = index.items.index(current)
            assert screen.digest_pane.page.shows(Rows(index.row_of(item), index.last_row_of(item)))


async def test_the_gist_of_the_current_section_is_in_view() -> None:
    async with reader(WALK, size=(80, 24)) as (pilot, screen):
        gists = 0
        for _ in range(8):
            await pilot.press("J")
            await pilot.pause()
            pane = screen.digest_pane
            index, current = pane.line_index, pane.current_item
            assert current is not None and isinstance(current.target, Section)
            item = index.items.index(current)
            if isinstance(index.items[item + 1].target, Sentence):
                assert pane.page.shows(Rows(index.row_of(item), index.last_row_of(item + 1))), current.text
                gists += 1
        assert gists > 2


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_the_sign_of_the_section_being_read_is_explained_and_stays_beside_the_chosen_line(
    size: tuple[int, int],
) -> None:
    async with reader(WALK, size=size) as (pilot, screen):
        await pilot.press("t")  # the outline is folded, so that its heading stays in view
        await pilot.pause()
        assert any("Outline" in row and row.rstrip(" │").endswith("● being read") for row in rows(screen))
        assert [row for row in rows(screen) if "▸ " in row]
        await pilot.press("2", "tab", "tab")
        await pilot.pause()
        assert any("▸●" in row and "Cai Lun's report" in row for row in rows(screen))


async def test_the_chosen_line_and_the_section_that_fills_the_page_are_both_in_view(tmp_path: Path) -> None:
    """All sentences are chosen: too many for the summary to stay, and two of them are in a short opening."""
    sentences = [
        f"The harbour of {name} has " + "walls, piers, lights, " * 9 + "and boats." for name in "ABCDE"
    ]
    table = "```\n" + "00:00 0.4 m  06:00 2.1 m\n" * 30 + "```\n"
    sections = (f"## Tides of {text[15]}\n\n{text}\n\n{table}" for text in sentences[2:])
    path = write_article(tmp_path, "\n\n".join(("# Harbours", *sentences[:2], *sections)), "harbours.md")
    async with reader(path) as (pilot, screen):
        await pilot.press("j", "j", "tab", ")")
        await pilot.pause()
        assert [row for row in rows(screen) if "▸ • The harbour of B" in row]
        assert [row for row in rows(screen) if "● 1 Tides of C" in row]


async def test_all_of_the_gist_of_the_last_section_is_shown_while_it_is_read(tmp_path: Path) -> None:
    gist = " ".join(["The lamp burns, and the keeper trims the wick,"] * 8) + " until the day."
    chapters = "\n\n".join(f"## Lamp {number}\n\nIt burns well at night." for number in range(12))
    path = tmp_path / "lamps.md"
    path.write_text(
        f"# Lamps\n\nAll of them burn.\n\n{chapters}\n\n## The last\n\n{gist}\n", encoding="utf-8"
    )
    async with reader(path) as (pilot, screen):
        await pilot.press("tab", *["J"] * 12)
        await until(pilot, lambda: screen.digest_pane.scroll_offset.y > 0)
        await pilot.press("J")
        await until(pilot, lambda: getattr(screen.article_pane.section, "title", "") == "The last")
        digest = screen.digest_pane
        await until(pilot, lambda: digest.scroll_offset.y == digest.last_scroll)
        assert "until the day." in " ".join(row.split("│")[-2] for row in rows(screen) if row.count("│") > 2)
