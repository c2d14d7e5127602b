"""The manual page has the help of the commands, and every viewer can show it."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from docs.manual import PAGE
from tui.cli.commands import SUBCOMMANDS
from tui.cli.main import standfirst
from tui.library import choices, library
from tui.library.data_folder import data_folder
from tui.reader.commands import COMMANDS
from tui.settings.file import settings_path
from tui.sources.web.page import cache_folder

PROJECT = Path(__file__).parents[2]
KEPT = (choices.FILE_NAME, library.FILE_NAME)


def shown(*command: str, **environment: str) -> tuple[str, str]:
    """Return a viewer's output for the page, and its complaints."""
    ended = subprocess.run(
        [*command, str(PAGE)],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "/usr/bin:/bin", **environment},
    )
    return re.sub(".\b|\x1b\\[[0-9;]*m", "", ended.stdout), ended.stderr


def test_the_page_is_as_the_commands_have_it() -> None:
    # In a process of its own: Click keeps the help option that a command had when it was first looked at.
    program = "from docs.manual import manual_page; print(manual_page(), end='')"
    made = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert PAGE.read_text("ascii") == made.stdout, "make it again: python -m docs.manual"


def test_the_wheel_takes_the_page_to_where_man_looks() -> None:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    shared = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared[str(PAGE.relative_to(PROJECT))] == "share/man/man1/standfirst.1"


def test_every_command_and_option_is_on_the_page() -> None:
    words = set(PAGE.read_text("ascii").replace("\\-", "-").replace("\\f", " ").split())
    context = click.Context(standfirst)
    for name in SUBCOMMANDS:
        assert f".SS standfirst {name}\n" in PAGE.read_text("ascii")
        command = standfirst.get_command(context, name)
        assert command is not None
        options = [option for option in command.params if isinstance(option, click.Option)]
        assert {f"B{written}" for option in options for written in option.opts} <= words


def test_the_keys_of_all_commands_are_on_the_page() -> None:
    text = PAGE.read_text("ascii")
    keys = text[text.index(".SH KEYS") : text.index(".SH EXIT STATUS")].replace("\\-", "-")
    for command in COMMANDS:
        assert (f"[{command.id}]" in " ".join(keys.split())) == bool(command.keys), command.id
    assert "\\fBJ\\fR, \\fB]\\fR\nTo the next section" in keys


def test_the_page_has_the_sections_of_manual_pages() -> None:
    sections = [line[4:] for line in PAGE.read_text("ascii").splitlines() if line.startswith(".SH ")]
    assert sections[:6] == ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "KEYS"]
    assert sections[6:] == ["EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES", "BUGS", "SEE ALSO"]


@pytest.mark.skipif(sys.platform != "linux", reason="the page names the folders of Linux")
def test_the_files_are_where_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    home = Path("/home/reader")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name in ("STANDFIRST_CONFIG", "STANDFIRST_DATA_DIR", "STANDFIRST_CACHE_DIR"):
        monkeypatch.delenv(name, raising=False)
    page = PAGE.read_text("ascii").replace("\\-", "-").replace("\\(ti", str(home))
    for path in (settings_path(), *(data_folder() / name for name in KEPT), cache_folder()):
        assert f".B {path}\n" in page


@pytest.mark.skipif(shutil.which("man") is None, reason="there is no man")
def test_man_shows_it_without_a_warning() -> None:
    page, complaints = shown("man", "--warnings=w", "-l", LC_ALL="C.UTF-8", MANWIDTH="80", MANPAGER="cat")
    assert complaints == ""
    assert page.startswith("STANDFIRST(1)")
    assert "   standfirst summarize\n" in page
    assert "“standfirst help COMMAND” explains" in page
    assert "STANDFIRST_LANGUAGE" in page
    assert "           curl -s https://example.org/story | standfirst\n" in page


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff")
def test_groff_has_nothing_to_say() -> None:
    page, complaints = shown("groff", "-ww", "-man", "-Tutf8", LC_ALL="C.UTF-8")
    assert "EXIT STATUS" in page
    assert complaints == ""


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="there is no mandoc")
def test_mandoc_has_nothing_to_say() -> None:
    complaints, _ = shown("mandoc", "-Tlint", LC_ALL="C.UTF-8")
    assert complaints == ""
