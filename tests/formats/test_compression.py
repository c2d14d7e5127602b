import bz2
import gzip
import io
import lzma
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.errors import SourceError
from tui.formats import compression
from tui.formats.compression import inner_name, is_compressed, unpack, unpack_head, unpacked_size
from tui.formats.limits import MEGABYTE
from tui.formats.registry import format_by_name
from tui.sources.folders import list_articles
from tui.sources.open import open_article
from tui.sources.probe import probe

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Compress = Callable[[bytes], bytes]
COMPRESSIONS: list[tuple[str, Compress]] = [
    (".gz", gzip.compress),
    (".bz2", bz2.compress),
    (".xz", lzma.compress),
    (".zst", zstd.compress),
]

TEXT = "The river\n\nIt rose in the night, and by the morning it had taken the lower road and the mill.\n"


@given(st.binary(max_size=2000))
def test_gzip_data_is_unpacked(data: bytes) -> None:
    assert unpack(gzip.compress(data), "a.txt.gz") == (data, "a.txt")


@given(st.binary(max_size=200))
def test_other_data_is_left_alone(data: bytes) -> None:
    if not is_compressed(data):
        assert unpack(data, "a.gz") == (data, "a.gz")


@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    packed = bytearray(gzip.compress(TEXT.encode()))
    packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    try:
        unpack(bytes(packed), "a.gz")
    except SourceError as error:
        assert str(error).startswith("Cannot read a.gz: ")


def test_members_are_joined_and_padding_is_ignored() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 100
    assert unpack(packed, "both.GZ") == (b"one two", "both")


@pytest.mark.parametrize("end", [1, 8, 20, -1])
def test_a_file_that_was_cut_off_is_reported(end: int) -> None:
    packed = gzip.compress(TEXT.encode())
    with pytest.raises(SourceError, match="damaged or cut off"):
        unpack(packed[: 3 + end] if end > 0 else packed[:end], "a.gz")


@pytest.fixture
def low_limit(monkeypatch: pytest.MonkeyPatch) -> int:
    """Refuse what unpacks to more than 2 MB, not 64, and return these bytes."""
    assert compression.MAX_SOURCE_BYTES == 64 * MEGABYTE
    monkeypatch.setattr(compression, "MAX_SOURCE_BYTES", 2 * MEGABYTE)
    return compression.MAX_SOURCE_BYTES


def test_a_bomb_of_several_members_is_refused(low_limit: int) -> None:
    half = gzip.compress(bytes(low_limit // 2 + 1))
    with pytest.raises(SourceError, match="more than 2 MB"):
        unpack(half + half, "bomb.gz")


def test_endless_members_are_refused() -> None:
    with pytest.raises(SourceError, match="more than 10,000 parts"):
        unpack(gzip.compress(b"") * 10_001, "many.gz")


def test_an_archive_is_refused() -> None:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w:gz") as files:
        files.addfile(tarfile.TarInfo("a.txt"))
    with pytest.raises(SourceError, match="archive of several files"):
        unpack(archive.getvalue(), "a.tgz")


@pytest.mark.parametrize(
    ("name", "inner"), [("a.txt.gz", "a.txt"), ("A.GZ", "A"), ("a.gz/b.txt", "a.gz/b.txt"), (".gz", ".gz")]
)
def test_the_name_inside(name: str, inner: str) -> None:
    assert inner_name(name) == inner


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.txt", "plain text"),
        ("a.HTML.gz", "web page"),
        ("a.md.GZ", "Markdown"),
        ("a.gz", None),
        ("a", None),
    ],
)
def test_the_format_is_that_of_the_name_inside(name: str, format: str | None) -> None:
    found = format_by_name(name)
    assert (found and found.name) == format


def test_gzip_articles_are_opened_and_listed(tmp_path: Path) -> None:
    packed = tmp_path / "river.txt.gz"
    packed.write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "other.gz").write_bytes(gzip.compress(b"x"))
    assert list_articles(tmp_path) == (packed,)
    article = open_article(packed)
    assert (article.title, article.source) == ("The river", str(packed))
    page = tmp_path / "page.gz"
    page.write_bytes(gzip.compress(b"<!doctype html><title>T</title><p>" + TEXT.encode() * 5))
    assert open_article(page).text.startswith("The river It rose")


@pytest.mark.parametrize(("suffix", "compress"), COMPRESSIONS)
def test_every_compression_is_unpacked(suffix: str, compress: Compress, tmp_path: Path) -> None:
    packed = compress(TEXT.encode())
    assert is_compressed(packed)
    assert unpack(packed, f"a.txt{suffix.upper()}") == (TEXT.encode(), "a.txt")
    assert unpack(packed + packed, "a") == (TEXT.encode() * 2, "a")
    assert unpack_head(packed, 9) == TEXT.encode()[:9]
    path = tmp_path / f"river.txt{suffix}"
    path.write_bytes(packed)
    assert list_articles(tmp_path) == (path,)
    assert open_article(path).title == "The river"
    info = probe(path)
    assert (info.format and info.format.name, info.title) == ("plain text", "The river")


@pytest.mark.parametrize(("suffix", "compress"), COMPRESSIONS)
@pytest.mark.parametrize("missing", [1, 8, 20])
def test_every_file_that_was_cut_off_is_reported(suffix: str, compress: Compress, missing: int) -> None:
    with pytest.raises(SourceError, match="damaged or cut off"):
        unpack(compress(TEXT.encode())[:-missing], f"a{suffix}")


@pytest.mark.parametrize(("suffix", "compress"), COMPRESSIONS)
def test_every_bomb_is_refused(suffix: str, compress: Compress, low_limit: int) -> None:
    with pytest.raises(SourceError, match="more than 2 MB"):
        unpack(compress(bytes(low_limit + 1)), f"bomb{suffix}")


@pytest.mark.parametrize(("suffix", "compress"), COMPRESSIONS)
@given(st.data())
def test_damaged_files_are_read_or_refused(suffix: str, compress: Compress, data: st.DataObject) -> None:
    packed = bytearray(compress(TEXT.encode()))
    packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    unpack_head(bytes(packed), 100)
    try:
        unpack(bytes(packed), f"a{suffix}")
    except SourceError as error:
        assert str(error).startswith("Cannot read a")


def test_the_size_of_a_gzip_file_is_the_one_it_states() -> None:
    packed = gzip.compress(TEXT.encode() * 50)
    assert unpacked_size(packed, packed[-4:], len(packed)) == len(TEXT.encode() * 50)
    packed = bz2.compress(TEXT.encode() * 50)
    assert unpacked_size(packed, packed[-4:], len(packed)) == len(packed)


def test_prose_that_begins_like_a_compressed_file_is_not_compressed() -> None:
    assert not is_compressed(b"BZh was the sound it made.")
