"""Readability of an article: Flesch's reading ease and its adaptations to other languages, or LIX.

Each formula is as it was published; a language without one has no measure. All but LIX depend on the number of words in
a sentence and of syllables in a word.

A syllable has one nucleus: a vowel, or several vowels that are spoken together. Where the spelling shows them, they are
counted. Elsewhere, words are first split by Liang's hyphenation patterns (pyphen), which know that *create* is
``cre-ate``. The patterns alone do not suffice: they omit breaks that leave a single letter on a line, as in *again*.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tui.document.model import Article

MIN_WORDS = 100
"""Flesch counts samples of a hundred words; a shorter text is too small a sample."""

_LONG_WORD = 6
_WORD = re.compile(r"(?<!\w)[^\W\d_](?:[^\W_]|['’‑-](?=\w))*")

_Scale = Sequence[tuple[float, str]]
"""The minimum and the name of each degree, from the highest value down."""
_NO_MINIMUM = float("-inf")

_FLESCH: _Scale = (
    (90, "very easy"),
    (80, "easy"),
    (70, "fairly easy"),
    (60, "standard"),
    (50, "fairly difficult"),
    (30, "difficult"),
    (_NO_MINIMUM, "very difficult"),
)
_ENGLISH: _Scale = tuple((minimum, "plain English" if minimum == 60 else name) for minimum, name in _FLESCH)
_INFLESZ: _Scale = (
    (80, "very easy"),
    (65, "fairly easy"),
    (55, "normal"),
    (40, "somewhat difficult"),
    (_NO_MINIMUM, "very difficult"),
)
_NILC: _Scale = ((75, "very easy"), (50, "easy"), (25, "difficult"), (_NO_MINIMUM, "very difficult"))
_ATESMAN: _Scale = (
    (90, "very easy"),
    (70, "easy"),
    (50, "of middling difficulty"),
    (30, "difficult"),
    (_NO_MINIMUM, "very difficult"),
)
_LIX: _Scale = (
    (60, "very difficult"),
    (50, "difficult"),
    (40, "of middling difficulty"),
    (30, "easy"),
    (_NO_MINIMUM, "very easy"),
)


class _ReadingEase(NamedTuple):
    """A formula: ``base - sentence * words a sentence - word * syllables a word``. A higher value is easier."""

    name: str
    base: float
    sentence: float
    word: float
    scale: _Scale = _FLESCH


_READING_EASE: Mapping[str, _ReadingEase] = {
    # Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948)
    "english": _ReadingEase("Flesch reading ease", 206.835, 1.015, 84.6, _ENGLISH),
    # Amstad, "Wie verständlich sind unsere Zeitungen?" (1978)
    "german": _ReadingEase("Flesch reading ease, Amstad's for German", 180, 1, 58.5),
    # Douma, "De leesbaarheid van landbouwbladen" (1960)
    "dutch": _ReadingEase("Flesch reading ease, Douma's for Dutch", 206.84, 0.93, 77),
    # Kandel and Moles, "Application de l'indice de Flesch à la langue française" (1958)
    "french": _ReadingEase("Flesch reading ease, Kandel and Moles's for French", 207, 1.015, 73.6),
    # Franchina and Vacca, "Adaptation of Flesh readability index on a bilingual text" (1986)
    "italian": _ReadingEase("Flesch reading ease, Franchina and Vacca's for Italian", 217, 1.3, 60),
    # Martins and others, "Readability formulas applied to textbooks in Brazilian Portuguese" (1996)
    "portuguese": _ReadingEase("Flesch reading ease, Martins's for Portuguese", 248.835, 1.015, 84.6, _NILC),
    # Oborneva, "Автоматизированная оценка сложности учебных текстов" (2006)
    "russian": _ReadingEase("Flesch reading ease, Oborneva's for Russian", 206.835, 1.3, 60.1),
    # Szigriszt-Pazos, "Sistemas predictivos de legibilidad del mensaje escrito" (1993); the degrees are of the INFLESZ
    # scale, Barrio-Cantalejo and others (2008)
    "spanish": _ReadingEase("Szigriszt-Pazos's perspicuity", 206.835, 1, 62.3, _INFLESZ),
    # Ateşman, "Türkçede okunabilirliğin ölçülmesi" (1997)
    "turkish": _ReadingEase("Ateşman's reading ease", 198.825, 2.61, 40.175, _ATESMAN),
}
_LIX_LANGUAGES = frozenset({"danish", "norwegian", "swedish"})


class Readability(NamedTuple):
    """The readability of a text by one measure."""

    measure: str
    value: float
    meaning: str
    """The value in words, such as ``fairly easy``."""
    words_a_sentence: float
    syllables_a_word: float | None
    """None if the measure does not depend on it."""


def has_reading_measure(language: str) -> bool:
    """Return whether a measure was published for a language, given by Sumy's name."""
    return language in _READING_EASE or language in _LIX_LANGUAGES


