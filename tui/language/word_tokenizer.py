"""NLTK's word tokenizer, narrowed to what Sumy calls a word. Importing this loads NLTK.

NLTK applies some twenty regular expressions to every sentence. In most sentences they only separate words from
punctuation, which one expression can do, and split contractions, which depend on a single token and can be cached.
"""

import re
from functools import lru_cache
from itertools import chain
from typing import Any

from nltk.tokenize.destructive import NLTKWordTokenizer

from tui.text.patterns import lazy_pattern


class _WordExpression:
    """An expression with word characters, which are others to NLTK's engine outside ASCII: marks over letters too."""

    def __init__(self, pattern: Any) -> None:
        self._for_all = pattern
        self._for_ascii = lazy_pattern(pattern.pattern)

    def sub(self, replacement: str, text: str) -> str:
        pattern = self._for_ascii if text.isascii() else self._for_all
        replaced: str = pattern.sub(replacement, text)
        return replaced


def _compiled_by_re(rule: tuple[Any, str]) -> tuple[Any, str]:
    pattern, replacement = rule
    has_words = r"\w" in pattern.pattern
    return (_WordExpression(pattern) if has_words else lazy_pattern(pattern.pattern)), replacement


class _WordTokenizer(NLTKWordTokenizer):  # type: ignore[misc]
    """NLTK's tokenizer, its expressions compiled by ``re``: they take linear time, and need none of NLTK's timeouts."""

    STARTING_QUOTES = tuple(map(_compiled_by_re, NLTKWordTokenizer.STARTING_QUOTES))
    PUNCTUATION = tuple(map(_compiled_by_re, NLTKWordTokenizer.PUNCTUATION))
    PARENS_BRACKETS = _compiled_by_re(NLTKWordTokenizer.PARENS_BRACKETS)
    DOUBLE_DASHES = _compiled_by_re(NLTKWordTokenizer.DOUBLE_DASHES)
    ENDING_QUOTES = tuple(map(_compiled_by_re, NLTKWordTokenizer.ENDING_QUOTES))


_tokenize = _WordTokenizer().tokenize
# A word as Sumy has it: a letter, then letters, apostrophes and hyphens.
_is_word = re.compile(r"[^\W\d_](?:[^\W\d_]|['-])*").fullmatch

# How NLTK splits apostrophes before a word or two in one, repeated commas and unusual spaces depends on several tokens.
_find_apostrophe = re.compile(r"'(?:(?<![^\W\d_]')|\S*')").search
_find_odd_space = re.compile(r"[^\S ]").search
_MARKS = r"«“‘„»”’\";@#$%&‒–—―?!*()\[\]{}<>"
_find_tokens = re.compile(rf"[^ :,{_MARKS}]+").findall
_WITHOUT_MARKS = str.maketrans(
    dict.fromkeys(re.findall(rf"[:,{_MARKS}]", "".join(map(chr, range(128)))), " ")
)
# A comma within a number separates nothing; two dashes or dots do, where one does not.
_find_comma_in_number = re.compile(r"[:,]\d").search
_part = re.compile(rf"[{_MARKS}]|\.{{2,}}|--|[:,](?!\d)").sub
_find_contraction = re.compile(r"'|(?i:can(?=not)|gim(?=me)|gon(?=na)|got(?=ta)|lem(?=me)|wan(?=na))").search
_POSSESSIVE = ("'s", "'S")
_CONTRACTIONS = frozenset({"cannot", "gimme", "gonna", "gotta", "lemme", "wanna"})
_CLOSING = " ])}>\"'»”’"


def split_words(sentence: str) -> tuple[str, ...]:
    """Return the words of a sentence: NLTK's tokens that Sumy's pattern accepts."""
    if sentence.isalnum():
        return _words_in(sentence)
    if needs_nltk(sentence):
        return tokenize_with_nltk(sentence)
    text = _without_last_stop(sentence)
    if "--" in text or ".." in text or _find_comma_in_number(text):
        tokens = _part(" ", text).split()
    elif text.isascii():  # the same, in half the time
        tokens = text.translate(_WITHOUT_MARKS).split()
    else:
        tokens = _find_tokens(text)
    return tuple(chain.from_iterable(map(_words_in, tokens)))


def needs_nltk(sentence: str) -> bool:
    """Return whether a sentence has punctuation that only NLTK's own expressions split correctly."""
    return bool(
        ("'" in sentence and _find_apostrophe(sentence))
        or "`" in sentence
        or ",," in sentence
        or "::" in sentence
        or ",:" in sentence
        or ":," in sentence
        or (not sentence.isprintable() and _find_odd_space(sentence))
    )


def tokenize_with_nltk(sentence: str) -> tuple[str, ...]:
    """Return the words of any sentence, with NLTK's own expressions."""
    return tuple(filter(_is_word, _tokenize(sentence)))


def _without_last_stop(sentence: str) -> str:
    """Remove the full stop at the end; elsewhere it is part of its token, which is then not a word."""
    open_end = sentence.rstrip(_CLOSING)
    closing = sentence[len(open_end) :]
    # A straight quote after a space opens another quotation, so that the full stop is not the last.
    if open_end.endswith(".") and not open_end.endswith("..") and ' "' not in closing:
        return f"{open_end[:-1]} {closing}"
    return sentence


@lru_cache(maxsize=1 << 14)  # with more, batch workers would grow over their first thousands of articles
def _words_in(token: str) -> tuple[str, ...]:
    base = token[:-2] if token.endswith(_POSSESSIVE) else token
    if base.isalpha() and base.lower() not in _CONTRACTIONS:
        return (base,)
    if not _find_contraction(token):
        return (token,) if _is_word(token) else ()
    # The word after it keeps a full stop in the token from being the last one.
    return tuple(filter(_is_word, _tokenize(f"{token} and")))[:-1]
