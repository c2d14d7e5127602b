"""Following the article's links."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.reader.painting import painted_strips
from tests.reader.support import reader, until, write_article
from tui.reader import browser
from tui.reader.dialogs.dialog import LinkDialog
from tui.reader.dialogs.palette import Palette
from tui.reader.screen import ReaderScreen

ADDRESS = "https://example.org/lamps?a=1&b=2#top"
MARKDOWN = f"""\
# The lamp

It has a [history of [b]light[/b]]({ADDRESS}) and a [history of [b]light[/b]]({ADDRESS}).

More stands at https://[::1]/more, or [in a book](book.html).
"""


@pytest.fixture
def article_path(tmp_path: Path) -> Path:
    return write_article(tmp_path, MARKDOWN, "lamp.md")


async def dialog(pilot: Pilot[str], screen: ReaderScreen, link: int = 0) -> LinkDialog:
    assert screen.session is not None
    screen.links.show(screen.session.article.links[link])
    await pilot.pause()
    assert isinstance(pilot.app.screen, LinkDialog)
    return pilot.app.screen


def shown(pilot: Pilot[str]) -> str:
    return "\n".join("".join(segment.text for segment in strip) for strip in painted_strips(pilot.app.screen))


async def test_the_palette_lists_every_link_once(article_path: Path) -> None:
    async with reader(article_path) as (pilot, _):
        await pilot.press("colon")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Palette)
        await pilot.press(*"history")
        await until(pilot, lambda: ADDRESS in shown(pilot))
        assert shown(pilot).count(ADDRESS) == 1
        assert "history of [b]light[/b]" in shown(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, LinkDialog))
        assert ADDRESS in shown(pilot)
        assert "“history of [b]light[/b]”" in shown(pilot)


async def test_an_address_with_brackets_is_listed_as_it_is(article_path: Path) -> None:
    async with reader(article_path) as (pilot, _):
        await pilot.press("colon", *"more")
        await until(pilot, lambda: "https://[::1]/more" in shown(pilot))


async def test_y_copies_the_address(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        await dialog(pilot, screen)
        await pilot.press("y")
        await pilot.pause()
        assert pilot.app.clipboard == ADDRESS
        assert pilot.app.screen is screen
        assert screen.status_line.message == "Sent to the clipboard: the address"


@pytest.mark.parametrize("key", ["enter", "o"])
@pytest.mark.parametrize(
    "is_open, said", [(True, "Opened in your browser."), (False, "There is no browser here")]
)
async def test_the_browser_is_given_the_address(
    article_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, is_open: bool, said: str
) -> None:
    given: list[str] = []

    def open_in_browser(address: str) -> bool:
        given.append(address)
        return is_open

    monkeypatch.setattr(browser, "open_in_browser", open_in_browser)
    async with reader(article_path) as (pilot, screen):
        await dialog(pilot, screen)
        await pilot.press(key)
        await until(pilot, lambda: said in screen.status_line.message)
        assert given == [ADDRESS]


async def test_escape_does_nothing_with_it(article_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "open_in_browser", lambda address: pytest.fail("nobody asked for it"))
    async with reader(article_path) as (pilot, screen):
        await dialog(pilot, screen)
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert pilot.app.clipboard == ""


async def test_the_keys_of_the_dialog_are_those_of_the_user(article_path: Path) -> None:
    async with reader(article_path, settings='[keys]\ncopy-item = "O"') as (pilot, screen):
        found = await dialog(pilot, screen)
        assert "O copy" in str(found.query_one(".dialog").border_subtitle)
        await pilot.press("O")
        await pilot.pause()
        assert pilot.app.clipboard == ADDRESS


@pytest.mark.parametrize("size", [(40, 12), (120, 36)])
async def test_a_long_address_can_be_seen_to_its_end(tmp_path: Path, size: tuple[int, int]) -> None:
    path = write_article(
        tmp_path, f"# A\n\nOne [link](https://example.org/{'long-' * 150}end) here.\n", "long.md"
    )
    async with reader(path, size=size) as (pilot, screen):
        await dialog(pilot, screen)
        await pilot.press("end")
        await until(pilot, lambda: "end" in shown(pilot).replace("\n", ""))


# The browser's own process


def browser_that(folder: Path, commands: str, name: str = "some-browser") -> dict[str, str]:
    """Return an environment in which a script is the user's browser."""
    script = folder / name
    script.write_text(f"#!/bin/sh\n{commands}\n", encoding="utf-8")
    script.chmod(0o755)
    others = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    return {**others, "BROWSER": str(script), "PATH": "/usr/bin:/bin"}


def use(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> None:
    for name in set(os.environ) - set(environment):
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a browser")
def test_a_browser_gets_the_address_as_one_argument_and_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    told = tmp_path / "told"
    report = f"""
exec >> {told}
echo "$#" "$1"
(: < /dev/tty) 2> /dev/null || echo "no terminal"
exec > /dev/stderr
echo noise
"""
    use(monkeypatch, browser_that(tmp_path, report))
    address = f"https://example.org/;touch%20{tmp_path}/broken;$(touch)&a=%22"
    assert browser.open_in_browser(address)
    assert told.read_text(encoding="utf-8").splitlines() == [f"1 {address}", "no terminal"]
    assert capfd.readouterr() == ("", "")
    assert not (tmp_path / "broken").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a browser")
@pytest.mark.parametrize(
    "commands, name", [("exit 1", "some-browser"), ("exit 0", "w3m"), ("exit 0", "lynx")]
)
def test_a_browser_that_fails_or_needs_the_terminal_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commands: str, name: str
) -> None:
    monkeypatch.setattr(browser, "TIMEOUT_SECONDS", 600)
    use(monkeypatch, browser_that(tmp_path, commands, name))
    assert not browser.open_in_browser(ADDRESS)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a browser")
def test_a_browser_that_goes_on_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "TIMEOUT_SECONDS", 0.5)
    use(monkeypatch, browser_that(tmp_path, "exec sleep 60"))
    assert browser.open_in_browser(ADDRESS)


def test_without_python_there_is_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert not browser.open_in_browser(ADDRESS)


@pytest.mark.parametrize(
    "address",
    [
        *("file:///etc/passwd", "file:///a.svg", "file://host/a.png", "a.png", "javascript:1", "-x", ""),
        *("https://a b\x1b", "https://ä.example/"),
    ],
)
def test_nothing_but_a_web_address_is_opened(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("it was opened"))
    with pytest.raises(ValueError, match="not a web address"):
        browser.open_in_browser(address)


async def test_the_dialog_shows_an_address_that_is_its_own_text_once(article_path: Path) -> None:
    async with reader(article_path) as (pilot, screen):
        found = await dialog(pilot, screen, link=2)
        assert len(found.query(Static)) == 1
