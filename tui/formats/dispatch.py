"""Find the format of a source, and read or probe it. Importing this is cheap: readers are loaded when used.

A ``name`` is the name of a source in error messages: its file name, or any other, already clean. The format that a
server gives (``claimed``) is preferred to that of the name.
"""

import os
import re
from collections.abc import Collection
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from tui.document.errors import SourceError, StandfirstError
from tui.formats.compression import inner_name, is_compressed, unpack, unpack_head, unpacked_size
from tui.formats.registry import (
    FORMATS,
    PLAIN_TEXT,
    Format,
    Outranks,
    added_formats,
    first_format,
    format_by_name,
)
from tui.registry import load_function
from tui.text.sanitize import clean_line, clean_text

if TYPE_CHECKING:
    from tui.formats.encoding import Decoded
    from tui.formats.parsed_document import ParsedDocument, ProbedText

_ZIP_SIGNATURE = b"PK\x03\x04"


def _sniffs(format: Format, head: bytes | str) -> bool:
    if not format.sniff or format.is_text != isinstance(head, str):
        return False
    try:
        return bool(load_function(format.sniff)(head))
    except Exception:
        if format.name in FORMATS.builtin:
            raise
        return False  # another package's failure must not keep other sources from being read


def format_of_text(name: str, text: str, claimed: Format | None = None) -> Format:
    """Return the format of the beginning of a text: by its content if that outranks the name, else by its name."""
    named = claimed or format_by_name(name)
    if named is not None and named.requires and re.search(named.requires, text) is None:
        named = None
    needed = Outranks.NOTHING if named is None else Outranks.ANY_NAME
    if named is PLAIN_TEXT:
        needed = Outranks.PLAIN_TEXT
    for format in sorted(FORMATS.builtin.values(), key=lambda format: -format.outranks):
        if format.outranks >= needed and _sniffs(format, text):
            return format
    return named or next((added for added in added_formats() if _sniffs(added, text)), PLAIN_TEXT)


def format_of_bytes(data: bytes, name: str = "", claimed: Format | None = None) -> Format | None:
    """Return the format of the first bytes of a source; None for text, a ZIP container and unknown formats."""
    builtin = next((format for format in FORMATS.builtin.values() if _sniffs(format, data)), None)
    if builtin is not None:
        return builtin
    named = claimed or format_by_name(name)
    if named is not None and named.name in FORMATS.builtin:
        return None
    if named is not None and not (named.is_text or named.sniff or named.zip_path):
        return named
    return next((added for added in added_formats() if _sniffs(added, data)), None)


def _format_of_archive(media_type: str, paths: Collection[str]) -> Format | None:
    """Return the format of a ZIP container by its media type, else by the paths of its files."""
    from tui.formats.archive import describe_archive

    by_type = first_format(lambda format: bool(format.zip_path) and media_type.startswith(format.media_types))
    if by_type is not None or describe_archive(media_type, ()):
        return by_type
    by_path = first_format(
        lambda format: bool(format.zip_path) and any(path.startswith(format.zip_path) for path in paths)
    )
    return by_path or first_format(
        lambda format: (
            bool(format.zip_suffix) and any(path.lower().endswith(format.zip_suffix) for path in paths)
        )
    )


_SNIFF_CHARS = 128 * 1024


class Content(NamedTuple):
    """The content of a source whose format is known."""

    format: Format
    content: bytes | str
    """Text or bytes, as the format's reader needs it."""
    name: str
    encoding: str | None = None
    """The encoding that the user asks for, if the reader decodes texts itself."""
    warnings: tuple[str, ...] = ()

    def read(self) -> "ParsedDocument":
        """Read it; raise a SourceError if that is impossible."""
        document = read_as(self.format, self.content, self.name, self.encoding)
        return replace(document, warnings=(*self.warnings, *document.warnings)) if self.warnings else document


def read_bytes(
    data: bytes,
    name: str,
    charset: str | None = None,
    claimed: Format | None = None,
    *,
    encoding: str | None = None,
) -> "ParsedDocument":
    """Read the bytes of a source in any format; for the rest see ``content_of``.

    Raises:
        SourceError: It is empty, damaged, or in a format that is not read.
        UsageError: There is no such encoding.
    """
    return content_of(data, name, charset, claimed, encoding=encoding).read()


def content_of(
    data: bytes,
    name: str,
    charset: str | None = None,
    claimed: Format | None = None,
    *,
    encoding: str | None = None,
) -> Content:
    """Find the format of a source, and decode it if that is a format of texts: its bytes are not needed any more.

    Args:
        data: All of its bytes.
        name: Its name, which is cleaned here.
        charset: The character set that a server gives.
        claimed: The format that a server gives.
        encoding: The encoding of texts that the user asks for; None to detect it.

    Raises:
        SourceError: It is empty, damaged, or in a format that is not read.
        UsageError: There is no such encoding.
    """
    from tui.formats.refusals import refuse_feed

    data, name = unpack(data, clean_line(name))
    refuse_feed(data, name)
    if data.startswith(_ZIP_SIGNATURE):
        return Content(_format_of_zip(data, name), data, name)
    format = format_of_bytes(data, name, claimed)
    if format is not None:
        return Content(format, data, name)
    format, decoded = _decode(data, name, charset, claimed, encoding)
    if format.reads_bytes:
        return Content(format, data, name, encoding)
    return Content(format, decoded.text, name, warnings=decoded.warnings)


