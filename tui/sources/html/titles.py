"""The title of a web page: the heading that the page's own metadata name, else what they say."""

from collections.abc import Iterator, Sequence
from typing import Any

from tui.article.clean import clean_line
from tui.article.model import BlockKind
from tui.article.passages import same_words
from tui.sources.html.blocks import HtmlBlock

_TITLES = frozenset(("og:title", "twitter:title", "title", "dc.title", "citation_title"))
_LOWEST_TITLE = 3
_SHORTEST = 10


def page_title(page: Any, blocks: Sequence[HtmlBlock], named: str) -> str:
    """The title of a page's article.

    The names that a page gives itself often hold the site's too; a heading that makes up most of such a name is the
    title as it stands over the article.

    Args:
        page: The root of the page's tree.
        blocks: All of its blocks, in reading order.
        named: The title as the metadata have it; empty if they have none.
    """
    names = [same_words(name) for name in _names(page)]
    headings = [block.draft for block in blocks if block.draft.kind is BlockKind.HEADING]
    for level in range(1, _LOWEST_TITLE + 1):
        found = [
            heading.text
            for heading in headings
            if heading.level == level and _is_most_of(heading.text, names)
        ]
        if found:
            return max(found, key=len)
    return clean_line(named)


def _names(page: Any) -> Iterator[str]:
    for element in page.iter("meta"):
        if (element.get("property") or element.get("name") or "").lower() in _TITLES:
            yield element.get("content") or ""
    for element in page.iter("title"):
        yield element.text or ""


def _is_most_of(heading: str, names: Sequence[str]) -> bool:
    words = same_words(heading)
    return len(words) >= _SHORTEST and any(words in name and 2 * len(words) >= len(name) for name in names)
