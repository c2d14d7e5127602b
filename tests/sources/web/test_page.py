import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.web_server import ARTICLE, Handler, answer, head, packed, raw, redirect, serving
from tui.document.errors import SourceError, UsageError
from tui.sources.folders import sample_articles
from tui.sources.open import open_article
from tui.sources.web.address import WebAddress
from tui.sources.web.page import cached_page

TITLE = "The lamp that learned to wait"
HEADINGS = [None, "From fire to oil", "What a lens does"]


def test_an_address_is_read_like_a_file() -> None:
    with serving(index=redirect("/page?a=b"), page=answer(ARTICLE)) as server:
        article = open_article(server.address().replace("//", "//me:hunter2@") + "#part")
        assert article.title == TITLE
        assert [section.title for section in article.sections] == HEADINGS
        assert article.source == server.address("/page?a=b")
        assert article.warnings == ()


@pytest.mark.parametrize(
    "address", ["file://elsewhere/etc/passwd", "ftp://127.0.0.1/x", "http://", "gopher://x"]
)
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(SourceError, match=r"addresses are not read|not a web address"):
        open_article(address)


@pytest.mark.parametrize(
    ("body", "media_type", "path", "kinds"),
    [
        ("# A\n\nText.\n\n## B\n\nMore.", "text/markdown", "page", [None, "B"]),
        ("# A\n\nText.\n\n## B\n\nMore.", "text/plain", "page.md", [None, "B"]),
        ("# A\n\nText.", "text/plain", "page.txt", [None]),
        (ARTICLE, "text/plain", "page.txt", HEADINGS),
        (ARTICLE, None, "page", HEADINGS),
    ],
)
def test_the_format_is_found_by_content_type_and_name(
    body: str, media_type: str | None, path: str, kinds: list[str | None]
) -> None:
    with serving(**{path: answer(body, media_type=media_type)}) as server:
        article = open_article(server.address(f"/{path}?download=a.zip"))
    assert [section.title for section in article.sections] == kinds


def test_a_fragment_is_a_page_if_the_server_claims_it() -> None:
    part = ARTICLE.partition("<body>")[2]
    with serving(
        page=answer(part, media_type="text/html"), plain=answer(part, media_type="text/plain")
    ) as server:
        assert "<p>" not in open_article(server.address("/page")).text
        assert "<p>" in open_article(server.address("/plain")).text


@pytest.mark.parametrize(
    ("sent_as", "claimed"),
    [
        ("utf-8", "iso-8859-1"),
        ("cp1252", "utf-8"),
        ("koi8-r", "koi8-r"),
        ("utf-16", "x-no-such"),
        ("utf-8", None),
    ],
)
def test_a_charset_that_lies_does_not_spoil_the_words(sent_as: str, claimed: str | None) -> None:
    words = "Ключ лежит у двери." if sent_as == "koi8-r" else "Straße und Käse — für später."
    body = ARTICLE.replace("Nobody was paid for it.", words).encode(sent_as)
    with serving(
        page=answer(body, media_type="text/html" + (f"; charset={claimed}" if claimed else ""))
    ) as server:
        assert words in open_article(server.address("/page")).text


@pytest.mark.parametrize(
    ("body", "media_type", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "application/octet-stream", "an image"),
        (bytes(range(32)) * 40, "application/x-thing", "a binary file"),
        (bytes(range(32)) * 40, "text/html", "a binary file"),
        (b"\0" * 5000, "text/html", "empty"),
        (b"<html><body></body></html>", "text/html", "no article"),
        (b"   \n ", "text/plain", "empty"),
    ],
)
def test_other_content_is_reported_in_one_line(body: bytes, media_type: str, expected: str) -> None:
    with serving(page=answer(body, media_type=media_type)) as server:
        address = server.address("/page")
        with pytest.raises(SourceError) as caught:
            open_article(address)
        assert expected in str(caught.value)
        assert str(caught.value).startswith(f"Cannot read {address}: ")
        assert "\n" not in str(caught.value)
        assert cached_page(WebAddress.parse(address)) is None


def test_progress_is_reported() -> None:
    reports: list[tuple[int, int | None]] = []
    with serving(page=answer(ARTICLE)) as server:
        open_article(server.address("/page"), on_fetched=lambda *report: reports.append(report))
    assert reports[0] == (0, None)
    assert reports[-1] == (len(ARTICLE.encode()),) * 2


# Pages that were kept


def test_a_page_that_was_read_can_be_read_without_a_network() -> None:
    with serving(index=redirect("/page"), page=answer(ARTICLE)) as server:
        first = open_article(server.address())
    for address in (server.address(), server.address("/page"), server.address("/page#part")):
        again = open_article(address)
        assert again.text == first.text
        assert again.source == first.source
        (note,) = again.warnings
        assert note.startswith("This is a copy of the page from 20")
        assert note.endswith("the connection was refused.")
    with pytest.raises(SourceError, match="refused"):
        open_article(server.address("/other"))


def test_a_page_is_fetched_again_while_there_is_a_network() -> None:
    with serving(page=answer(ARTICLE)) as server:
        open_article(server.address("/page"))
        server.pages["/page"] = answer(ARTICLE.replace("Nobody was", "Everybody was"))
        article = open_article(server.address("/page"))
        assert "Everybody was paid" in article.text
        assert article.warnings == ()


