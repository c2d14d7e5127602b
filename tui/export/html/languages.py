"""What elements say of the language of their text."""

from collections.abc import Mapping

from tui.article.language import LANGUAGES, code_of

_RIGHT_TO_LEFT = ("arabic", "hebrew")

Language = Mapping[str, str]
"""``lang``, its code, and ``dir``, the direction of its script."""


def language_attributes(language: str) -> Language:
    """What an element says of the language of its text; nothing if that is not known here.

    Args:
        language: Sumy's name.
    """
    direction = {"dir": "rtl"} if language in _RIGHT_TO_LEFT else {}
    return {"lang": code_of(language), **direction} if language in LANGUAGES else {}
