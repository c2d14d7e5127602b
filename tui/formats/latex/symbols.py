"""The letters and signs that LaTeX has commands for."""

import re
import unicodedata

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
SYMBOLS = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", ",": " ",
    ";": " ", ":": " ",
    "!": "", "/": "", "-": "", "@": "", "*": "",
    "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "aa": "å",
    "AA": "Å", "i": "i", "j": "j", "dh": "ð", "th": "þ", "TH": "Þ", "DH": "Ð", "dj": "đ", "DJ": "Đ",
    "ldots": "…", "dots": "…", "textellipsis": "…", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2ε", "TeX": "TeX",
    "BibTeX": "BibTeX", "XeTeX": "XeTeX", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
    "textbar": "|", "textless": "<", "textgreater": ">", "textbullet": "•", "textendash": "–", "textemdash": "—",
    "textquotesingle": "'", "textquotedblleft": "“", "textquotedblright": "”", "textquoteleft": "‘",
    "textquoteright": "’",
    "guillemotleft": "«", "guillemotright": "»", "og": "«", "fg": "»", "glqq": "„", "grqq": "“", "copyright": "©",
    "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "S": "§", "P": "¶", "dag": "†", "ddag": "‡",
    "pounds": "£", "euro": "€", "texteuro": "€", "EUR": "€", "degree": "°", "textdegree": "°", "textpm": "±",
    "texttimes": "×", "textmu": "µ", "quad": " ", "qquad": " ", "space": " ", "newline": " ", "linebreak": " ",
    "slash": "/",
    "textunderscore": "_", "textdollar": "$", "textvisiblespace": "␣", "today": "", "nobreakspace": " ",
    "thinspace": " ",
    "par": "\n\n", "textgreek": "", "aposetroph": "'", "lq": "‘", "rq": "’", "textordfeminine": "ª",
    "textordmasculine": "º",
    "ie": "i.e.", "eg": "e.g.", "etal": "et al.",
}  # fmt: skip
_LIGATURES = (
    ("---", "—"),
    ("--", "–"),
    ("``", "“"),
    ("''", "”"),
    (",,", "„"),
    ("`", "‘"),
    ("'", "’"),
    ("~", " "),
)
_PLAIN = re.compile(
    r"\\([`'^~=.\"]|[uvHdckbr](?![a-zA-Z]))\s*\{?(\\?[a-zA-Z])\}?|\\([a-zA-Z]+)\*?\s*|\\(.)|[{}]|\$",
    re.DOTALL,
)


def with_ligatures(text: str) -> str:
    """Replace the ASCII dashes, quotation marks and ties in a text by the characters that TeX prints for them."""
    for written, character in _LIGATURES:
        if written in text:
            text = text.replace(written, character)
    return text


def accented(accent: str, letter: str) -> str:
    """Return a letter with the accent of a command, such as ``"`` in ``\\"o``."""
    return unicodedata.normalize("NFC", letter + ACCENTS[accent]) if letter else ""


def plain_text(tex: str) -> str:
    """Return a short piece of LaTeX as plain text: commands are removed, what they hold stays."""
    return with_ligatures(_PLAIN.sub(_plain_piece, tex))


def _plain_piece(match: re.Match[str]) -> str:
    if match[1]:
        return accented(match[1], match[2].lstrip("\\"))
    if match[3]:
        return SYMBOLS.get(match[3], "")
    return SYMBOLS.get(match[4], match[4]) if match[4] else ""
