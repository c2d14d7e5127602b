"""Numbers as office programs show them: in digits, letters or Roman numerals, or as in Chinese and Japanese."""

from collections.abc import Callable

_MAX_LETTERS = 12
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MAX_ROMAN = 4_000
_CHINESE = "〇一二三四五六七八九"


def roman_number(number: int) -> str:
    """Return a number in Roman numerals, in lower case."""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _letters(number: int) -> str:
    """Return a, b, … z, aa, bb, …, as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, _MAX_LETTERS)


def _chinese(number: int) -> str:
    if number >= 100:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = (_CHINESE[tens] if tens > 1 else "") + "十" if tens else ""
    return ten + (_CHINESE[ones] if ones or not tens else "")


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerRoman": roman_number,
    "upperRoman": lambda number: roman_number(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "decimalZero": "{:02}".format,
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting"),
            *("taiwaneseCounting", "taiwaneseCountingThousand"),
        ),
        _chinese,
    ),
}


def formatted_number(number: int, number_format: str) -> str:
    """Return a number in a format of Word's (``w:numFmt``); in digits if the format is unknown or cannot show it."""
    return _FORMATS.get(number_format, str)(number) if 0 < number < _MAX_ROMAN else str(number)
