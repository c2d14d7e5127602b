"""ZIP containers, read within limits, and their formats by their content."""

import struct
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.epub.make_book import make_zip
from tui.document.errors import SourceError
from tui.formats.archive import Archive, describe_archive
from tui.formats.dispatch import probe_file, read_bytes
from tui.formats.limits import MEGABYTE

CONTENT = {"a.txt": "The river.", "Folder/b.txt": "The mill."}


def test_files_are_found_and_read_whatever_their_capitals() -> None:
    archive = Archive(make_zip(CONTENT), "x")
    assert list(archive.paths) == ["a.txt", "Folder/b.txt"]
    assert archive.find("folder/B.txt") == "Folder/b.txt"
    assert archive.find("c.txt") is None
    assert archive.read("folder/b.TXT") == b"The mill."


def test_a_file_that_is_missing_is_reported() -> None:
    with pytest.raises(
        SourceError, match=r"^Cannot read x: a part that it needs is missing\. Get it once more"
    ):
        Archive(make_zip(CONTENT), "x").read("c.txt")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", make_zip(CONTENT)[:-30], b"PK\x05\x06" + b"\xff" * 18])
def test_a_damaged_container_is_reported(data: bytes) -> None:
    with pytest.raises(SourceError, match="Cannot read x: it is damaged or cut off"):
        Archive(data, "x")


def test_a_damaged_part_is_reported() -> None:
    data = bytearray(make_zip({"a.txt": "The river. " * 100}))
    data[40:50] = b"\xff" * 10
    with pytest.raises(SourceError, match="Cannot read x: a part of it is damaged"):
        Archive(bytes(data), "x").read("a.txt")


def test_a_part_that_unpacks_to_far_more_than_it_is_is_not_unpacked() -> None:
    archive = Archive(make_zip({"bomb.xml": b"\0" * 20_000_000}), "x")
    with pytest.raises(SourceError, match="unpacks to far more than it is, as in a ZIP bomb"):
        archive.read("bomb.xml")


def test_a_part_that_is_larger_than_declared_is_not_read_to_its_end() -> None:
    data = bytearray(make_zip({"a.txt": b"ab" * 5_000}))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 10)
    with pytest.raises(SourceError, match="a part of it is damaged"):
        Archive(bytes(data), "x").read("a.txt")


def test_all_that_is_read_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.formats.archive._MAX_TOTAL_BYTES", 3 * MEGABYTE)
    text = bytes(range(256)) * 4096
    archive = Archive(make_zip({f"{number}": text for number in range(4)}), "x")
    with pytest.raises(SourceError, match="it unpacks to more than 3 MB of text"):
        for number in range(4):
            archive.read(str(number))


def test_overlapping_files_are_refused() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a", "The river. " * 50)
        archive.filelist *= 2
    with pytest.raises(SourceError, match="lie over each other, as in a ZIP bomb"):
        Archive(stream.getvalue(), "x")


def test_too_many_files_are_refused() -> None:
    with pytest.raises(SourceError, match="it holds more than 20,000 files"):
        Archive(b"PK\x01\x02" * 20_001, "x")


def test_a_password_is_reported() -> None:
    data = bytearray(make_zip(CONTENT))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    with pytest.raises(SourceError, match="Cannot read x: it has a password"):
        Archive(bytes(data), "x").read("a.txt")


def test_unusual_compression_is_reported() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_BZIP2) as archive:
        archive.writestr("a", "The river.")
    with pytest.raises(SourceError, match="it is compressed in an unusual way"):
        Archive(stream.getvalue(), "x").read("a")


@pytest.mark.parametrize(
    ("files", "media_type", "format"),
    [
        ({}, "application/epub+zip\r\n", "EPUB book"),
        ({"META-INF/container.xml": "<x/>"}, "", "EPUB book"),
        ({"[Content_Types].xml": "<x/>", "word/document2.xml": "<x/>"}, "", "Word document"),
        ({"content.xml": "<x/>"}, "application/vnd.oasis.opendocument.text-template", "OpenDocument text"),
        ({"content.xml": "<x/>"}, "", "OpenDocument text"),
    ],
)
def test_the_format_of_a_container(files: dict[str, str | bytes], media_type: str, format: str) -> None:
    data = make_zip(files, media_type)
    found, _ = probe_file(BytesIO(data), "x", len(data))
    assert found is not None
    assert found.name == format
    with pytest.raises(
        SourceError, match=r"^Cannot read x: it is an? (?!spreadsheet|ZIP)|^Cannot read x: .*(part|text)"
    ):
        read_bytes(data, "x")


@pytest.mark.parametrize(
    ("files", "media_type", "what"),
    [
        ({"content.xml": "<x/>"}, "application/vnd.oasis.opendocument.spreadsheet", "a spreadsheet"),
        ({"content.xml": "<x/>"}, "application/vnd.oasis.opendocument.graphics", "a drawing"),
        ({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}, "", "a spreadsheet"),
        ({"Index/Document.iwa": "x"}, "", "a document of Apple's Pages"),
        ({"a.txt": "x"}, "", "a ZIP archive"),
    ],
)
def test_a_container_without_a_readable_document(
    files: dict[str, str | bytes], media_type: str, what: str
) -> None:
    data = make_zip(files, media_type)
    with pytest.raises(SourceError, match=rf"^Cannot read x: it is {what}\. Open a text from it\."):
        read_bytes(data, "x")
    assert probe_file(BytesIO(data), "x", len(data))[0] is None


def test_an_empty_container_is_nothing_known() -> None:
    archive = Archive(make_zip({}, ""), "x")
    assert describe_archive(archive.media_type, archive.paths) == ""


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_damage_ends_in_a_result_or_a_clear_message(damage: list[tuple[int, int]]) -> None:
    data = bytearray(make_zip(CONTENT, "application/epub+zip"))
    for position, byte in damage:
        data[position % len(data)] = byte
    try:
        archive = Archive(bytes(data), "x")
        for path in archive.paths:
            archive.read(path)
    except SourceError as error:
        assert str(error).startswith("Cannot read x: ")
