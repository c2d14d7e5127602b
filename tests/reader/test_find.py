import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.support import LIGHTHOUSE, reader, rows, until, write_article
from tui.document.model import Section, Sentence
from tui.reader.screen import ReaderScreen

SIZES = [(120, 36), (80, 24), (40, 12)]
KEEPERS = LIGHTHOUSE.lower().count("keeper")


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path)


async def press(pilot: Pilot[str], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()
    screen = pilot.app.screen_stack[0]
    await screen.workers.wait_for_complete([w for w in screen.workers if w.group == "find"])
    await pilot.pause()


def places(screen: ReaderScreen, word: str) -> list[int]:
    text = screen.session.article.text.lower()
    return [place for place in range(len(text)) if text.startswith(word, place)]


def last_row(screen: ReaderScreen) -> str:
    return rows(screen)[-1]


def marked(screen: ReaderScreen) -> list[str]:
    """Return the texts that are painted as matches, the current one in capitals."""
    pane = screen.article_pane
    current = pane.get_component_rich_style("find--current", partial=True).bgcolor
    match = pane.get_component_rich_style("find--match", partial=True).bgcolor
    found = []
    for y in range(pane.size.height):
        for segment in pane.render_line(y):
            colour = segment.style.bgcolor
            if colour == current:
                found.append(segment.text.upper())
            elif colour == match:
                found.append(segment.text.lower())
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_typed_is_found_and_kept(article_path: Path, size: tuple[int, int]) -> None:
    async with reader(article_path, size=size) as (pilot, screen):
        await press(pilot, "tab", "slash", *"keeper")
        assert screen.article_pane.place == places(screen, "keeper")[0]
        assert f"1 of {KEEPERS}" in last_row(screen)
        assert marked(screen)[0] == "KEEPER"
        assert "Find: keeper" in last_row(screen)
        await press(pilot, "enter")
        assert screen.article_pane.has_focus
        assert "Find:" not in last_row(screen)
        assert f"1 of {KEEPERS}" in last_row(screen)
        assert marked(screen)[0] == "KEEPER"
        await press(pilot, "backspace")
        assert screen.article_pane.place == 0


@pytest.mark.parametrize("size", SIZES)
async def test_matches_are_walked_and_wrap_round(article_path: Path, size: tuple[int, int]) -> None:
    async with reader(article_path, size=size) as (pilot, screen):
        await press(pilot, "tab", "slash", *"keeper", "enter")
        for place in [*places(screen, "keeper")[1:], places(screen, "keeper")[0]]:
            assert "again" not in last_row(screen)
            await press(pilot, "n")
            assert screen.article_pane.place == place
        assert "From the top again." in last_row(screen)
        await press(pilot, "N")
        assert "From the end again." in last_row(screen)
        assert screen.article_pane.place == places(screen, "keeper")[-1]
        assert f"{KEEPERS} of {KEEPERS}" in last_row(screen)
        await press(pilot, "backspace", "backspace")
        assert screen.article_pane.place == places(screen, "keeper")[-1]


async def test_a_match_is_looked_for_from_where_the_reader_was(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "J", "J", "tab")
        begun = screen.article_pane.place
        later = [place for place in places(screen, "lamp") if place >= begun]
        await press(pilot, "slash", *"lam")
        assert screen.article_pane.place == later[0]
        await press(pilot, "x")
        assert screen.article_pane.place == begun
        assert "Nothing found." in last_row(screen)
        await press(pilot, "enter")
        assert screen.find.is_asking
        await press(pilot, "backspace", "p", "escape")
        assert screen.article_pane.place == begun
        assert marked(screen) == []
        assert not screen.find.is_asking
        assert screen.article_pane.has_focus


async def test_escape_takes_the_marks_away_before_it_ends_one_pane(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab", "z", "slash", *"lamp", "enter")
        assert marked(screen)
        await press(pilot, "escape")
        assert marked(screen) == []
        assert screen.has_class("-zoomed")
        assert "of" not in last_row(screen)
        await press(pilot, "escape")
        assert not screen.has_class("-zoomed")


async def test_n_finds_the_last_query_again(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "n")
        assert "Press / to find something first." in last_row(screen)
        await press(pilot, "tab", "slash", *"lamp", "enter", "escape", "n")
        assert screen.article_pane.place == places(screen, "lamp")[1]
        assert marked(screen)


@pytest.mark.parametrize("size", SIZES)
async def test_a_wrong_expression_says_what_is_wrong(article_path: Path, size: tuple[int, int]) -> None:
    async with reader(article_path, size=size) as (pilot, screen):
        await press(pilot, "tab", "slash", "backslash", *"vlamp", "left_parenthesis")
        reason = "Not a valid regular expression: missing )." if size[0] > 40 else "Not a valid regular e…"
        assert reason in last_row(screen)
        await press(pilot, "backspace")
        assert " of " in last_row(screen)


async def test_an_expression_across_line_ends_is_painted_on_each(tmp_path: Path) -> None:
    path = write_article(tmp_path, "Title\n\nThe first block ends here.\n\nThe second begins here.\n")
    async with reader(path) as (pilot, screen):
        await press(pilot, "tab", "slash", *"here. the")
        assert marked(screen) == ["HERE.", "THE"]


async def test_a_match_in_a_table_is_painted_where_it_stands(tmp_path: Path) -> None:
    table = (
        "# Tides\n\nText stands here.\n\n| port | high |\n| --- | --- |\n| Kiel | none |\n| Husum | much |\n"
    )
    async with reader(write_article(tmp_path, table, "tides.md")) as (pilot, screen):
        for word in ("none", "high", "iel | no"):
            await press(pilot, "tab" if screen.in_digest else "shift", "slash", *word)
            assert "".join(marked(screen)).replace("│", "|").split() == word.upper().split()
            await press(pilot, "escape")


async def test_earlier_queries_are_recalled(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab", "slash", *"lamp", "enter", "slash", *"sailor", "enter")
        await press(pilot, "slash")
        assert "sailor" in last_row(screen)
        await press(pilot, *"la", "up", "up")
        assert "Find: lamp" in last_row(screen)
        assert " of " in last_row(screen)
        await press(pilot, "down", "down")
        assert "Find: la " in last_row(screen)


async def test_the_last_query_is_replaced_by_typing(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab", "slash", *"lamp", "enter", "slash", *"oil")
        assert "Find: oil " in last_row(screen)


async def test_keys_that_move_between_sections_work_beside_the_marks(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab", "slash", *"lamp", "enter", "J", "J")
        here = screen.article_pane.place
        assert isinstance(screen.digest_pane.current, Section)
        assert marked(screen)
        await press(pilot, "left_parenthesis")
        assert isinstance(screen.digest_pane.current, Sentence)
        await press(pilot, "backspace", "n")
        assert screen.article_pane.place == next(p for p in places(screen, "lamp") if p > here)


async def test_keys_that_type_nothing_do_not_move_what_is_behind_the_line(article_path: Path) -> None:
    async with reader(article_path, size=(60, 16)) as (pilot, screen):
        await press(pilot, "tab", "slash", *"lamp")
        place = screen.article_pane.place
        await press(pilot, "pagedown", "end", "pageup", "home", "f1", "ctrl+p")
        assert screen.article_pane.place == place
        assert pilot.app.screen is screen
        assert screen.find.is_asking


@pytest.mark.parametrize("size", SIZES)
async def test_the_digest_shows_only_what_matches(article_path: Path, size: tuple[int, int]) -> None:
    async with reader(article_path, size=size) as (pilot, screen):
        pane = screen.digest_pane
        everything = [item.text for item in pane.line_index.items]
        await press(pilot, "slash", *"lens")
        assert "Digest: lens" in last_row(screen)
        left = [item.text for item in pane.line_index.items]
        assert len(left) < len(everything)
        assert "What a lens does" in left
        assert "From fire to oil" not in left
        await press(pilot, "enter")
        assert pane.has_focus
        assert f"{pane.entries} shown" in last_row(screen)
        await press(pilot, "g")
        walked = {pane.current.start}
        for _ in range(len(left)):
            await press(pilot, "j")
            walked.add(pane.current.start)
        assert len(walked) > 1
        assert screen.article_pane.place == pane.current.start
        await press(pilot, "escape")
        assert [item.text for item in pane.line_index.items] == everything


async def test_leaving_the_line_of_the_digest_shows_everything_where_it_was(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "j", "j")
        pane = screen.digest_pane
        current, place, count = pane.current, screen.article_pane.place, len(pane.line_index.items)
        await press(pilot, "slash", *"zebra")
        assert "Nothing found." in last_row(screen)
        assert "Nothing here matches." in "\n".join(rows(screen))
        await press(pilot, "enter")
        assert screen.find.is_asking
        await press(pilot, "escape")
        assert (pane.current, screen.article_pane.place, len(pane.line_index.items)) == (
            current,
            place,
            count,
        )
        assert pane.has_focus


async def test_a_longer_summary_is_narrowed_too(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "slash", *"lamp", "enter", *["plus"] * 20)
        sentences = [item for item in screen.digest_pane.line_index.items if item.style == "digest--sentence"]
        assert all("lamp" in item.text.lower() for item in sentences)
        assert len(sentences) == sum("lamp" in s.text.lower() for s in screen.session.summary)
        await press(pilot, "J", "J", "right_parenthesis", "t")
        assert screen.digest_pane.filter_query == "lamp"


async def test_tab_turns_the_line_to_the_other_pane(article_path: Path) -> None:
    async with reader(article_path, size=(80, 24)) as (pilot, screen):
        await press(pilot, "slash", *"lens", "tab")
        assert "Find: lens" in last_row(screen)
        assert screen.article_pane.is_on_screen
        assert screen.digest_pane.filter_query == ""
        assert marked(screen)
        await press(pilot, "tab")
        assert "Digest: lens" in last_row(screen)
        assert marked(screen) == []
        await press(pilot, "tab", "escape")
        assert screen.in_digest
        assert screen.digest_pane.has_focus


async def test_another_article_begins_without_marks(article_path: Path, tmp_path: Path) -> None:
    other = write_article(tmp_path, LIGHTHOUSE.replace("The lamp that", "A lamp that"), "other.txt")
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "slash", *"lens", "enter", "tab", "slash", *"lamp", "enter", "slash")
        screen.loader.open(str(other))
        await until(pilot, lambda: screen.session.article.title.startswith("A lamp"))
        await until(pilot, lambda: screen.session.digest is not None)
        assert not screen.find.is_asking
        assert marked(screen) == []
        assert screen.digest_pane.filter_query == ""
        await press(pilot, "n")
        assert marked(screen)


async def test_what_is_typed_before_the_line_is_there_is_not_lost(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab")
        for key in ("slash", *"Joke", "enter"):
            pilot.app.simulate_key(key)
        await until(pilot, lambda: not screen.find.is_asking or "Joke" in last_row(screen))
        await press(pilot, "escape")
        for key in ("slash", *"Jam", "backspace", "backspace", *"ourna"):
            pilot.app.simulate_key(key)
        await asyncio.sleep(0)
        await until(pilot, lambda: "Journa" in last_row(screen))


async def test_a_click_in_the_article_keeps_the_marks(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab", "slash", *"lamp")
        await pilot.click(screen.article_pane, offset=(8, 6))
        await press(pilot)
        assert not screen.find.is_asking
        assert screen.article_pane.has_focus
        assert marked(screen)


async def test_marks_are_seen_without_colours(article_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reader(article_path) as (pilot, screen):
        await press(pilot, "tab", "slash", *"lamp")
        styles = [
            segment.style
            for y in range(screen.article_pane.size.height)
            for segment in screen.article_pane.render_line(y)
            if segment.text.lower() == "lamp"
        ]
        assert all(style.reverse for style in styles)
        assert [bool(style.underline) for style in styles] == [True, *[False] * (len(styles) - 1)]
