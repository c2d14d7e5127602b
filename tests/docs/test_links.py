"""The links of the pages lead to existing files, headings and pictures, and every picture is on a page."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from docs.pictures.__main__ import FIRST_MINUTE, PICTURES
from tests.docs.blocks import PAGES, PROJECT, name_of


@pytest.mark.parametrize("page", [*PAGES, PROJECT / "CONTRIBUTING.md"], ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    for address in _addresses(page):
        if address.startswith(("https://", "http://")):
            continue
        name, _, anchor = address.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.is_file(), address
        assert not anchor or anchor in _anchors(target), address


def test_every_picture_is_shown_and_says_what_it_shows() -> None:
    shown = {}
    for page in PAGES:
        for token in _inline(page):
            if token.type == "image":
                shown[(page.parent / str(token.attrs["src"])).resolve()] = token.content
    assert {picture.path for picture in (*PICTURES, FIRST_MINUTE)} == set(shown)
    assert all(shown.values())
    assert not [path for path in shown if "@font-face" in path.read_text("utf-8")]


def _addresses(page: Path) -> list[str]:
    return [str(token.attrs.get("href") or token.attrs.get("src")) for token in _inline(page) if token.attrs]


def _inline(page: Path) -> list[Token]:
    tokens = MarkdownIt().enable("table").parse(page.read_text("utf-8"))
    return [child for token in tokens for child in token.children or ()]


def _anchors(page: Path) -> set[str]:
    """Return the anchors of headings on the web: in lower case, with hyphens for spaces, without punctuation."""
    tokens = MarkdownIt().parse(page.read_text("utf-8"))
    titles = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
