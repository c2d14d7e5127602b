"""Decode text in any encoding."""

import codecs
import re
from collections.abc import Sequence
from itertools import groupby
from typing import BinaryIO, NamedTuple
from unicodedata import normalize

from tui.document.errors import SourceError
from tui.formats.encoding_labels import ENCODINGS, Encoding, encoding_of_label, find_encoding
from tui.text.patterns import lazy_pattern

SAMPLE_BYTES = 8 * 1024
"""This is enough of a text to find its title and the mean length of its words."""

_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SNIFF_BYTES = 64 * 1024
_HEAD_BYTES = 128 * 1024
_DECLARATION = lazy_pattern(
    rb"""<(?:meta|\?xml)\b[^>]{0,1000}?\b(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_COMMENT = lazy_pattern(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_END_OF_HEAD = lazy_pattern(rb"</head\b|<body\b", re.IGNORECASE)
# All but white space and the backspaces and escapes of manual pages.
_CONTROLS = bytes(range(8)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x7f"
_CONTINUATION_BYTES = bytes(range(0x80, 0xC0))
_LEAD_BYTES = bytes(range(0xC2, 0xF5))
_SEVEN_BIT = ("ISO-2022-JP", "ISO-2022-KR", "HZ-GB-2312")
_UTF_16 = ("UTF-16LE", "UTF-16BE")
_MULTI_BYTE = ("GB18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR", "Johab")
_MIN_SEQUENCES = 6
"""A text with this many UTF-8 sequences is UTF-8, whatever multi-byte encoding it declares."""
_MAX_BROKEN_SHARE = 0.02
"""A text with a larger share of broken bytes, among those beyond ASCII, is not in the encoding that it declares."""
_MIN_FIT = 0.9
_MAX_MENDED = 100_000
"""Mending one takes a microsecond."""
_MENDED = "UTF-8 with some windows-1252"


class Decoded(NamedTuple):
    """A text, and how it was decoded."""

    text: str
    guess: str | None = None
    """The name of its encoding, if that was guessed."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """A line for the user if the encoding was guessed."""
        return () if self.guess is None else (f"Read as {self.guess}; --encoding chooses another.",)


def decode(data: bytes, name: str, charset: str | None = None) -> str:
    """Decode a text; for the rest see ``decode_text``."""
    return decode_text(data, name, charset).text


def decode_text(data: bytes, name: str, charset: str | None = None, encoding: str | None = None) -> Decoded:
    """Decode a text in any encoding; what cannot be decoded is replaced.

    A byte order mark decides first, then valid UTF-8, then the ``charset`` of the server and that of the markup, if
    the text can be decoded by them. Nearly valid UTF-8 is mended; anything else is guessed. The user's ``encoding``
    overrules all.

    Raises:
        SourceError: It is empty, or binary.
        UsageError: The user's encoding is not known.
    """
    decoded = _decode(data, name, charset, encoding) if data.strip(b"\0") else Decoded("")
    if not decoded.text.strip("\ufeff\0 \t\r\n\f\v"):
        raise SourceError(f"Cannot read {name}: it is empty. There is nothing in it to read.")
    return decoded


def decode_or_guess(data: bytes, name: str, charset: str | None, encoding: str | None) -> Decoded:
    """Decode a text that is a part of another: the user's encoding takes the place of a guess only.

    Raises:
        SourceError: It is empty, or binary.
        UsageError: The user's encoding is not known.
    """
    decoded = decode_text(data, name, charset)
    if decoded.guess is None or encoding is None:
        return decoded
    return decode_text(data, name, encoding=encoding)


def decode_sample(data: bytes, encoding: str | None = None) -> str:
    """Decode a piece of a text, without the characters of UTF-8 that were cut in two at its ends.

    Raises:
        SourceError: It is empty, or binary.
    """
    data = data[:3].lstrip(_CONTINUATION_BYTES) + data[3:]
    for back in range(1, min(4, len(data)) + 1):
        if data[-back] >= 0xC0:
            # Otherwise it is a letter of another encoding, which may be the whole end of the text.
            if back < 2 + (data[-back] >= 0xE0) + (data[-back] >= 0xF0):
                data = data[:-back]
            break
        if data[-back] < 0x80:
            break
    return decode_text(data, "it", encoding=encoding).text


def decode_later_sample(file: BinaryIO) -> str:
    """Return a piece of a text after its first pages; empty if the text is short."""
    file.seek(0)
    head = file.read(4 * SAMPLE_BYTES)
    try:
        return decode_sample(head[-SAMPLE_BYTES:]) if len(head) >= 2 * SAMPLE_BYTES else ""
    except SourceError:
        return ""


def _decode(data: bytes, name: str, charset: str | None, wanted: str | None) -> Decoded:
    if wanted is not None:
        return Decoded(_decode_anyhow(data, find_encoding(wanted)))
    for mark, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(codec, "replace"))
    utf_16 = _utf_16_without_mark(data[:_SNIFF_BYTES])
    if utf_16 is not None:
        return Decoded(data.decode(utf_16, "replace"))
    labels = [label for label in (charset, declared_charset(data)) if label]
    declared = [found for label in labels if (found := encoding_of_label(label)) is not None]
    if (text := _decode_seven_bit(data, declared)) is not None:
        return text
    _refuse_binary(data, name)
    return (
        _decode_declared(data, declared)
        or _decode_damaged_utf8(data)
        or _decode_nearly(data, declared)
        or _decode_by_guess(data)
    )


def declared_charset(data: bytes) -> str | None:
    """Return the character set that HTML declares in its head, or XML at its beginning."""
    head = data[:_HEAD_BYTES]
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n\f").startswith(b"<"):
        return None
    head = _COMMENT.sub(b"", head)
    end = _END_OF_HEAD.search(head)
    match = _DECLARATION.search(head, 0, end.start() if end else len(head))
    return match[1].decode("ascii") if match else None


def decode_strictly(data: bytes, encoding: Encoding) -> str | None:
    """Decode data in an encoding; None if a part of it is invalid in that encoding."""
    for codec in encoding.codecs:
        try:
            text = data.decode(codec)
        except (UnicodeError, LookupError):
            continue
        # Vietnamese is encoded with its tones as marks of their own.
        return normalize("NFC", text) if codec == "cp1258" else text
    return None


def _decode_anyhow(data: bytes, encoding: Encoding) -> str:
    for mark, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark) and codec.startswith(encoding.name.lower()[:6]):
            return data.decode(codec, "replace")
    text = decode_strictly(data, encoding)
    return data.decode(encoding.codecs[0], "replace") if text is None else text


def _decode_seven_bit(data: bytes, declared: Sequence[Encoding]) -> Decoded | None:
    """Decode a seven-bit encoding: its escape characters look binary, and its other bytes like ASCII."""
    for encoding in declared:
        if encoding.name in _SEVEN_BIT and (text := decode_strictly(data, encoding)) is not None:
            return Decoded(text)
    head = data[: 4 * _SNIFF_BYTES]
    for name, marks in (
        ("ISO-2022-JP", (b"\x1b$B", b"\x1b$@", b"\x1b$(")),
        ("ISO-2022-KR", (b"\x1b$)C",)),
        ("HZ-GB-2312", (b"~{",)),
    ):
        if not any(mark in head for mark in marks) or (name == "HZ-GB-2312" and b"~}" not in head):
            continue
        text = decode_strictly(data, ENCODINGS[name])
        if text is not None and not text.isascii():
            return Decoded(text, name)
    return None


def _decode_declared(data: bytes, declared: Sequence[Encoding]) -> Decoded | None:
    """Decode as UTF-8, or else as declared, if that is valid."""
    utf_8 = decode_strictly(data, ENCODINGS["UTF-8"])
    declared = [encoding for encoding in declared if encoding.name not in _UTF_16]
    for encoding in declared:
        may_be_both = encoding.name in _MULTI_BYTE and _count(data, _LEAD_BYTES) < _MIN_SEQUENCES
        text = decode_strictly(data, encoding) if utf_8 is None or may_be_both else None
        if text is not None:
            return Decoded(text)
    return None if utf_8 is None else Decoded(utf_8)


def _decode_nearly(data: bytes, declared: Sequence[Encoding]) -> Decoded | None:
    """Decode as declared, although a few bytes are broken."""
    beyond_ascii = len(data) - _count(data, bytes(range(0x80)))
    for encoding in declared:
        if encoding.name == "UTF-8" or encoding.name in _UTF_16:
            continue
        text = data.decode(encoding.codecs[0], "replace")
        if text.count("\ufffd") <= beyond_ascii * _MAX_BROKEN_SHARE:
            return Decoded(text)
    return None


def _count(data: bytes, values: bytes) -> int:
    return len(data) - len(data.translate(None, values))


def _utf_16_without_mark(sample: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark, by the side on which spaces have zero bytes; else None."""
    half = len(sample) // 2
    if half < 2 or b"\0" not in sample:
        return None
    sample = sample[: 2 * half]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if high > 0.6 * half and low < 0.05 * half:
        return "utf-16-le"
    if low > 0.6 * half and high < 0.05 * half:
        return "utf-16-be"
    for codec, zeros, others in (("utf-16-le", high, low), ("utf-16-be", low, high)):
        if zeros > 0.02 * half and not others and _is_prose(sample.decode(codec, "replace")):
            return codec
    return None


def _is_prose(text: str) -> bool:
    """Return whether nearly all of a text is letters of a few scripts and spaces."""
    blocks = groupby(sorted(ord(character) >> 8 for character in text if character.isalpha()))
    sizes = sorted((len(list(members)) for _, members in blocks), reverse=True)
    is_readable = sum(character.isprintable() or character in "\r\n\t" for character in text) > 0.98 * len(
        text
    )
    # Chinese characters are in a hundred blocks.
    is_one_script = sum(sizes[:3]) > 0.95 * sum(sizes) or sum(
        "\u3040" <= c < "\u9fff" for c in text
    ) > 0.6 * len(text)
    return is_readable and is_one_script and sum(sizes) > 0.4 * len(text)


def _refuse_binary(data: bytes, name: str) -> None:
    """Raise an error for data with many control characters; a text may have a few."""
    sample = data[:_SNIFF_BYTES]
    if _count(sample, _CONTROLS) > max(4, len(sample) // 50):
        raise SourceError(
            f"Cannot read {name}: it is a binary file, not text. Save it as plain text and open that."
        )


def _decode_damaged_utf8(data: bytes) -> Decoded | None:
    """Decode UTF-8 with a few broken bytes: a file was cut off, or parts in windows-1252 were pasted into it."""
    try:
        # Some programs write characters as two surrogates, and damaged ones as a single surrogate.
        text = data.decode("utf-8", "surrogatepass")
        return Decoded(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    if whole * 4 <= broken:
        return None
    if broken > _MAX_MENDED:
        return Decoded(text) if whole > 4 * broken else None
    mended = data.decode("utf-8", "mend_with_windows_1252")
    left = mended.count("\ufffd")
    if whole > 4 * broken:
        return Decoded(mended, None if left == broken else _MENDED)
    from tui.formats.encoding_fit import share_that_fits

    # With so few intact characters, it is UTF-8 only if all broken bytes can be mended.
    return Decoded(mended, _MENDED) if share_that_fits(mended, "cp1252", None) >= _MIN_FIT else None


_OFTEN_PASTED = frozenset("“”‘’–—…•€£°©«»™®§")


def _mend(error: UnicodeError) -> tuple[str, int]:
    """Decode one byte that is not UTF-8 as windows-1252, if that character fits its place."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    data, start, end = error.object, error.start, error.end
    # Several bytes, and the last ones, are the rest of a cut character.
    character = (
        data[start:end].decode("cp1252", "replace")
        if end - start == 1 and (end < len(data) or data[start] < 0xC2)
        else ""
    )
    before, after = data[start - 1 : start], data[end : end + 1]
    is_letter = character.isalpha() and (before.isalpha() or after.isalpha())
    is_letter = is_letter and not (character.isupper() and before.islower())
    return (character if is_letter or (character in _OFTEN_PASTED and character) else "\ufffd"), end


codecs.register_error("mend_with_windows_1252", _mend)


def _decode_by_guess(data: bytes) -> Decoded:
    from tui.formats.encoding_guess import guess_encoding

    encoding, codec = guess_encoding(data)
    text = decode_strictly(data, encoding)
    return Decoded(data.decode(codec, "replace") if text is None else text, encoding.name)
