"""Pictures shown over the article."""

from base64 import b64encode
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader.pictures.drawn import GREEN, RED, stored, two_colours
from tests.reader.support import reader, rows, until, write_article
from tui.reader import browser
from tui.reader.dialogs.dialog import LinkDialog
from tui.reader.dialogs.picture import PictureDialog
from tui.reader.dialogs.reference_box import ReferenceBox
from tui.reader.features.pictures import Pictures
from tui.reader.pictures import client
from tui.reader.pictures.encode import KITTY_DELETE
from tui.reader.pictures.request import Graphics, Protocol
from tui.reader.screen import ReaderScreen
from tui.reader.widgets.picture_view import PictureView

pytestmark = pytest.mark.usefixtures("all_painted")

EMBEDDED = f"data:image/png;base64,{b64encode(stored(two_colours())).decode()}"
ARTICLE = f"""\
# A

Words stand here. There are more of them. And more again.

![What burns](lamp.png "The lamp")

![Inside]({EMBEDDED})

![Lost](lost.png)

![Figure 7: elsewhere](elsewhere.png)

![Drawn](lamp.svg)

![Far](http://127.0.0.1:9/far.png)

![Strange \x1bc\x9b](no%1b%5d0;x.png "A [b]caption[/b]")

As Figure 7 shows, it burns.

{"Here the article ends. " * 40}
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "lamp.png").write_bytes(stored(two_colours(600, 400)))
    (tmp_path / "lamp.svg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    return write_article(tmp_path, ARTICLE, "a.md")


async def enter_on(pilot: Pilot[str], screen: ReaderScreen, text: str) -> None:
    assert screen.session is not None
    if screen.in_digest:
        await pilot.press("tab")
    screen.article_pane.go_to(screen.session.article.text.index(text))
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()


def view(pilot: Pilot[str]) -> PictureView:
    return pilot.app.screen.query_one(PictureView)


def is_said(pilot: Pilot[str], text: str) -> bool:
    return any(text in row for row in rows(pilot.app.screen))


async def test_pictures_are_shown_and_left(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(browser, "open_in_browser", lambda address: bool(opened.append(address)) or True)
    async with reader(article, size=(80, 24)) as (pilot, screen):
        await enter_on(pilot, screen, "The lamp")
        before = (screen.article_pane.place, screen.article_pane.scroll_offset)
        await until(pilot, lambda: view(pilot).picture is not None)
        shown = view(pilot).picture
        assert shown is not None
        assert (shown.columns, shown.rows, shown.data[:3], shown.data[-3:]) == (
            60,
            20,
            bytes(RED),
            bytes(GREEN),
        )
        assert is_said(pilot, "▀" * 60) and is_said(pilot, "600 × 400 pixels")
        assert is_said(pilot, "The lamp") and is_said(pilot, "What burns")
        await pilot.press("escape")
        assert pilot.app.screen is screen
        assert (screen.article_pane.place, screen.article_pane.scroll_offset) == before

        await pilot.press("enter")
        await until(pilot, lambda: view(pilot).picture is not None)
        await pilot.resize_terminal(40, 12)
        await until(pilot, lambda: (view(pilot).picture or shown).columns < 60)
        assert is_said(pilot, "▀" * 20) and is_said(pilot, "What burns")
        await pilot.press("escape")

        await enter_on(pilot, screen, "Inside")
        await until(pilot, lambda: is_said(pilot, "60 × 40 pixels"))
        await pilot.press("o", "enter")
        assert pilot.app.screen is screen and not opened

        await enter_on(pilot, screen, "The lamp")
        await pilot.press("o")
        await until(pilot, lambda: bool(opened))
        assert opened == [article.with_name("lamp.png").as_uri()]


async def test_what_cannot_be_shown_says_why(article: Path) -> None:
    async with reader(article) as (pilot, screen):
        for text, reason in (("Lost", "There is no file lost.png"), ("Drawn", "SVG"), ("A [b]", "no file")):
            await enter_on(pilot, screen, text)
            await until(pilot, lambda reason=reason: is_said(pilot, reason))
            assert "\x1b" not in "".join(rows(pilot.app.screen))
            await pilot.press("escape")
        await enter_on(pilot, screen, "Far")
        assert is_said(pilot, "Enter fetches http://127.0.0.1:9/far.png")
        assert not list(pilot.app.screen.workers)
        await pilot.press("enter")
        await until(pilot, lambda: is_said(pilot, "Cannot read http://127.0.0.1:9/far.png"))


async def test_without_the_package_or_colours_it_says_what_would_help(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "can_decode", lambda: False)
    async with reader(article) as (pilot, screen):
        await enter_on(pilot, screen, "The lamp")
        assert isinstance(pilot.app.screen, LinkDialog)
        await until(pilot, lambda: is_said(pilot, "lamp.png") and is_said(pilot, "[pictures]"))
        await pilot.press("escape")
        await enter_on(pilot, screen, "Inside")
        assert "is a part of the article. To see it here, install" in screen.status_line.message
        await pilot.press("escape")
        await enter_on(pilot, screen, "As Figure 7")
        assert isinstance(pilot.app.screen, ReferenceBox)
        await pilot.press("escape")
        monkeypatch.setattr(pilot.app, "no_color", True)
        await enter_on(pilot, screen, "Inside")
        assert "turn colours on" in screen.status_line.message


@pytest.mark.parametrize(("protocol", "start"), [(Protocol.KITTY, "\x1b_G"), (Protocol.SIXEL, "\x1bP")])
async def test_a_terminal_that_can_gets_the_picture_itself(
    article: Path, monkeypatch: pytest.MonkeyPatch, protocol: Protocol, start: str
) -> None:
    async def asked(_: Pictures) -> Graphics:
        return Graphics(protocol, 10, 20)

    monkeypatch.setattr(Pictures, "_ask_terminal", asked)
    written: list[str] = []
    monkeypatch.setattr(PictureView, "_write", lambda _, sequence: written.append(sequence))
    async with reader(article, size=(80, 24)) as (pilot, screen):
        await enter_on(pilot, screen, "The lamp")
        assert isinstance(pilot.app.screen, PictureDialog)
        await until(pilot, lambda: bool(written))
        assert written[-1].startswith(f"\x1b7\x1b[2;11H{start}") and written[-1].endswith("\x1b\\\x1b8")
        assert not is_said(pilot, "▀")
        await pilot.press("escape")
        await pilot.pause()
        assert (written[-1] == KITTY_DELETE) == (protocol is Protocol.KITTY)
