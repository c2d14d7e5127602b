"""Follows the article's links."""

from functools import partial

from tui.document.model import Link
from tui.reader.features.feature import Feature
from tui.reader.threads import in_daemon_thread


class LinksFeature(Feature):
    """Shows where a link leads, copies its address or opens it in the browser."""

    def show(self, link: Link) -> None:
        """Show a link's address, then copy or open it as the user chooses."""
        from tui.reader.dialogs.dialog import LinkDialog

        self.screen.app.push_screen(LinkDialog(link), partial(self._follow, link.address))

    def _follow(self, address: str, choice: str | None) -> None:
        from tui.reader.dialogs.dialog import COPY, OPEN

        if choice == COPY:
            self.screen.clipboard.copy(address, "the address")
        elif choice == OPEN and self.screen.app.is_web:
            self.screen.app.open_url(address)
        elif choice == OPEN:
            self._open_browser(address)

    def _open_browser(self, address: str) -> None:
        from tui.reader import browser

        self.screen.show_message("Opening the browser …")
        self.run_in_background(
            lambda: in_daemon_thread(browser.open_in_browser, address),
            self._opened,
            group="browser",
            exclusive=False,
        )

    def _opened(self, is_open: bool) -> None:
        self.screen.show_message(
            "Opened in your browser."
            if is_open
            else "There is no browser here to open it in. Copy the address instead."
        )
