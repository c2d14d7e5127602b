"""A new key takes a row in the table of commands, and nothing else."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tui
from tests.reader.support import write_article

ROW = '        ("wave", "O", lambda s: s.status_line.show_message("Hello."), "Wave at the reader"),\n'
PROGRAM = """
import asyncio, sys
from tests.reader.support import reader, rows

async def main():
    async with reader(sys.argv[1], size=(120, 90)) as (pilot, screen):
        await pilot.press("O")
        await pilot.pause()
        print(rows(screen)[-1].strip())
        await pilot.press("question_mark")
        await pilot.pause()
        print(*(row for row in rows(pilot.app.screen) if "Wave at the reader" in row))
    async with reader(sys.argv[1], settings='[keys]\\nwave = "f4"') as (pilot, screen):
        await pilot.press("f4")
        await pilot.pause()
        print(rows(screen)[-1].strip())

asyncio.run(main())
"""


@pytest.fixture
def changed_tree(tmp_path: Path) -> Path:
    """Return a copy of the package in which one file is changed."""
    package = Path(tui.__file__).parent
    changed = tmp_path / "tree" / "tui" / "reader"
    changed.mkdir(parents=True)
    for folder, copy in ((package, changed.parent), (package / "reader", changed)):
        for path in folder.iterdir():
            if path.name not in ("reader", "commands.py", "__pycache__"):
                (copy / path.name).symlink_to(path)
    table = (package / "reader" / "commands.py").read_text("utf-8")
    text, changes = re.subn(r'(    \*_group\(\n        "The view",\n)', rf"\1{ROW}", table)
    assert changes == 1
    (changed / "commands.py").write_text(text, "utf-8")
    return tmp_path / "tree"


def run(tree: Path, *command: str) -> str:
    path = os.pathsep.join([str(tree), str(Path(__file__).parents[2])])
    ended = subprocess.run(
        [sys.executable, "-P", *command],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_the_key_its_help_and_its_setting_follow_from_the_row(changed_tree: Path, tmp_path: Path) -> None:
    pressed, helped, rebound = run(changed_tree, "-c", PROGRAM, str(write_article(tmp_path))).splitlines()
    assert "Hello." in pressed
    assert re.search(r"\bO\b.*Wave at the reader", helped)
    assert "Hello." in rebound
    assert 'wave = "O"' in run(changed_tree, "-m", "tui", "config", "--print")
