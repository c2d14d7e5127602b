"""Opens an address in a browser, in a process of its own that has no way to the terminal.

What a browser says when it starts would otherwise stand in the middle of the screen, and one for the terminal would
take it over. The process runs this very file, which therefore imports nothing of the program.
"""

import subprocess
import sys
import webbrowser
from pathlib import PurePath

_SECONDS = 5.0
"""A browser that was started and has said nothing by then is taken for open."""
_NO_BROWSER = 3
_FOR_TERMINALS = frozenset(("browsh", "carbonyl", "elinks", "links", "links2", "lynx", "w3m", "www-browser"))


def open_in_browser(address: str) -> bool:
    """Have the user's browser show a web page. This waits until it does, some seconds at most.

    Args:
        address: Of the web. It reaches the browser as one argument, and no shell ever sees it.

    Returns:
        Whether there is a browser that took it.

    Raises:
        ValueError: It is no address of the web.
    """
    _require_web(address)
    try:
        opening = subprocess.Popen(
            [sys.executable, "-I", __file__, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return opening.wait(_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False


def _require_web(address: str) -> None:
    if not (address.startswith(("http://", "https://")) and address.isascii() and address.isprintable()):
        raise ValueError("that is no address of the web")


def _found_browser() -> webbrowser.BaseBrowser | None:
    """The user's browser; None if there is none, or only such as need the terminal."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return None
    return None if PurePath(str(browser.name)).name in _FOR_TERMINALS else browser


def _main(address: str) -> int:
    """Open an address from this process; the exit status tells whether a browser took it."""
    _require_web(address)
    browser = _found_browser()
    return 0 if browser is not None and browser.open(address) else _NO_BROWSER


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1]))
