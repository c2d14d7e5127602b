import gzip
import socket
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.web.fetching import HEAD, failure, failure_of, fetched
from tests.sources.web_server import (
    ARTICLE,
    MEGABYTE,
    answer,
    chunked,
    flood,
    gzip_bomb,
    head,
    packed,
    raw,
    redirect,
    serving,
    stall,
)
from tui.sources.web.address import WebAddress
from tui.sources.web.failures import FetchError
from tui.sources.web.fetch import Limits, MediaType, fetch
from tui.text.sanitize import clean_line

SMALL = Limits(seconds=600, size=4 * MEGABYTE)


def test_a_page_is_fetched_as_it_was_sent() -> None:
    with serving(page=answer(ARTICLE, media_type="text/html; charset=Utf-8")) as server:
        page = fetched(server.address("/page"))
    assert page.body == ARTICLE.encode()
    assert page.address.text == server.address("/page")
    assert page.media_type == ("text/html", "Utf-8")


def test_only_the_necessary_headers_are_sent() -> None:
    with serving(index=redirect("/page"), page=answer(ARTICLE, Set_Cookie="known=1", Refresh="5")) as server:
        fetched(server.address())
        fetched(server.address("/page"))
    assert len(server.requests) == 3
    for request in server.requests:
        lines = request.decode("ascii").splitlines()
        assert {line.partition(":")[0].lower() for line in lines[1:] if line} == {
            *("host", "user-agent", "accept", "accept-encoding")
        }
        assert any(line.startswith("User-Agent: standfirst/") for line in lines)


def test_progress_is_reported_from_nothing_to_all() -> None:
    reports: list[tuple[int, int | None]] = []
    body = "word " * 100_000
    with serving(page=answer(body), parts=raw(head() + body.encode())) as server:
        fetch(WebAddress.parse(server.address("/page")), lambda *report: reports.append(report))
        assert reports[0] == (0, None)
        assert reports[1:] == sorted(reports[1:])
        assert {total for _, total in reports[1:]} == {len(body)}
        assert reports[-1] == (len(body), len(body))
        reports.clear()
        fetch(WebAddress.parse(server.address("/parts")), lambda *report: reports.append(report))
        assert {total for _, total in reports[:-1]} == {None}
        assert reports[-1] == (len(body), len(body))


@pytest.mark.parametrize("status", ["100 Continue", "102 Processing", "103 Early Hints", "199 Whatever"])
@pytest.mark.parametrize("times", [1, 3])
def test_informational_responses_are_skipped(status: str, times: int) -> None:
    hints = f"HTTP/1.1 {status}\r\nLink: </x.css>\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
    data = head(Content_Length=str(len(ARTICLE)), Content_Type="text/html") + ARTICLE.encode()
    with serving(page=raw(hints.encode() * times + data)) as server:
        page = fetched(server.address("/page"))
    assert page[1:3] == (ARTICLE.encode(), ("text/html", None))


@pytest.mark.parametrize(
    ("content_range", "is_whole"),
    [
        *(("bytes 0-4/5", True), ("BYTES 0-4/5 ", True), ("bytes 0-4/9", False), ("bytes 1-5/6", False)),
        *(("bytes 0-4/*", False), ("bytes 0-4", False), ("lines 0-4/5", False), ("", False)),
    ],
)
def test_a_part_is_a_page_only_if_it_has_all_of_it(content_range: str, is_whole: bool) -> None:
    page = answer("Hello", "206 Partial Content", Content_Range=content_range)
    if not is_whole:
        assert "only a part of it (206)" in failure_of(page)
        return
    with serving(page=page) as server:
        assert fetched(server.address("/page")).body == b"Hello"


# Redirects


def test_redirects_are_followed_to_another_server_and_the_last_address_counts() -> None:
    with serving(page=answer(ARTICLE)) as other, serving() as server:
        server.pages["/"] = redirect("a?b=c#d", "301 Moved Permanently")
        server.pages["/a"] = redirect(
            "//" + server.address("/ü b").partition("//")[2], "307 Temporary Redirect"
        )
        server.pages["/%C3%BC%20b"] = redirect(other.address("/page"), "308 Permanent Redirect")
        assert fetched(server.address()).address.text == other.address("/page")


def test_ten_redirects_are_followed_and_not_eleven() -> None:
    pages = {f"p{number}": redirect(f"/p{number + 1}") for number in range(10)}
    with serving(**pages, p10=answer(ARTICLE)) as server:
        assert fetched(server.address("/p0")).body
        server.pages["/p10"] = redirect("/p11")
        server.pages["/p11"] = answer(ARTICLE)
        assert "from one address to the next" in failure(server.address("/p0"))


