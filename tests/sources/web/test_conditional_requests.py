"""Requests for what has changed only, and what a server says about asking again."""

from datetime import UTC, datetime

import pytest

from tests.sources.web.fetching import PATIENT
from tests.sources.web_server import ARTICLE, Handler, answer, redirect, serving
from tui.sources.web.address import WebAddress
from tui.sources.web.failures import FetchError
from tui.sources.web.fetch import Page, fetch
from tui.sources.web.retry_after import MAX_SECONDS, retry_seconds
from tui.sources.web.validators import Validators

NOT_MODIFIED = answer(b"", "304 Not Modified", ETag='"2"')


def fetched(known: Validators | None = None, **pages: Handler) -> tuple[Page, bytes]:
    """Return the page at ``/page``, and the last request."""
    with serving(**pages) as server:
        page = fetch(WebAddress.parse(server.address("/page")), limits=PATIENT, known=known)
        return page, server.requests[-1]


def test_a_page_comes_with_the_names_of_its_edition() -> None:
    page, request = fetched(page=answer(ARTICLE, ETag='"1"', Last_Modified="Mon, 30 Nov 2026 10:00:00 GMT"))
    assert page.validators == Validators('"1"', "Mon, 30 Nov 2026 10:00:00 GMT")
    assert b"If-None-Match" not in request
    assert not page.is_unchanged


def test_an_edition_that_is_known_is_not_sent_again() -> None:
    page, request = fetched(Validators('"1"', "Mon"), page=NOT_MODIFIED)
    assert (page.is_unchanged, page.body, page.validators.etag) == (True, b"", '"1"')
    assert b'If-None-Match: "1"\r\n' in request
    assert b"If-Modified-Since: Mon\r\n" in request
    with pytest.raises(FetchError, match="without a page"):
        fetched(page=NOT_MODIFIED)  # nobody has asked for that


def test_a_page_has_moved_if_all_redirects_are_permanent() -> None:
    there = answer(ARTICLE)
    assert not fetched(page=there)[0].has_moved
    assert fetched(page=redirect("/a", "301 Moved"), a=redirect("/b", "308 Moved"), b=there)[0].has_moved
    assert not fetched(page=redirect("/a", "301 Moved"), a=redirect("/b", "302 Found"), b=there)[0].has_moved


def test_an_error_says_how_long_to_wait() -> None:
    with pytest.raises(FetchError, match="had too many requests") as caught:
        fetched(page=answer(b"", "429 Too Many Requests", Retry_After="120"))
    assert caught.value.retry_after == 120


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("Mon, 30 Nov 2026 10:01:00 GMT", 60),
        ("Mon, 30 Nov 2026 09:00:00 GMT", 0),
        ("9" * 5_000, MAX_SECONDS),
        ("Mon, 30 Nov 2099 10:00:00 GMT", MAX_SECONDS),
        ("-5", 0),
        ("soon", 0),
        ("", 0),
    ],
)
def test_the_time_to_wait(header: str, seconds: float) -> None:
    assert retry_seconds(header, datetime(2026, 11, 30, 10, tzinfo=UTC)) == seconds
