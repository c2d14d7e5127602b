import gzip
import socket
import ssl
import threading
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.web_server import (
    ARTICLE,
    MEGABYTE,
    Handler,
    answer,
    chunked,
    flood,
    gzip_bomb,
    head,
    packed,
    raw,
    redirect,
    self_signed,
    serving,
    stall,
    trickle,
)
from tui.document.errors import SourceError
from tui.sources.web.address import WebAddress
from tui.sources.web.failures import WebError
from tui.sources.web.fetch import Limits, Page, fetch, packings
from tui.text.sanitize import clean_line

QUICK = Limits(seconds=0.5)
PATIENT = Limits(seconds=600.0)


def fetched(address: str, limits: Limits = PATIENT) -> Page:
    return fetch(WebAddress.parse(address), limits=limits)


def failure(address: str, limits: Limits = PATIENT) -> str:
    """The message that fetching ends in."""
    with pytest.raises(SourceError) as caught:
        fetched(address, limits)
    message = str(caught.value)
    assert message.startswith(f"Cannot read {address}")
    assert message.count("\n") == 0
    assert message.endswith(".")
    return message


def failure_of(handler: Handler, limits: Limits = PATIENT) -> str:
    with serving(page=handler) as server:
        return failure(server.address("/page"), limits)


def test_a_page_is_fetched_as_it_was_sent() -> None:
    with serving(page=answer(ARTICLE, media_type="text/html; charset=Utf-8")) as server:
        page = fetched(server.address("/page"))
    assert page.body == ARTICLE.encode()
    assert page.address.text == server.address("/page")
    assert page.media_type == ("text/html", "Utf-8")


def test_nothing_is_told_that_need_not_be() -> None:
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


@pytest.mark.parametrize(
    ("body", "packing"),
    [
        (packed(ARTICLE), "gzip"),
        (zlib.compress(ARTICLE.encode()), "deflate"),
        (zlib.compress(ARTICLE.encode())[2:-4], "deflate"),
        (gzip.compress(packed(ARTICLE), mtime=0), "gzip, gzip"),
        (ARTICLE.encode(), "identity"),
    ],
)
def test_a_packed_page_is_unpacked(body: bytes, packing: str) -> None:
    with serving(
        page=answer(body, Content_Encoding=packing),
        parts=raw(
            head(Transfer_Encoding="chunked", Content_Encoding=packing) + chunked([body[:9], body[9:]])
        ),
    ) as server:
        assert fetched(server.address("/page")).body == ARTICLE.encode()
        assert fetched(server.address("/parts")).body == ARTICLE.encode()


@pytest.mark.parametrize(
    ("decompressor", "is_used"), [("bounded", True), ("unbounded", False), (None, False)]
)
def test_a_library_that_unpacks_without_bounds_is_not_used(
    monkeypatch: pytest.MonkeyPatch, decompressor: str | None, is_used: bool
) -> None:
    class Bounded:
        def can_accept_more_data(self) -> bool:
            return True

    library = SimpleNamespace(Decompressor=Bounded if decompressor == "bounded" else object)
    monkeypatch.setattr("urllib3.response.brotli", None if decompressor is None else library)
    monkeypatch.setattr("urllib3.HTTPResponse.CONTENT_DECODERS", ["gzip", "x-gzip", "deflate", "br"])
    assert packings() == ("gzip", "deflate", "br")[: 3 if is_used else 2]
    with serving(page=answer(ARTICLE), packed=answer("x", Content_Encoding="br")) as server:
        fetched(server.address("/page"))
        assert (b"br" in server.requests[0].partition(b"Accept-Encoding: ")[2].splitlines()[0]) == is_used
        if not is_used:
            assert "not understood (br)" in failure(server.address("/packed"))


def test_progress_goes_from_nothing_to_all() -> None:
    told: list[tuple[int, int | None]] = []
    body = "word " * 100_000
    with serving(page=answer(body), parts=raw(head() + body.encode())) as server:
        fetch(WebAddress.parse(server.address("/page")), lambda *report: told.append(report))
        assert told[0] == (0, None)
        assert told[1:] == sorted(told[1:])
        assert {total for _, total in told[1:]} == {len(body)}
        assert told[-1] == (len(body), len(body))
        told.clear()
        fetch(WebAddress.parse(server.address("/parts")), lambda *report: told.append(report))
        assert {total for _, total in told[:-1]} == {None}
        assert told[-1] == (len(body), len(body))


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
    ("to", "says"),
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
def test_a_redirect_out_of_the_web_is_refused(to: str, says: str) -> None:
    message = failure_of(redirect(to))
    assert f"the site passes it on {says} is no address of the web" in message
    assert message.isprintable()
    assert "secret" not in message


