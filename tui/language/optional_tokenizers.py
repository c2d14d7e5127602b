"""Words from the optional packages that Sumy names for some languages.

Which package that is, and how it is asked, is left to Sumy's own tokenizers. A package is loaded when the words of a
text in its language are first asked for.
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
"""The module to import, by Sumy's name of the language that it finds the words of."""

# The time that konlpy takes doubles with every few syllables: 30 without a space take seconds, 200 never end.
_has_endless_run = re.compile(r"[\uac00-\ud7a3]{21}").search


def tokenize_with_package(sentence: str, language: str) -> tuple[str, ...]:
    """The words of a sentence as the language's package finds them.

    What has no letter is no word. Unlike Sumy's pattern this keeps words with vowel signs and tone marks, which most
    words of Thai have.

    Args:
        sentence: Its text.
        language: Sumy's name of the language.

    Returns:
        None of them if there is no package for the language, it is not installed, or it fails.
    """
    tokenize = _tokenizer(language)
    if tokenize is None or (language == "korean" and _has_endless_run(sentence)):
        return ()
    try:
        return tuple(token for token in tokenize(sentence) if any(map(str.isalpha, token)))
    except Exception:  # Each package, and Java behind one of them, fails in its own way.
        return ()


def has_package(language: str) -> bool:
    """Whether words of a language, given by Sumy's name, come from a package that is installed and works."""
    return _tokenizer(language) is not None


@cache
def _tokenizer(language: str) -> Callable[[str], Iterable[str]] | None:
    package = PACKAGES.get(language)
    if package is None:
        return None
    # Some warn of their own code, one tells on standard error that it loads, and one prints a folder when it is
    # imported: all would run through the screen, the last into the summary too.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with redirect_stdout(StringIO()):
                import_module(package)
            logging.getLogger(package).setLevel(logging.WARNING)
            from sumy.nlp.tokenizers import Tokenizer

            tokenize: Callable[[str], Iterable[str]] = Tokenizer.SPECIAL_WORD_TOKENIZERS[language].tokenize
            # What a package needs besides, such as Java, is only missed when it is asked.
            tuple(tokenize("word"))
        except Exception:
            return None
    return tokenize
