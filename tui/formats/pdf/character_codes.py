"""Replace characters that stand for others: codes of TeX's fonts, private-use characters, ligatures."""

import re

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_MIN_LIGATURES = 2
# TeX's encodings OT1 and T1. With a letter beside them, they are not part of a formula.
_TEX_LIGATURES = dict(zip("\x0b\x0c\r\x0e\x0f\x1b\x1c\x1d\x1e\x1f", "ﬀﬁﬂﬃﬄﬀﬁﬂﬃﬄ", strict=True))
_COPYRIGHT = re.compile(r"\rc(?=[ \r\n])")
_TEX_LIGATURE = re.compile(r"(?<=[a-z])(?!\r\n)[\x0b-\x0f\x1b-\x1f]|(?!\r\n)[\x0b-\x0f\x1b-\x1f](?=[a-z])")
_TEX_SIGNS = {"\\": "“", '"': "”", "{": "–", "|": "—"}
_TEX_SIGN = re.compile(r'\\(?=\w)|(?<=[\w.,!?])"|(?<=\w)[{|](?=\w)')
_T1_LIGATURE = re.compile(r"[\x1b-\x1f]")
_T1_SIGNS = str.maketrans(dict(zip("\x10\x11\x12\x13\x14\x15\x16", "“”„«»–—", strict=True)))
# Adobe's private codes of old-style figures and small capitals.
_PRIVATE = re.compile("[\uf643-\uf64c\uf730-\uf739\uf761-\uf77a]")
_PRIVATE_SIGNS = {0xF643 + digit: str(digit) for digit in range(10)}
_PRIVATE_SIGNS |= {0xF730 + digit: str(digit) for digit in range(10)}
_PRIVATE_SIGNS |= {0xF761 + place: chr(ord("A") + place) for place in range(26)}
# Calibri and Carlito: capitals that no word has between small letters.
_WIDE_LIGATURES = {"Ɵ": "ti", "Ʃ": "tt", "ƫ": "tti", "Ō": "ft"}
_WIDE_LIGATURE = re.compile("(?<=[a-z])[ƟƩƫŌ]|[ƟƩƫŌ](?=[a-z])")


def restore_characters(text: str) -> str:
    """Replace the codes in a page's text by the characters that they stand for, one for one.

    TeX's codes of quotation marks and dashes are replaced only on a page that has some of its ligatures.
    """
    if _PRIVATE.search(text):
        text = text.translate(_PRIVATE_SIGNS)
    text = _COPYRIGHT.sub("©\0", text)
    has_t1 = _T1_LIGATURE.search(text) is not None
    text, count = _TEX_LIGATURE.subn(_tex_ligature, text)
    if count < _MIN_LIGATURES:
        return text
    if has_t1:
        text = text.translate(_T1_SIGNS)
    return _TEX_SIGN.sub(lambda match: _TEX_SIGNS[match[0]], text)


def _tex_ligature(match: re.Match[str]) -> str:
    return _TEX_LIGATURES[match[0]]


def restore_ligatures(text: str) -> str:
    """Replace the ligatures in a text by their letters."""
    if _WIDE_LIGATURE.search(text):
        text = _WIDE_LIGATURE.sub(lambda match: _WIDE_LIGATURES[match[0]], text)
    return text.translate(_LIGATURES)
