"""Read and probe ZIP containers within limits."""

import struct
import zlib
from collections.abc import Collection, Mapping, Sequence
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tui.document.errors import SourceError
from tui.formats.limits import MEGABYTE

# The standard library raises all of these for damaged archives.
_ZIP_ERRORS = (
    *(BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, IndexError, OverflowError, NotImplementedError, RuntimeError),
)
_MAX_ENTRIES = 20_000
_MAX_ENTRY_BYTES = 48 * MEGABYTE
_MAX_TOTAL_BYTES = 96 * MEGABYTE
_MAX_RATIO = 400
"""Real documents stay far below this: even text with much markup shrinks only to a fiftieth."""
_ENTRY_SIGNATURE = b"PK\x01\x02"
_LOCAL_HEADER_BYTES = 30
_ENCRYPTED = 0x1
_MEDIA_TYPE_PATH = "mimetype"
_MAX_MEDIA_TYPE_BYTES = 100
_MEDIA_TYPE_PADDING = b"\xef\xbb\xbf \t\r\n"
_GET_AGAIN = "Get it once more, or have it saved again"


class Archive:
    """A ZIP container whose files can be read.

    Raises:
        SourceError: It is damaged, or made to unpack to far too much.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._bytes_left = _MAX_TOTAL_BYTES
        if data.count(_ENTRY_SIGNATURE) > _MAX_ENTRIES:
            raise self.error(f"it holds more than {_MAX_ENTRIES:,} files")
        try:
            self._zip = ZipFile(BytesIO(data))
        except _ZIP_ERRORS:
            raise self.error("it is damaged or cut off", _GET_AGAIN) from None
        entries = [entry for entry in self._zip.infolist() if not entry.filename.endswith("/")]
        if _overlap(entries):
            raise self.error("the files in it lie over each other, as in a ZIP bomb")
        self._entries = {entry.filename.replace("\\", "/"): entry for entry in entries}
        self._by_lower_case = {path.lower(): path for path in self._entries}

    @property
    def paths(self) -> Sequence[str]:
        """The paths of its files, in their order."""
        return tuple(self._entries)

    @property
    def media_type(self) -> str:
        """The media type in the entry ``mimetype``, as of EPUB and OpenDocument; empty without one."""
        return "" if self.find(_MEDIA_TYPE_PATH) is None else _media_type(self.read(_MEDIA_TYPE_PATH))

    def find(self, path: str) -> str | None:
        """Return the path of a file as the container spells it, ignoring case; None if it is missing."""
        return path if path in self._entries else self._by_lower_case.get(path.lower())

    def size_of(self, path: str) -> int:
        """Return the unpacked size of a file in bytes, as the container claims it; 0 if it is missing."""
        found = self.find(path)
        return 0 if found is None else self._entries[found].file_size

    def read(self, path: str) -> bytes:
        """Return the bytes of a file, whose path is found ignoring case.

        Raises:
            SourceError: It is missing, damaged, encrypted, or unpacks to too much.
        """
        found = self.find(path)
        if found is None:
            raise self.error("a part that it needs is missing", _GET_AGAIN)
        entry = self._entries[found]
        self._check(entry)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except _ZIP_ERRORS:
            raise self.error("a part of it is damaged", _GET_AGAIN) from None
        self._bytes_left -= len(data)
        return data

    def error(self, why: str, remedy: str = "Save its text and open that") -> SourceError:
        """Return the error for a problem, given in words that continue ``Cannot read x:``, with a remedy."""
        return SourceError(f"Cannot read {self.name}: {why}. {remedy}.")

    def _check(self, entry: ZipInfo) -> None:
        if entry.flag_bits & _ENCRYPTED:
            raise self.error("it has a password", "Open it where the password is known, and save it without")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self.error("it is compressed in an unusual way")
        if entry.file_size > max(MEGABYTE, entry.compress_size * _MAX_RATIO):
            raise self.error("a part of it unpacks to far more than it is, as in a ZIP bomb")
        if entry.file_size > min(_MAX_ENTRY_BYTES, self._bytes_left):
            megabytes = _MAX_TOTAL_BYTES // MEGABYTE
            raise self.error(f"it unpacks to more than {megabytes} MB of text", "Open a part of it")


def _overlap(entries: Sequence[ZipInfo]) -> bool:
    """Return whether files share bytes, so that a few bytes unpack to many files."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + _LOCAL_HEADER_BYTES + len(entry.filename.encode("cp437", "replace"))
        end += entry.compress_size
    return False


def _media_type(data: bytes) -> str:
    return data[:_MAX_MEDIA_TYPE_BYTES].strip(_MEDIA_TYPE_PADDING).decode("ascii", "replace")


_END_OF_DIRECTORY = struct.Struct("<4s4H2LH")
_END_SIGNATURE = b"PK\x05\x06"
_MAX_END_BYTES = 64 * 1024 + _END_OF_DIRECTORY.size
_SAMPLE_BYTES = 128 * 1024


class ArchiveProbe:
    """The beginnings of the files in a ZIP container. Create it with ``open``."""

    def __init__(self, archive: ZipFile) -> None:
        self._zip = archive
        self._entries = {entry.filename: entry for entry in archive.infolist()}
        self.sizes: Mapping[str, int] = {path: entry.file_size for path, entry in self._entries.items()}
        """The unpacked size of each file in bytes, by path."""
        self.media_type = _media_type(self.text(_MEDIA_TYPE_PATH).encode())

    @classmethod
    def open(cls, file: BinaryIO, size: int) -> "ArchiveProbe | None":
        """Open a container of ``size`` bytes; None if its directory is damaged, or too long to be read quickly."""
        file.seek(max(0, size - _MAX_END_BYTES))
        tail = file.read(_MAX_END_BYTES)
        end = tail.rfind(_END_SIGNATURE)
        try:
            if end < 0 or _END_OF_DIRECTORY.unpack_from(tail, end)[5] > MEGABYTE:
                return None
            return cls(ZipFile(file))
        except _ZIP_ERRORS:
            return None

    def text(self, path: str) -> str:
        """Return the beginning of a file as text; empty if it is missing, damaged or compressed in an unusual way."""
        entry = self._entries.get(path)
        is_encrypted = entry is not None and entry.flag_bits & _ENCRYPTED
        if entry is None or is_encrypted or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            return ""
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(_SAMPLE_BYTES)
        except _ZIP_ERRORS:
            return ""
        is_utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        return data.decode("utf-16" if is_utf_16 else "utf-8-sig", "replace")


_OTHER_MEDIA_TYPES = (
    ("application/vnd.oasis.opendocument.spreadsheet", "a spreadsheet"),
    ("application/vnd.oasis.opendocument", "a drawing"),
)
_OTHER_PATHS = (
    ("xl/", "a spreadsheet"),
    ("Index/Document.iwa", "a document of Apple's Pages"),
)


def describe_archive(media_type: str, paths: Collection[str]) -> str:
    """Return a description of a container that cannot be read, such as ``a spreadsheet``; empty if unknown."""
    by_type = (what for beginning, what in _OTHER_MEDIA_TYPES if media_type.startswith(beginning))
    by_path = (what for start, what in _OTHER_PATHS if any(path.startswith(start) for path in paths))
    return next(by_type, "") or next(by_path, "")
