"""Word tokenizers of the optional packages that Sumy uses for some languages.

Sumy's own tokenizers decide which package that is and how it is called. It is loaded on first use.
"""

import logging
import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stdout
from functools import cache
from importlib import import_module
from io import StringIO

PACKAGES: Mapping[str, str] = {
    "arabic": "pyarabic",
    "chinese": "jieba",
    "hebrew": "hebrew_tokenizer",
    "japanese": "tinysegmenter",
    "korean": "konlpy",
    "thai": "pythainlp",
}
"""The module to import, by Sumy's name of the language."""

# konlpy's time doubles with every few syllables: 30 without a space take seconds, 200 never end.
_has_endless_run = re.compile(r"[\uac00-\ud7a3]{21}").search


def tokenize_with_package(sentence: str, language: str) -> tuple[str, ...]:
    """Return the words of a sentence as the language's package finds them.

    Tokens without a letter are left out. Unlike Sumy's pattern this keeps words with vowel signs and tone
    marks, as most words of Thai have.

    Args:
        sentence: Its text.
        language: Sumy's name of the language.

    Returns:
        Empty if there is no package for the language, it is not installed, or it fails.
    """
    tokenize = _tokenizer(language)
    if tokenize is None or (language == "korean" and _has_endless_run(sentence)):
        return ()
    try:
        return tuple(token for token in tokenize(sentence) if any(map(str.isalpha, token)))
    except Exception:  # Each package, and Java behind one of them, fails in its own way.
        return ()


def has_package(language: str) -> bool:
    """Return whether the package for a language, given by Sumy's name, is installed and works."""
    return _tokenizer(language) is not None


@cache
def _tokenizer(language: str) -> Callable[[str], Iterable[str]] | None:
    package = PACKAGES.get(language)
    if package is None:
        return None
    # Some warn about their own code, one reports on standard error that it loads, and one prints a folder when it is
    # imported: all would end up on the screen, the last in the summary too.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with redirect_stdout(StringIO()):
                import_module(package)
            logging.getLogger(package).setLevel(logging.WARNING)
            from sumy.nlp.tokenizers import Tokenizer

            tokenize: Callable[[str], Iterable[str]] = Tokenizer.SPECIAL_WORD_TOKENIZERS[language].tokenize
            # What else a package needs, such as Java, is only missed when it is called.
            tuple(tokenize("word"))
        except Exception:
            return None
    return tokenize
