"""Choosing the method and the length of the digest, and the other keys."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.reader.conftest import Gates
from tests.reader.painting import painted_strips
from tests.reader.support import LIGHTHOUSE, is_at_work, is_listed, reader, rows, until, write_article
from tui.document.model import Section, Sentence
from tui.reader.dialogs.dialog import Notice
from tui.reader.dialogs.help import Help
from tui.reader.dialogs.library import LibraryDialog
from tui.reader.dialogs.lists import EntriesDialog
from tui.reader.dialogs.prompts import OpenPrompt
from tui.reader.screen import ReaderScreen
from tui.summary.methods import METHODS


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path)


def sentences_shown(screen: ReaderScreen) -> int:
    return sum(item.style == "digest--sentence" for item in screen.digest_pane.line_index.items)


def shown(pilot: Pilot[str]) -> str:
    return "\n".join("".join(segment.text for segment in strip) for strip in painted_strips(pilot.app.screen))


async def test_longer_shorter_and_the_first_length(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        assert sentences_shown(screen) == 5
        await pilot.press("plus", "plus")
        await pilot.pause()
        assert sentences_shown(screen) == 7
        assert "7 of 19" in rows(screen)[0]
        await pilot.press("minus", "minus", "minus")
        await pilot.pause()
        assert sentences_shown(screen) == 4
        await pilot.press("equals_sign")
        await pilot.pause()
        assert sentences_shown(screen) == 5


async def test_the_summary_never_has_less_than_one_or_more_than_all(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press(*["minus"] * 9)
        await pilot.pause()
        assert sentences_shown(screen) == 1
        await pilot.press(*["plus"] * 30)
        await pilot.pause()
        assert screen.session is not None
        assert sentences_shown(screen) == len(screen.session.article.sentences)


async def test_changing_the_length_keeps_the_current_sentence(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("j", "j", "plus")
        await pilot.pause()
        kept = screen.digest_pane.current
        await pilot.press("plus", "plus")
        await pilot.pause()
        assert screen.digest_pane.current == kept


async def test_the_next_method_ranks_again(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        names = list(METHODS)
        await pilot.press("m")
        await until(pilot, lambda: screen.session is not None and screen.session.method == names[1])
        assert names[1] in rows(screen)[0]
        for _ in names[1:]:
            await pilot.press("m")
        await until(pilot, lambda: screen.session is not None and screen.session.method == names[0])


async def test_a_method_is_chosen_from_a_list(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("M")
        await pilot.pause()
        dialog = pilot.app.screen
        assert isinstance(dialog, EntriesDialog)
        assert [entry.id for entry in dialog.filtered_list.entries.all_entries] == list(METHODS)
        assert "▸Blend (blend)" in shown(pilot)
        await pilot.press("j", "j", "enter")
        chosen = list(METHODS)[2]
        await until(pilot, lambda: screen.session is not None and screen.session.method == chosen)
        await pilot.press("M", "q")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert screen.session is not None
        assert screen.session.method == chosen


async def test_the_last_entry_of_a_long_list_is_in_view_in_a_low_terminal(article_path: Path) -> None:
    async with reader(article_path, size=(40, 12)) as (pilot, _):
        await pilot.press("l", *["pagedown"] * 12)
        await pilot.pause()
        assert "▸Zulu" in shown(pilot)


async def test_this_section_alone(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("J", "J", "S")
        await pilot.pause()
        assert screen.session is not None
        section = screen.session.article.sections[2]
        assert section.title == "What a lens does"
        assert all(section.start <= s.start < section.end for s in screen.session.summary)
        assert "Summary of What a lens does" in shown(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert screen.session.section is None
        await pilot.press("S")
        await pilot.pause()
        assert screen.session.section == 2
        await pilot.press("S")
        await pilot.pause()
        assert screen.session.section is None


async def test_the_section_alone_is_the_one_that_is_read(tmp_path: Path) -> None:
    long = "A sentence of this part stands here and says a little. " * 60
    text = f"# Parts\n\n## First\n\nOne line. Another one.\n\n## Second\n\n{long}\n\n## Third\n\n{long}\n"
    async with reader(write_article(tmp_path, text, "parts.md")) as (pilot, screen):
        await pilot.press("tab", "j", "j", "j")
        assert screen.session is not None
        at_cursor, read = screen.session.section_at(screen.article_pane.place), screen.article_pane.section
        assert at_cursor is not None and at_cursor.title == "First"
        assert read is not None and read.title == "Second"
        await pilot.press("S")
        await until(pilot, lambda: screen.session is not None and screen.session.section == read.index)


async def test_the_outline_folds_and_unfolds(tmp_path: Path) -> None:
    parts = (
        "# Title",
        "Start here.",
        "## One",
        "Some text.",
        "### One A",
        "More text.",
        "## Two",
        "The end.",
    )
    path = write_article(tmp_path, "\n\n".join(parts), "nested.md")
    async with reader(path) as (pilot, screen):

        def titles() -> list[str | None]:
            targets = [item.target for item in screen.digest_pane.line_index.items]
            return [target.title for target in targets if isinstance(target, Section)]

        assert titles() == [None, "One", "One A", "Two"]
        await pilot.press("J", "J", "J", "K")
        await pilot.pause()
        current = screen.digest_pane.current
        assert isinstance(current, Section)
        assert current.title == "One A"
        await pilot.press("t")
        await pilot.pause()
        assert titles() == [None, "One", "Two"]
        current = screen.digest_pane.current
        assert isinstance(current, Section)
        assert current.title == "One"
        await pilot.press("t")
        await pilot.pause()
        assert titles() == [None, "One", "One A", "Two"]


async def test_copying_a_sentence_from_either_pane(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("j", "y")
        await pilot.pause()
        assert isinstance(screen.digest_pane.current, Sentence)
        assert pilot.app.clipboard == screen.digest_pane.current.text
        assert "clipboard" in screen.status_line.message
        await pilot.press("tab", "g", "y")
        await pilot.pause()
        assert pilot.app.clipboard == "Ships once steered by a fire on a hill."


async def test_copying_the_digest(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("Y")
        await pilot.pause()
        assert screen.session is not None
        assert pilot.app.clipboard.startswith("# The lamp that learned to wait")
        for sentence in screen.session.summary:
            assert sentence.text in pilot.app.clipboard


async def test_another_article_is_opened_by_its_path(article_path: Path, tmp_path: Path) -> None:
    other = write_article(tmp_path, "Another title\n\nIt has one sentence. It has two.", "other.txt")
    async with reader(article_path) as (pilot, screen):
        await pilot.press("J", "o")
        await pilot.pause()
        assert isinstance(pilot.app.screen, OpenPrompt)
        pilot.app.screen.query_one(Input).value = str(other)
        await pilot.press("enter")
        await until(
            pilot,
            lambda: (
                screen.session is not None
                and screen.session.article.title == "Another title"
                and screen.session.digest is not None
            ),
        )
        assert "Another title" in rows(screen)[0]
        await pilot.press("backspace")
        await pilot.pause()
        assert "no jump" in screen.status_line.message


async def test_the_paths_that_fit_are_listed(article_path: Path) -> None:
    beside = [article_path.with_name(f"light{number:02}.txt") for number in range(20)]
    for path in beside:
        path.touch()
    async with reader(article_path) as (pilot, _):
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, OpenPrompt))
        pilot.app.screen.query_one(Input).value = str(article_path.with_name("li"))
        await until(pilot, lambda: "light00.txt   light01.txt" in shown(pilot))
        assert "… and 9 more" in shown(pilot)
        pilot.app.screen.query_one(Input).value = str(article_path.with_name("lighth"))
        await until(pilot, lambda: "light00.txt" not in shown(pilot))
        pilot.app.screen.query_one(Input).value = f"{article_path.parent}/"
        await until(pilot, lambda: "light09.txt" in shown(pilot))
        pilot.app.screen.query_one(Input).value = str(article_path.with_name("lighth"))
        await until(pilot, lambda: "light00.txt" not in shown(pilot))


async def test_a_path_is_completed(article_path: Path) -> None:
    async with reader(article_path) as (pilot, _):
        await pilot.press("o")
        await pilot.pause()
        prompt = pilot.app.screen.query_one(Input)
        prompt.value = str(article_path)[:-8]
        prompt.cursor_position = len(prompt.value)
        await until(pilot, lambda: prompt._suggestion == str(article_path))
        await pilot.press("tab")
        await pilot.pause()
        assert prompt.value == str(article_path)


async def test_what_cannot_be_opened_leaves_the_article_open(article_path: Path, tmp_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        for bad in (tmp_path / "missing.txt", tmp_path):
            await pilot.press("o")
            await pilot.pause()
            pilot.app.screen.query_one(Input).value = str(bad / "no[b]such.txt")
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
            assert "no[b]such.txt" in shown(pilot)
            await pilot.press("escape")
            await pilot.pause()
            assert pilot.app.screen is screen
            assert screen.session is not None
            assert screen.session.article.title == "The lamp that learned to wait"
            assert screen.session.digest is not None


async def test_help_lists_the_keys(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Help)
        assert "To the next section" in shown(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_what_was_left_out_can_be_seen(tmp_path: Path) -> None:
    text = LIGHTHOUSE.replace("From fire to oil", "ADVERTISEMENT\n\nFrom fire to oil")
    async with reader(write_article(tmp_path, text)) as (pilot, screen):
        assert "ADVERTISEMENT" not in screen.session.article.text
        await pilot.press("i")
        await pilot.pause()
        assert "ADVERTISEMENT" in shown(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_q_closes_what_is_over_the_article_and_then_quits(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("question_mark", "q")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert pilot.app.is_running
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.is_running
        await pilot.press("q")
        await pilot.pause()
        assert not pilot.app.is_running


async def test_capital_q_quits_from_a_dialog_but_not_from_a_prompt(article_path: Path) -> None:
    async with reader(article_path) as (pilot, _):
        await pilot.press("o", "Q")
        await pilot.pause()
        assert pilot.app.screen.query_one(Input).value == "Q"
        await pilot.press("escape", "question_mark", "Q")
        await until(pilot, lambda: not pilot.app.is_running)


async def test_the_samples_are_listed_when_nothing_is_named() -> None:
    async with reader(summarized=False) as (pilot, screen):
        await until(pilot, lambda: is_listed(pilot, "walmart-tiktok.txt"))
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LibraryDialog)
        await pilot.press("enter")
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        assert pilot.app.screen is screen


async def test_a_source_that_cannot_be_opened_at_the_start_ends_the_reader(tmp_path: Path) -> None:
    async with reader(tmp_path / "missing.txt", summarized=False) as (pilot, _):
        await until(pilot, lambda: not pilot.app.is_running)
        assert pilot.app.return_code == 1
        assert "missing.txt" in (pilot.app.return_value or "")


async def test_the_palette_finds_commands_and_sections(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await pilot.press("colon")
        await pilot.pause()
        await pilot.press(*"lens")
        await until(pilot, lambda: "What a lens does" in shown(pilot) and not is_at_work(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.pause()
        assert screen.session is not None
        section = screen.session.section_at(screen.article_pane.place)
        assert section is not None
        assert section.title == "What a lens does"


async def test_stopping_the_work_and_going_on(article_path: Path, gates: Gates) -> None:
    gates.work.clear()
    async with reader(article_path, summarized=False) as (pilot, screen):
        await until(
            pilot, lambda: screen.is_working and screen.session is not None and screen.loader.is_whole
        )
        await pilot.press("escape")
        await pilot.pause()
        assert not screen.is_working
        assert "Stopped" in shown(pilot)
        gates.work.set()
        await pilot.press("M", "enter")
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        assert "Stopped" not in shown(pilot)


async def test_without_room_the_first_and_the_last_key_hint_stay(article_path: Path) -> None:
    async with reader(article_path, size=(40, 12)) as (pilot, _):
        for key, hints in (
            ("o", "Enter open · Esc close"),
            ("w", "Enter write"),
            ("|", "Enter run · Esc close"),
        ):
            await pilot.press(key)
            await until(pilot, lambda hints=hints: any(hints in row for row in rows(pilot.app.screen)))
            assert any("Esc close ─" in row for row in rows(pilot.app.screen))
            await pilot.press("escape")
            await pilot.pause()
