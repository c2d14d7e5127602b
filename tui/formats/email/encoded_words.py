"""Decode the encoded words of headers (RFC 2047), even if they break the rules."""

import re
from binascii import a2b_base64, a2b_qp
from string import ascii_letters, digits

from tui.document.errors import SourceError

_WORD = re.compile(r"=\?([^?\s]{1,80})\?([BbQq])\?([^\r\n]*?)\?=")
# Some programs break a word in the middle of an encoding, or leave blanks in it.
_BETWEEN = re.compile(r"[ \t\r\n]*")
_NOT_BASE64 = bytes(set(range(256)) - set(f"{ascii_letters}{digits}+/".encode()))


def decode_words(value: str) -> str:
    """Return a header's value with its encoded words decoded.

    White space between encoded words is not part of the text. Adjacent words of one character set are decoded together,
    since a character may be split between them. If a character set is unknown, the encoding is guessed.
    """
    if "=?" not in value:
        return value
    pieces: list[str] = []
    pending = b""
    charset = ""
    end = 0
    for match in _WORD.finditer(value):
        between = value[end : match.start()]
        name = match[1].partition("*")[0].lower()  # a language may follow (RFC 2231, section 5)
        is_apart = end == 0 or _BETWEEN.fullmatch(between) is None
        if is_apart or name != charset:
            pieces.append(_decode(pending, charset))
            pending = b""
        if is_apart:
            pieces.append(between)
        pending += _unpack(match[2], match[3])
        charset, end = name, match.end()
    return "".join((*pieces, _decode(pending, charset), value[end:]))


def _unpack(encoding: str, text: str) -> bytes:
    """Return the bytes of an encoded word, as far as it is not damaged."""
    if encoding in "Qq":
        return a2b_qp(text.replace(" ", "_").encode("utf-8", "replace"), header=True)
    return decode_base64(text.encode("ascii", "ignore"))


def decode_base64(data: bytes) -> bytes:
    """Decode as much as possible of data that may be truncated or damaged."""
    letters = data.translate(None, _NOT_BASE64)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return a2b_base64(letters + b"=" * (-len(letters) % 4))


def _decode(data: bytes, charset: str) -> str:
    if not data.strip():
        return data.decode("ascii", "ignore")
    from tui.formats.encoding import decode

    try:
        return decode(data, "a header", charset)
    except SourceError:  # it has control characters
        return data.decode("ascii", "replace")
