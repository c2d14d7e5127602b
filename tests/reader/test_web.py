"""Web pages in the reader: fetched by the worker process; the open article stays if that fails."""

import re
from pathlib import Path
from socket import socket
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.reader.painting import painted_strips
from tests.reader.support import reader, rows, until, write_article
from tests.sources.web_server import (
    ARTICLE,
    MEGABYTE,
    Handler,
    answer,
    flood,
    gzip_bomb,
    head,
    raw,
    redirect,
    serving,
    stall,
    trickle,
)
from tui.reader.app import StandfirstApp
from tui.reader.dialogs.dialog import Notice
from tui.reader.dialogs.prompts import OpenPrompt
from tui.reader.screen import ReaderScreen
from tui.reader.startup import ReaderOptions, prepare

TITLE = "The lamp that learned to wait"
OPEN = "The bridge at Orsk"


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path, f"# {OPEN}\n\nIt is open. It is old. It is long.\n", "bridge.md")


async def type_source(pilot: Pilot[str], source: str) -> str:
    """Open a source with the prompt, and return the text that it began with."""
    await pilot.press("o")
    await until(pilot, lambda: isinstance(pilot.app.screen, OpenPrompt))
    line = pilot.app.screen.query_one(Input)
    before = line.value
    line.value = source
    await pilot.press("enter")
    await pilot.pause()
    return before


def title(screen: ReaderScreen) -> str:
    return "" if screen.session is None else screen.session.article.title


def shown(screen: ReaderScreen) -> str:
    return "\n".join(rows(screen))


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_an_address_is_opened_from_the_command_line(size: tuple[int, int]) -> None:
    with serving(index=redirect("/page"), page=answer(ARTICLE)) as server:
        async with reader(server.address(), size=size) as (pilot, screen):
            assert title(screen) == TITLE
            assert "From fire to oil" in shown(screen)
            await pilot.press("i")
            await pilot.pause()
            assert server.address("/page") in shown_on(pilot)


def shown_on(pilot: Pilot[str]) -> str:
    screen = pilot.app.screen
    strips = painted_strips(screen)
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def test_an_address_that_is_the_only_source_and_cannot_be_read_ends_the_reader() -> None:
    with serving() as server:
        app = StandfirstApp(prepare(ReaderOptions(sources=(server.address("/gone"),))))
        async with app.run_test() as pilot:
            await until(pilot, lambda: not app.is_running or app.return_code is not None)
        assert app.return_code == 1
        assert app.return_value is not None
        assert "no such page (404)" in app.return_value


async def test_an_address_is_opened_with_o(article_path: Path) -> None:
    with serving(page=answer(ARTICLE)) as server:
        async with reader(article_path) as (pilot, screen):
            assert await type_source(pilot, f" {server.address('/page')} ") == ""
            await until(pilot, lambda: title(screen) == TITLE)
            await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
            assert await type_source(pilot, "") == ""


def _send_bomb(connection: socket, end: Event) -> None:
    answer(gzip_bomb(65 * MEGABYTE), Content_Encoding="gzip")(connection, end)


HOSTILE: dict[str, tuple[Handler, str]] = {
    "missing": (answer(status="404 Not Found"), "no such page"),
    "forbidden": (answer(status="403 Forbidden"), "save the page there"),
    "broken": (answer(status="500 Oops"), "overloaded"),
    "loop": (redirect("/page"), "from one address to the next"),
    "file": (redirect("file:///etc/passwd"), "not a web address"),
    "empty": (answer(), "empty page"),
    "image": (flood(head(Content_Type="image/png")), "an image"),
    "binary": (answer(bytes(range(32)) * 99, media_type=None), "binary"),
    "bomb": (_send_bomb, "more than 64 MB"),
    "announced": (stall(head(Content_Length=str(100 * MEGABYTE))), "it has 100 MB"),
    "endless": (flood(head(Content_Type="text/html")), "more than 64 MB"),
    "cut": (answer("half", Content_Length="99"), "before the whole page had arrived"),
    "hangs up": (raw(b""), "closed the connection"),
    "no web": (raw(b"220 mail ready\r\n"), "not a web server"),
    "nothing": (answer("<html><body></body></html>"), "no article"),
}


