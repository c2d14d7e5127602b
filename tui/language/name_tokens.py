"""The words of a sentence as names are found in them, and how an article writes each."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


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
        """Whether it begins with a capital."""
        return self.text[0].isupper()


# A full stop between a small letter and a capital ends a sentence: there is just no space after it.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W_](?:[^\W_]|[’'&-](?=[^\W_])|(?<![a-z]{3})\.(?=[^\W_])|\.(?=[a-z\d]))*"
)
_POSSESSIVE = re.compile(r"[’']s\Z", re.IGNORECASE)
_JOINT = re.compile(r"\s(?:& )?|\s?\.\s|,?\s&\s|[-–]")
_OF_MANY = re.compile(r"(?:People|Women|Men|Children)[’']s ")
"""The possessives inside names: “International Women’s Day”. Others stand between two: “Obama’s White House”."""
_OPENERS = "\"“”„«»‘'[–—-:;•*…!?¿¡)"
_FOR_MACHINES = re.compile(
    r"\b(?:https?|ftp|file)://\S+|\bwww\.\S+|(?<![\w.-])[\w-]+(?:\.[a-z]{2,})+/\S*"  # addresses
    r"|(?<![\w.+-])[\w.+-]*@[\w.-]+|#\w+"  # of mail, of accounts, labels
    r"|(?<!\w)\w*[^\W_](?:_(?=\w)|::)[\w.:]*|(?<![\w.])\w[\w.]*\("  # identifiers
    r"|(?<![\w.~/-])[\w.~-]*(?:/[\w.~-]+){2,}|(?<![\w-])\w[\w-]*\.[a-z]{4,}\b"  # files
)
"""Each begins where a word does, so that a long one is read once."""
_MAYBE_FOR_MACHINES = re.compile(r"[@#/_]|\w\(|::|www\.|\.[a-z]")
_WORD_IN_CODE = re.compile(r"(?<![\w.-])[^\W\d_]+(?![\w.-])")
_MAX_PARTS, _MIN_PART = 2, 3
_PART = re.compile(r"[A-Z][a-z]+")
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
        joins = bool(tokens) and _JOINT.fullmatch(before) is not None
        is_end = "." in before.strip() and not (tokens and is_abbreviated(tokens[-1].text))
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


class Seen:
    """How the words of an article are written, and beside which others."""

    def __init__(self, sentences: Sequence[Sequence[Token]], counting: frozenset[str], code: str) -> None:
        """Count the words.

        Args:
            sentences: Their tokens.
            counting: The words before a noun that can be counted: “this”, “each”.
            code: All code of the article.
        """
        pairs = [
            (before, word, after)
            for tokens in sentences
            for before, word, after in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False)
            if word.joins and word.is_capital
        ]
        self._every = Counter(token.text for tokens in sentences for token in tokens)
        self._in_code = frozenset(_WORD_IN_CODE.findall(code.lower()))
        self.has_code = bool(code)
        self._counted = Counter(word.text for before, word, _ in pairs if before.text.lower() in counting)
        self._pairs = Counter((before.text, word.text) for before, word, _ in pairs)
        self._last_pairs = Counter(
            (before.text, word.text)
            for before, word, after in pairs
            if after is None or not (after.joins and after.is_capital)
        )
        self._followed = Counter(before.text for before, _, _ in pairs)
        inside = [token.text for tokens in sentences for token in tokens if not token.opens]
        self.capital = Counter(word.lower() for word in inside if word[0].isupper())
        """How often each word has a capital inside sentences."""
        self.small = Counter(word.lower() for word in inside if word[0].islower())
        """How often each has none."""
        self._small_pairs = Counter(
            (before.text, word.text)
            for tokens in sentences
            for before, word in pairwise(tokens)
            if word.joins and word.text[0].islower() and before.text[0].islower()
        )
        joint = [pair[:2] for pair in pairs if pair[0].is_capital and not pair[0].opens]
        self._joint_pairs = Counter((first.text.lower(), second.text.lower()) for first, second in joint)
        self._joint = Counter(token.text.lower() for pair in joint for token in pair)

    def is_name(self, word: str) -> bool:
        """Return whether a word is seldom written without a capital."""
        return self.capital[word.lower()] > self.small[word.lower()]

    def is_name_alone(self, word: str) -> bool:
        """Return whether a word without others is seldom written small: “prize” is, beside “Nobel Prize”."""
        lower = word.lower()
        return self._alone(lower) > self.small[lower] or self.small[lower] == 0

    def is_alone(self, word: str) -> bool:
        """Return whether a word with a capital stands without others of a name inside a sentence."""
        return self._alone(word.lower()) > 0

    def _alone(self, lower: str) -> int:
        return self.capital[lower] - self._joint[lower]

    def is_phrase(self, words: Sequence[str]) -> bool:
        """Return whether words stand together in small letters as often: “Entry Points”, for some entry points."""
        return all(self._small_pairs[pair] >= max(self._joint_pairs[pair], 1) for pair in pairwise(words))

    def is_identifier(self, word: str) -> bool:
        """Return whether a word is joined from many, or from other words of the article: “TypeError”."""
        parts = _PART.findall(word)
        if "".join(parts) != word:
            return False
        is_long = len(parts) > _MAX_PARTS and min(map(len, parts)) >= _MIN_PART
        return is_long or (len(parts) > 1 and all(self._is_said(part.lower()) for part in parts))

    def _is_said(self, word: str) -> bool:
        return self.small[word] + self.small[f"{word}s"] > 0

    def is_kind(self, acronym: str) -> bool:
        """Return whether letters in capitals are of one of many: of documents that can be counted, or of a format."""
        return (
            f"{acronym}s" in self._every
            or 2 * self._counted[acronym] >= self._every[acronym]
            or acronym.lower() in self._in_code
        )

    def always_follows(self, word: str, before: str) -> bool:
        """Return whether two words stand together more than once, and a name never ends with the second alone."""
        pair = before, word
        return self._pairs[pair] > 1 and self._every[word] - self._followed[word] == self._last_pairs[pair]
