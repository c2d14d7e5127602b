"""The lines of a digest that hold what is looked for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from tui.app.layout.digest_items import DigestItem
from tui.article.finding import find_in_each
from tui.article.model import Section


class Filtered(NamedTuple):
    """What is left of a digest's lines."""

    items: list[DigestItem]
    entries: int
    """How many sentences of the summary and sections are left."""


def filtered(items: Sequence[DigestItem], query: str) -> Filtered:
    """Leave out what does not match a query: sentences of the summary, and sections with their gists.

    A section stays with all its gists if it or one of them matches. A heading stays with what is left under it.

    Args:
        items: The digest's lines; one that leads nowhere and is no heading is left out, unless it tells of work.
        query: What to look for.

    Raises:
        UsageError: The query is no regular expression, or takes too long to look for.
    """
    matches = find_in_each((item.text if item.target is not None else "" for item in items), query)
    marked = [replace(item, matches=tuple(matches.get(index, ()))) for index, item in enumerate(items)]
    left: list[DigestItem] = []
    heading: list[DigestItem] = []
    count = 0
    for entry in _entries(marked):
        first = entry[0]
        if first.style == "digest--heading":
            heading = entry
        elif first.style == "digest--state" or any(item.matches for item in entry):
            left += (*heading, *entry)
            heading = []
            count += first.target is not None
    return Filtered(left, count)


def _entries(items: Sequence[DigestItem]) -> Iterator[list[DigestItem]]:
    """The lines that belong together: a section with its gists, any other line alone."""
    entry: list[DigestItem] = []
    for item in items:
        of_section = entry and isinstance(entry[0].target, Section)
        if entry and not (of_section and item.style == "digest--gist"):
            yield entry
            entry = []
        entry.append(item)
    if entry:
        yield entry
