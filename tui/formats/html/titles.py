"""The title of a web page: the heading that matches a title in its head, or that title."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.formats.html.blocks import HtmlBlock
from tui.formats.html.reasons import HEAD, NAVIGATION, is_mostly_linked, reason_of
from tui.formats.xml import self_and_ancestors, tag_of
from tui.text.lines import comparison_key, is_same_title
from tui.text.sanitize import clean_line

_MAX_TITLE_LEVEL = 3
_MIN_TITLE = 10
_MIN_WORDS = 4
_SEPARATOR = re.compile(r"\s+(?:[|·•»«:–—-]|::)\s+")
_OF_MANUAL = re.compile(r"(.*\S)\s+\([^()]+\)")
"""The title of a page of a manual made by Texinfo: the name of the page, and that of the manual in brackets."""
_SECTION_NUMBER = re.compile(r"(?:\d+\.)*\d+\.?\s+")


def page_title(titles: Sequence[str], blocks: Iterable[HtmlBlock], site: str = "") -> str:
    """Return the heading that is a declared title or most of one, or else a declared title without the site's name.

    Titles in the head often include the name of the site, which the heading over the article does not.

    Args:
        titles: The titles that the page declares.
        blocks: Its blocks.
        site: The name of the site, if known.
    """
    all_headings = [block for block in blocks if block.draft.kind is BlockKind.HEADING]
    masthead = _masthead(all_headings, titles)
    site = masthead or site
    shown = [
        block
        for block in all_headings
        if block.draft.level <= _MAX_TITLE_LEVEL
        and not is_same_title(block.draft.text, masthead)
        and "nav" not in map(tag_of, self_and_ancestors(block.element))
    ]
    # A heading that is a link belongs to another page, such as the next article.
    headings = [block.draft for block in shown if not is_mostly_linked(block)]
    named = (
        _named(headings, titles, site)
        or _named([block.draft for block in shown], titles, site)
        or _of_manual([block.draft for block in all_headings], titles)
    )
    if named:
        return max(named, key=lambda heading: (len(heading.text), -heading.level)).text
    title = next((title for title in titles if not is_same_title(title, site)), "")
    return _without_site(clean_line(title), site) if title else _only_heading(headings)


def _masthead(headings: Iterable[HtmlBlock], titles: Sequence[str]) -> str:
    """Return the heading in the head of the page, outside of the article, that ends a title: the name of the site."""
    ends = {comparison_key(parts[-1]) for title in titles if len(parts := _SEPARATOR.split(title)) > 1}
    names = (block for block in headings if comparison_key(block.draft.text) in ends)
    return next((block.draft.text for block in names if _is_in_head(block.element)), "")


def _is_in_head(element: Any) -> bool:
    around = self_and_ancestors(element)
    is_in_article = any(tag_of(part) in ("article", "main") for part in around)
    return not is_in_article and any(reason_of(part) in (HEAD, NAVIGATION) for part in around)


def _of_manual(headings: Iterable[Draft], titles: Sequence[str]) -> list[Draft]:
    """Return the headings that are a title without the name of the manual, whatever their numbers."""
    found = filter(None, map(_OF_MANUAL.fullmatch, titles))
    names = {comparison_key(match[1]) for match in found}
    return [
        heading
        for heading in headings
        if comparison_key(_SECTION_NUMBER.sub("", heading.text, count=1)) in names
    ]


def _named(headings: Sequence[Draft], titles: Sequence[str], site: str) -> list[Draft]:
    """Return the headings that are a title or a part of one; if there are none, those that are most of one."""
    parts = {comparison_key(part) for title in titles for part in (title, *_SEPARATOR.split(title))}
    parts -= {comparison_key(site), ""}
    named = [heading for heading in headings if comparison_key(heading.text) in parts]
    keys = list(map(comparison_key, titles))
    wholes = {comparison_key(_without_site(title, site)) for title in titles if site} - set(keys)
    # A first-level heading may be a single word; a short one of another level may be in the title by chance.
    named = [
        heading
        for heading in named
        if heading.level == 1 or len(key := comparison_key(heading.text)) >= _MIN_TITLE or key in wholes
    ]
    return (
        named
        or [heading for heading in headings if _is_most_of(heading.text, keys)]
        or _reworded(headings, titles)
    )


def _is_most_of(heading: str, names: Sequence[str]) -> bool:
    words = comparison_key(heading)
    return len(words) >= _MIN_TITLE and any(words in name and 2 * len(words) >= len(name) for name in names)


def _reworded(headings: Sequence[Draft], titles: Sequence[str]) -> list[Draft]:
    """Return the only first-level heading if most of its words are those of a title, or it begins with a title."""
    first = [heading for heading in headings if heading.level == 1]
    if len(first) != 1:
        return []
    key = comparison_key(first[0].text)
    names = (name for name in map(comparison_key, titles) if len(name) >= _MIN_TITLE)
    if any(key.startswith(name) and 2 * len(name) >= len(key) for name in names):
        return first
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