def test_a_redirect_to_nowhere_is_told() -> None:
    assert "does not say where" in failure_of(answer(status="302 Found"))


def test_a_name_and_a_password_go_to_their_own_server_alone() -> None:
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
    ("status", "says", "passes"),
    [
        ("401 Unauthorized", "log in", False),
        ("403 Forbidden", "save the page there and open the file", False),
        ("404 Not Found", "no such page (404)", False),
        ("410 Gone", "gone for good", False),
        ("418 I'm a teapot", "refuses it (418)", False),
        ("429 Too Many Requests", "asked too often", True),
        ("500 Internal Server Error", "a fault or too much to do (500)", True),
        ("503 Service Unavailable", "(503)", True),
        ("204 No Content", "without a page (204)", False),
        ("304 Not Modified", "without a page (304)", False),
    ],
)
def test_each_status_has_its_words(status: str, says: str, passes: bool) -> None:
    page = answer("" if status[:3] in ("204", "304") else "x", status)
    with serving(page=page) as server, pytest.raises(WebError) as caught:
        fetched(server.address("/page"))
    assert says in str(caught.value)
    assert caught.value.failure.passes == passes


@pytest.mark.parametrize(
    ("media_type", "says"),
    [("image/png", "an image"), ("VIDEO/mp4; x=y", "a video"), ("audio/ogg", "a recording")],
)
def test_what_can_be_no_article_is_not_even_fetched(media_type: str, says: str) -> None:
    message = failure_of(flood(head(Content_Type=media_type)))
    assert f"it is {says}, not an article" in message


def test_an_empty_page_says_so() -> None:
    assert "empty page" in failure_of(answer(""))
    assert "empty page" in failure_of(answer(packed(""), Content_Encoding="gzip"))


def test_a_packing_that_was_not_asked_for_is_named() -> None:
    message = failure_of(answer("x", Content_Encoding="x-\x9bsecret, gzip"))
    assert "packed in a way that is not understood" in message
    assert message.isprintable()


def test_a_damaged_packing_is_told() -> None:
    assert "damaged" in failure_of(answer(packed(ARTICLE)[:-8] + b"x" * 8, Content_Encoding="gzip"))
    assert "damaged" in failure_of(answer("no gzip at all", Content_Encoding="gzip"))
    assert "damaged" in failure_of(answer("x", Content_Encoding=",".join(["gzip"] * 9)))


# Lengths that lie, and pages without an end


def test_a_page_that_ends_before_the_length_it_was_to_have_is_told() -> None:
    assert "before all of the page was there" in failure_of(answer("half", Content_Length="1000"))
    parts = head(Transfer_Encoding="chunked") + b"5\r\nhel"
    assert "before all of the page was there" in failure_of(raw(parts))


def test_what_comes_after_the_length_is_not_part_of_the_page() -> None:
    with serving(page=answer("half of it", Content_Length="4")) as server:
        assert fetched(server.address("/page")).body == b"half"


@pytest.mark.parametrize("length", ["-5", "many", "5, 6", "", "٣"])
def test_a_length_that_is_no_number_ends_in_a_page_or_in_words(length: str) -> None:
    with serving(page=answer("Hello", Content_Length=length)) as server:
        try:
            assert fetched(server.address("/page")).body == b"Hello"
        except SourceError as error:
            assert "Cannot read" in str(error)


@pytest.mark.parametrize("length", [str(100 * MEGABYTE), "9" * 400])
def test_a_page_that_is_announced_as_too_large_is_not_fetched(length: str) -> None:
    assert "64 MB is the most" in failure_of(stall(head(Content_Length=length)))


@pytest.mark.parametrize("headers", [{}, {"Transfer_Encoding": "chunked"}, {"Content_Encoding": "gzip"}])
def test_a_page_without_an_end_is_too_large(headers: dict[str, str]) -> None:
    drop = b"x" * MEGABYTE
    if "Transfer_Encoding" in headers:
        drop = b"%x\r\n%s\r\n" % (len(drop), drop)
    elif "Content_Encoding" in headers:
        drop = gzip.compress(drop)
    assert "more than 64 MB" in failure_of(flood(head(**headers), drop=drop))