def read_as(format: Format, content: bytes | str, name: str, encoding: str | None = None) -> "ParsedDocument":
    """Read a source whose format is known.

    Args:
        format: The format.
        content: Text or bytes, as the format's reader needs it.
        name: Its name in error messages.
        encoding: The encoding that the user asks for, for readers that decode texts themselves.

    Raises:
        SourceError: It cannot be read.
    """
    try:
        chosen = {"encoding": encoding} if encoding is not None and format.takes_encoding else {}
        document: ParsedDocument = load_function(format.read)(content, name, **chosen)
    except Exception as error:
        if format.name in FORMATS.builtin or isinstance(error, StandfirstError):
            raise
        raise SourceError(
            f"Cannot read {name}: the reader for {format.name} failed ({type(error).__name__}: "
            f"{clean_line(str(error))}). Update the package that it came with."
        ) from error
    return document


def _format_of_zip(data: bytes, name: str) -> Format:
    from tui.formats.archive import Archive, describe_archive

    archive = Archive(data, name)
    format = _format_of_archive(archive.media_type, archive.paths)
    if format is None:
        description = describe_archive(archive.media_type, archive.paths) or "a ZIP archive"
        raise SourceError(f"Cannot read {name}: it is {description}. Open a text from it.")
    return format


def _decode(
    data: bytes,
    name: str,
    charset: str | None = None,
    claimed: Format | None = None,
    encoding: str | None = None,
) -> tuple[Format, "Decoded"]:
    from tui.formats.encoding import decode_text
    from tui.formats.refusals import refuse_binary_format, refuse_text_format

    refuse_binary_format(data, name)
    decoded = decode_text(data, name, charset, encoding)
    format = format_of_text(name, clean_text(decoded.text[:_SNIFF_CHARS]), claimed)
    if format is PLAIN_TEXT:
        suffix = os.path.splitext(inner_name(name))[1]  # noqa: PTH122 - as for the name's format
        refuse_text_format(decoded.text, name, suffix.lower())
    return (format if format.is_text else PLAIN_TEXT), decoded


def previewable_text(data: bytes, name: str, encoding: str | None = None) -> tuple[Format, str] | None:
    """Return the format and the decoded text of a source, or of its beginning, if a part of it can be read alone.

    Raises:
        SourceError: It is empty, or in a format that is not read.
    """
    if data.startswith(_ZIP_SIGNATURE) or is_compressed(data) or format_of_bytes(data, name) is not None:
        return None
    format, decoded = _decode(data, name, encoding=encoding)
    return (format, decoded.text) if format.previewable else None


_HEAD_BYTES = 32 * 1024


def probe_file(file: BinaryIO, name: str, size: int) -> tuple[Format | None, "ProbedText"]:
    """Find the format, None if unknown, the title and the length of an open file of ``size`` bytes."""
    from tui.formats.encoding import SAMPLE_BYTES, decode_sample
    from tui.formats.parsed_document import ProbedText

    head = file.read(_HEAD_BYTES)
    if head.startswith(_ZIP_SIGNATURE):
        from tui.formats.archive import ArchiveProbe

        archive = ArchiveProbe.open(file, size)
        format = None if archive is None else _format_of_archive(archive.media_type, archive.sizes)
        return format, _probe(format, head, file, size)
    if is_compressed(head):
        file.seek(max(0, size - 4))
        size = unpacked_size(head, file.read(), size)
        head = unpack_head(head, _HEAD_BYTES)
        file, name = BytesIO(head), inner_name(name)
    format = format_of_bytes(head, name)
    if format is not None:
        return format, _probe(format, head, file, size)
    try:
        sample = decode_sample(head[:SAMPLE_BYTES])
    except SourceError:  # it is empty or binary; opening it gives the reason
        return format_by_name(name), ProbedText()
    format = format_of_text(name, clean_text(sample))
    return format, _probe(format if format.is_text else PLAIN_TEXT, sample, file, size)


def _probe(format: Format | None, head: bytes | str, file: BinaryIO, size: int) -> "ProbedText":
    from tui.formats.parsed_document import ProbedText

    if format is None or not format.probe:
        return ProbedText()
    try:
        probed: ProbedText = load_function(format.probe)(head, file, size)
        return probed
    except Exception:
        if format.name in FORMATS.builtin:
            raise
        return ProbedText()
