"""Bytes into text: a byte order mark decides, then strict UTF-8, then the likeliest of a few encodings."""

import codecs

from tui.article.errors import SourceError

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 * 1024
_CANDIDATES = ["utf_16", "cp1252", "latin_1"]
_CONTROLS = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x7f"


def decode(data: bytes, name: str) -> str:
    """The text that bytes hold, with whatever cannot be decoded replaced.

    Args:
        data: The bytes of a text in any common encoding.
        name: What to call the source in an error, already harmless.

    Raises:
        SourceError: There is nothing in it, or it is no text.
    """
    text = _decoded(data, name) if data.strip(b"\0") else ""
    if not text.strip("\ufeff\0 \t\r\n\f\v"):
        raise SourceError(f"Cannot read {name}: it is empty. There is nothing in it to read.")
    return text


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    wide = _wide_encoding(data[:_SAMPLE])
    if wide is not None:
        return data.decode(wide, "replace")
    _refuse_binary(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _guess(data)


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