def readability(article: Article) -> Readability | None:
    """Measure the readability of an article's sentences; None if its language has no measure or it is too short.

    Numbers do not count as words, since their spelling does not show their syllables. LIX is from Björnsson,
    "Läsbarhet" (1968); the sources of the other formulas stand in ``_READING_EASE``.
    """
    if not has_reading_measure(article.language):
        return None
    texts = (sentence.text.lower() for sentence in article.sentences)
    sentences = [words for text in texts if (words := _WORD.findall(text))]
    counts = Counter(word for words in sentences for word in words)
    if counts.total() < MIN_WORDS:
        return None
    words_a_sentence = counts.total() / len(sentences)
    if article.language in _LIX_LANGUAGES:
        return _lix(counts, words_a_sentence)
    return _reading_ease(counts, words_a_sentence, article.language)


def _reading_ease(words: Counter[str], words_a_sentence: float, language: str) -> Readability:
    count = syllable_counter(language)
    syllables = sum(count(word) * times for word, times in words.items()) / words.total()
    measure = _READING_EASE[language]
    value = measure.base - measure.sentence * words_a_sentence - measure.word * syllables
    return Readability(measure.name, value, _degree(value, measure.scale), words_a_sentence, syllables)


def _lix(words: Counter[str], words_a_sentence: float) -> Readability:
    long_words = sum(times for word, times in words.items() if len(word) > _LONG_WORD)
    value = words_a_sentence + 100 * long_words / words.total()
    return Readability("LIX", value, _degree(value, _LIX), words_a_sentence, None)


def _degree(value: float, scale: _Scale) -> str:
    """Return the name of a value, rounded as it is shown."""
    return next(name for minimum, name in scale if round(value) >= minimum)


SyllableCounter = Callable[[str], int]


class _SyllableRules(NamedTuple):
    """The rules for the syllables of a language, as regular expressions."""

    nucleus: str
    patterns: str | None = None
    """Pyphen's name of the patterns that split a word first."""
    written_only: str = r"(?!)"
    """Letters that look like a nucleus but are not spoken; they are removed first."""
    silent_end: str = r"(?!)"
    """A nucleus at the end of a word that is not spoken, unless it is the only one."""
    unwritten: str = r"(?!)"
    """A spoken nucleus that is not written."""


