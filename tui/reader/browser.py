"""Opens an address in a browser, in a separate process without access to the terminal.

What a browser prints when it starts would otherwise appear in the middle of the screen, and a browser for the terminal
would take it over. The process runs this very file, which therefore imports nothing of the program.
"""

import subprocess
import sys
import webbrowser
from pathlib import PurePath

TIMEOUT_SECONDS = 5.0
"""If a browser was started and has not failed by then, it counts as open."""
PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp")
"""The endings of files that are opened. SVG is not among them: it can hold scripts."""
_NO_BROWSER = 3
_TERMINAL_BROWSERS = frozenset(
    ("browsh", "carbonyl", "elinks", "links", "links2", "lynx", "w3m", "www-browser")
)


def open_in_browser(address: str) -> bool:
    """Open a web page or a picture in the user's browser. This blocks until it is open, or for some seconds.

    Args:
        address: The web address, or the ``file`` address of a picture. It reaches the browser as one argument, never
            through a shell.

    Returns:
        Whether there is a browser that opened it.

    Raises:
        ValueError: It is neither a web address nor that of a picture.
    """
    _require_known(address)
    try:
        process = subprocess.Popen(
            [sys.executable, "-I", __file__, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return process.wait(TIMEOUT_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False


def _require_known(address: str) -> None:
    is_picture = address.startswith("file:///") and address.lower().endswith(PICTURE_SUFFIXES)
    is_known = address.startswith(("http://", "https://")) or is_picture
    if not (is_known and address.isascii() and address.isprintable()):
        raise ValueError("not a web address")


def _graphical_browser() -> webbrowser.BaseBrowser | None:
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return None
    return None if PurePath(str(browser.name)).name in _TERMINAL_BROWSERS else browser


def _main(address: str) -> int:
    _require_known(address)
    browser = _graphical_browser()
    return 0 if browser is not None and browser.open(address) else _NO_BROWSER


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1]))
