"""The articles of items: what a feed has of them, or else their pages."""

from dataclasses import replace
from pathlib import Path

from tui.document.build import Metadata
from tui.document.errors import SourceError
from tui.document.model import Article
from tui.feeds.addresses import item_number
from tui.feeds.kept import Item
from tui.feeds.store import FeedStore
from tui.sources.open import open_article
from tui.sources.web.address import WebAddress
from tui.sources.web.fetch import DownloadHandler
from tui.sources.web.page import cached_page, open_page
from tui.summary.digests import summarize
from tui.text.urls import path_of_file_url

_MIN_SENTENCES = 3
"""Of fewer, the first one says what it is about."""


def open_item(
    address: str,
    *,
    language: str | None = None,
    encoding: str | None = None,
    on_fetched: DownloadHandler | None = None,
    store: FeedStore | None = None,
    may_fetch: bool = True,
) -> Article:
    """Open an item of a feed: its text if the feed has all of it, else its page as it was fetched ahead, or anew.

    If the page cannot be opened, it is what the feed has of the item, with the reason as a warning. The source of
    the article is the address of the page, so that reading the source again shows the page. The arguments are those
    of ``open_article``.

    Args:
        address: The item's, as ``Item.address`` is.
        store: The file of feeds; None for the user's.
        may_fetch: Whether the page may be fetched now; if not, only what the feed has of it is used.

    Raises:
        SourceError: It is no longer kept, or neither its page nor the feed has an article.
        UsageError: The language is unknown.
    """
    kept = store or FeedStore()
    try:
        number = item_number(address)
        item = None if number is None else kept.item(number)
        if item is None:
            raise SourceError("Cannot read this item: its feed was removed. Fetch the feed again.")
        has_page = may_fetch or is_at_hand(item.link)
        if item.is_whole or not has_page:
            return article_of_item(item, kept.text(item.number), language)
        excerpt = kept.text(item.number)
    finally:
        if store is None:
            kept.close()
    try:
        article = open_link(item.link, language=language, encoding=encoding, on_fetched=on_fetched)
    except SourceError as error:
        return _from_excerpt(item, excerpt, language, error)
    return article if article.title else replace(article, title=item.title)


def open_link(
    link: str,
    *,
    language: str | None = None,
    encoding: str | None = None,
    on_fetched: DownloadHandler | None = None,
) -> Article:
    """Open a file by its address, or a page as it was fetched before, or anew.

    The arguments are those of ``open_article``.
    """
    if (path := path_of_file_url(link)) is not None:
        return open_article(Path(path), language=language, encoding=encoding)
    return open_page(link, language=language, encoding=encoding, on_fetched=on_fetched, prefers_cached=True)


def is_at_hand(link: str) -> bool:
    """Return whether a page can be opened without a network: it is a file, or was fetched before."""
    is_file = path_of_file_url(link) is not None
    return is_file or (bool(link) and cached_page(WebAddress.parse(link)) is not None)


def _from_excerpt(item: Item, html: str, language: str | None, error: SourceError) -> Article:
    """Return the article that the feed has of an item whose page cannot be opened; else raise that error."""
    try:
        article = article_of_item(item, html, language)
    except SourceError:
        raise error from None
    return replace(
        article, warnings=(f"This is only what the feed has of the article. {error}", *article.warnings)
    )


def article_of_item(item: Item, html: str, language: str | None = None) -> Article:
    """Return the article that the feed has of an item.

    Raises:
        SourceError: There is no text in it.
        UsageError: The language is unknown.
    """
    from tui.formats.html.fragment import read_fragment
    from tui.formats.parsed_document import article_of

    name = item.link or item.name
    metadata = Metadata(
        author=item.author or None, date=f"{item.published:%Y-%m-%d}", site=item.source or None
    )
    document = read_fragment(html, name, item.title, metadata)
    return article_of(document, language=language, source=item.link or None)


def best_sentence(article: Article) -> str:
    """Return the best sentence of an article, or the first one of a short article; empty if it has none."""
    if len(article.sentences) < _MIN_SENTENCES:
        return article.sentences[0].text if article.sentences else ""
    chosen = summarize(article, length=1).summary
    return chosen[0].text if chosen else ""
