"""Numbers of headings: ``2.1 Methods``, ``Chapter 3``, ``IV. The return``, ``B. Data``, in digits, letters or words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from tui.text.patterns import lazy_pattern

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_CARDINALS = {
    1: "eins uno",
    2: "zwei deux dos",
    3: "drei trois tres",
    4: "vier quatre cuatro quattro",
    5: "fünf cinq cinco cinque",
    6: "sechs seis",
    7: "sieben sept siete sette",
    8: "acht huit ocho otto",
    9: "neun neuf nueve nove",
    10: "zehn dix diez dieci",
    11: "elf onze",
    12: "zwölf douze doce dodici",
}
_GERMAN = "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft".split()
_FRENCH = "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième".split()
_OTHERS = {
    1: "première primero primera primo prima",
    2: "seconde segundo segunda secondo",
    3: "tercero tercera terzo",
}


def _values() -> dict[str, int]:
    values = {
        word: value
        for table in (_OTHERS, _CARDINALS)
        for value, words in table.items()
        for word in words.split()
    }
    for words in (_ONES, _ORDINALS, _FRENCH):
        values |= {word: value for value, word in enumerate(words, 1)}
    for value, tens in enumerate(_TENS, 2):
        values |= {tens: value * 10, f"{tens[:-1]}ieth": value * 10}
        for words in (_ONES, _ORDINALS):
            values |= {f"{tens}-{word}": value * 10 + one for one, word in enumerate(words[:9], 1)}
    for value, stem in enumerate(_GERMAN, 1):
        values |= {stem + ending: value for ending in ("e", "es", "er", "en")}
    return values


NUMBER_WORDS = _values()
"""The value of each word, in lower case; parts are joined by a hyphen."""

# Longest first: a regular expression matches the first alternative that fits.
NUMBER_WORD = "|".join(
    re.escape(word).replace(r"\-", "[ -]")
    for word in sorted(NUMBER_WORDS, key=lambda word: (-len(word), word))
)
"""A regular expression for any of them, to be used with ``re.IGNORECASE``."""


def parse_number_word(word: str) -> int | None:
    """Return the value of a number in words and any case, such as ``Twenty-one``; None if it is not one."""
    return NUMBER_WORDS.get("-".join(word.casefold().split()))


_BOOKS = r"part|book|volume|act|teil|buch|band|partie|livre|tome|acte|parte|libro|tomo|deel|boek|del|bok|livro|część"
_CHAPTERS = (
    r"chapter|letter|lecture|canto|stave|article|adventure|episode|tale|fable|sonnet|psalm|day|week|kapitel|chapitre|capítulo|capitulo|capitolo|hoofdstuk|kapittel|"
    r"rozdział|kapitola|глава|bölüm|luku"
)
_APPENDICES = r"appendix|annex|anhang|annexe|anexo|apéndice|appendice|bijlage|bilaga"
_SECTIONS = r"section|scene|abschnitt|szene|scène|sección|escena|sezione|scena|paragraaf|seção|cena|раздел|lesson|step"
_ROMAN = r"[IVXLCDM]{1,8}"
_KIND = (
    rf"(?:(?P<book>{_BOOKS})|(?P<chapter>{_CHAPTERS})|(?P<section>{_SECTIONS})|(?P<appendix>{_APPENDICES}))"
)
_ARTICLES = frozenset({"the", "das", "der", "die", "le", "la", "el"})
_NUMBER_BEGINNINGS = frozenset(word.split("-")[0] for word in NUMBER_WORDS)
_ROMAN_DIGITS = frozenset("ivxlcdm")
_KIND_WORDS = frozenset("|".join((_BOOKS, _CHAPTERS, _SECTIONS, _APPENDICES)).split("|"))
_WORD = lazy_pattern(r"\w+")
_MAX_KEYWORD_OFFSET = 80
"""In characters: a keyword further into the line does not make it a heading."""
_DECIMAL = lazy_pattern(r"(?:§ ?)?([0-9]{1,3}(?:\.[0-9]{1,3}){0,5})(?:[.):]|(?=\s))\s+(?=\S)(.*)")
_ROMAN_NUMBER = lazy_pattern(rf"({_ROMAN})(?:[.):—–-]+\s*(.*)|$)")
_DOTTED_ROMAN = lazy_pattern(rf"({_ROMAN}(?:\.[0-9]{{1,3}}){{1,5}})[.):]?\s+(\S.*)")
_BEGINNING = lazy_pattern(rf"[§0-9]|[A-Z][.)]|{_ROMAN}(?:[.):—–-]|$)")
"""Matches the beginning of each number without a keyword."""
_HIGH_ROMAN = frozenset("LCDM")
_LETTER = lazy_pattern(r"([A-Z](?:\.[0-9]{1,3}){1,5}(?=[.):\s])|[A-Z](?=[.)]))[.):]?\s+(\S.*)")
_MAX_DIGITS = 3
_KEYWORDS = ("book", "chapter", "section", "appendix")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@dataclass(frozen=True, slots=True)
class Number:
    """The number at the beginning of a line."""

    system: str
    """``decimal``, ``roman``, ``letter``, or for lines such as ``Chapter 3``: ``book``, ``chapter``, ``section``,
    ``appendix``."""
    parts: tuple[int, ...]
    """``2.1`` is (2, 1)."""
    rest: str
    """The text after it."""
    is_roman: bool = field(default=False, compare=False)
    """True if it is written in Roman numerals."""

    @property
    def has_keyword(self) -> bool:
        """True if there is a word such as ``Chapter`` beside the number."""
        return self.system in _KEYWORDS

    @property
    def next(self) -> tuple[str, tuple[int, ...]]:
        """The system and the parts of the number that follows it."""
        return self.system, (*self.parts[:-1], self.parts[-1] + 1)


def parse_number(line: str) -> Number | None:
    """Parse the number that a line begins with, regardless of the lines before it; None if there is none."""
    readings = _readings(line)
    return readings[0] if readings else None


def parse_numbers(lines: Iterable[str]) -> list[Number | None]:
    """Parse the numbers of headings in reading order: I, V, X, L, C, D and M are letters where letters go before them.

    A number that can be read in two ways is read so that it continues those before it: ``C.`` is a letter after ``B.``,
    and ``I.`` after ``H.``, but both are Roman after ``XCIX.`` and in front of ``II.``.
    """
    numbers: list[Number | None] = []
    last: dict[tuple[str, bool], int] = {}
    for line in lines:
        number = None
        if readings := _readings(line):
            number = next((reading for reading in readings if _continues(reading, last)), readings[0])
            last[number.system, number.is_roman] = number.parts[0]
        numbers.append(number)
    return numbers


def _continues(number: Number, last: dict[tuple[str, bool], int]) -> bool:
    """Return whether a number follows the last one of its system, or is a part of it."""
    before = last.get((number.system, number.is_roman))
    if before is None:
        return False
    return number.parts[0] == before + 1 or (len(number.parts) > 1 and number.parts[0] == before)


def _readings(line: str) -> Sequence[Number]:
    """Return the numbers that the beginning of a line can be read as, the likeliest first."""
    if " " in line and (match := _match_keyword(line)):
        return list(_keyword_readings(match))
    if not _BEGINNING.match(line):  # most lines
        return ()
    if len(line) <= _MAX_DIGITS and line.isdecimal() and line.isascii():
        return [Number("decimal", (int(line),), "")]
    if match := _DECIMAL.fullmatch(line):
        parts = tuple(map(int, match[1].split(".")))
        while len(parts) > 1 and parts[-1] == 0:
            parts = parts[:-1]
        return [Number("decimal", parts, match[2])]
    letter, roman = _letter(line), _roman_number(line)
    # The Roman 50, 100, 500 and 1000 are rare without the numbers before them.
    is_letter = letter is not None and (line[0] in _HIGH_ROMAN or len(letter.parts) > 1)
    return list(filter(None, (letter, roman) if is_letter else (roman, letter)))


def _letter(line: str) -> Number | None:
    if (match := _LETTER.fullmatch(line)) is None:
        return None
    letter, *digits = match[1].split(".")
    return Number("letter", (_letter_value(letter), *map(int, digits)), match[2])


def _roman_number(line: str) -> Number | None:
    if (match := _DOTTED_ROMAN.fullmatch(line) or _ROMAN_NUMBER.fullmatch(line)) is None:
        return None
    first, *digits = match[1].split(".")
    return Number("roman", (_roman(first), *map(int, digits)), match[2] or "", is_roman=True)


def _match_keyword(line: str) -> re.Match[str] | None:
    words = _WORD.findall(line[:_MAX_KEYWORD_OFFSET].lower())
    if _KIND_WORDS.isdisjoint(words) or not _has_number_beside_kind(words):  # most lines
        return None
    return next(filter(None, (expression.fullmatch(line) for expression in _keyword_patterns())), None)


def _has_number_beside_kind(words: Sequence[str]) -> bool:
    """Return whether a line may match one of the keyword patterns, which are slow to compile, from its first words."""
    first, *following = words[1:] or words if words[0] in _ARTICLES else words
    if first in _KIND_WORDS:
        number = next((word for word in following if word != "the"), "")
        return (
            len(number) == 1
            or number.isdecimal()
            or number in _NUMBER_BEGINNINGS
            or {*number} <= _ROMAN_DIGITS
        )
    return first in _NUMBER_BEGINNINGS and not _KIND_WORDS.isdisjoint(following[:2])


def _keyword_readings(match: re.Match[str]) -> Iterator[Number]:
    system = next(keyword for keyword in _KEYWORDS if match[keyword])
    first, *parts = match["number"].upper().split(".")
    digits, rest = tuple(map(int, parts)), match["rest"] or ""
    if first.isdecimal() or (value := parse_number_word(first)) is not None:
        yield Number(system, (int(first) if first.isdecimal() else value or 0, *digits), rest)
        return
    readings = []
    if set(first) <= set(_ROMAN_VALUES):
        readings.append(Number(system, (_roman(first), *digits), rest, is_roman=True))
    if len(first) == 1:
        readings.append(Number(system, (_letter_value(first), *digits), rest))
    is_letter = first in _HIGH_ROMAN and system != "chapter"  # books have 50 chapters, but not as many parts
    yield from reversed(readings) if is_letter else readings


@cache
def _keyword_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns for ``Chapter 3`` and ``Third chapter``; compiling them is slow."""
    keyword_first = (
        rf"(?:the )?{_KIND} +(?:the )?"
        rf"(?P<number>(?:[0-9]{{1,4}}|{_ROMAN}|{NUMBER_WORD}|[A-Z])(?:\.[0-9]{{1,3}}){{0,5}})\b"
        r"(?:\s*[.:)—–-]+|(?=\s|$))\s*(?P<rest>.*)"
    )
    keyword_last = (
        rf"(?:(?:the|das|der|die|le|la|el) )?(?P<number>{NUMBER_WORD}) {_KIND}"
        r"(?:\s*[.:—–-]+\s*(?P<rest>.*)|$)"
    )
    return re.compile(keyword_first, re.IGNORECASE), re.compile(keyword_last, re.IGNORECASE)


def _letter_value(letter: str) -> int:
    return ord(letter) - ord("A") + 1


def _roman(number: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in number]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
