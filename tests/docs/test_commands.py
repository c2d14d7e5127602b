"""Every command in the README and the pages in docs/ is run, and prints what they show."""

import shlex
import shutil
from pathlib import Path

import pytest

from tests.docs.blocks import PAGES, name_of, shown_commands
from tests.docs.desk import Desk, split_words

_ALWAYS_THERE = ("standfirst", "curl", "for")
"""Programs that the desk provides, and words of the shell itself."""


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_of_a_page_does_what_the_page_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path, monkeypatch)
    wrong, not_run = [], []
    for shown in shown_commands(page):
        if missing := _missing(shown.command):
            not_run.append(f"line {shown.line}, for there is no {missing}")
            continue
        status, printed = desk.run(shown.command)
        if not shown.is_kept(printed) or (status and not shown.output):
            wrong.append(
                f"{name_of(page)}, line {shown.line}: {shown.command}\nstatus {status}, printed:\n{printed}"
            )
    assert not wrong, "\n".join(wrong)
    if not_run:
        pytest.skip(f"Of {name_of(page)} all was run but {'; '.join(not_run)}.")


def test_the_pages_show_commands() -> None:
    counts = {name_of(page): len(shown_commands(page)) for page in PAGES}
    assert counts["README.md"] > 8
    assert counts["docs/scripting.md"] > 12


def _missing(command: str) -> str | None:
    """Return a program of a pipeline that is not installed; None if all are."""
    for part in split_words(shlex.split(command), "|"):
        name = next(word for word in part if "=" not in word)
        if name not in _ALWAYS_THERE and shutil.which(name) is None:
            return name
    return None
