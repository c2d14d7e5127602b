"""Decode the encoded words of headers (RFC 2047), even if they break the rules."""

import re
from binascii import a2b_base64, a2b_qp
from string import ascii_letters, digits
from typing import TYPE_CHECKING

from tui.document.errors import SourceError

if TYPE_CHECKING:
    from tui.formats.encoding import Decoded

_WORD = re.compile(r"=\?([^?\s]{1,80})\?([BbQq])\?([^\r\n]*?)\?=")
# Some programs break a word in the middle of an encoding, or leave blanks in it.
_BETWEEN = re.compile(r"[ \t\r\n]*")
_NOT_BASE64 = bytes(set(range(256)) - set(f"{ascii_letters}{digits}+/".encode()))


def decode_words(value: str, encoding: str | None = None) -> "Decoded":
    """Return a header's value with its encoded words decoded.

    White space between encoded words is none of the text. The words of one character set are decoded together, since
    a character may be in two of them.

    Args:
        value: The header's value.
        encoding: The user's encoding, instead of a guess where a name is that of no encoding.
    """
    from tui.formats.encoding import Decoded  # most headers have no encoded words

    if "=?" not in value:
        return Decoded(value)
    guesses: list[str] = []

    def decode(data: bytes, charset: str) -> str:
        decoded = _decode(data, charset, encoding)
        guesses.extend(filter(None, (decoded.guess,)))
        return decoded.text

    pieces: list[str] = []
    pending = b""
    charset = ""
    end = 0
    for match in _WORD.finditer(value):
        between = value[end : match.start()]
        name = match[1].partition("*")[0].lower()  # a language may follow (RFC 2231, section 5)
        is_apart = end == 0 or _BETWEEN.fullmatch(between) is None
        if is_apart or name != charset:
            pieces.append(decode(pending, charset))
            pending = b""
        if is_apart:
            pieces.append(between)
        pending += _unpack(match[2], match[3])
        charset, end = name, match.end()
    text = "".join((*pieces, decode(pending, charset), value[end:]))
    return Decoded(text, guesses[0] if guesses else None)


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


def _decode(data: bytes, charset: str, encoding: str | None) -> "Decoded":
    from tui.formats.encoding import Decoded, decode_or_guess

    if not data.strip():
        return Decoded(data.decode("ascii", "ignore"))
    try:
        return decode_or_guess(data, "a header", charset, encoding)
    except SourceError:  # it has control characters
        return Decoded(data.decode("ascii", "replace"))
