"""Dates in a text."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_MONTHS = {
    "english": "January February March April May June July August September October November December",
    "german": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "french": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "italian": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "portuguese": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "dutch": "januari februari maart april mei juni juli augustus september oktober november december",
}
_BEFORE_YEAR = {
    "english": "in|since|from|by|until|till|of|during|about|around|after|before|and|to|early|late|mid|year",
    "german": "im Jahr|Jahr|seit|von|bis|um|ab|und|nach|vor|anno|Anfang|Ende|Mitte",
    "french": "en|depuis|de|dès|avant|après|vers|et|à|an|année|fin|début",
    "spanish": "en|desde|de|hasta|hacia|y|año|a|finales de|después de|antes de",
    "italian": "nel|dal|del|al|anno|e|dopo il|prima del",
    "portuguese": "em|desde|de|até|ano|e",
    "dutch": "in|sinds|van|tot|rond|en|jaar|na|voor",
}
_YEAR = r"(?P<year>1\d{3}|20\d\d)"


class FoundDate(NamedTuple):
    """A date in a text."""

    start: int
    end: int
    year: int | None
    """None if the text does not say."""
    month: int = 0
    """From 1; 0 if only the year is known."""
    day: int = 0
    """From 1; 0 if only the month is known."""


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], dict[str, int]] | None:
    if language not in _MONTHS:
        return None
    names = _MONTHS[language].split()
    numbers = {name.lower(): number for number, name in enumerate(names, start=1)}
    month = rf"(?P<month>{'|'.join(names)})"
    of = r"(?: de| del)?"
    forms = (
        rf"\b(?P<day>[0-3]?\d)(?:\.|st|nd|rd|th|er|º)?{of} {month}\b(?:,?{of} {_YEAR}\b)?",
        rf"\b{month} (?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?:, {_YEAR}\b)?",
        rf"\b{month}{of} {_YEAR}\b",
        r"\b(?P<year>1\d{3}|20\d\d)-(?P<month_number>[01]\d)-(?P<day>[0-3]\d)\b",
        rf"(?:\b(?i:{_BEFORE_YEAR[language]}) |\()(?:the )?{_YEAR}(?P<decade>s)?\b(?! ?[%€$£°]|[.,:]\d)",
    )
    numbered = (_numbered(form, number) for number, form in enumerate(forms))
    return re.compile("|".join(numbered)), numbers


def _numbered(form: str, number: int) -> str:
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\1_{number}>", form)


def find_dates(text: str, language: str) -> Iterator[FoundDate]:
    """Yield the dates in a sentence, with their months in words or as ISO 8601 has them, and years after a preposition.

    Args:
        text: The sentence.
        language: Sumy's name of its language; one without a list of months has no dates.
    """
    patterns = _patterns(language)
    if patterns is None:
        return
    expression, months = patterns
    for match in expression.finditer(text):
        found = {name.rpartition("_")[0]: value for name, value in match.groupdict().items() if value}
        month = months.get(found.get("month", "").lower(), int(found.get("month_number", 0)))
        day = int(found.get("day", 0))
        if month > 12 or day > 31:
            continue
        year = int(found["year"]) if "year" in found else None
        start = match.start()
        if not month and year is not None:
            start = match.end() - len(f"{year}") - len(found.get("decade", ""))
        yield FoundDate(start, match.end(), year, month, day)
