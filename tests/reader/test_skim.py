"""The article folded to its summary, in the real app."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot

from tests.reader.support import LIGHTHOUSE, reader, rows, until, write_article
from tui.reader.rows.skim_items import FoldLine
from tui.reader.screen import ReaderScreen

Press = Callable[..., Awaitable[None]]


def fold_lines(screen: ReaderScreen) -> list[FoldLine]:
    return [item for item in screen.article_pane.line_index.items if isinstance(item, FoldLine)]


def kept(screen: ReaderScreen) -> str:
    """Return the text of the article pane."""
    return " ".join(
        item.text for item in screen.article_pane.line_index.items if not isinstance(item, FoldLine)
    )


def is_folded_to_the_summary(screen: ReaderScreen) -> bool:
    assert screen.session is not None
    return bool(fold_lines(screen)) and all(s.text in kept(screen) for s in screen.session.summary)


async def skim(pilot: Pilot[str], screen: ReaderScreen) -> None:
    await pilot.press("s")
    await until(pilot, lambda: bool(fold_lines(screen)))


async def stand_on_a_fold(pilot: Pilot[str], screen: ReaderScreen) -> FoldLine:
    """Go down from the top to the first fold line."""
    if screen.in_digest:
        await pilot.press("tab")
    await pilot.press("g")
    for _ in range(40):
        if (line := screen.article_pane.fold_line) is not None:
            return line
        await pilot.press("j")
    raise AssertionError("there is none")


async def test_s_folds_the_article_to_its_summary_and_back(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        whole = screen.article_pane.line_index.items
        assert screen.session is not None
        await skim(pilot, screen)
        assert is_folded_to_the_summary(screen)
        texts = [item.text for item in screen.article_pane.line_index.items]
        assert {"From fire to oil", "What a lens does", "The last keepers"} < set(texts)
        left_out = len(screen.session.article.sentences) - len(screen.session.summary)
        assert sum(int(line.text.split()[1]) for line in fold_lines(screen)) == left_out
        assert "skimmed" in "\n".join(rows(screen))
        await pilot.press("s")
        assert screen.article_pane.line_index.items == whole
        assert "skimmed" not in "\n".join(rows(screen))


async def test_escape_returns_to_the_whole_article(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press("z")
        await skim(pilot, screen)
        await pilot.press("escape")
        assert not fold_lines(screen)
        assert screen.has_class("-zoomed")  # which the next one ends


async def test_the_place_is_kept_both_ways(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path, LIGHTHOUSE * 6), size=(120, 24)) as (pilot, screen):
        await pilot.press("tab", "J", "J", "J", "J", "J", "j", "j")
        place, row = screen.article_pane.place, screen.article_pane.cursor_row
        await skim(pilot, screen)
        assert screen.article_pane.place == place
        await pilot.press("s")
        assert (screen.article_pane.place, screen.article_pane.cursor_row) == (place, row)


async def test_enter_unfolds_a_line_and_folds_it_again(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await skim(pilot, screen)
        line = await stand_on_a_fold(pilot, screen)
        assert screen.session is not None
        hidden = screen.session.article.text[slice(*line.hidden)].split("\n\n")
        assert hidden[0] not in kept(screen)
        assert "Enter unfold" in rows(screen)[-1]
        await pilot.press("enter")
        await until(pilot, lambda: hidden[0] in kept(screen))
        assert "Enter fold" in rows(screen)[-1]
        assert all(text.strip() in kept(screen) for text in hidden)
        here = screen.article_pane.fold_line
        assert here is not None and here.is_unfolded and here.hidden == line.hidden
        await pilot.press("enter")
        await until(pilot, lambda: hidden[0] not in kept(screen))
        assert screen.article_pane.fold_line == line
        assert not screen.in_digest


async def test_what_is_unfolded_stays_when_the_terminal_and_the_length_change(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await skim(pilot, screen)
        await stand_on_a_fold(pilot, screen)
        await pilot.press("enter")
        await until(pilot, lambda: any(line.is_unfolded for line in fold_lines(screen)))
        await pilot.resize_terminal(70, 24)
        await pilot.pause()
        here = screen.article_pane.fold_line
        assert here is not None and here.is_unfolded
        await pilot.press("minus")
        await until(pilot, lambda: is_folded_to_the_summary(screen))
        assert any(line.is_unfolded for line in fold_lines(screen))


async def test_a_click_unfolds_a_line_and_backspace_leads_back(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await skim(pilot, screen)
        row = next(index for index, text in enumerate(rows(screen)) if "⋯" in text)
        await pilot.click(offset=(10, row))
        await until(pilot, lambda: any(line.is_unfolded for line in fold_lines(screen)))
        assert not screen.in_digest
        assert screen.article_pane.fold_line is not None
        await pilot.press("backspace")
        assert screen.in_digest
        row = next(index for index, text in enumerate(rows(screen)) if "▾" in text)
        await pilot.click(offset=(10, row))
        await until(pilot, lambda: not any(line.is_unfolded for line in fold_lines(screen)))


async def test_the_skimmed_article_follows_the_length_the_method_and_the_section(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await skim(pilot, screen)
        for key in ("plus", "plus", "minus", "m", "3", "S"):
            await pilot.press(key)
            await until(pilot, lambda: not screen.is_working and is_folded_to_the_summary(screen))
            assert screen.session is not None
            left_out = len(screen.session.article.sentences) - len(screen.session.summary)
            counts = [int(line.text.split()[1]) for line in fold_lines(screen)]
            assert sum(counts) == left_out


async def test_moving_works_as_in_the_whole_article(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await skim(pilot, screen)
        assert screen.session is not None
        pane = screen.article_pane
        await pilot.press("tab", "g")
        for sentence in screen.session.summary:
            if sentence.start <= pane.place:
                continue
            await pilot.press("right_parenthesis")
            assert pane.place == sentence.start
            assert sentence.text.split()[0] in rows(screen)[pane.cursor_row + 2]
        await pilot.press("2")
        second = screen.session.article.sections[2]
        await until(pilot, lambda: pane.place == second.start)
        await pilot.press("J")
        assert pane.place == screen.session.article.sections[3].start
        await pilot.press("tab", "G", "enter")  # a gist, which is left out
        line = pane.fold_line
        current = screen.digest_pane.current
        assert line is not None and current is not None
        assert line.hidden.start <= current.start < line.hidden.end


async def test_before_the_summary_it_waits(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path), summarized=False) as (pilot, screen):
        await until(pilot, lambda: screen.session is not None)
        assert screen.session is not None
        if screen.session.digest is None:
            await pilot.press("s")
            assert (
                "when the summary is ready" in screen.status_line.message or screen.session.digest is not None
            )
        else:
            await pilot.press("s")
        await until(pilot, lambda: is_folded_to_the_summary(screen))


async def test_where_only_the_digest_is_shown_s_turns_to_the_article(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path), size=(60, 20)) as (pilot, screen):
        assert screen.in_digest
        await skim(pilot, screen)
        assert not screen.in_digest


async def test_another_article_begins_whole(tmp_path: Path) -> None:
    other = write_article(tmp_path, LIGHTHOUSE.replace("lamp", "mill"), "mill.txt")
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await skim(pilot, screen)
        screen.loader.open(other)
        await until(pilot, lambda: "mill" in kept(screen))
        assert not fold_lines(screen)
        assert not screen.skim.is_on


async def test_a_match_in_what_is_left_out_is_unfolded(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await skim(pilot, screen)
        assert screen.session is not None
        text, summary = screen.session.article.text, screen.session.summary
        hidden = next(s for s in screen.session.article.sentences if s not in summary and s.index > 1)
        word = hidden.text[:10]
        await pilot.press("tab", "slash", *("space" if letter == " " else letter for letter in word), "enter")
        await until(pilot, lambda: hidden.text in kept(screen))
        await until(pilot, lambda: screen.article_pane.place == text.index(word))
        assert screen.article_pane.fold_line is None
        assert word in rows(screen)[screen.article_pane.cursor_row + 2]


async def test_plus_and_minus_on_a_heading_open_and_close_its_section_alone(tmp_path: Path) -> None:
    text = "# Lamps\n\n" + "\n\n".join(
        f"## Lamp {number}\n\nLamp {number} burns oil. It stands on a hill. Nobody sees it.\n\n### Wick {number}\n\n"
        f"The wick of lamp {number} is long. It is cut each night. Then it burns."
        for number in range(4)
    )
    async with reader(write_article(tmp_path, text, "lamps.md"), settings='length = "3"') as (pilot, screen):
        assert screen.session is not None
        length = len(screen.session.summary)
        await skim(pilot, screen)

        def opened() -> list[bool]:
            section = screen.session.section_before(screen.article_pane.place + 1)  # type: ignore[union-attr]
            assert section is not None
            inside = [line for line in fold_lines(screen) if section.start <= line.hidden.start < section.end]
            outside = [line for line in fold_lines(screen) if line not in inside]
            assert not any(line.is_unfolded for line in outside)
            return [line.is_unfolded for line in inside]

        await pilot.press("tab", "J", "J", "J")
        assert screen.session.section_name_at(screen.article_pane.place) == "Lamp 1"
        assert opened()
        assert not any(opened())
        assert ("+ -", "open or close section") in screen.status_line.hints
        place, row = screen.article_pane.place, screen.article_pane.place_row
        await pilot.press("+")
        await until(pilot, lambda: all(opened()))
        await pilot.press("+")
        assert screen.status_line.message == "The section is already open."
        assert (screen.article_pane.place, screen.article_pane.place_row) == (place, row)
        await pilot.press("J", "-")
        wick = screen.session.section_at(screen.article_pane.place)
        assert wick is not None

        def states(*, in_wick: bool) -> set[bool]:
            lines = fold_lines(screen)
            return {line.is_unfolded for line in lines if (line.hidden.start >= wick.start) == in_wick}

        await until(pilot, lambda: states(in_wick=True) == {False})
        assert True in states(in_wick=False)
        await pilot.press("K", "-")
        await until(pilot, lambda: not any(line.is_unfolded for line in fold_lines(screen)))
        assert len(screen.session.summary) == length
        await pilot.press("tab", "-")
        assert len(screen.session.summary) == length - 1
