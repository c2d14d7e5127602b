"""Bytes into text: a byte order mark decides, then strict UTF-8, then the likeliest of a few encodings."""

import codecs
import re

from tui.document.errors import SourceError

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 * 1024
_DECLARED_WITHIN = 4096
_DECLARATION = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_REPLACED = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
}
"""What stands for a name that is often given wrongly (WHATWG Encoding Standard, section 4.2)."""
_NOT_CHARSETS = ("punycode", "idna", "unicode", "raw", "utf-7", "utf_7", "undefined")
"""How codecs of Python's begin that no article is in; some take quadratic time, and UTF-7 hides what it holds."""
_CANDIDATES = ["utf_16", "cp1252", "latin_1"]
# Backspaces are in manual pages, where they make letters bold.
_CONTROLS = bytes(range(8)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x7f"


def decode(data: bytes, name: str, charset: str | None = None) -> str:
    """The text that bytes hold, with whatever cannot be decoded replaced.

    A byte order mark is believed first, then that it is UTF-8 if it is sound UTF-8, then what the server or the
    markup itself names, if that decodes it.

    Args:
        data: The bytes of a text in any common encoding.
        name: What to call the source in an error, already harmless.
        charset: The character set that a server named for it, if one did.

    Raises:
        SourceError: There is nothing in it, or it is no text.
    """
    text = _decoded(data, name, charset) if data.strip(b"\0") else ""
    if not text.strip("\ufeff\0 \t\r\n\f\v"):
        raise SourceError(f"Cannot read {name}: it is empty. There is nothing in it to read.")
    return text


def _decoded(data: bytes, name: str, charset: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    wide = _wide_encoding(data[:_SAMPLE])
    if wide is not None:
        return data.decode(wide, "replace")
    named = [named for named in (charset, _charset_in_markup(data)) if named]
    # Its escape characters would pass for a binary file, and its bytes for ASCII.
    for charset_name in filter(_is_in_seven_bits, named):
        if (text := _strictly(data, charset_name)) is not None:
            return text
    _refuse_binary(data, name)
    for charset_name in ("utf-8", *named):
        if (text := _strictly(data, charset_name)) is not None:
            return text
    return _damaged_utf8(data) or _guess(data)


def _charset_in_markup(data: bytes) -> str | None:
    """What HTML or XML says of itself near its beginning."""
    if not data[:_DECLARED_WITHIN].lstrip().startswith(b"<"):
        return None
    match = _DECLARATION.search(data[:_DECLARED_WITHIN])
    return match[1].decode("ascii") if match else None


def _is_in_seven_bits(charset: str) -> bool:
    return charset.strip().lower().startswith(("iso-2022-", "hz"))


def _strictly(data: bytes, charset: str) -> str | None:
    """The text of bytes in a character set that somebody named; None if there is none such, or they are not in it."""
    if charset.strip().lower().startswith(_NOT_CHARSETS):
        return None
    try:
        return data.decode(_REPLACED.get(charset.strip().lower(), charset.strip()))
    except (LookupError, ValueError):
        return None


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Western text in it is zero."""
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
    """Text may hold a stray control character or two; a file that is full of them is something else."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(4, len(sample) // 50):
        raise SourceError(
            f"Cannot read {name}: it is a binary file, not text. Save it as plain text and open that."
        )


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes in it, such as a file that was cut off."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(data) - len(data.translate(None, bytes(range(0xC2, 0xF5))))
    return text if whole - broken > 4 * broken else None


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    return data.decode(best.encoding if best is not None else "cp1252", "replace")
