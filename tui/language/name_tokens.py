"""The words of a sentence as names are found in them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_SMALL_AND_CAPITAL = re.compile(r"[a-z][A-Z][a-z]{2}")


class Token(NamedTuple):
    """A word in a sentence."""

    text: str
    start: int
    end: int
    opens: bool
    """True if it begins a sentence or a quotation, where any word has a capital."""
    joins: bool
    """True if nothing but a space or an ampersand stands between it and the token before."""

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital, or is like “iPad”."""
        return self.text[0].isupper() or _SMALL_AND_CAPITAL.match(self.text) is not None


# A full stop between a small letter and a capital ends a sentence: there is just no space after it.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W_](?:[^\W_]|[’'&-](?=[^\W_])|(?<![a-z]{3})\.(?=[^\W_])|\.(?=[a-z\d]))*"
)
_POSSESSIVE = re.compile(r"[’']s\Z", re.IGNORECASE)
_JOINT = re.compile(r"\s(?:& )?|\s?\.\s|,?\s&\s|[-–]")
_BEFORE_PARTNERS = re.compile(r",\s(?=[^\W\d_]\w+ & \w)")
"""The comma in “Lee, Hay & Sons”."""
_OF_MANY = re.compile(r"(?:People|Women|Men|Children)[’']s ")
"""The possessives inside names: “International Women’s Day”. Others stand between two: “Obama’s White House”."""
_OPENERS = "\"“”„«»‘'[]–—-:;•*+…!?¿¡)"
_ADDRESSES = (
    r"\b(?:https?|ftp|file)://\S+|\bwww\.\S+|(?<![\w.-])[\w-]+(?:\.[a-z]{2,})+/\S*"
    r"|(?<![\w.+-])[\w.+-]*@[\w.-]+|#\w+"  # of mail, of accounts, labels
)
_IDENTIFIERS = (
    r"(?<!\w)\w*[^\W_](?:_(?=\w)|::)[\w.:]*|(?<![\w.])\w[\w.]*(?:\((?![a-z]{1,2}\))|\[(?:\]|[A-Z][\w.]*\]))"
    r"|(?<!\w):[a-z]+:~?[A-Za-z_][\w.]*|\\\w+|\b[a-z]\w*=\w+|\{\w+\}"  # roles, commands, arguments
    r"|(?<![\w.~/-])[\w.~-]*(?:(?:/[\w.~-]+){2,}|/[\w~-]+\.[a-z]\w*)|(?<![\w-])\w[\w-]*\.[a-z]{4,}\b"  # files
)
_ADDRESS, _IDENTIFIER = re.compile(_ADDRESSES), re.compile(_IDENTIFIERS)
_EMPHASIS = re.compile(r"\d_\w+_\Z")
"""An ending with emphasis: “1_st_”."""
_FOR_MACHINES = re.compile(f"{_ADDRESSES}|{_IDENTIFIERS}")
"""Each begins where a word does, so that a long one is read once."""
_MAYBE_FOR_MACHINES = re.compile(r"[@#/_=\\{]|\w[\[(]|::|:[a-z]+:|www\.|\.[a-z]")
BLANK = "\ufffc"
"""What stands in place of code and the like: no letter, and nothing that ends a sentence."""
_PARTY_AND_PLACE = re.compile(r"[DRI]-(?=[A-Z][\w.]*(?: [A-Z]\w*)*[,)])")
_ABBREVIATED = frozenset("st mr mrs ms dr prof sr jr".split())
_INITIAL = re.compile(r"[^\W\d_]\Z")


def tokens_of(text: str) -> list[Token]:
    """Return the words of a sentence without addresses, identifiers and names of files."""
    tokens: list[Token] = []
    if _MAYBE_FOR_MACHINES.search(text):
        text = _FOR_MACHINES.sub(lambda match: BLANK * len(match[0]), text)
    for match in _TOKEN.finditer(text):
        start, word = match.start(), _POSSESSIVE.sub("", match[0])
        before = text[tokens[-1].end : match.start()] if tokens else ""
        stripped = text[: match.start()].rstrip()
        opens = not (tokens or BLANK in stripped) or stripped[-1] in _OPENERS
        if tokens and _OF_MANY.fullmatch(f"{tokens[-1].text}{before}"):
            before = " "
        joins = bool(tokens) and (
            _JOINT.fullmatch(before) is not None or _BEFORE_PARTNERS.match(text, tokens[-1].end) is not None
        )
        is_end = "." in before.strip() and not (tokens and _may_be_abbreviated(tokens[-1]))
        if is_end or _is_after_figure(text, tokens):
            joins, opens = False, True
        if stripped[-1:] in {",", "("} and _PARTY_AND_PLACE.match(text, start):
            word, start = word[2:], start + 2
        tokens.append(Token(word, start, start + len(word), opens, joins))
    return tokens


def _is_after_figure(text: str, tokens: Sequence[Token]) -> bool:
    """Return whether a figure with its label is before a word: “Wins: 5 Losses: 3”."""
    return len(tokens) > 1 and tokens[-1].text.isdecimal() and text[tokens[-2].end : tokens[-1].start] == ": "


def is_abbreviated(word: str) -> bool:
    """Return whether a full stop after a word belongs to it: “J.”, “St.”, “Mr.”."""
    return _INITIAL.match(word) is not None or word.lower() in _ABBREVIATED


def _may_be_abbreviated(token: Token) -> bool:
    """Return whether a full stop after a word does not end a sentence; “d.” is of a genus, not of a person."""
    return is_abbreviated(token.text) and (token.is_capital or len(token.text) > 1)


def identifiers_in(text: str) -> list[str]:
    """Return what in a text is written for machines, but for addresses."""
    if not _MAYBE_FOR_MACHINES.search(text):
        return []
    blanked = _ADDRESS.sub(lambda match: BLANK * len(match[0]), text)
    return [each for each in _IDENTIFIER.findall(blanked) if not _EMPHASIS.search(each)]