def test_a_loop_ends() -> None:
    with serving(a=redirect("/b"), b=redirect("/a")) as server:
        assert "from one address to the next" in failure(server.address("/a"))
        assert len(server.requests) == 11


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("file:///etc/passwd", "to file:///etc/passwd, which"),
        ("FTP://127.0.0.1/x", "to FTP://127.0.0.1/x, which"),
        ("data:text/html,<p>Hello</p>", "to data:text/html,<p>Hello</p>, which"),
        ("javascript:alert(1)", "to javascript:alert(1), which"),
        ("http://[::1/", "to http://[::1/, which"),
        ("http://name:secret@:x/", "to http://:x/, which"),
        ("http://h\x1b]0;title\x07/", "to http://h\ufffd]0;title\ufffd/, which"),
    ],
)
def test_a_redirect_out_of_the_web_is_refused(to: str, expected: str) -> None:
    message = failure_of(redirect(to))
    assert f"the site redirects {expected} is not a web address" in message
    assert message.isprintable()
    assert "secret" not in message


def test_a_redirect_to_nowhere_is_reported() -> None:
    assert "does not say where" in failure_of(answer(status="302 Found"))


def test_a_name_and_a_password_are_sent_to_their_own_server_alone() -> None:
    with serving(page=answer(ARTICLE)) as other, serving() as server:
        server.pages["/"] = redirect("/own")
        server.pages["/own"] = redirect(other.address("/page"))
        page = fetched(server.address().replace("//", "//na€me:pass@"))
    assert [b"Authorization: Basic bmHigqxtZTpwYXNz" in request for request in server.requests] == [
        True,
        True,
    ]
    assert b"authorization" not in other.requests[0].lower()
    assert page.address.user is None
    assert "pass" not in repr(page.address)


# Answers that are no page


@pytest.mark.parametrize(
    ("status", "expected", "is_refusal"),
    [
        ("401 Unauthorized", "requires a login", True),
        ("403 Forbidden", "save the page there and open the file", True),
        ("404 Not Found", "no such page (404)", True),
        ("410 Gone", "gone for good", True),
        ("418 I'm a teapot", "refuses it (418)", True),
        ("408 Request Timeout", "overloaded (408)", False),
        ("425 Too Early", "refuses it (425)", False),
        ("206 Partial Content", "only a part of it (206)", False),
        ("101 Switching Protocols", "without a page (101)", False),
        ("429 Too Many Requests", "had too many requests", False),
        ("500 Internal Server Error", "an error or is overloaded (500)", False),
        ("503 Service Unavailable", "(503)", False),
        ("204 No Content", "without a page (204)", False),
        ("304 Not Modified", "without a page (304)", False),
    ],
)
def test_each_status_has_its_message(status: str, expected: str, is_refusal: bool) -> None:
    page = answer("" if status[:3] in ("204", "304") else "x", status)
    with serving(page=page) as server, pytest.raises(FetchError) as caught:
        fetched(server.address("/page"))
    assert expected in str(caught.value)
    assert caught.value.failure.is_refusal == is_refusal


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [("image/png", "an image"), ("VIDEO/mp4; x=y", "a video"), ("audio/ogg", "a recording")],
)
def test_what_cannot_be_an_article_is_not_even_fetched(media_type: str, expected: str) -> None:
    message = failure_of(flood(head(Content_Type=media_type)))
    assert f"it is {expected}, not an article" in message


def test_an_empty_page_is_reported() -> None:
    assert "empty page" in failure_of(answer(""))
    assert "empty page" in failure_of(answer(packed(""), Content_Encoding="gzip"))


# Lengths that lie, and pages without an end


def test_a_page_that_ends_early_is_reported() -> None:
    assert "before the whole page had arrived" in failure_of(answer("half", Content_Length="1000"))
    parts = head(Transfer_Encoding="chunked") + b"5\r\nhel"
    assert "before the whole page had arrived" in failure_of(raw(parts))


def test_bytes_behind_the_length_are_ignored() -> None:
    with serving(page=answer("half of it", Content_Length="4")) as server:
        assert fetched(server.address("/page")).body == b"half"


@pytest.mark.parametrize("length", ["-5", "many", "5, 6", "", "٣"])
def test_a_length_that_is_no_number_gives_a_page_or_an_error(length: str) -> None:
    with serving(page=answer("Hello", Content_Length=length)) as server:
        try:
            assert fetched(server.address("/page")).body == b"Hello"
        except FetchError as error:
            assert "Cannot read" in str(error)


@pytest.mark.parametrize("length", [str(100 * MEGABYTE), "9" * 400])
def test_a_page_that_is_announced_as_too_large_is_not_fetched(length: str) -> None:
    assert "the limit is 64 MB" in failure_of(stall(head(Content_Length=length)))


