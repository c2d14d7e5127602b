"""The title of a web page: the heading that matches a title in its head, or that title."""

import re
from collections.abc import Iterable, Sequence

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock
from tui.formats.html.reasons import is_mostly_linked
from tui.text.lines import comparison_key, is_same_title
from tui.text.sanitize import clean_line

_MAX_TITLE_LEVEL = 3
_MIN_TITLE = 10
_MIN_WORDS = 4
_SEPARATOR = re.compile(r"\s+(?:[|·•»«:–—-]|::)\s+")


def page_title(titles: Sequence[str], blocks: Iterable[HtmlBlock], site: str = "") -> str:
    """Return the heading that is a declared title or most of one, or else a declared title without the site's name.

    Titles in the head often include the name of the site, which the heading over the article does not.

    Args:
        titles: The titles that the page declares.
        blocks: Its blocks.
        site: The name of the site, if known.
    """
    shown = [
        block
        for block in blocks
        if block.draft.kind is BlockKind.HEADING and block.draft.level <= _MAX_TITLE_LEVEL
    ]
    # A heading that is a link belongs to another page, such as the next article.
    headings = [block.draft for block in shown if not is_mostly_linked(block)]
    named = _named(headings, titles, site) or _named([block.draft for block in shown], titles, site)
    if named:
        return max(named, key=lambda heading: (len(heading.text), -heading.level)).text
    title = next((title for title in titles if not is_same_title(title, site)), "")
    return _without_site(clean_line(title), site) if title else _only_heading(headings)


def _named(headings: Sequence[Draft], titles: Sequence[str], site: str) -> list[Draft]:
    """Return the headings that are a title or a part of one; if there are none, those that are most of one."""
    parts = {comparison_key(part) for title in titles for part in (title, *_SEPARATOR.split(title))}
    parts -= {comparison_key(site), ""}
    named = [heading for heading in headings if comparison_key(heading.text) in parts]
    # A first-level heading may be a single word; a short one of another level may be in the title by chance.
    named = [
        heading for heading in named if heading.level == 1 or len(comparison_key(heading.text)) >= _MIN_TITLE
    ]
    keys = list(map(comparison_key, titles))
    return (
        named
        or [heading for heading in headings if _is_most_of(heading.text, keys)]
        or _reworded(headings, titles)
    )


def _is_most_of(heading: str, names: Sequence[str]) -> bool:
    words = comparison_key(heading)
    return len(words) >= _MIN_TITLE and any(words in name and 2 * len(words) >= len(name) for name in names)


def _reworded(headings: Sequence[Draft], titles: Sequence[str]) -> list[Draft]:
    """Return the only first-level heading if most of its words are those of a title."""
    first = [heading for heading in headings if heading.level == 1]
    if len(first) != 1:
        return []
    words = _words(first[0].text)
    shared = max((len(words & _words(title)) for title in titles), default=0)
    return first if len(words) >= _MIN_WORDS and 3 * shared >= 2 * len(words) else []


def _words(text: str) -> set[str]:
    return set(map(comparison_key, text.split())) - {""}


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
