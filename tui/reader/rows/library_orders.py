"""The orders of the library's list."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tui.library.records import LibraryEntry

ORDERS: Mapping[str, Callable[[LibraryEntry], Any] | None] = {
    "last read first": None,
    "shortest first": lambda article: article.words,
    "longest first": lambda article: -article.words,
    "least read first": lambda article: article.state.progress,
    "by source": lambda article: (article.site or article.shown_source).casefold(),
}
"""With their keys; the first is that of the library itself."""


def in_order(articles: Sequence[LibraryEntry], order: str) -> Sequence[LibraryEntry]:
    """Return articles of the library in an order."""
    key = ORDERS[order]
    return articles if key is None else sorted(articles, key=key)
