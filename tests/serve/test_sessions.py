"""Sessions with the reader itself."""

import shlex
import shutil
from pathlib import Path

import aiohttp
import pytest

from tests.reader.support import write_article
from tests.serve.support import Visitor, processes_with, server
from tui.cli.serve import reader_command, serve
from tui.library.data_folder import is_first_run
from tui.library.library import Library

TITLE = "The lamp that learned to wait"
FIRST_SENTENCE = "Ships once steered by a fire on a hill."


@pytest.fixture(autouse=True)
def told_of_the_keys(own_library: Path) -> None:
    is_first_run(own_library)


def command_for(*arguments: str) -> str:
    context = serve.make_context("serve", list(arguments))
    return reader_command(context, context.params["sources"])


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


async def test_a_visitor_reads_only_the_given_sources_and_downloads_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_library: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "; touch x"
    write_article(tmp_path, name=name)
    secret = write_article(tmp_path, "The secret\n\nThe conspirators meet at noon.", name="secret.txt")
    before = files_in(tmp_path)
    async with server(command_for("-m", "lsa", "-n", "2", name)) as address, Visitor(address) as visitor:
        await visitor.until(lambda: "lsa · 2 of" in visitor.shown)
        assert TITLE in visitor.shown
        assert FIRST_SENTENCE in visitor.shown
        await visitor.send(
            ["stdin", "\x1b[48;30000;30000;0;0t"]
        )  # as a terminal says how large its window is
        await visitor.type("o")
        await visitor.sees("Open an article")
        await visitor.type(f"{secret}\r")
        await visitor.until(lambda: "Cannot open" in visitor.shown)
        assert "conspirators" not in visitor.shown
        await visitor.type("qw")
        await visitor.sees("Download the digest")
        await visitor.type("\r")
        await visitor.until(lambda: "deliver_file_start" in [message[0] for message in visitor.messages])
        key = visitor.messages[-1][1]
        async with aiohttp.ClientSession() as session, session.get(f"{address}/download/{key}") as response:
            assert f"# {TITLE}\n" in await response.text()
            assert response.headers["Content-Disposition"].startswith("attachment")
        await visitor.type("q")
        await visitor.until(lambda: visitor.is_disconnected)
    assert files_in(tmp_path) == before
    assert all(kept.startswith(("library.sqlite", "key-hint-shown")) for kept in files_in(own_library))


async def test_two_visitors_are_separate_and_their_positions_are_kept(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    library = Library()

    def progress() -> float | None:
        kept = library.find_by_source(str(path))
        return None if kept is None else kept.state.progress

    async with server(command_for(str(path))) as address, Visitor(address) as stays:
        async with Visitor(address) as leaves:
            for visitor in (stays, leaves):
                await visitor.until(lambda visitor=visitor: "blend · 5 of" in visitor.shown)
            await stays.type("/zebra")
            await stays.sees("Nothing found.")
            await leaves.type("\tG")
            await leaves.until(lambda: "100 %" in leaves.shown)
            assert "Nothing found." not in leaves.shown
        await stays.until(lambda: progress() == 1.0)
        assert "100 %" not in stays.shown


@pytest.mark.skipif(shutil.which("ps") is None, reason="there is no ps to list processes")
@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize(
    "shown", ["", " ", "blend · 5 of"], ids=["at once", "at the first byte", "while reading"]
)
async def test_a_reader_ends_without_being_killed_whenever_its_visitor_leaves(
    tmp_path: Path, reported: list[str], shown: str
) -> None:
    path = write_article(tmp_path)
    async with server(command_for(str(path))) as address:
        async with Visitor(address) as visitor:
            await visitor.until(lambda: shown in visitor.shown)
            await visitor.type("jjkkG")
        await visitor.until(lambda: not processes_with(str(path)))
    assert reported == []


def test_options_of_the_command_line_are_passed_on() -> None:
    command = command_for("--method", "lsa", "-n", "20%", "--theme", "nord", "--port", "1", "-", "$(reboot)")
    words = shlex.split(command)
    assert words[0] == "exec"
    assert words[words.index("tui.cli.serve_session") + 1 :] == [
        *("--method=lsa", "--length=20%", "--theme=nord", "--", "-", "$(reboot)")
    ]
    assert "--length" not in command_for("a.md")
