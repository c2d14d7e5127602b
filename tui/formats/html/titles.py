"""The title of a web page: the heading that its head names, or what its head says."""

import re
from collections.abc import Iterable, Sequence

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock
from tui.text.lines import comparison_key, is_same_title
from tui.text.sanitize import clean_line

_MAX_TITLE_LEVEL = 3
_MIN_TITLE = 10
_SEPARATOR = re.compile(r"\s+(?:[|·•»«:–—-]|::)\s+")


def page_title(titles: Sequence[str], blocks: Iterable[HtmlBlock], site: str = "") -> str:
    """Return a heading that is, or makes up most of, a title in the page's head, or else that title without the site.

    Titles in the head often include the name of the site, which the heading over the article does not.

    Args:
        titles: The titles that the page declares.
        blocks: Its blocks.
        site: The name of the site, if known.
    """
    headings = [
        block.draft
        for block in blocks
        if block.draft.kind is BlockKind.HEADING and block.draft.level <= _MAX_TITLE_LEVEL
    ]
    parts = {comparison_key(part) for title in titles for part in (title, *_SEPARATOR.split(title))}
    parts -= {comparison_key(site), ""}
    named = [heading for heading in headings if comparison_key(heading.text) in parts]
    # A first-level heading may be a single word; others must not be taken for the title because they are in it.
    named = [
        heading for heading in named if heading.level == 1 or len(comparison_key(heading.text)) >= _MIN_TITLE
    ]
    if not named:
        keys = list(map(comparison_key, titles))
        named = [heading for heading in headings if _is_most_of(heading.text, keys)]
    if named:
        return _longest(named)
    title = next((title for title in titles if not is_same_title(title, site)), "")
    return _without_site(clean_line(title), site) if title else _only_heading(headings)


def _longest(headings: Sequence[Draft]) -> str:
    return max(headings, key=lambda heading: (len(heading.text), -heading.level)).text


def _is_most_of(heading: str, names: Sequence[str]) -> bool:
    words = comparison_key(heading)
    return len(words) >= _MIN_TITLE and any(words in name and 2 * len(words) >= len(name) for name in names)


def _without_site(title: str, site: str) -> str:
    """Return a title without the name of the site before or after it."""
    parts = list(_SEPARATOR.finditer(title))
    if site and parts:
        if is_same_title(title[parts[-1].end() :], site):
            return title[: parts[-1].start()]
        if is_same_title(title[: parts[0].start()], site):
            return title[parts[0].end() :]
    return title


def _only_heading(headings: Sequence[Draft]) -> str:
    first = [heading for heading in headings if heading.level == 1]
    return first[0].text if len(first) == 1 else ""
