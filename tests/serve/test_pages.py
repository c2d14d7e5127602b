"""The page and its files."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from tui.serve.server import PAGE_FILES, security_headers

OWN = ("/", "/reader.css", "/reader.js", "/icon.svg")
_REFERENCE = re.compile(r"""(?:href|src)="([^"]+)"|url\("([^"]+)"\)""")


@pytest.mark.parametrize("place", PAGE_FILES)
def test_every_file_exists(place: str) -> None:
    assert PAGE_FILES[place].path.stat().st_size > 100


@pytest.mark.parametrize("place", OWN)
def test_the_page_needs_nothing_from_elsewhere(place: str) -> None:
    text = PAGE_FILES[place].path.read_text(encoding="utf-8")
    assert "//" not in re.sub(r"^ *//.*$|http://www.w3.org/2000/svg", "", text, flags=re.MULTILINE)
    needed = {"/" + (a or b) for a, b in _REFERENCE.findall(text)}
    assert needed <= set(PAGE_FILES)


def test_the_page_needs_every_other_file() -> None:
    texts = "".join(PAGE_FILES[place].path.read_text(encoding="utf-8") for place in OWN)
    assert {"/" + (a or b) for a, b in _REFERENCE.findall(texts)} == set(PAGE_FILES) - {"/"}


def test_the_page_has_no_inline_script_or_style() -> None:
    page = PAGE_FILES["/"].path.read_text(encoding="utf-8")
    assert not re.search(r"<style|<script(?! src=)|\son\w+=|style=|javascript:", page)


def policy(host: str = "127.0.0.1:8000") -> dict[str, list[str]]:
    text = security_headers(host)["Content-Security-Policy"]
    return {name: values for name, *values in (part.split() for part in text.split("; "))}


def test_the_policy_allows_nothing_from_elsewhere() -> None:
    allowed = policy()
    assert allowed["default-src"] == ["'none'"]
    assert allowed["script-src"] == ["'self'"]
    assert allowed["connect-src"] == ["ws://127.0.0.1:8000", "wss://127.0.0.1:8000"]
    assert allowed["frame-ancestors"] == ["'none'"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "blob:"} & {
        v for vs in allowed.values() for v in vs
    }


def test_the_style_sheet_of_the_terminal_is_allowed() -> None:
    script = PAGE_FILES["/terminal.js"].path.read_text(encoding="utf-8")
    sheet = re.search(r'\.push\(\[e\.id,"(.*?)",""\]\)', script)
    assert sheet is not None
    for text in ("", sheet[1]):
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy()["style-src"]
