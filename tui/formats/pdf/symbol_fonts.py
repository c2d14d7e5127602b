"""Symbol fonts, which PDFs seldom map to Unicode: TeX's large operators and brackets, arrows and boxes."""

import re
from functools import cache

_CMEX = {ord(code): sign for code, sign in zip("PXQYRZS[T\\V^W_`a", "∑∑∏∏∫∫⋃⋃⋂⋂⋀⋀⋁⋁∐∐", strict=True)}
_CMEX |= {
    ord(code): sign for codes, sign in (("\x00\x10\x12", "("), ("\x01\x11\x13!", ")")) for code in codes
}
_CMEX |= {ord(code): sign for codes, sign in (('\x02\x14"h', "["), ("\x03\x15#i", "]")) for code in codes}
_CMEX |= {ord(code): sign for codes, sign in (("\x08\x1a(n", "{"), ("\x09\x1b)o", "}")) for code in codes}
_CMEX |= {ord(code): "√" for code in "pqrst"}
_MSAM = {ord(code): sign for code, sign in zip("IJFX", "▶◀★✓", strict=True)}
_TABLES = (
    (re.compile(r"(?:^|\+)(?:cmex|lmmathext|txex|pxex)", re.IGNORECASE), _CMEX),
    (re.compile(r"(?:^|\+)msam", re.IGNORECASE), _MSAM),
)
_MATH = re.compile(
    r"(?:^|\+)(?:cm(?:mi|sy|ex|bsy|mib)|ms[ab]m|eu[fsr][mb]|rsfs|stmary|wasy|[tp]x(?:mi|sy|ex)|r?(?:nt)?xmi|zplm|fplm|mt(?:mi|sy|ex)|"
    r"lmmath|esint)|math",
    re.IGNORECASE,
)


@cache
def symbol_map(name: str) -> dict[int, str] | None:
    """Return the characters that a font's codes stand for; None for a font that PDFium decodes itself."""
    return next((table for pattern, table in _TABLES if pattern.search(name)), None)


def is_math_font(name: str) -> bool:
    """Return whether a font, by its name, is a math font."""
    return _MATH.search(name) is not None