_SYLLABLE_RULES: Mapping[str, _SyllableRules] = {
    "english": _SyllableRules(
        "[aeiouyàâäéèêëîïôöûüæœ]+",
        patterns="en_US",
        # statement, lovely, something
        written_only="(?<=[aeiouy][^aeiouy])e(?=(?:ly|less|ful|fully|ness|ments?|thing|where|times?|one|fore|ty)$)",
        # rule, rules, walked, league, technique; but not table, houses, wanted
        silent_end=(
            "(?<![aeiouylr])e$|(?<=[aeiouylr][lr])e$|(?<![aeiouysxzcglr])(?<!ch)(?<!sh)es$|(?<=[aeiouylr][lr])es$"
            "|(?<![aeiouytdlr])ed$|(?<=[aeiouylr][lr])ed$|(?<=[aeiouy]g)ues?$|(?<=ong)ues?$|(?<=q)ues?$|['’]re$"
        ),
        # rhythm, prism, didn't, radio, idea
        unwritten=r"(?:th|s)ms?$|[ds]n['’]t$|(?<=[aeiouy])[^aeiouy]+(?:io|eo|ea)s?$",
    ),
    "german": _SyllableRules(
        "aa|ee|oo|ie|ei|ai|au|eu|äu|ey|ay|oi|[aeiouyäöüàâéèêëï]", patterns="de_DE", written_only="(?<=q)u"
    ),
    "dutch": _SyllableRules(
        "aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|ai|oi|[aeiouyàâäéèêëïîôöûü]",
        patterns="nl_NL",
        written_only="(?<=q)u",
    ),
    "french": _SyllableRules(
        "[éëï]|(?:[aàâeèêiîoôuùûüœæ]|y(?![aàâeéèêiîoôuùûüœæ]))+",
        patterns="fr",
        written_only="(?<=q)u|(?<=g)u(?=[eéèêiî])",
        silent_end="(?<=[^aàâeèêiîoôuùûüyœæ])es?$",
    ),
    "italian": _SyllableRules(
        "[iu]?[aàeèéoòó][iu]?|[iìíîuùú]+",
        written_only="(?<=q)u",
        unwritten="^[^aàeèéiìoòuù]+[iu][aeo]$",  # mio, due, via
    ),
    "portuguese": _SyllableRules(
        "(?<=[áâéêíóôú][bcçdfghjlmnpqrstvxz])[iu][aeo](?=s?$)|(?<=[áâéêíóôú][bcçdfghjlmnpqrstvxz]{2})[iu][aeo](?=s?$)"
        "|ão|ãe|õe|[aàáâãeéêoóôõ][iu](?![a-zà-ü]*[íú])|[aàáâãeéêiíoóôõuúü]|y",
        written_only="(?<=[qg])u(?=[aeoéêiíáâãóô])",
    ),
    "russian": _SyllableRules("[аеёиоуыэюя]"),
    "spanish": _SyllableRules(
        "[iuü]?[aáeéoó](?:[iuü]|y(?![aáeéiíoóuú]))?|[íú]|[iuü]+(?:y(?![aáeéiíoóuú]))?|y(?![aáeéiíoóuú])",
        written_only="(?<=q)u|(?<=g)u(?=[eéií])",
    ),
    "turkish": _SyllableRules("[aâeıiîoöuûü]"),
}
_MAX_CACHED_DICTIONARIES = 2
"""One takes up to 26 MB."""
_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@lru_cache(maxsize=_MAX_CACHED_DICTIONARIES)
def syllable_counter(language: str) -> SyllableCounter:
    """Return the function that counts the syllables of a word; each part of a compound is counted separately.

    Numbers have no syllables, since they are not spoken as they are written. A word without a vowel has one.

    Raises:
        KeyError: The language, by Sumy's name, has no measure of readability that needs syllables.
    """
    speech = _SYLLABLE_RULES[language]
    nuclei = re.compile(speech.nucleus)
    written_only, silent_end, unwritten = map(
        re.compile, (speech.written_only, speech.silent_end, speech.unwritten)
    )
    pieces = _hyphenator(speech.patterns) if speech.patterns else lambda word: [word]

    def count_part(part: str) -> int:
        heard = written_only.sub("-", part)
        seen = nuclei.findall(heard)
        if any(len(nucleus) > 1 for nucleus in seen):  # only adjacent letters can be split
            seen = [nucleus for piece in pieces(heard) for nucleus in nuclei.findall(piece)]
        count = len(seen) + len(unwritten.findall(part))
        if count > 1 and silent_end.search(heard):
            count -= 1
        return max(1, count)

    def count(word: str) -> int:
        return sum(map(count_part, _PART.findall(word.lower())))

    return count


def _hyphenator(patterns: str) -> Callable[[str], list[str]]:
    from pyphen import Pyphen, hdcache

    hyphenate = Pyphen(lang=patterns, left=1, right=1).inserted
    hdcache.clear()  # it would keep every dictionary until the process ends
    return lambda word: hyphenate(word).split("-")