async def test_the_article_that_is_open_stays_when_a_page_cannot_be_read(article_path: Path) -> None:
    with serving() as server:
        address, typed_before = server.address("/page"), ""
        async with reader(article_path) as (pilot, screen):
            for kind, (handler, says) in HOSTILE.items():
                server.pages["/page"] = handler
                assert await type_source(pilot, address) == typed_before
                await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
                assert says in " ".join(shown_on(pilot).replace("│", " ").split()), kind
                await pilot.press("escape")
                await until(pilot, lambda: not screen.is_working)
                assert title(screen) == OPEN, kind
                assert screen.session is not None
                assert screen.session.digest is not None, kind
                typed_before = address
            server.pages["/page"] = answer(ARTICLE)
            assert await type_source(pilot, address) == address
            await until(pilot, lambda: title(screen) == TITLE)


async def test_a_path_that_failed_stands_in_the_prompt_until_something_is_opened(
    article_path: Path, tmp_path: Path
) -> None:
    wrong = str(tmp_path / "brigde.md")
    async with reader(article_path) as (pilot, screen):
        await type_source(pilot, wrong)
        await until(pilot, lambda: isinstance(pilot.app.screen, Notice))
        await pilot.press("escape", "o")
        await until(pilot, lambda: isinstance(pilot.app.screen, OpenPrompt))
        line = pilot.app.screen.query_one(Input)
        assert (line.value, line.cursor_position) == (wrong, len(wrong))
        await pilot.press("escape")
        await pilot.pause()
        first = screen.session
        assert await type_source(pilot, str(article_path)) == wrong
        await until(pilot, lambda: screen.session is not first and screen.loader.is_complete)
        assert await type_source(pilot, "") == ""


@pytest.mark.parametrize("handler", [stall(), stall(head()), trickle(head())])
async def test_esc_gives_up_fetching_and_the_article_stays(article_path: Path, handler: Handler) -> None:
    with serving(page=handler) as server:
        async with reader(article_path) as (pilot, screen):
            await type_source(pilot, server.address("/page"))
            await until(pilot, lambda: "Fetching …" in shown(screen) and server.open_connections == 1)
            await pilot.press("escape")
            await until(pilot, lambda: not screen.is_working)
            assert server.wait_until_idle()
            assert title(screen) == OPEN
            assert "Fetching" not in shown(screen)
            await pilot.press("plus", "j")
            await pilot.pause()
            assert await type_source(pilot, "") == server.address("/page")


@pytest.mark.parametrize(
    ("length", "says"),
    [
        ({"Content_Length": str(30 * MEGABYTE)}, r"Fetching … 1\.\d MB of 30\.0 MB"),
        ({}, r"Fetching … 1\.\d MB *[^o ]"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
async def test_it_says_how_much_has_come(
    article_path: Path, length: dict[str, str], says: str, is_first: bool
) -> None:
    begun = head(**length) + b"x" * MEGABYTE
    with serving(page=trickle(begun, drop=b"x" * 1024)) as server:
        source = server.address("/page") if is_first else article_path
        async with reader(source, summarized=not is_first) as (pilot, screen):
            if not is_first:
                await type_source(pilot, server.address("/page"))
            await until(pilot, lambda: re.search(says, shown(screen)) is not None)
            await pilot.press("q")


async def test_a_page_that_was_kept_is_opened_without_a_network_and_says_so(article_path: Path) -> None:
    with serving(page=answer(ARTICLE)) as server:
        address = server.address("/page")
        async with reader(address) as (pilot, screen):
            assert title(screen) == TITLE
    async with reader(article_path) as (pilot, screen):
        await type_source(pilot, address)
        await until(pilot, lambda: title(screen) == TITLE)
        assert screen.status_line.message.startswith("This is a copy of the page from 20")
        await until(pilot, lambda: screen.session is not None and screen.session.digest is not None)
        assert "from" in shown(screen)