@pytest.mark.parametrize("headers", [{}, {"Transfer_Encoding": "chunked"}, {"Content_Encoding": "gzip"}])
def test_a_page_without_an_end_is_too_large(headers: dict[str, str]) -> None:
    drop = b"x" * MEGABYTE
    if "Transfer_Encoding" in headers:
        drop = b"%x\r\n%s\r\n" % (len(drop), drop)
    elif "Content_Encoding" in headers:
        drop = gzip.compress(drop)
    assert "more than 4 MB" in failure_of(flood(head(**headers), drop=drop), SMALL)


def test_a_hundred_megabytes_are_too_large() -> None:
    """Also if the server does not announce them; with a smaller limit, as the tests share their memory."""

    def handle(connection: socket.socket, headers: dict[str, str]) -> None:
        connection.sendall(head(**headers))
        for _ in range(100):
            connection.sendall(b"x" * MEGABYTE)

    announced = {"Content_Type": "text/html", "Content_Length": str(100 * MEGABYTE)}
    assert "it has 100 MB; the limit is 64 MB" in failure_of(lambda to, _: handle(to, announced))
    assert "it has more than 4 MB" in failure_of(lambda to, _: handle(to, {}), SMALL)


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("is_chunked", [False, True])
def test_a_bomb_is_never_unpacked_whole(times: int, is_chunked: bool) -> None:
    bomb = gzip_bomb(64 * MEGABYTE)
    for _ in range(times - 1):
        bomb = gzip.compress(bomb)
    packing = ", ".join(["gzip"] * times)
    if is_chunked:
        handler = raw(head(Content_Encoding=packing, Transfer_Encoding="chunked") + chunked([bomb]))
    else:
        handler = answer(bomb, Content_Encoding=packing)
    with serving(page=handler) as server:
        tracemalloc.start()
        try:
            assert "more than 4 MB" in failure(server.address("/page"), SMALL)
            assert tracemalloc.get_traced_memory()[1] < 24 * MEGABYTE
        finally:
            tracemalloc.stop()


# Any answer of a server


_LINES = st.sampled_from(
    rb"""HTTP/1.1 200 OK|HTTP/1.1 302|HTTP/1.0 404 \xff|HTTP/2 200|HTTP/1.1 100 Continue|
Content-Length: 5|Content-Length: -1|Transfer-Encoding: chunked|Transfer-Encoding: gzip, x|Content-Encoding: gzip|
Content-Encoding: deflate, ,|Content-Type: ;charset=x;;|: x|Location: //[|Location: \xc3\xbc?|Location: http:///|
no colon| folded|5;x|hello|""".split(b"|")
)


@given(
    st.sampled_from([b"", HEAD, head(), b"HTTP/1.1 302 Found\r\n"]),
    st.lists(st.one_of(_LINES, st.binary(max_size=30)), max_size=12).map(b"\r\n".join),
)
def test_any_answer_is_a_page_or_a_one_line_error(before: bytes, data: bytes) -> None:
    with serving(page=raw(before + data)) as server:
        try:
            page = fetched(server.address("/page"))
        except FetchError as error:
            message = str(error)
            assert clean_line(message) == message
            assert message.startswith("Cannot read http")
            assert "within 600 seconds" not in message
        else:
            assert page.body
            assert (before + data).startswith(b"HTTP/1.")


@pytest.mark.parametrize(
    ("header", "name", "charset"),
    [
        ("text/html; charset=utf-8", "text/html", "utf-8"),
        ('Text/HTML;boundary=x; Charset = "ISO-8859-1"', "text/html", "ISO-8859-1"),
        ("text/plain", "text/plain", None),
        ("text/html; charset=", "text/html", None),
        ("", "", None),
    ],
)
def test_a_header_is_understood(header: str, name: str, charset: str | None) -> None:
    assert MediaType.parse(header) == (name, charset)


@pytest.mark.parametrize(
    ("header", "path", "format"),
    [
        ("text/html", "/notes.md", "web page"),
        ("application/xhtml+xml", "/", "web page"),
        ("text/markdown", "/notes.txt", "Markdown"),
        ("text/plain", "/README.md", "Markdown"),
        ("text/plain", "/notes", None),
        ("application/octet-stream", "/notes.txt", "plain text"),
        ("", "/page.html", "web page"),
    ],
)
def test_the_type_counts_before_the_name(header: str, path: str, format: str | None) -> None:
    found = MediaType.parse(header).format(path)
    assert (found and found.name) == format


@given(st.text())
def test_any_header_is_a_type(header: str) -> None:
    media_type = MediaType.parse(header)
    media_type.format("/x")
    assert media_type.non_article is None or media_type.name