@pytest.mark.parametrize(
    "status",
    ["500 Oops", "503 Busy", "429 Too Many Requests", "408 Slow", "204 Nothing", "206 Partial Content"],
)
def test_a_cached_page_replaces_one_that_the_site_does_not_send(status: str) -> None:
    with serving(page=answer(ARTICLE)) as server:
        open_article(server.address("/page"))
        server.pages["/page"] = answer("", status)
        assert f"({status[:3]})" in open_article(server.address("/page")).warnings[0]
        server.pages["/page"] = raw(b"")
        assert "closed the connection" in open_article(server.address("/page")).warnings[0]


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "403 Forbidden", "401 Unauthorized"])
def test_a_cached_page_does_not_replace_a_deleted_one(status: str) -> None:
    with serving(page=answer(ARTICLE)) as server:
        open_article(server.address("/page"))
        server.pages["/page"] = answer("", status)
        with pytest.raises(SourceError, match=status[:3]):
            open_article(server.address("/page"))


@pytest.mark.parametrize(
    ("handler", "reason"),
    [
        (answer(""), "the site sent an empty page."),
        (answer("<html><body></body></html>"), "what the site sends now is not an article."),
        (answer(b"\0" * 5000), "what the site sends now is not an article."),
        (answer("x", media_type="image/png"), "it is an image, not an article."),
        (answer("x", Content_Encoding="unknown"), "with an unknown compression (unknown)."),
        (raw(head(Content_Encoding="gzip") + packed(ARTICLE)[:-20]), "before the whole page had arrived."),
        (answer(Content_Length="99999999"), "the limit is 64 MB."),
        (redirect("/page"), "from one address to the next without end."),
        (redirect("file:///etc/passwd"), "which is not a web address."),
        (answer(status="302 Found"), "but does not say where to."),
    ],
)
def test_a_cached_page_replaces_any_answer_that_is_no_article_and_is_not_replaced_by_it(
    handler: Handler, reason: str
) -> None:
    with serving(page=answer(ARTICLE)) as server:
        address = server.address("/page")
        open_article(address)
        server.pages["/page"] = handler
        for _ in range(2):
            article = open_article(address)
            assert article.title == TITLE
            assert article.warnings[-1].startswith("This is a copy of the page from 20")
            assert article.warnings[-1].endswith(reason)
        server.pages["/other"] = handler
        with pytest.raises(SourceError, match="Cannot read"):
            open_article(server.address("/other"))


def test_an_unknown_language_is_reported_as_such_although_a_page_is_cached() -> None:
    with serving(page=answer(ARTICLE)) as server:
        open_article(server.address("/page"))
        with pytest.raises(UsageError):
            open_article(server.address("/page"), language="no such")


def test_pages_behind_a_password_are_not_cached(page_cache: Path) -> None:
    with serving(page=answer(ARTICLE)) as server:
        address = server.address("/page").replace("//", "//me:hunter2@")
        assert open_article(address).title == TITLE
    assert not page_cache.exists()
    with pytest.raises(SourceError) as caught:
        open_article(address)
    assert "hunter2" not in str(caught.value)


# Nothing else opens a connection

_watched: list[str] | None = None


def _watch(event: str, _: object) -> None:
    if _watched is not None and event.startswith(("socket.", "urllib.", "http.")):
        _watched.append(event)


sys.addaudithook(_watch)


@contextmanager
def connections() -> Iterator[list[str]]:
    """Record the uses of the network inside the context."""
    global _watched  # noqa: PLW0603 - an audit hook can never be removed
    _watched = []
    try:
        yield _watched
    finally:
        _watched = None


def test_a_connection_would_be_noticed() -> None:
    with serving(page=answer(ARTICLE)) as server, connections() as opened:
        open_article(server.address("/page"))
    assert "socket.connect" in opened
    with connections() as opened, socket.socket():
        pass
    assert opened


def test_no_file_opens_a_connection() -> None:
    with connections() as opened:
        for path in sample_articles():
            assert open_article(path).sentences
    assert opened == []


@given(
    st.text(max_size=100),
    st.sampled_from(["src", "href", "data", "content", "action", "srcset", "poster", "cite", "background"]),
    st.sampled_from(
        ["iframe", "link", "img", "script", "base", "object", "meta http-equiv=refresh", "form", "embed"]
    ),
)
def test_no_page_from_a_file_opens_a_connection(text: str, attribute: str, element: str) -> None:
    with serving() as server:
        address = server.address("/x")
        page = (
            f'<!DOCTYPE html SYSTEM "{address}" [<!ENTITY e SYSTEM "{address}">]><html><head>'
            f'<{element} {attribute}="{address}"></head><body><p>&e; {text}</p>{ARTICLE}</body></html>'
        )
        path = _scratch() / "page.html"
        path.write_text(page, encoding="utf-8", errors="replace")
        with connections() as opened, suppress(SourceError):
            open_article(path)
        assert opened == []
        assert server.requests == []


def _scratch() -> Path:
    from tui.sources.web.page import cache_folder

    cache_folder().mkdir(parents=True, exist_ok=True)
    return cache_folder()
