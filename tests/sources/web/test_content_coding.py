"""Compressed bodies."""

import gzip
import sys
import zlib
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from urllib3.exceptions import DecodeError

from tests.sources.web.fetching import failure, failure_of, fetched
from tests.sources.web_server import ARTICLE, answer, chunked, head, packed, raw, serving
from tui.sources.web.content_coding import content_codings, parse_codings, unpack_body

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PACKED = {
    "gzip": packed(ARTICLE),
    "deflate": zlib.compress(ARTICLE.encode()),
    "bare deflate": zlib.compress(ARTICLE.encode())[2:-4],
    "zstd": zstd.compress(ARTICLE.encode()),
}


class StandInBrotli:
    """Unpacks zlib's format through the interface of brotli."""

    error = zlib.error

    class Decompressor:
        def __init__(self) -> None:
            self._zlib = zlib.decompressobj()

        def process(self, data: bytes, output_buffer_limit: int) -> bytes:
            return self._zlib.decompress(self._zlib.unconsumed_tail + data, output_buffer_limit)

        def is_finished(self) -> bool:
            return self._zlib.eof

        def can_accept_more_data(self) -> bool:
            return not self._zlib.unconsumed_tail


@pytest.fixture
def brotli(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "brotlicffi", None)
    monkeypatch.setitem(sys.modules, "brotli", StandInBrotli)


def coding(name: str) -> str:
    return name.rpartition(" ")[2]


@pytest.mark.parametrize(
    ("body", "packing"),
    [
        *((body, coding(name)) for name, body in PACKED.items()),
        (packed(ARTICLE), "X-GZIP"),
        (gzip.compress(packed(ARTICLE), mtime=0), "gzip, gzip"),
        (gzip.compress(PACKED["zstd"], mtime=0), "zstd, identity, gzip"),
        (packed(ARTICLE[:99]) + packed(ARTICLE[99:]), "gzip"),
        (
            zstd.compress(ARTICLE[:9].encode()) + zstd.compress(ARTICLE[9:].encode()),
            "zstd",
        ),
        (packed(ARTICLE) + b"other bytes", "gzip"),
        (ARTICLE.encode(), "identity"),
    ],
)
def test_a_compressed_page_is_decompressed(body: bytes, packing: str) -> None:
    with serving(
        page=answer(body, Content_Encoding=packing),
        parts=raw(
            head(Transfer_Encoding="chunked", Content_Encoding=packing) + chunked([body[:9], body[9:]])
        ),
    ) as server:
        assert fetched(server.address("/page")).body == ARTICLE.encode()
        assert fetched(server.address("/parts")).body == ARTICLE.encode()


@pytest.mark.parametrize("name", PACKED)
@pytest.mark.parametrize("left", [0.1, 0.5, 0.9])
def test_a_compressed_page_that_ends_early_is_reported_also_without_a_length(name: str, left: float) -> None:
    part = PACKED[name][: int(len(PACKED[name]) * left)]
    cut = "before the whole page had arrived"
    assert cut in failure_of(raw(head(Content_Encoding=coding(name)) + part))
    assert cut in failure_of(answer(part, Content_Encoding=coding(name)))
    twice = gzip.compress(part, mtime=0)
    assert cut in failure_of(answer(twice, Content_Encoding=f"{coding(name)}, gzip"))


@given(
    st.binary(min_size=1, max_size=3000),
    st.sampled_from(["gzip", "deflate", "bare deflate", "zstd"]),
    st.data(),
)
def test_a_body_is_unpacked_wherever_it_is_cut_and_reported_if_its_end_is_missing(
    content: bytes, name: str, data: st.DataObject
) -> None:
    pack: Callable[[bytes], bytes] = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "bare deflate": lambda content: zlib.compress(content)[2:-4],
        "zstd": zstd.compress,
    }[name]
    body = pack(content)
    step = data.draw(st.integers(1, len(body)))

    def parts(end: int) -> Iterator[bytes]:
        return (body[start : min(start + step, end)] for start in range(0, end, step))

    assert b"".join(unpack_body(parts(len(body)), [coding(name)])) == content
    with pytest.raises(Exception, match="IncompleteRead"):
        b"".join(unpack_body(parts(data.draw(st.integers(1, len(body) - 1))), [coding(name)]))


@given(st.lists(st.binary(min_size=1, max_size=50)), st.sampled_from(["gzip", "deflate", "zstd"]))
def test_any_body_is_unpacked_or_reported(chunks: list[bytes], name: str) -> None:
    try:
        list(unpack_body(iter(chunks), [name]))
    except DecodeError:
        pass
    except Exception as error:
        assert type(error).__name__ == "IncompleteRead"


@pytest.mark.usefixtures("brotli")
def test_brotli_is_unpacked_if_its_library_is_installed() -> None:
    body = zlib.compress(ARTICLE.encode())
    assert content_codings() == ("gzip", "deflate", "zstd", "br")
    with serving(
        page=answer(body, Content_Encoding="br"),
        cut=raw(head(Content_Encoding="br") + body[:-9]),
        damaged=answer(body[:-4] + b"xxxx", Content_Encoding="br"),
    ) as server:
        assert fetched(server.address("/page")).body == ARTICLE.encode()
        assert b"Accept-Encoding: gzip, deflate, zstd, br\r\n" in server.requests[0]
        assert "before the whole page had arrived" in failure(server.address("/cut"))
        assert "damaged" in failure(server.address("/damaged"))


@pytest.mark.skipif(find_spec("brotli") is None, reason="there is no brotli")
def test_the_library_itself_unpacks_brotli() -> None:
    import brotli

    body = brotli.compress(ARTICLE.encode())
    with serving(
        page=answer(body, Content_Encoding="br"), cut=raw(head(Content_Encoding="br") + body[:-9])
    ) as server:
        assert fetched(server.address("/page")).body == ARTICLE.encode()
        assert "before the whole page had arrived" in failure(server.address("/cut"))


@pytest.mark.parametrize("library", [SimpleNamespace(Decompressor=object), None], ids=["unbounded", "none"])
def test_without_a_library_that_unpacks_within_bounds_brotli_is_not_asked_for(
    monkeypatch: pytest.MonkeyPatch, library: object
) -> None:
    monkeypatch.setitem(sys.modules, "brotlicffi", None)
    monkeypatch.setitem(sys.modules, "brotli", library)
    with serving(page=answer(ARTICLE), packed=answer("x", Content_Encoding="br")) as server:
        fetched(server.address("/page"))
        assert b"Accept-Encoding: gzip, deflate, zstd\r\n" in server.requests[0]
        assert "unknown compression (br)" in failure(server.address("/packed"))


def test_an_unknown_content_coding_is_reported() -> None:
    message = failure_of(answer("x", Content_Encoding="x-\x9bsecret, gzip"))
    assert "with an unknown compression" in message
    assert message.isprintable()


def test_a_damaged_body_is_reported() -> None:
    assert "damaged" in failure_of(answer(packed(ARTICLE)[:-8] + b"x" * 8, Content_Encoding="gzip"))
    assert "damaged" in failure_of(answer("no gzip at all", Content_Encoding="gzip"))
    assert "damaged" in failure_of(answer("x", Content_Encoding=",".join(["gzip"] * 9)))


@pytest.mark.parametrize(
    ("header", "codings"),
    [("", ()), ("identity", ()), (" GZIP ,, x-gzip,br", ("gzip", "gzip", "br")), ("zstd", ("zstd",))],
)
def test_a_header_is_parsed(header: str, codings: tuple[str, ...]) -> None:
    assert parse_codings(header) == codings
