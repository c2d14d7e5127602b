"""The reader in a real browser."""

from pathlib import Path

import pytest

from tests.reader.support import write_article
from tests.serve.browser import CHROMIUM, browser
from tests.serve.support import server
from tests.serve.test_sessions import command_for
from tui.library.data_folder import is_first_run
from tui.serve.access_token import with_token
from tui.sources.folders import sample_articles

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")

COVERED = """
(() => {
  const drawn = document.querySelector(".xterm-screen").getBoundingClientRect();
  return (drawn.width * drawn.height) / (innerWidth * innerHeight);
})()
"""
FONTS = "[...document.fonts].filter(font => font.status === 'loaded').map(font => font.style).sort().join()"
FOREIGN_SOCKET = """
new Promise(done => {
  const socket = new WebSocket("ADDRESS/ws".replace("http", "ws"));
  socket.onopen = () => done("open");
  socket.onerror = () => done("refused");
})
"""


async def test_the_reader_is_used_in_a_browser(tmp_path: Path, own_library: Path) -> None:
    is_first_run(own_library)
    path = next(path for path in sample_articles() if path.name == "tides.md")
    secret = write_article(tmp_path, "The secret\n\nThe conspirators meet at noon.", name="secret.txt")
    async with server(command_for(str(path)), token="a-token") as address, browser(tmp_path) as running:
        first = await running.page(with_token(f"{address}/", "a-token"))
        await first.until(lambda: "blend · 5 of" in first.shown)
        assert "Why there are two tides a day" in first.shown
        assert "Summary" in first.shown
        assert await first.value_of("location.href") == f"{address}/"
        assert await first.value_of(COVERED) > 0.95
        assert await first.value_of(FONTS) == "italic,normal"

        second = await running.page(f"{address}/?fontsize=24")
        await second.until(lambda: "blend · 5 of" in second.shown)
        first.shown = second.shown = ""
        await first.type("J")
        await first.sees("The difference is what counts ─╯")
        await first.type(")")
        await first.sees("▸ •")
        await first.type("o")
        await first.sees("Open an article")
        await first.type(f"{secret}\r")
        await first.sees("Cannot open")
        assert "Open an article" not in second.shown
        assert "The difference is what counts ─╯" not in second.shown
        await first.type("qw")
        await first.sees("Download the digest")
        await first.type("\r")
        saved = tmp_path / "downloads" / "tides-digest.md"
        await first.until(saved.exists)
        assert "# Why there are two tides a day\n" in saved.read_text(encoding="utf-8")

        place = address.removeprefix("http")
        for page in (first, second):
            assert page.errors == []
            assert {
                request.removeprefix("http").removeprefix("ws")[: len(place)] for request in page.requests
            } == {place}

        other = await running.page("about:blank")
        assert await other.value_of(FOREIGN_SOCKET.replace("ADDRESS", address)) == "refused"
