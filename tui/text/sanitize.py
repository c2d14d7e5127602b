"""Make text from anywhere safe to show on a terminal."""

import re

REPLACEMENT = "\ufffd"

_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff"
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_SEPARATORS_AND_DIRECTIONS = "\u2028-\u202e\u2066-\u2069"
_NOT_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
_UNCLEAN = f"[{_SPACES}{_CONTROLS}{_SEPARATORS_AND_DIRECTIONS}{_NOT_CHARACTERS}]"
_SPACE = f"[{_SPACES}]"
# The noncharacters of the other planes are searched for separately: in one pattern, it would take 20 times as long.
_FAR = "[\U0001fffe-\U0010ffff]"
_FAR_NOT_CHARACTERS = (
    "[" + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)) + "]"
)


def clean_text(text: str) -> str:
    """Make text harmless to a terminal, one character for one character after line ends are normalised.

    CRLF and CR become LF and a byte order mark at the start goes. Then a tab, every kind of space and a byte order mark
    in the middle become one space; other control characters, bidirectional embeddings, overrides and isolates, line
    and paragraph separators, lone surrogates and noncharacters become U+FFFD. Joiners and variation selectors stay,
    since emoji and many scripts need them.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isprintable():  # true of most short texts, which then need no regular expression
        return text
    if re.search(_UNCLEAN, text):
        text = re.sub(_UNCLEAN, _harmless, text)
    return re.sub(_FAR_NOT_CHARACTERS, REPLACEMENT, text) if re.search(_FAR, text) else text


def clean_line(text: str) -> str:
    """Make text harmless and one line, such as a title or a file name; runs of spaces become one space."""
    return " ".join(clean_text(text).split())


def _harmless(match: re.Match[str]) -> str:
    return " " if re.match(_SPACE, match[0]) else REPLACEMENT