def test_a_hundred_megabytes_are_too_large() -> None:
    def handle(connection: socket.socket, headers: dict[str, str]) -> None:
        connection.sendall(head(**headers))
        for _ in range(100):
            connection.sendall(b"x" * MEGABYTE)

    announced = {"Content_Type": "text/html", "Content_Length": str(100 * MEGABYTE)}
    assert "it has 100 MB, and 64 MB is the most" in failure_of(lambda to, _: handle(to, announced))
    assert "it has more than 64 MB" in failure_of(lambda to, _: handle(to, {}))


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("is_chunked", [False, True])
def test_a_bomb_is_never_unpacked_whole(times: int, is_chunked: bool) -> None:
    bomb = gzip_bomb(64 * MEGABYTE)
    for _ in range(times - 1):
        bomb = gzip.compress(bomb)
    packing = ", ".join(["gzip"] * times)
    limits = Limits(seconds=600, size=4 * MEGABYTE)
    if is_chunked:
        handler = raw(head(Content_Encoding=packing, Transfer_Encoding="chunked") + chunked([bomb]))
    else:
        handler = answer(bomb, Content_Encoding=packing)
    with serving(page=handler) as server:
        tracemalloc.start()
        try:
            assert "more than 4 MB" in failure(server.address("/page"), limits)
            assert tracemalloc.get_traced_memory()[1] < 24 * MEGABYTE
        finally:
            tracemalloc.stop()


# Servers that take their time


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    "handler",
    [
        stall(),
        stall(b"HTTP/1.1 200"),
        stall(HEAD),
        stall(head()),
        stall(head(Content_Length="100") + b"x"),
        trickle(),
        trickle(HEAD + b"X-Long: "),
        trickle(HEAD, drop=b"X-A: b\r\n", pause=0.1),
        trickle(b"", drop=b"HTTP/1.1 100 Continue\r\n\r\n"),
        trickle(head()),
        trickle(head(Content_Encoding="gzip"), drop=gzip.compress(b"", mtime=0)),
        trickle(head(Transfer_Encoding="chunked"), drop=b"1\r\nx\r\n"),
        redirect("/page"),
    ],
)
def test_a_slow_server_is_given_up_and_its_connection_closed(handler: Handler) -> None:
    def slow(connection: socket.socket, stop: threading.Event) -> None:
        stop.wait(0.12)
        handler(connection, stop)

    with serving(page=slow) as server:
        assert "within 0.5 seconds" in failure(server.address("/page"), QUICK)
        assert server.wait_until_idle()


def test_a_server_that_never_shakes_hands_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        assert "within 0.5 seconds" in failure(f"https://127.0.0.1:{port}/", QUICK)


def test_a_name_that_is_looked_up_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()

    def look_up(*_: object, **__: object) -> list[object]:
        done.wait(600)
        raise socket.gaierror(socket.EAI_AGAIN, "no answer")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert "within 0.5 seconds" in failure("http://slow.invalid/", QUICK)
    done.set()


def test_no_thread_is_left_behind() -> None:
    before = set(threading.enumerate())
    with serving(page=trickle(head(), pause=0.02)) as server:
        failure(server.address("/page"), QUICK)
        for thread in set(threading.enumerate()) - before:
            if "_settle" in thread.name:
                thread.join(600)
                assert not thread.is_alive()


# Networks and servers that are not there


