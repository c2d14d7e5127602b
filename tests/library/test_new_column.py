"""A new column takes a field in ``records`` and a migration in ``schema``, and nothing else."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import tui
from tests.library.support import article, fingerprint, library
from tui.library.anchors import anchor_at
from tui.library.records import ReadingState

PROGRAM = """
import sys
from pathlib import Path
from tests.library.support import article, file_in, fingerprint, library
from tui.library.records import ReadingState

kept = library(Path(sys.argv[1]))
found = kept.find(article())
if found is not None:
    print("it was:", found.state.note, found.state.method)
    kept.save(found.fingerprint, found.state._replace(note="Read the end again."))
entry = kept.record_opened(article(), "/ice.txt")
print("it is:", entry.state.note, entry.state.method)
kept.save(entry.fingerprint, ReadingState(note=7))
print("then:", kept.find(article()).state.note)
print("in the file:", kept.is_persistent, kept.pop_messages())
"""


@pytest.fixture
def changed_tree(tmp_path: Path) -> Iterator[Path]:
    """Make a copy of the package in a folder, with the two files of the recipe changed."""
    package = Path(tui.__file__).parent
    changed = tmp_path / "tree" / "tui" / "library"
    changed.mkdir(parents=True)
    for path in package.iterdir():
        if path.name not in ("library", "__pycache__"):
            (changed.parent / path.name).symlink_to(path)
    for path in (package / "library").glob("*.py"):
        (changed / path.name).write_text(path.read_text())
    replace_in(
        changed / "records.py",
        r"(    digest_line: columns.OptionalLine = None\n)",
        r"\1    note: columns.OptionalLine = None\n",
    )
    replace_in(
        changed / "schema.py",
        r"(\nMIGRATIONS: .* = \(.*)\)\n",
        r'\1, ("ALTER TABLE article ADD COLUMN note TEXT",))\n',
    )
    return tmp_path / "tree"


def replace_in(path: Path, pattern: str, replacement: str) -> None:
    text, changes = re.subn(pattern, replacement, path.read_text())
    assert changes == 1
    path.write_text(text)


def run_in(tree: Path, folder: Path) -> list[str]:
    tests = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": f"{tree}:{tests}"},
    )
    return ended.stdout.splitlines()


def test_it_is_added_to_a_file_that_is_there(changed_tree: Path, tmp_path: Path) -> None:
    with closing(library(tmp_path)) as kept:
        kept.record_opened(article(), "/ice.txt")
        kept.save(fingerprint(article()), ReadingState(anchor_at(article().text, 40), 0.5, "lsa"))
    assert run_in(changed_tree, tmp_path) == [
        "it was: None lsa",
        "it is: Read the end again. lsa",
        "then: None",
        "in the file: True ()",
    ]
    with closing(library(tmp_path)) as older:
        (message,) = older.record_opened(article()) and older.pop_messages()
        assert "newer Standfirst" in message


def test_it_is_there_in_a_new_file(changed_tree: Path, tmp_path: Path) -> None:
    assert run_in(changed_tree, tmp_path / "new") == [
        "it is: None None",
        "then: None",
        "in the file: True ()",
    ]
