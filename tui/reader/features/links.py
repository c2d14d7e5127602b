"""The part of the reader's screen that follows the article's links."""

from dataclasses import dataclass
from functools import partial

from textual import on, work
from textual.message import Message

from tui.document.model import Link
from tui.reader.features.reload import WatchingScreen
from tui.reader.threads import in_daemon_thread


class LinkingScreen(WatchingScreen):
    """Shows where links lead, copies their addresses and opens them in the browser."""

    @dataclass(eq=False, repr=False)
    class Opened(Message):
        """A browser was asked for."""

        is_open: bool

    def show_link(self, link: Link) -> None:
        """Show where a link leads, and do with it what the user then chooses."""
        from tui.reader.dialogs.choice import LinkDialog

        self.app.push_screen(LinkDialog(link), partial(self._follow, link.address))

    def _follow(self, address: str, what: str | None) -> None:
        from tui.reader.dialogs.choice import COPY, OPEN

        if what == COPY:
            self.copy(address, "the address")
        elif what == OPEN and self.app.is_web:
            self.app.open_url(address)
        elif what == OPEN:
            self.status_line.say("Opening the browser …")
            self._open_browser(address)

    @work(group="browser", description="browser", exit_on_error=False)
    async def _open_browser(self, address: str) -> None:
        from tui.reader.browser import open_in_browser

        self.post_message(self.Opened(await in_daemon_thread(open_in_browser, address)))

    @on(Opened)
    def _browser_opened(self, event: Opened) -> None:
        if event.is_open:
            self.status_line.say("The browser has the page.")
        else:
            self.status_line.say("There is no browser here to open it in. Copy the address instead.")
