"""Articles from the web. This is the only part of the program that ever opens a connection."""

from dataclasses import replace

from tui.article.model import Article
from tui.sources.formats import read_bytes
from tui.sources.reading import article_of
from tui.sources.web.address import WebAddress
from tui.sources.web.cache import KeptPage, keep, kept
from tui.sources.web.failures import Failure, WebError
from tui.sources.web.fetch import Page, ProgressHandler, fetch


def open_page(
    source: str, *, language: str | None = None, on_fetched: ProgressHandler | None = None
) -> Article:
    """Open the article at a web address. Where the network fails, a page that was kept from before stands for it.

    The article's source is the address where it was found, after all redirects: what a browser would show.

    Args:
        source: The address.
        language: As for ``open_article``.
        on_fetched: Called with how many bytes have come, and of how many if the server says so; at the end with the
            same number twice.

    Raises:
        SourceError: The page cannot be fetched, or holds no article.
        UsageError: The language is unknown.
    """
    asked = WebAddress.parse(source)
    try:
        page = fetch(asked, on_fetched)
    except WebError as error:
        before = kept(asked) if error.failure.passes else None
        if before is None:
            raise
        return replace(_article(before.page, language), notes=(_note(before, error.failure),))
    article = _article(page, language)
    if asked.user is None:  # what needed a password is not left lying about
        keep(page, asked)
    return article


def _article(page: Page, language: str | None) -> Article:
    claimed = page.media_type.kind(page.address.path)
    name = page.address.text
    reading = read_bytes(page.body, name, page.media_type.charset, claimed)
    return article_of(reading, language=language, source=name)


def _note(before: KeptPage, failure: Failure) -> str:
    return f"This is the page as it was kept on {before.when:%Y-%m-%d at %H:%M}; {failure.why}."
