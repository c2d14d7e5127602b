"""Elisions: short words such as the French “l'”, which are written together with a word that begins with a vowel."""

import re

_ELIDED = {
    "catalan": "[dlmnst]",
    "french": "[cdjlmnst]|(?:jus|lors|puis|quoi)?qu",
    "italian": "[cdlmnstv]|gl|d?all|[dn]ell|coll|sull|quell|quest|bell|tutt|anch|(?:ness|cias|alc)?un|com|cos|dov",
    "occitan": "[dlmnst]|qu",
}
"""What can stand before the apostrophe, by Sumy's name of the language, or else the English one."""
_ENDING_AT_CURLY = frozenset({"french", "italian"})
"""The languages whose words end at a curly apostrophe: Sumy has NLTK find them."""

HAVE_ELISIONS = frozenset(_ELIDED)
"""The languages whose elisions are known."""


def _expression(language: str) -> re.Pattern[str]:
    apostrophe = "'" if language in _ENDING_AT_CURLY else "['’]"
    return re.compile(rf"(?<!\w)(?i:(?:{_ELIDED[language]}){apostrophe})(?=[^\W\d_])")


_EXPRESSIONS = {language: _expression(language) for language in _ELIDED}
_ALONE = {language: re.compile(elided, re.IGNORECASE) for language, elided in _ELIDED.items()}


def without_elision(word: str, language: str) -> str:
    """Return a word of one of the languages without the elision before it: “eau” for “l'eau”."""
    expression = _EXPRESSIONS[language]
    return expression.sub("", word, count=1) if expression.match(word) else word


def is_elision(word: str, language: str) -> bool:
    """Return whether a word of one of the languages, without its apostrophe, is an elision, such as “lorsqu”."""
    return _ALONE[language].fullmatch(word) is not None


def blank_elisions(sentence: str, language: str) -> str:
    """Return a sentence with spaces in place of elisions that are no words, and of apostrophes between words.

    Every other character stays where it is.
    """
    blank = _EXPRESSIONS[language].sub(lambda found: " " * len(found[0]), sentence)
    return blank.replace("’", " ") if language in _ENDING_AT_CURLY else blank
