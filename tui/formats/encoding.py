"""Decode text, and recognise binary formats that cannot be read."""

import codecs
import re
from typing import BinaryIO

from tui.document.errors import SourceError

SAMPLE_BYTES = 8 * 1024
"""Enough of a text for its title and the mean length of its words."""

_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SNIFF_BYTES = 64 * 1024
_DECLARATION = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
}
"""The encodings meant by labels that are often wrong (WHATWG Encoding Standard, section 4.2)."""
_REFUSED_CODECS = ("punycode", "idna", "unicode", "raw", "utf-7", "utf_7", "undefined")
"""Prefixes of codecs that no article is in; some take quadratic time, and UTF-7 hides its content."""
# All but white space and the backspaces and escapes of manual pages.
_CONTROLS = bytes(range(8)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x7f"
_CONTINUATION_BYTES = bytes(range(0x80, 0xC0))


def decode(data: bytes, name: str, charset: str | None = None) -> str:
    """Decode a text in any common encoding; what cannot be decoded is replaced.

    A byte order mark decides first, then valid UTF-8, then the ``charset`` of the server and that of the markup, if
    the text can be decoded by them, then the likeliest of a few encodings.

    Raises:
        SourceError: It is empty, or binary.
    """
    text = _decode(data, name, charset) if data.strip(b"\0") else ""
    if not text.strip("\ufeff\0 \t\r\n\f\v"):
        raise SourceError(f"Cannot read {name}: it is empty. There is nothing in it to read.")
    return text


def decode_sample(data: bytes) -> str:
    """Decode a piece of a text, without the characters of UTF-8 that were cut in two at its ends.

    Raises:
        SourceError: It is empty, or binary.
    """
    data = data[:3].lstrip(_CONTINUATION_BYTES) + data[3:]
    for back in range(1, min(4, len(data)) + 1):
        if data[-back] >= 0xC0:
            data = data[:-back]
            break
        if data[-back] < 0x80:
            break
    return decode(data, "it")


def decode_later_sample(file: BinaryIO) -> str:
    """Return a piece of a text from behind its first pages; empty if the text is short."""
    file.seek(0)
    head = file.read(4 * SAMPLE_BYTES)
    try:
        return decode_sample(head[-SAMPLE_BYTES:]) if len(head) >= 2 * SAMPLE_BYTES else ""
    except SourceError:
        return ""


def _decode(data: bytes, name: str, charset: str | None) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    utf_16 = _utf_16_without_mark(data[:_SNIFF_BYTES])
    if utf_16 is not None:
        return data.decode(utf_16, "replace")
    declared = [label for label in (charset, _declared_charset(data)) if label]
    # By its escape characters a seven-bit encoding looks binary, and by its bytes ASCII.
    for label in declared:
        is_seven_bit = label.strip().lower().startswith(("iso-2022-", "hz"))
        if is_seven_bit and (text := _decode_strictly(data, label)) is not None:
            return text
    _refuse_binary(data, name)
    for label in ("utf-8", *declared):
        if (text := _decode_strictly(data, label)) is not None:
            return text
    return _decode_damaged_utf8(data) or _decode_by_guess(data)


def _declared_charset(data: bytes) -> str | None:
    """Return the character set that HTML or XML declares at its beginning."""
    head = data[:4096]
    match = _DECLARATION.search(head) if head.lstrip().startswith(b"<") else None
    return match[1].decode("ascii") if match else None


def _decode_strictly(data: bytes, label: str) -> str | None:
    label = label.strip()
    if label.lower().startswith(_REFUSED_CODECS):
        return None
    try:
        return data.decode(_ALIASES.get(label.lower(), label))
    except (LookupError, ValueError):
        return None


def _utf_16_without_mark(sample: bytes) -> str | None:
    """Return the encoding of UTF-16 without a byte order mark: every other byte of Western text is zero."""
    half = len(sample) // 2
    if half < 2 or b"\0" not in sample:
        return None
    low, high = sample[0 : 2 * half : 2].count(0), sample[1 : 2 * half : 2].count(0)
    if high > 0.6 * half and low < 0.05 * half:
        return "utf-16-le"
    if low > 0.6 * half and high < 0.05 * half:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes, name: str) -> None:
    """Raise an error for data with many control characters; a text may have a few."""
    sample = data[:_SNIFF_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(4, len(sample) // 50):
        raise SourceError(
            f"Cannot read {name}: it is a binary file, not text. Save it as plain text and open that."
        )


def _decode_damaged_utf8(data: bytes) -> str | None:
    """Decode UTF-8 with a few broken bytes, as in a file that was cut off."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(data) - len(data.translate(None, bytes(range(0xC2, 0xF5))))
    return text if whole - broken > 4 * broken else None


def _decode_by_guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SNIFF_BYTES], cp_isolation=["utf_16", "cp1252", "latin_1"]).best()
    return data.decode(best.encoding if best is not None else "cp1252", "replace")


COMPOUND_FILE_SIGNATURE = b"\xd0\xcf\x11\xe0"
_SAVE_AS_TEXT = "Save it as plain text and open that"
_STREAMS = (
    (
        "EncryptedPackage",
        "a document with a password",
        "Open it where the password is known, and save it without",
    ),
    ("WordDocument", "an old Word document", "Save it as .docx or plain text and open that"),
    ("Workbook", "an old spreadsheet", _SAVE_AS_TEXT),
    ("PowerPoint Document", "an old presentation", _SAVE_AS_TEXT),
    ("__properties_version1.0", "an Outlook message", "Save it as .eml or plain text and open that"),
)
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "compressed with gzip"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ\x00", "compressed with xz"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
)


def refuse_binary_format(data: bytes, name: str) -> None:
    """Raise a ``SourceError`` that names the format for a source in a binary format that cannot be read."""
    if data.startswith(COMPOUND_FILE_SIGNATURE):
        description, remedy = "a document of an old program", _SAVE_AS_TEXT
        for stream, *known in _STREAMS:
            # Names in the file's directory are UTF-16 (Microsoft's MS-CFB, section 2.6.1).
            if stream.encode("utf-16-le") in data:
                description, remedy = known
                break
        raise SourceError(f"Cannot read {name}: it is {description}. {remedy}.")
    for signature, description in _SIGNATURES:
        if data.startswith(signature) and not _is_prose(data, signature):
            raise SourceError(
                f"Cannot read {name}: it is {description}. Save it as plain text or Markdown and open that."
            )


def _is_prose(data: bytes, signature: bytes) -> bool:
    """Return whether a text begins with letters that are also a signature."""
    head = data[:64]
    return signature.isalnum() and head.isascii() and head.replace(b"\n", b" ").decode().isprintable()
