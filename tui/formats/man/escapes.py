"""The escape sequences of troff, as groff(7) and groff_char(7) list them."""

import re
import unicodedata
from collections.abc import Mapping

from tui.document.model import SpanKind
from tui.formats.inline import InlineBuilder

_ESCAPE = re.compile(
    r"""\\(?:
      (?P<comment>["#].*)
    | f(?:\[(?P<font1>[^\]]*)\]|\((?P<font2>..)|(?P<font3>.))
    | \*(?:\[(?P<string1>[^\]\s]*)[^\]]*\]|\((?P<string2>..)|(?P<string3>.))
    | \[(?P<name1>[^\]]*)\] | \((?P<name2>..) | C'(?P<name3>[^']*)'
    | (?P<size>s(?:[+-]?\d\d?|\([+-]?\d\d|\[[^\]]*\]|[+-]?'[^']*'))
    | (?P<quoted>[hvwolLbDXZNAHSRxY](?:'[^']*'|\([^\n]{2}|\[[^\]]*\]|.))
    | (?P<register>[nmMgkFVO](?:[+-]?\[[^\]]*\]|[+-]?\([^\n]{2}|[+-]?.))
    | (?P<other>.|$)
    )""",
    re.VERBOSE,
)
_SIMPLE = {
    "-": "-", "e": "\\", "\\": "\\", ".": ".", "'": "´", "`": "`", " ": " ", "~": " ", "0": " ", "t": " ",
    "E": "\\", "_": "_",
}  # fmt: skip
_NAMED = {
    "em": "—", "en": "–", "hy": "‐", "bu": "•", "co": "©", "rg": "®", "tm": "™", "aq": "'", "dq": '"', "lq": "“",
    "rq": "”", "oq": "‘", "cq": "’", "Bq": "„", "bq": "‚", "Fo": "«", "Fc": "»", "fo": "‹", "fc": "›", "ha": "^",
    "ti": "~", "rs": "\\", "sl": "/", "ba": "|", "or": "|", "bv": "|", "br": "|", "sh": "#", "Do": "$", "Eu": "€",
    "eu": "€", "Po": "£", "Ye": "¥", "ct": "¢", "sc": "§", "ps": "¶", "dg": "†", "dd": "‡", "de": "°", "mu": "×",
    "di": "÷", "+-": "±", "->": "→", "<-": "←", "<>": "↔", "ua": "↑", "da": "↓", "rA": "⇒", "lA": "⇐", "<=": "≤",
    ">=": "≥", "!=": "≠", "==": "≡", "~=": "≅", "~~": "≈", "if": "∞", "sr": "√", "no": "¬", "mi": "−", "pl": "+",
    "eq": "=", "**": "*", "fm": "′", "sd": "″", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "/l": "ł",
    "/L": "Ł", "/o": "ø", "/O": "Ø", "oa": "å", "oA": "Å", "Tp": "þ", "TP": "Þ", "-D": "Ð", "Sd": "ð", "r!": "¡",
    "r?": "¿", "12": "½", "14": "¼", "34": "¾", "S1": "¹", "S2": "²", "S3": "³", "at": "@", "lB": "[", "rB": "]",
    "lC": "{", "rC": "}", "la": "⟨", "ra": "⟩", "ul": "_", "ru": "_", "sq": "□", "ci": "○", "OK": "✓", "ga": "`",
    "aa": "´", "a^": "^", "a~": "~", "ad": "¨", "ff": "ff", "fi": "fi", "fl": "fl", "Fi": "ffi", "Fl": "ffl",
    "mc": "µ",
    "*a": "α", "*b": "β", "*g": "γ", "*d": "δ", "*e": "ε", "*h": "θ", "*l": "λ", "*m": "μ", "*p": "π", "*r": "ρ",
    "*s": "σ", "*t": "τ", "*w": "ω", "*W": "Ω", "*D": "Δ", "*S": "Σ", "*F": "Φ", "*f": "φ", "coproduct": "∐",
}  # fmt: skip
_ACCENTS = {
    ":": "\u0308",
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    ",": "\u0327",
    "v": "\u030c",
}
_UNICODE = re.compile(r"u([0-9A-F]{4,6})(?:_[0-9A-F]{4,6})*")
_STRINGS = {
    "lq": "“", "rq": "”", "R": "®", "Tm": "™", 'L"': "“", 'R"': "”", "--": "—", "Gt": ">", "Lt": "<", "Ge": "≥",
    "Le": "≤",
    "Ne": "≠", "Pm": "±", "Am": "&", "Ba": "|", "Lq": "“", "Rq": "”", "q": '"', "If": "∞", "Pi": "π", "Na": "NaN",
}  # fmt: skip
_FONTS = {"B": SpanKind.STRONG, "I": SpanKind.EMPHASIS, "3": SpanKind.STRONG, "2": SpanKind.EMPHASIS}
_CODE_FONTS = ("C", "CW", "CR", "CB", "CI", "CO", "V")


def character(name: str) -> str:
    """Return the character of a name, such as ``em`` or ``u2014``; empty for an unknown name."""
    if name in _NAMED:
        return _NAMED[name]
    if len(name) == 2 and name[0] in _ACCENTS and name[1].isalpha():
        return unicodedata.normalize("NFC", name[1] + _ACCENTS[name[0]])
    if match := _UNICODE.fullmatch(name):
        code = int(match[1], 16)
        return chr(code) if code < 0x110000 else ""
    return name if len(name) == 1 else ""


def add_text(text: str, builder: InlineBuilder, strings: Mapping[str, str]) -> None:
    """Add a text with escape sequences to a line; a font change applies up to the next one or the end of the text."""
    font: SpanKind | None = None
    position = 0
    for match in _ESCAPE.finditer(text):
        builder.add(text[position : match.start()])
        position = match.end()
        if match["comment"] is not None:
            break
        name = match["font1"] or match["font2"] or match["font3"]
        if name is not None or match["font1"] is not None:
            kind = _FONTS.get(name or "") or (SpanKind.CODE if name in _CODE_FONTS else None)
            if name == "BI":
                kind = SpanKind.STRONG
            if font is not None:
                builder.close(font)
            font = kind
            if kind is not None:
                builder.open(kind, kind)
        else:
            builder.add(_replacement(match, strings))
    else:
        builder.add(text[position:])
    if font is not None:
        builder.close(font)


def without_escapes(text: str, strings: Mapping[str, str]) -> str:
    """Return a text with its escape sequences replaced, on one line or as a line of code."""
    pieces, position = [], 0
    for match in _ESCAPE.finditer(text):
        pieces.append(text[position : match.start()])
        position = match.end()
        if match["comment"] is not None:
            return "".join(pieces)
        if match["font1"] is None and not (match["font2"] or match["font3"]):
            pieces.append(_replacement(match, strings))
    return "".join(pieces) + text[position:]


def _replacement(match: re.Match[str], strings: Mapping[str, str]) -> str:
    if (name := match["name1"] or match["name2"] or match["name3"]) is not None:
        return character(name)
    if (string := match["string1"] or match["string2"] or match["string3"]) is not None:
        return strings.get(string) or _STRINGS.get(string, "")
    if match["other"] is not None:
        return _SIMPLE.get(match["other"], "" if not match["other"].isalnum() else match["other"])
    return ""
