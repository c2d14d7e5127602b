"""NLTK's word tokenizer, narrowed to what Sumy calls a word. Importing this loads NLTK.

NLTK puts some twenty expressions, one after the other, to every sentence. For most sentences all that they do is to
part words from the marks around them, which one expression can do, and to split contractions, which hang on a token
alone, so that each distinct token needs to be looked at only once.
"""

import re
from functools import lru_cache
from itertools import chain

from nltk.tokenize.destructive import NLTKWordTokenizer

_tokenize = NLTKWordTokenizer().tokenize
# A word as Sumy has it: a letter, then letters, apostrophes and hyphens.
_is_word = re.compile(r"[^\W\d_](?:[^\W\d_]|['-])*").fullmatch

# What NLTK decides from more than a token: apostrophes before a word or two in one, commas in a row, odd spaces.
_find_apostrophe = re.compile(r"'(?:(?<![^\W\d_]')|\S*')").search
_find_odd_space = re.compile(r"[^\S ]").search
_MARKS = r"«“‘„»”’\";@#$%&‒–—―?!*()\[\]{}<>"
_find_tokens = re.compile(rf"[^ :,{_MARKS}]+").findall
_WITHOUT_MARKS = str.maketrans(
    dict.fromkeys(re.findall(rf"[:,{_MARKS}]", "".join(map(chr, range(128)))), " ")
)
# A comma within a number parts nothing; two dashes or dots part what one does not.
_find_comma_in_number = re.compile(r"[:,]\d").search
_part = re.compile(rf"[{_MARKS}]|\.{{2,}}|--|[:,](?!\d)").sub
_find_contraction = re.compile(r"'|(?i:can(?=not)|gim(?=me)|gon(?=na)|got(?=ta)|lem(?=me)|wan(?=na))").search
_POSSESSIVE = ("'s", "'S")
_CONTRACTIONS = frozenset({"cannot", "gimme", "gonna", "gotta", "lemme", "wanna"})
_CLOSING = " ])}>\"'»”’"


def split_words(sentence: str) -> tuple[str, ...]:
    """The words of a sentence, as NLTK's tokenizer finds them and Sumy's pattern keeps them."""
    if needs_nltk(sentence):
        return tokenize_with_nltk(sentence)
    text = _without_last_stop(sentence)
    if "--" in text or ".." in text or _find_comma_in_number(text):
        tokens = _part(" ", text).split()
    elif text.isascii():  # the same, at half the price
        tokens = text.translate(_WITHOUT_MARKS).split()
    else:
        tokens = _find_tokens(text)
    return tuple(chain.from_iterable(map(_words_in, tokens)))


def needs_nltk(sentence: str) -> bool:
    """Whether a sentence has what only NLTK's own expressions get right."""
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
    """The same for any sentence, at NLTK's own pace."""
    return tuple(filter(_is_word, _tokenize(sentence)))


def _without_last_stop(sentence: str) -> str:
    """A sentence without the full stop at its end; any other is part of its token, which is then no word."""
    open_end = sentence.rstrip(_CLOSING)
    closing = sentence[len(open_end) :]
    # A straight quote after a space opens another quotation, before which a full stop is not the last.
    if open_end.endswith(".") and not open_end.endswith("..") and ' "' not in closing:
        return f"{open_end[:-1]} {closing}"
    return sentence


@lru_cache(maxsize=1 << 14)  # more would let the workers of a batch grow for its first thousands of articles
def _words_in(token: str) -> tuple[str, ...]:
    base = token[:-2] if token.endswith(_POSSESSIVE) else token
    if base.isalpha() and base.lower() not in _CONTRACTIONS:
        return (base,)
    if not _find_contraction(token):
        return (token,) if _is_word(token) else ()
    # The word behind it keeps a full stop of the token from being the last.
    return tuple(filter(_is_word, _tokenize(f"{token} and")))[:-1]
