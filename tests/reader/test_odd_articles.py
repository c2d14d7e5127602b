"""Empty, huge and degenerate articles: every key is pressed on each, and none fails."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.reader.conftest import Gates
from tests.reader.support import reader, rows, until, write_article
from tui.reader.commands import COMMANDS, SECTION_COMMANDS
from tui.reader.key_names import key_typed

ODD = {
    "one word": ("odd.txt", "word"),
    "one sentence": ("odd.txt", "One sentence only."),
    "only stop words": ("odd.txt", "the of and to a. in the of and. to the a of."),
    "NULs": ("odd.txt", "A\0B text with \0 nul. Two here."),
    "nothing but a comment": ("odd.md", "<!-- nothing -->\n#\n"),
    "code alone": ("odd.md", "```\ncode only\n\nand more\n```\n"),
    "a table alone": ("odd.md", "| a | b |\n|---|---|\n| 1 | 2 |\n"),
    "a title alone": ("odd.md", "# Only a title\n"),
    "headings alone": ("odd.md", "# Title\n\n## One\n\n## Two\n\n### Two A\n"),
    "a heading first": (
        "odd.md",
        "# Title\n\n## One\n\nText of one. More of it.\n\n## Two\n\nText of two.\n",
    ),
    "wide characters": ("odd.txt", "鯨の海は広い。船は港に帰る。灯台の光が見える。\n\n" * 30),
    "emoji and marks": (
        "odd.txt",
        "A family 👨‍👩‍👧 went out. E\u0301a\u0308 came 👍🏽 back. ❤️ is here.\n\n" * 20,
    ),
    "right to left": ("odd.txt", "שלום עולם. זה טקסט קצר. הוא נגמר כאן."),
    "a very long word": ("odd.txt", "a" * 30_000),
    "a very long line": ("odd.txt", "The keeper wrote it down. " * 4000),
    "markup": ("odd.txt", "[b]Bold[/b] text stands here. [@click=app.quit]Quit[/] too. It [/] ends [."),
}

ODD_FOR_DIALOGS = {"headings alone", "emoji and marks"}
"""Dialogs take longest, and do not depend on more of the text than these differ in."""

PRESSED = [
    command
    for command in (*COMMANDS, *SECTION_COMMANDS)
    if command.keys and command.id not in {"leave", "switch-pane", "library", "open", "theme"}
]
KEYS = [key_typed(command.keys[0]).textual for command in PRESSED]
KEYS_OF_PANES = [
    key_typed(command.keys[0]).textual
    for command in PRESSED
    if command.group in {"Moving", "Jumping", "The view"}
]


async def press_all(pilot: Pilot[str], keys: list[str]) -> None:
    """Press each key, and close the dialog that it opens."""
    for key in keys:
        await pilot.press(key)
        while len(pilot.app.screen_stack) > 1 or isinstance(pilot.app.focused, Input):
            await pilot.press("escape")


@pytest.mark.parametrize("odd", ODD)
async def test_every_key_is_answered(tmp_path: Path, odd: str) -> None:
    name, text = ODD[odd]
    path = write_article(tmp_path, text, name)
    async with reader(path) as (pilot, screen):
        await press_all(pilot, KEYS if odd in ODD_FOR_DIALOGS else KEYS_OF_PANES)
        await pilot.resize_terminal(40, 12)
        await pilot.press("tab")
        await press_all(pilot, KEYS_OF_PANES)
        await until(pilot, lambda: not screen.is_working)
        assert pilot.app.is_running
        assert screen.session is not None
        assert screen.session.digest is not None


async def test_an_article_without_sentences_says_so(tmp_path: Path) -> None:
    path = write_article(tmp_path, "```\ncode only\n```\n", "code.md")
    async with reader(path) as (_, screen):
        assert any("no sentences" in row for row in rows(screen))


async def test_every_key_is_answered_while_an_article_is_worked_on(tmp_path: Path, gates: Gates) -> None:
    gates.work.clear()
    async with reader(write_article(tmp_path), summarized=False) as (pilot, screen):
        await until(pilot, lambda: screen.session is not None)
        await press_all(pilot, [key for key in KEYS if key not in ("escape", "m")])
        await pilot.pause()
        assert pilot.app.is_running
        gates.work.set()
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)


@pytest.mark.parametrize("size", [(200, 60), (60, 16), (41, 10), (40, 10), (39, 10), (20, 5), (1, 1)])
async def test_every_size_is_survived(tmp_path: Path, size: tuple[int, int]) -> None:
    async with reader(write_article(tmp_path)) as (pilot, screen):
        await pilot.press("J", ")")
        await pilot.resize_terminal(*size)
        await pilot.press("J", "tab", "space", ")", "+", "z", "tab")
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert any("The lamp" in row for row in rows(screen))
