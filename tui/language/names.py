"""Names of languages: in English, and in the language itself."""

from collections.abc import Mapping

_OWN_NAMES: Mapping[str, str] = {
    "arabic": "العربية",
    "chinese": "中文",
    "czech": "čeština",
    "danish": "dansk",
    "dutch": "Nederlands",
    "english": "English",
    "estonian": "eesti",
    "finnish": "suomi",
    "french": "français",
    "german": "Deutsch",
    "greek": "ελληνικά",
    "hebrew": "עברית",
    "hungarian": "magyar",
    "italian": "italiano",
    "japanese": "日本語",
    "korean": "한국어",
    "malayalam": "മലയാളം",
    "norwegian": "norsk",
    "polish": "polski",
    "portuguese": "português",
    "romanian": "română",
    "russian": "русский",
    "slovak": "slovenčina",
    "slovene": "slovenščina",
    "spanish": "español",
    "swedish": "svenska",
    "thai": "ไทย",
    "turkish": "Türkçe",
    "ukrainian": "українська",
}


def english_name(language: str) -> str:
    """Return a language's English name, such as ``German``.

    Args:
        language: Sumy's name.
    """
    return language.capitalize()


def own_name(language: str) -> str:
    """Return a language's name in itself, such as ``Deutsch``.

    Args:
        language: Sumy's name, one of ``LANGUAGES``.
    """
    return _OWN_NAMES[language]
