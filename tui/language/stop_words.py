"""The commonest words of a language, which say nothing about what a text is about."""

from functools import cache
from pathlib import Path

from tui.language.detect import language_code

# The list writes Romanian with cedillas, as old character sets did; most texts have commas there.
_COMMAS_BELOW = str.maketrans("şţ", "șț")


@cache
def stop_words_of(language: str) -> frozenset[str]:
    """Return the stop words of a language: Sumy's list, or that of the package ``stopwordsiso``.

    Args:
        language: Sumy's name, such as ``danish``.

    Returns:
        The words in lower case; none if neither has a list.
    """
    return _sumy_stop_words(language) or common_words_of(language)


def _sumy_stop_words(language: str) -> frozenset[str]:
    from sumy.utils import expand_resource_path, read_stop_words

    path = Path(expand_resource_path(f"stopwords/{language}.txt"))
    words: frozenset[str] = read_stop_words(path) if path.is_file() else frozenset()
    return words


@cache
def common_words_of(language: str) -> frozenset[str]:
    """Return the longer list of ``stopwordsiso``: words that are common, though an article can be about some.

    Args:
        language: Sumy's name.

    Returns:
        The words in lower case; none if there is no list.
    """
    # Importing it parses the lists of 58 languages.
    from stopwordsiso import stopwords

    words = frozenset(word.lower() for word in stopwords(language_code(language)))
    if language == "romanian":
        words |= {word.translate(_COMMAS_BELOW) for word in words}
    return words
