"""NLTK's word tokenizer, narrowed to what Sumy calls a word. Importing this loads NLTK."""

import re

from nltk.tokenize.destructive import NLTKWordTokenizer

_tokenize = NLTKWordTokenizer().tokenize
# A word as Sumy has it: a letter, then letters, apostrophes and hyphens.
_is_word = re.compile(r"[^\W\d_](?:[^\W\d_]|['-])*").fullmatch


def split_words(sentence: str) -> tuple[str, ...]:
    """The words of a sentence, as NLTK's tokenizer finds them and Sumy's pattern keeps them."""
    return tuple(filter(_is_word, _tokenize(sentence)))
