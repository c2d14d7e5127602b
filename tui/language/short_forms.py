"""Abbreviations and what they stand for, as a text explains them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_BRACKETED = re.compile(r"\(([^()]{2,80})\)")
_WORD = re.compile(r"\S+")
_MAX_SHORT_WORDS = 2
_MAX_SHORT_LENGTH = 10


class ShortForm(NamedTuple):
    """An abbreviation with its long form."""

    short: str
    long: str
    start: int
    """The offset of the abbreviation in the text."""


def find_short_forms(text: str) -> Iterator[ShortForm]:
    """Yield the abbreviations that a sentence explains: “Goods and Services Tax (GST)”, “GST (Goods and Services Tax)”.

    The method is that of Schwartz and Hearst (2003, "A Simple Algorithm for Identifying Abbreviation Definitions in
    Biomedical Text"): each letter of the short form stands in the long form, in order, the first at a word's beginning.
    """
    for match in _BRACKETED.finditer(text):
        inside = re.split(r"[,;]", match[1])[0].strip()
        before = text[: match.start()].rstrip()
        if _is_short(inside):
            words = [*_WORD.finditer(before)][-min(len(inside) + 5, 2 * len(inside)) :]
            long = _best_long_form(inside, before[words[0].start() :]) if words else ""
            if long:
                yield ShortForm(inside, long, match.start(1))
        elif before and _is_short(last := before.split()[-1].strip("“”\"',")):
            long = _best_long_form(last, inside)
            if long == inside:
                yield ShortForm(last, long, before.rindex(last))


def _is_short(text: str) -> bool:
    """Return whether a text looks like an abbreviation: short, with more than one capital."""
    return (
        2 <= len(text) <= _MAX_SHORT_LENGTH
        and len(text.split()) <= _MAX_SHORT_WORDS
        and text[0].isalnum()
        and sum(letter.isupper() for letter in text) > 1
    )


def _best_long_form(short: str, text: str) -> str:
    """Return the shortest end of a text that has all letters of the short form, in order; empty without one."""
    place = len(text)
    for index in range(len(short) - 1, -1, -1):
        letter = short[index].lower()
        if not letter.isalnum():
            continue
        place -= 1
        while place >= 0 and (
            text[place].lower() != letter or (index == 0 and place > 0 and text[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return ""
    start = text.rfind(" ", 0, place + 1) + 1
    long = text[start:].strip(" “”\"'")
    is_longer = len(long) > len(short) and short.lower() not in long.lower().split()
    return long if is_longer and len(long.split()) <= min(len(short) + 5, 2 * len(short)) else ""
