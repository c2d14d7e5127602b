"""Make text from anywhere safe to show on a terminal."""

import re

from tui.text.pieces import substitute

REPLACEMENT = "\ufffd"

_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_DIRECTIONS = "\u202a-\u202e\u2066-\u2069"
_NOT_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
_UNCLEAN = f"[{_SPACES}{_CONTROLS}{_DIRECTIONS}{_NOT_CHARACTERS}]"
_SPACE = f"[{_SPACES}]"
_UNPRINTABLE = f"[{_CONTROLS}{_DIRECTIONS}{_NOT_CHARACTERS}]"
_STYLE = r"\x1b\[[012]m"
"""A sequence that makes what follows bold, faint or normal."""
_INVISIBLE = "[\u00ad\u2060-\u2064\ufeff]"
"""Soft hyphens, word joiners and invisible operators, which only matter to typesetting programs."""
_SEPARATORS = re.compile("[\u2028\u2029]")
# Arabic, Indic scripts and their relatives, Mongolian, and symbols that are joined to one; elsewhere a joiner is noise.
_JOINED = (
    "\u0600-\u08ff\u0900-\u109f\u1780-\u18af\u1900-\u1cff\u2190-\u2bff\ua800-\uabff"
    "\ufb50-\ufdff\ufe0f\ufe70-\ufefc\U00010a00-\U0001faff"
)
# Thai, Lao, Burmese, Khmer and their relatives, which separate words with zero-width spaces.
_WITHOUT_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\uaa60-\uaa7f"
_JOINER = "[\u200b-\u200d]"
_LONE_JOINER = f"(?<![{_JOINED}])[\u200c\u200d]|(?<![{_WITHOUT_SPACES}])\u200b"
_MAX_SPLIT = 100_000
_OTHER_SPACES = re.compile(r"[^\S ]\s*| \s+")
# The noncharacters of the other planes are searched for separately: in one pattern, it would take 20 times as long.
_FAR = "[\U0001fffe-\U0010ffff]"
_FAR_NOT_CHARACTERS = (
    "[" + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)) + "]"
)


def clean_text(text: str) -> str:
    """Make text harmless to a terminal, and drop characters that only mark where lines may break.

    CRLF, CR and the line and paragraph separators of Unicode become LF. Soft hyphens, word joiners and byte order marks
    are removed, and so are joiners and zero-width spaces outside the scripts and emoji that need them. The remaining
    characters are replaced one for one: a tab and every kind of space by a space; other control characters,
    bidirectional embeddings, overrides and isolates, lone surrogates and noncharacters by U+FFFD. Variation selectors
    stay.
    """
    if text.isprintable():  # true of most short texts, which then need no regular expression
        return text
    if re.search(_INVISIBLE, text):
        text = re.sub(_INVISIBLE, "", text)
    if "\r" in text:
        text = normalize_newlines(text)
    text = _SEPARATORS.sub("\n", text)
    if re.search(_JOINER, text):
        text = re.sub(_LONE_JOINER, "", text)
    if re.search(_UNCLEAN, text):
        text = substitute(re.compile(_UNCLEAN), _harmless, text)
    return re.sub(_FAR_NOT_CHARACTERS, REPLACEMENT, text) if re.search(_FAR, text) else text


def normalize_newlines(text: str) -> str:
    """Return a text without a byte order mark, in which CRLF and CR are LF. Tabs and all else stay, for a parser."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def clean_line(text: str) -> str:
    """Make text harmless and one line, such as a title or a file name; runs of spaces become one space."""
    if text.isprintable() and "  " not in text:  # true of nearly all lines, and ten times as fast
        return text.strip()
    return with_single_spaces(clean_text(text))


def with_single_spaces(text: str) -> str:
    """Return a text with one space where there is any white space, and none at its ends."""
    if len(text) <= _MAX_SPLIT:
        return " ".join(text.split())
    # The words of a long text, as objects, would take ten times its size.
    # Where two pieces meet, two spaces may be left.
    return _OTHER_SPACES.sub(" ", substitute(_OTHER_SPACES, " ", text)).strip()


def printable(text: str, *, styled: bool = False) -> str:
    """Replace every character that a terminal would obey by U+FFFD; line ends, tabs and all else are left.

    All that is printed goes through this, although what it is made of should be clean already.

    Args:
        text: One or more lines.
        styled: Whether to keep the sequences for bold and faint text.
    """
    if styled:
        return re.sub(f"(?!{_STYLE}){_UNPRINTABLE}", REPLACEMENT, text)
    return re.sub(_UNPRINTABLE, REPLACEMENT, text)


def _harmless(match: re.Match[str]) -> str:
    return " " if re.match(_SPACE, match[0]) else REPLACEMENT
