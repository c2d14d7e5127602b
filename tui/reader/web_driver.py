"""Shows the reader in a browser, with Textual's driver for that, and ends it in order however the visitor leaves."""

from textual.color import Color
from textual.drivers.web_driver import WebDriver
from textual.events import Resize
from textual.message import Message


class SessionDriver(WebDriver):
    """Takes keys from standard input and writes pictures to standard output, both in textual-serve's packets."""

    def start_application_mode(self) -> None:
        """Begin, and let the rim of the window have the colour of the reader from now on."""
        super().start_application_mode()
        self._colour_rim()
        self._app.theme_changed_signal.subscribe(self._app, lambda theme: self._colour_rim())

    def run_input_thread(self) -> None:
        """Take what comes until nothing more can: whoever passed it on is gone then, perhaps without a word."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._leave()

    def process_message(self, message: Message) -> None:
        """Take a key or what the mouse did. How large the window is says the server, which knows what is too large."""
        if not isinstance(message, Resize):
            super().process_message(message)

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Do what the server asks for."""
        if packet_type == "quit":
            self._leave()
        else:
            super().on_meta(packet_type, payload)

    def _leave(self) -> None:
        """Leave as the reader does, which keeps how the article is left; Textual itself would just stop."""
        self._app.call_later(self._app.exit)

    def _colour_rim(self) -> None:
        """A window is seldom as wide as a number of letters; the terminal's own colour (OSC 11) fills what is left."""
        colour = Color.parse(self._app.theme_variables["background"])
        self.write(f"\x1b]11;{colour.hex6}\x1b\\")
