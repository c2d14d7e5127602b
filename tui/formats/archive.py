"""Read ZIP containers within bounds, and recognise the compound files of old Microsoft formats."""

import struct
import zlib
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tui.document.errors import SourceError
from tui.formats.kinds import Kind

# What the standard library raises for bytes that are no sound archive; some of it by accident.
_DAMAGE = (
    *(BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, IndexError, OverflowError, NotImplementedError, RuntimeError),
)
_MEGABYTE = 1024 * 1024
_MOST_ENTRIES = 20_000
_LARGEST_ENTRY = 48 * _MEGABYTE
_LARGEST_TOTAL = 96 * _MEGABYTE
_HIGHEST_RATIO = 400
"""Text with much markup shrinks to a fiftieth; what shrinks to less than this was made to."""
_SMALL = _MEGABYTE
_ENTRY_SIGNATURE = b"PK\x01\x02"
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
_TYPE_LENGTH = 100


class Archive:
    """A ZIP container whose entries can be read.

    Args:
        data: The container's bytes.
        name: What to call it in an error, already harmless.

    Raises:
        SourceError: It is damaged, or made to unpack to more than anyone wants to read.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._left = _LARGEST_TOTAL
        if data.count(_ENTRY_SIGNATURE) > _MOST_ENTRIES:
            raise self.refusal(f"it holds more than {_MOST_ENTRIES:,} files")
        try:
            self._zip = ZipFile(BytesIO(data))
        except _DAMAGE:
            raise self.refusal(
                "it is damaged or cut off", "Get it once more, or have it saved anew"
            ) from None
        entries = [entry for entry in self._zip.infolist() if not entry.filename.endswith("/")]
        if _overlap(entries):
            raise self.refusal("the files in it lie over each other, as in a ZIP bomb")
        self._entries = {entry.filename.replace("\\", "/"): entry for entry in entries}
        self._by_lower_case = {path.lower(): path for path in self._entries}

    @property
    def paths(self) -> Sequence[str]:
        """The paths of the files in it, in the order in which they are listed."""
        return tuple(self._entries)

    def find(self, path: str) -> str | None:
        """The path of a file as it is written in here, capitals aside; None if it is not here.

        Args:
            path: A path, parts parted by slashes, from the container's root.
        """
        return path if path in self._entries else self._by_lower_case.get(path.lower())

    def read(self, path: str) -> bytes:
        """The bytes of a file.

        Args:
            path: Its path; capitals don't matter.

        Raises:
            SourceError: It is missing, damaged, encrypted, or unpacks to too much.
        """
        found = self.find(path)
        if found is None:
            raise self.refusal("a part that it needs is missing", "Get it once more, or have it saved anew")
        entry = self._entries[found]
        self._check(entry)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except _DAMAGE:
            raise self.refusal("a part of it is damaged", "Get it once more, or have it saved anew") from None
        self._left -= len(data)
        return data

    def refusal(self, why: str, remedy: str = "Save its text and open that") -> SourceError:
        """The error that says why this container cannot be read.

        Args:
            why: What is wrong with it, as half a sentence.
            remedy: What would help.
        """
        return SourceError(f"Cannot read {self.name}: {why}. {remedy}.")

    def _check(self, entry: ZipInfo) -> None:
        if entry.flag_bits & _ENCRYPTED:
            raise self.refusal(
                "it has a password", "Open it where the password is known, and save it without"
            )
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self.refusal("it is compressed in an unusual way")
        if entry.file_size > max(_SMALL, entry.compress_size * _HIGHEST_RATIO):
            raise self.refusal("a part of it unpacks to far more than it is, as in a ZIP bomb")
        if entry.file_size > min(_LARGEST_ENTRY, self._left):
            raise self.refusal(
                f"it unpacks to more than {_LARGEST_TOTAL // _MEGABYTE} MB of text", "Open a part of it"
            )


def _overlap(entries: Sequence[ZipInfo]) -> bool:
    """Whether two entries share bytes, so that a few bytes could unpack to many files."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + _LOCAL_HEADER + len(entry.filename.encode("cp437", "replace"))
        end += entry.compress_size
    return False


_BY_MEDIA_TYPE: tuple[tuple[bytes, Kind | str], ...] = (
    (b"application/epub+zip", Kind.EPUB),
    (b"application/vnd.oasis.opendocument.text", Kind.OPEN_DOCUMENT),
    (b"application/vnd.oasis.opendocument.spreadsheet", "a spreadsheet"),
    (b"application/vnd.oasis.opendocument.presentation", "a presentation"),
    (b"application/vnd.oasis.opendocument", "a drawing"),
)
_BY_PATH: tuple[tuple[str, Kind | str], ...] = (
    ("META-INF/container.xml", Kind.EPUB),
    ("word/", Kind.WORD),
    ("xl/", "a spreadsheet"),
    ("ppt/", "a presentation"),
    ("content.xml", Kind.OPEN_DOCUMENT),
    ("Index/Document.iwa", "a document of Apple's Pages"),
)


def what_archive_holds(data: bytes, name: str) -> Kind | str:
    """What a ZIP container is.

    Args:
        data: The container's bytes.
        name: What to call it in an error, already harmless.

    Returns:
        The kind of document, or else words for what it is, such as ``a spreadsheet``.

    Raises:
        SourceError: It is damaged, or made to unpack to more than anyone wants to read.
    """
    archive = Archive(data, name)
    if archive.find("mimetype") is not None:
        media_type = archive.read("mimetype")[:_TYPE_LENGTH].strip(b"\xef\xbb\xbf \t\r\n")
        for beginning, what in _BY_MEDIA_TYPE:
            if media_type.startswith(beginning):
                return what
    for start, what in _BY_PATH:
        if any(path.startswith(start) for path in archive.paths):
            return what
    return "a ZIP archive"


SIGNATURE = b"\xd0\xcf\x11\xe0"
_STREAMS = (
    (
        "EncryptedPackage",
        "a document with a password",
        "Open it where the password is known, and save it without",
    ),
    ("WordDocument", "an old Word document", "Save it as .docx or plain text and open that"),
    ("Workbook", "an old spreadsheet", "Save it as plain text and open that"),
    ("PowerPoint Document", "an old presentation", "Save it as plain text and open that"),
    ("__properties_version1.0", "an Outlook message", "Save it as .eml or plain text and open that"),
)
_UNKNOWN = ("a document of an old program", "Save it as plain text and open that")


def describe_compound_file(data: bytes) -> tuple[str, str]:
    """What a compound file is, and what would help to read it, in words.

    Args:
        data: The file's bytes.
    """
    for stream, what, remedy in _STREAMS:
        # Names in the file's directory are UTF-16 (Microsoft's MS-CFB, section 2.6.1).
        if stream.encode("utf-16-le") in data:
            return what, remedy
    return _UNKNOWN
