"""How an article writes each word: what shows that words with capitals are names, or that they are none."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tui.language.name_tokens import Token, identifiers_in
from tui.language.name_words import NameWords

_WORD_IN_CODE = re.compile(r"(?<![\w.-])[^\W\d_]+(?![\w.-])")
_WORD_FOR_MACHINES = re.compile(r"[^\W\d_][^\W_]*")
# True in “total=True”, Optional in “Optional[int]”
_ALONE_FOR_MACHINES = re.compile(r"(?:\w+=|:\w+:|\W+)?([^\W\d_][^\W_]*)(?:[\[(].*)?")
_CAMEL = re.compile(r"[^\W\d_][a-z]+[A-Z]")
_MIN_IDENTIFIERS = 2
_MAX_SENTENCES_A_PIECE = 50
_MAX_PARTS, _MIN_PART = 2, 3
_PART = re.compile(r"[A-Z][a-z]+")
_LAST_PART = re.compile(r"\w*[^\W_]([A-Z][a-z]{2,})")
_DOTTED = re.compile(r"\w{2,}\.\w+")
_SITES = (".com", ".org", ".net", ".io", ".js")
_ENDS_SENTENCE = re.compile(r"[.!?…][”\"’')\]]*\s*\Z")
_MIN_HEADING = 2
_MIN_SILENT = 4
"""The sentences without a speaker from which on a text is not about people."""


class Seen:
    """How the words of an article are written, and beside which others."""

    def __init__(
        self, texts: Sequence[str], sentences: Sequence[Sequence[Token]], words: NameWords, code: str
    ) -> None:
        """Count the words.

        Args:
            texts: The article's sentences.
            sentences: Their tokens.
            words: The words of their language.
            code: All code of the article, each piece on a line of its own.
        """
        self._words = words
        self._read_code(texts, code)
        is_silent = len(texts) >= _MIN_SILENT and not _names_a_speaker(sentences, words)
        self.is_technical = self.has_code or (is_silent and bool(words.abstract))
        """Whether the article is about things more than about people."""
        self.headings = frozenset(
            index for index, text in enumerate(texts) if _is_heading(text, sentences[index], words)
        )
        """The sentences that are written like headings, where most words have capitals."""
        pairs = [
            (before, word, after)
            for tokens in sentences
            for before, word, after in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False)
            if word.joins and word.is_capital
        ]
        self._camel = frozenset(
            token.text.lower() for tokens in sentences for token in tokens if _CAMEL.search(token.text)
        )
        self._every = Counter(token.text for tokens in sentences for token in tokens)
        self._counted = Counter(
            word.text for before, word, _ in pairs if before.text.lower() in words.counting
        )
        self._pairs = Counter((before.text, word.text) for before, word, _ in pairs)
        self._last_pairs = Counter(
            (before.text, word.text)
            for before, word, after in pairs
            if after is None or not (after.joins and after.is_capital)
        )
        self._followed = Counter(before.text for before, _, _ in pairs)
        joint = [pair[:2] for pair in pairs if pair[0].is_capital and not pair[0].opens]
        self._joint_pairs = Counter((first.text.lower(), second.text.lower()) for first, second in joint)
        self._joint = Counter(token.text.lower() for pair in joint for token in pair)
        self._inside_names = Counter(
            word.text.lower() for before, word, _ in pairs if before.text in words.inside
        )
        self._count_cases(sentences)

    def _read_code(self, texts: Sequence[str], code: str) -> None:
        identifiers = {each for text in texts for each in identifiers_in(text)}
        pieces = len(code.splitlines()) + (len(identifiers) if len(identifiers) >= _MIN_IDENTIFIERS else 0)
        self.has_code = pieces > 0 and pieces * _MAX_SENTENCES_A_PIECE >= len(texts)
        """Whether the article has code, or identifiers, and not in passing."""
        self._in_code = frozenset(_WORD_IN_CODE.findall(" ".join([code, *identifiers]).lower()))
        self._identifiers = frozenset(
            word
            for each in (*code.split(), *identifiers)
            if "/" not in each
            for word in _WORD_FOR_MACHINES.findall(each)
        )
        alone = (_ALONE_FOR_MACHINES.fullmatch(each) for each in (*code.splitlines(), *identifiers))
        self._lines_of_code = frozenset(match[1] for match in alone if match)

    def _count_cases(self, sentences: Sequence[Sequence[Token]]) -> None:
        inside = [
            (token, following is not None and following.joins and following.text[0].isdecimal())
            for index, tokens in enumerate(sentences)
            for token, following in zip(tokens, [*tokens[1:], None], strict=False)
            if not token.opens and index not in self.headings
        ]
        self.capital = Counter(
            token.text.lower() for token, is_numbered in inside if token.is_capital and not is_numbered
        )
        """How often each word has a capital inside sentences, but before numbers: “Flight 93”."""
        self._numbered = Counter(
            token.text.lower() for token, is_numbered in inside if token.is_capital and is_numbered
        )
        self.small = Counter(token.text.lower() for token, _ in inside if token.text[0].islower())
        """How often each has none."""
        self._small_pairs = Counter(
            (before.text, word.text)
            for tokens in sentences
            for before, word in pairwise(tokens)
            if word.joins and word.text[0].islower() and before.text[0].islower()
        )

    def is_name(self, word: str) -> bool:
        """Return whether a word is seldom written without a capital."""
        lower = word.lower()
        if self.is_technical and self._is_abstract(lower):
            return False
        small = self.said(lower) if self.is_technical else self.small[lower]
        return self.capital[lower] > small or (self.capital[lower] == small == 0 < self._numbered[lower])

    def is_name_alone(self, word: str) -> bool:
        """Return whether a word without others is seldom written small: “prize” is, beside “Nobel Prize”."""
        lower = word.lower()
        return self._alone(lower) > self.small[lower] or self.small[lower] == 0

    def is_alone(self, word: str) -> bool:
        """Return whether a word with a capital stands without others of a name inside a sentence."""
        return self._alone(word.lower()) > 0

    def stand_together(self, first: str, second: str, times: int = 1) -> bool:
        """Return whether two words with capitals stand together inside sentences."""
        return self._joint_pairs[first.lower(), second.lower()] >= times

    def is_free(self, word: str) -> bool:
        """Return whether a word with a capital also stands elsewhere than after “of” and the like."""
        return self.capital[word.lower()] > max(1, self._inside_names[word.lower()])

    def _alone(self, lower: str) -> int:
        return self.capital[lower] - self._joint[lower]

    def is_phrase(self, words: Sequence[str]) -> bool:
        """Return whether words stand together in small letters as often: “Entry Points”, for some entry points."""
        return all(self._small_pairs[pair] >= max(self._joint_pairs[pair], 1) for pair in pairwise(words))

    def is_term(self, words: Sequence[str], *, is_only: bool) -> bool:
        """Return whether words are of no name in a text about things: all are mostly small, or none is proper.

        Args:
            words: The words, in lower case.
            is_only: Whether they follow “the”, so that a plural may be a name.
        """
        if not self.is_technical:
            return False
        if all(self.said(word) > self.capital[word] for word in words):
            return True
        is_plural = not is_only and words[-1].endswith("s") and self.said(words[-1]) > 0
        kinds = self._words.organisations | self._words.places | self._words.works
        is_like_a_term = is_plural or any(map(self._is_abstract, words))
        return is_like_a_term and kinds.isdisjoint(words) and not any(map(self.is_proper, words))

    def _is_abstract(self, word: str) -> bool:
        return word.endswith(self._words.abstract) or word.removesuffix("s").endswith(self._words.abstract)

    def is_proper(self, word: str) -> bool:
        """Return whether a word is a name by itself, or belongs to one with a capital inside: “StarCraft”."""
        is_own = self.said(word) == 0 and self.is_alone(word) and not self._is_abstract(word)
        return is_own or word in self._camel

    def is_identifier(self, word: str) -> bool:
        """Return whether a word is in code, or joined from many, or from other words of the article: “TypeError”."""
        if word in self._lines_of_code or (
            not (word.islower() or word.istitle()) and word in self._identifiers
        ):
            return True
        if not self.is_technical:
            return False
        if self.has_code and self._is_like_an_identifier(word):
            return True
        parts = _PART.findall(word)
        if "".join(parts) != word:
            return False
        is_long = len(parts) > _MAX_PARTS and min(map(len, parts)) >= _MIN_PART
        return is_long or (len(parts) > 1 and all(self.said(part.lower()) for part in parts))

    def _is_like_an_identifier(self, word: str) -> bool:
        """Return whether a word has parts like one: “path.Error”, or “StopIteration” beside “iteration”."""
        if _DOTTED.fullmatch(word) and not word.endswith(_SITES):
            return True
        match = _LAST_PART.fullmatch(word)
        return match is not None and self.said(match[1].lower()) > 0

    def said(self, word: str) -> int:
        """Return how often a word is small, in the singular or the plural."""
        singular = word.removesuffix("s")
        return self.small[word] + self.small[f"{word}s"] + (self.small[singular] if singular != word else 0)

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


def _names_a_speaker(sentences: Sequence[Sequence[Token]], words: NameWords) -> bool:
    """Return whether somebody with a title, a name or a pronoun does or says something."""
    return any(
        (second.is_capital and first.text.lower() in words.titles | words.saying)
        or (first.is_capital and not first.opens and second.text in words.saying)
        for tokens in sentences
        for first, second in pairwise(tokens)
        if second.joins
    ) or any(token.text.lower() in words.persons for tokens in sentences for token in tokens)


def _is_heading(text: str, tokens: Sequence[Token], words: NameWords) -> bool:
    main = [token for token in tokens if token.text.lower() not in words.functions]
    return (
        len(main) >= _MIN_HEADING
        and all(token.is_capital for token in main)
        and not _ENDS_SENTENCE.search(text)
    )
