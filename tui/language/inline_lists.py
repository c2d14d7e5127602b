"""Find the items of a list that is written as one paragraph, as in ``1) Wash them. 2) Dry them.``"""

import re
from collections.abc import Iterator
from itertools import count, takewhile

from tui.text.patterns import lazy_pattern

_BULLETS = "•‣⁃◦▪▫●○■□➢➤"
_FIRST_NUMBER = lazy_pattern(r"(\(?)(\d)(\.\)|[.)])\s*(?=\S)")
_FIRST_LETTER = lazy_pattern(r"(\(?)(?:([aA])(\.\)|\))|(a)(\.))\s+(?=\S)")
_FIRST_ROMAN = lazy_pattern(r"(\(?)i(\))\s+(?=\S)")
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_NO_SPACE = lazy_pattern(r"[^\s\"'“‘„«(]")
_MAX_LETTERS = 26
# In German, which writes nouns with capitals, a number and a dot before a capital is mostly an ordinal number.
_ORDINALS = "german"
_LAST_WORD = lazy_pattern(r"([^\W\d_]+|,)\Z")
_MAX_WORD = 20


def item_starts(text: str, language: str) -> list[int]:
    """Return the offsets of all list items but the first; empty if the text does not begin with the first item.

    Items have the same bullet, or consecutive numbers, letters or lower-case Roman numerals in the same brackets.

    Args:
        text: A text of one line.
        language: Its language, by name.
    """
    if text[:1] in _BULLETS and text:
        return [match.start() + 1 for match in re.finditer(rf"\s{text[0]}", text)]
    number = _FIRST_NUMBER.match(text)
    if number is not None and int(number[2]) == 1:
        opening, one, closing = number.groups()
        if closing == "." and (opening or language == _ORDINALS):
            return []
        digits = {ord("0") + digit: ord(one) - 1 + digit for digit in range(10)}
        labels = (str(each).translate(digits) for each in count(2))
        starts = _following(text, number.end(), opening, closing, labels)
        if closing == ".":
            starts = takewhile(lambda start: not _is_continued(text, start - 1, language), starts)
        return list(starts)
    letter = _FIRST_LETTER.match(text)
    if letter is not None:
        opening, first, closing = letter[1], letter[2] or letter[4], letter[3] or letter[5]
        if closing == "." and opening:
            return []
        letters = (chr(ord(first) + step) for step in range(1, _MAX_LETTERS))
        return list(_following(text, letter.end(), opening, closing, letters))
    roman = _FIRST_ROMAN.match(text)
    return list(_following(text, roman.end(), roman[1], roman[2], iter(_ROMAN[1:]))) if roman else []


def _following(text: str, start: int, opening: str, closing: str, labels: Iterator[str]) -> Iterator[int]:
    may_begin = str.isalnum if ")" in closing else _is_capital
    for label in labels:
        mark = f" {opening}{label}{closing}"
        found = text.find(mark, start)
        while found >= 0 and not may_begin(_first_mark(text, found + len(mark))):
            found = text.find(mark, found + 1)
        if found < 0:
            return
        yield found + 1
        start = found + len(mark)


def _is_continued(text: str, end: int, language: str) -> bool:
    """Return whether the text before an offset is unfinished: it ends with a comma or a word such as ``and``."""
    from tui.language.function_words import FUNCTION_WORDS  # few texts begin as a list does

    found = _LAST_WORD.search(text, max(0, end - _MAX_WORD), end)
    if found is None:
        return False
    word = found.group().lower()
    return word == "," or word in FUNCTION_WORDS.get(language, ())


def _first_mark(text: str, start: int) -> str:
    found = _NO_SPACE.search(text, start)
    return found.group() if found else ""


def _is_capital(letter: str) -> bool:
    """Return whether a letter can begin an item after ``1.``; a lower-case letter or a digit continues a sentence."""
    return letter.isalpha() and not letter.islower()