def raising(error: OSError) -> Callable[..., object]:
    def look_up(*_: object, **__: object) -> object:
        raise error

    return look_up


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "no site of this name"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), "no site of this name"),
        (OSError(101, "Network is unreachable"), "network could not be reached"),
        (OSError(113, "No route to host"), "network could not be reached"),
        (PermissionError(13, "Permission denied"), "network could not be reached"),
    ],
)
def test_without_a_network_the_message_says_so(
    monkeypatch: pytest.MonkeyPatch, error: OSError, says: str
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", raising(error))
    with pytest.raises(WebError, match=says) as caught:
        fetched("http://somewhere.invalid/")
    assert caught.value.failure.passes


def test_a_refused_connection_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert "connection was refused" in failure(f"http://127.0.0.1:{port}/")


def test_a_server_that_hangs_up_is_told() -> None:
    assert "closed the connection" in failure_of(raw(b""))
    assert "closed the connection" in failure_of(raw(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"))


@pytest.mark.parametrize(
    "data",
    [b"SSH-2.0-OpenSSH_9.2\r\n\r\n", b"\0\1\2\3" * 100, b"HTTP/1.1 many\r\n\r\n", b"x" * 70_000 + b"\r\n"],
)
def test_what_is_no_web_server_is_told(data: bytes) -> None:
    assert "no web server" in failure_of(raw(data))


def test_too_many_headers_are_told() -> None:
    assert "no web server" in failure_of(raw(HEAD + b"X: y\r\n" * 500 + b"\r\n"))


@pytest.mark.parametrize("host", ["a..b", "...", "x" * 64 + ".invalid"])
def test_a_name_that_cannot_be_one_is_no_site(host: str) -> None:
    assert "no site of this name" in failure(f"http://{host}/")


# Certificates


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, Path]:
    try:
        return self_signed(tmp_path_factory.mktemp("certificate"))
    except FileNotFoundError:
        pytest.skip("there is no openssl to make a certificate with")


def test_a_certificate_that_nobody_vouches_for_is_refused(certified: tuple[ssl.SSLContext, Path]) -> None:
    with serving(certified[0], page=answer(ARTICLE)) as server:
        message = failure(server.address("/page"))
        assert "certificate cannot be trusted (self-signed certificate)" in message
        assert not server.requests


def test_a_certificate_that_the_system_trusts_is_fine_for_its_own_name_alone(
    certified: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certified[1]))
    with serving(certified[0], page=answer(ARTICLE)) as server:
        assert fetched(server.address("/page")).body == ARTICLE.encode()
        assert "certificate cannot be trusted" in failure(
            server.address("/page").replace("127.0.0.1", "localhost")
        )


def test_a_redirect_from_tls_to_plain_http_is_followed(
    certified: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certified[1]))
    with serving(page=answer(ARTICLE)) as plain, serving(certified[0]) as server:
        server.pages["/"] = redirect(plain.address("/page"))
        assert fetched(server.address()).address.text == plain.address("/page")


def test_https_where_http_is_spoken_is_told() -> None:
    def refuse(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=refuse, args=(listener,), daemon=True).start()
        assert "no secure connection" in failure(f"https://127.0.0.1:{listener.getsockname()[1]}/")


def test_a_stalled_tls_connection_is_given_up(
    certified: tuple[ssl.SSLContext, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certified[1]))
    with serving(certified[0], page=stall(head())) as server:
        assert "within 0.5 seconds" in failure(server.address("/page"), QUICK)


# Proxies


def test_a_proxy_that_is_set_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as proxy:
        proxy.pages["http://somewhere.invalid/page"] = answer(ARTICLE)
        monkeypatch.setenv("http_proxy", proxy.address().replace("//", "//na%40me:pass@"))
        assert fetched("http://somewhere.invalid/page").body == ARTICLE.encode()
        assert b"Proxy-Authorization: Basic bmFAbWU6cGFzcw==" in proxy.requests[0]
        monkeypatch.setenv("http_proxy", f"127.0.0.1:{proxy.port}")
        assert fetched("http://somewhere.invalid/page").body == ARTICLE.encode()


def test_a_proxy_is_passed_by_where_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving(page=answer(ARTICLE)) as server:
        assert fetched(server.address("/page")).body == ARTICLE.encode()


@pytest.mark.parametrize(
    ("proxy", "says"),
    [
        ("http://name:secret@127.0.0.1:1", "proxy could not be reached"),
        ("socks5://name:secret@127.0.0.1:1", "none for HTTP"),
        ("http://name:secret@[::1", "none for HTTP"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_does_not_work_is_told(
    monkeypatch: pytest.MonkeyPatch, scheme: str, proxy: str, says: str
) -> None:
    monkeypatch.setenv(f"{scheme}_proxy", proxy)
    message = failure(f"{scheme}://somewhere.invalid/")
    assert says in message
    assert "secret" not in message


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("407 Proxy Authentication Required", "the proxy wants a name"),
        ("403 Forbidden", "does not pass it on"),
    ],
)
def test_a_proxy_that_refuses_to_connect_is_told(
    monkeypatch: pytest.MonkeyPatch, status: str, says: str
) -> None:
    with serving() as proxy:
        proxy.pages["somewhere.invalid:443"] = answer(status=status)
        monkeypatch.setenv("https_proxy", proxy.address())
        assert says in failure("https://somewhere.invalid/")


# Whatever a server says


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
def test_any_answer_is_a_page_or_a_line_that_says_why_not(before: bytes, data: bytes) -> None:
    with serving(page=raw(before + data)) as server:
        try:
            page = fetched(server.address("/page"))
        except SourceError as error:
            message = str(error)
            assert clean_line(message) == message
            assert message.startswith("Cannot read http")
            assert "within 600 seconds" not in message
        else:
            assert page.body
            assert (before + data).startswith(b"HTTP/1.")
