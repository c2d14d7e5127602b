import gzip
import io
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.errors import SourceError
from tui.formats.gzip import inner_name, unpacked
from tui.formats.kinds import Kind, kind_by_name
from tui.sources.files import SIZE_LIMIT
from tui.sources.folders import articles_in
from tui.sources.open import open_article

TEXT = "The river\n\nIt rose in the night, and by the morning it had taken the lower road and the mill.\n"


@given(st.binary(max_size=2000))
def test_what_was_packed_comes_out(data: bytes) -> None:
    assert unpacked(gzip.compress(data), "a.txt.gz") == (data, "a.txt")


@given(st.binary(max_size=200))
def test_what_is_not_packed_stays(data: bytes) -> None:
    if not data.startswith(b"\x1f\x8b"):
        assert unpacked(data, "a.gz") == (data, "a.gz")


@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    packed = bytearray(gzip.compress(TEXT.encode()))
    packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    try:
        unpacked(bytes(packed), "a.gz")
    except SourceError as error:
        assert str(error).startswith("Cannot read a.gz: ")


def test_members_are_joined_and_padding_goes() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 100
    assert unpacked(packed, "both.GZ") == (b"one two", "both")


@pytest.mark.parametrize("end", [1, 8, 20, -1])
def test_a_file_that_was_cut_off_says_so(end: int) -> None:
    packed = gzip.compress(TEXT.encode())
    with pytest.raises(SourceError, match="damaged or cut off"):
        unpacked(packed[: 3 + end] if end > 0 else packed[:end], "a.gz")


def test_a_bomb_is_refused() -> None:
    with pytest.raises(SourceError, match="more than 64 MB"):
        unpacked(gzip.compress(bytes(SIZE_LIMIT + 1)), "bomb.gz")
    half = gzip.compress(bytes(SIZE_LIMIT // 2 + 1))
    with pytest.raises(SourceError, match="more than 64 MB"):
        unpacked(half + half, "bomb.gz")


def test_endless_members_are_refused() -> None:
    with pytest.raises(SourceError, match="more than 10,000 parts"):
        unpacked(gzip.compress(b"") * 10_001, "many.gz")


def test_an_archive_is_refused() -> None:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w:gz") as files:
        files.addfile(tarfile.TarInfo("a.txt"))
    with pytest.raises(SourceError, match="archive of several files"):
        unpacked(archive.getvalue(), "a.tgz")


@pytest.mark.parametrize(
    ("name", "inner"), [("a.txt.gz", "a.txt"), ("A.GZ", "A"), ("a.gz/b.txt", "a.gz/b.txt"), (".gz", ".gz")]
)
def test_the_name_inside(name: str, inner: str) -> None:
    assert inner_name(name) == inner


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", Kind.TEXT),
        ("a.HTML.gz", Kind.WEB_PAGE),
        ("a.md.GZ", Kind.MARKDOWN),
        ("a.gz", None),
        ("a", None),
    ],
)
def test_kinds_are_told_by_the_name_inside(name: str, kind: Kind | None) -> None:
    assert kind_by_name(name) is kind


def test_packed_articles_are_opened_and_listed(tmp_path: Path) -> None:
    packed = tmp_path / "river.txt.gz"
    packed.write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "other.gz").write_bytes(gzip.compress(b"x"))
    assert articles_in(tmp_path) == (packed,)
    article = open_article(packed)
    assert (article.title, article.source) == ("The river", str(packed))
    page = tmp_path / "page.gz"
    page.write_bytes(gzip.compress(b"<!doctype html><title>T</title><p>" + TEXT.encode() * 5))
    assert open_article(page).text.startswith("The river It rose")
