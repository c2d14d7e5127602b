"""The page around the reader and the files it needs, all sent by this server."""

from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import textual_serve


class PageFile(NamedTuple):
    """A file of the page."""

    path: Path
    content_type: str


_OWN = Path(str(files("tui.serve"))) / "page"
_TERMINAL = Path(textual_serve.__path__[0]) / "static"

PAGE_FILES = {
    "/": PageFile(_OWN / "index.html", "text/html; charset=utf-8"),
    "/reader.css": PageFile(_OWN / "reader.css", "text/css; charset=utf-8"),
    "/reader.js": PageFile(_OWN / "reader.js", "text/javascript; charset=utf-8"),
    "/icon.svg": PageFile(_OWN / "icon.svg", "image/svg+xml"),
    "/terminal.js": PageFile(_TERMINAL / "js" / "textual.js", "text/javascript; charset=utf-8"),
    "/terminal.css": PageFile(_TERMINAL / "css" / "xterm.css", "text/css; charset=utf-8"),
    "/upright.ttf": PageFile(_TERMINAL / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "/italic.ttf": PageFile(_TERMINAL / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
}
"""All files by their paths on the server; no other path is looked up on the disk."""

_TERMINAL_STYLES = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-03EiY9OLVCaCQVNKUgCYxdI11BJ8pKsqSKUlTlszVsE='",
)
"""The style sheet that textual-serve's script adds to the page: empty at first, then filled. If another version has
another sheet, the browser refuses it and the page looks the same, as ``reader.css`` has the same rules."""


def security_headers(host: str) -> dict[str, str]:
    """Return the security headers of every response, for an allowed Host header."""
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": " ".join(("'self'", *_TERMINAL_STYLES)),
        "font-src": "'self'",
        "img-src": "'self'",
        "connect-src": f"ws://{host} wss://{host}",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
