"""Parts of the article piped to commands of the user's, and their answers."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.processes import is_running
from tests.reader.support import LIGHTHOUSE, reader, rows, until, write_article
from tui.reader.dialogs.pipe import AnswerDialog, PipePrompt
from tui.reader.screen import ReaderScreen

SETTINGS = """
[commands]
O = "tr a-z A-Z"
"ctrl+e" = { command = "wc -w", pipe = "article", name = "Count the [b]words[/b]" }
"""


async def typed(pilot: Pilot[str], command: str, *tabs: str) -> None:
    """Type a command at the prompt, after choosing a part."""
    await pilot.press("|")
    await pilot.pause()
    assert isinstance(pilot.app.screen, PipePrompt)
    await pilot.press(*tabs)
    pilot.app.screen.query_one(Input).value = command
    await pilot.press("enter")


async def answered(pilot: Pilot[str]) -> str:
    """Wait for the answer of a command, and return its lines."""
    await until(pilot, lambda: isinstance(pilot.app.screen, AnswerDialog))
    assert isinstance(pilot.app.screen, AnswerDialog)
    return "\n".join(item.text for item in pilot.app.screen.text.line_index.items)


def about(pilot: Pilot[str]) -> str:
    return str(pilot.app.screen.query_one(Static).content)


async def test_each_part_is_piped_and_the_answer_shown_and_copied(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press("2", "tab")
        sentence = screen.current_sentence
        assert sentence is not None
        assert screen.session is not None
        await typed(pilot, "cat; echo '[b]two[/b]' >&2; exit 3")
        assert await answered(pilot) == "\n".join(
            (sentence.text, "It ended with status 3.", "Standard error", "[b]two[/b]")
        )
        assert any("[b]two[/b]" in row for row in rows(pilot.app.screen))  # type: ignore[arg-type]
        await pilot.press("y")
        assert pilot.app.clipboard == sentence.text + "\n"
        await typed(pilot, "head -n 1", "tab")
        assert await answered(pilot) == "What a lens does"
        await pilot.press("escape")
        await typed(pilot, "wc -c", "tab", "tab")
        assert int(await answered(pilot)) == len(screen.session.article.text.encode()) + 1
        await pilot.press("escape", "|", "up")
        assert pilot.app.screen.query_one(Input).value == "wc -c"
        await pilot.press("up")
        assert pilot.app.screen.query_one(Input).value == "head -n 1"
        assert about(pilot).startswith("It gets this sentence: “A lens gathers")


async def test_nothing_to_show_is_told(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        out = tmp_path / "out"
        await typed(pilot, f"cat > {out}")
        await until(pilot, lambda: "ended and wrote nothing." in screen.status_line.message)
        assert out.read_text().startswith(str(screen.digest_pane.current.text))  # type: ignore[union-attr]
        await typed(pilot, "false")
        await until(pilot, lambda: screen.status_line.message == "false: It ended with status 1.")


async def test_the_reader_goes_on_meanwhile_and_escape_stops_the_command(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        pid = tmp_path / "pid"
        await typed(pilot, f"echo $$ > {pid}; sleep 600; echo late")
        await until(pilot, lambda: pid.exists() and bool(pid.read_text()))
        await pilot.press("tab", "3", "J")
        assert screen.pipe.is_running
        await pilot.press("|")
        assert "still runs" in screen.status_line.message
        await pilot.press("escape")
        assert screen.status_line.message.startswith("Stopped: echo $$")
        assert not screen.pipe.is_running
        await until(pilot, lambda: not is_running(int(pid.read_text())))
        assert pilot.app.screen is screen


async def test_an_answer_waits_until_dialogs_are_closed(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        go = tmp_path / "go"
        await typed(pilot, f"until test -e {go}; do sleep 0.01; done; echo here")
        await pilot.press("?")
        helped = pilot.app.screen
        go.touch()
        await until(pilot, lambda: screen.pipe.has_answer)
        assert pilot.app.screen is helped
        await pilot.press("escape")
        assert await answered(pilot) == "here"


async def test_keys_of_the_settings_run_commands(tmp_path: Path) -> None:
    async with reader(write_article(tmp_path), settings=SETTINGS) as (pilot, screen):
        await pilot.press("tab", "O")
        assert (await answered(pilot)).startswith("SHIPS ONCE STEERED")
        await pilot.press("escape", "ctrl+e")
        words = len(LIGHTHOUSE.split("\n\n", 1)[1].split())
        assert await answered(pilot) == str(words)
        await pilot.press("escape", "?", "G")
        await until(pilot, lambda: any("Count the [b]words[/b]" in row for row in rows(pilot.app.screen)))  # type: ignore[arg-type]
        assert not screen.app.settings_file.problems


@pytest.mark.parametrize("key", ["|", "O"])
async def test_visitors_run_no_commands(tmp_path: Path, key: str) -> None:
    ran = tmp_path / "ran"
    settings = f"[commands]\nO = 'touch {ran}'"
    async with reader(write_article(tmp_path), settings=settings, for_visitors=True) as (pilot, screen):
        await pilot.press(key)
        assert "runs no commands" in screen.status_line.message
        assert isinstance(pilot.app.screen, ReaderScreen)
    assert not ran.exists()
