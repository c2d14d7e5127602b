"""Textual's driver for a browser, changed so that the reader ends in order however its user leaves."""

from textual.color import Color
from textual.drivers.web_driver import WebDriver
from textual.events import Resize
from textual.message import Message


class SessionDriver(WebDriver):
    """Reads keys from standard input and writes frames to standard output, both in textual-serve's packets."""

    def start_application_mode(self) -> None:
        """Start, and keep the margin of the browser window in the reader's colour."""
        super().start_application_mode()
        self._colour_margin()
        self._app.theme_changed_signal.subscribe(self._app, lambda theme: self._colour_margin())

    def run_input_thread(self) -> None:
        """Read until standard input ends, which also happens when the server is killed."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._exit()

    def process_message(self, message: Message) -> None:
        """Process a key or the mouse; the size of the window comes from the server, which limits it."""
        if not isinstance(message, Resize):
            super().process_message(message)

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Handle a control message of the server."""
        if packet_type == "quit":
            self._exit()
        else:
            super().on_meta(packet_type, payload)

    def _exit(self) -> None:
        """Exit as by the quit key, which saves the state of the article; Textual itself would just stop."""
        self._app.call_later(self._app.exit)

    def _colour_margin(self) -> None:
        """Set the terminal's own colour (OSC 11), which fills the part of the window that no cell covers."""
        colour = Color.parse(self._app.theme_variables["background"])
        self.write(f"\x1b]11;{colour.hex6}\x1b\\")
