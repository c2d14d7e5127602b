"""Name languages, and detect the one that a text is in."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.document.errors import UsageError
from tui.language.word_lists import FUNCTION_WORDS

if TYPE_CHECKING:
    from tui.document.build import Draft
    from tui.document.model import Block


DEFAULT_LANGUAGE = "english"


class _Language(NamedTuple):
    own_name: str
    codes: str
    """Its ISO 639-1 code, then its other codes and names, separated by spaces."""


_LANGUAGES: Mapping[str, _Language] = {
    "arabic": _Language("العربية", "ar ara"),
    "chinese": _Language("中文", "zh zho chi"),
    "czech": _Language("čeština", "cs ces cze"),
    "danish": _Language("dansk", "da dan"),
    "dutch": _Language("Nederlands", "nl nld dut"),
    "english": _Language("English", "en eng"),
    "estonian": _Language("eesti", "et est"),
    "finnish": _Language("suomi", "fi fin"),
    "french": _Language("français", "fr fra fre"),
    "german": _Language("Deutsch", "de deu ger"),
    "greek": _Language("ελληνικά", "el ell gre"),
    "hebrew": _Language("עברית", "he heb"),
    "hungarian": _Language("magyar", "hu hun"),
    "italian": _Language("italiano", "it ita"),
    "japanese": _Language("日本語", "ja jpn"),
    "korean": _Language("한국어", "ko kor"),
    "malayalam": _Language("മലയാളം", "ml mal"),
    "norwegian": _Language("norsk", "no nor nb nob nn nno"),
    "polish": _Language("polski", "pl pol"),
    "portuguese": _Language("português", "pt por"),
    "romanian": _Language("română", "ro ron rum"),
    "russian": _Language("русский", "ru rus"),
    "slovak": _Language("slovenčina", "sk slk slo"),
    "slovene": _Language("slovenščina", "sl slv slovenian"),
    "spanish": _Language("español", "es spa castilian"),
    "swedish": _Language("svenska", "sv swe"),
    "thai": _Language("ไทย", "th tha"),
    "turkish": _Language("Türkçe", "tr tur"),
    "ukrainian": _Language("українська", "uk ukr"),
}

LANGUAGES = tuple(_LANGUAGES)
"""Sumy's names of the known languages, in alphabetical order."""

_NAMES = {code: name for name, row in _LANGUAGES.items() for code in (name, *row.codes.split())}

_WITHOUT_TABLES = frozenset(
    {"arabic", "chinese", "hebrew", "hungarian", "japanese", "korean", "romanian", "thai", "ukrainian"}
)

_SAMPLE_LENGTH = 20_000
# Function words decide only above these: all but one of 950 English articles pass, and no text in a close relative of
# a known language does (it has at most 1.8 times as many words of one language as of the next).
_MIN_HITS = 8
_MIN_HIT_SHARE = 0.15
_MIN_LEAD = 2.0
# Below these, letter n-grams are not trusted.
_MIN_WORDS = 4
_MIN_PROBABILITY = 0.5
_WORD = re.compile(r"[^\W\d_]+")

# Scripts that identify a language, or a group of languages.
_SCRIPTS = (
    ("japanese", re.compile(r"[\u3041-\u30ff]")),
    ("chinese", re.compile(r"[\u4e00-\u9fff]")),
    ("korean", re.compile(r"[\uac00-\ud7a3]")),
    ("thai", re.compile(r"[\u0e01-\u0e5b]")),
    ("malayalam", re.compile(r"[\u0d00-\u0d7f]")),
    ("hebrew", re.compile(r"[\u05d0-\u05ea]")),
    ("arabic script", re.compile(r"[\u0620-\u06ff]")),
    ("greek", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
)
# In scripts of many languages: letters typical of a known language, and letters that only others use.
_OWN_LETTERS = (
    ("cyrillic", "ukrainian", re.compile("[іїєґІЇЄҐ]"), re.compile("[ыўЫЎ]")),
    ("cyrillic", "russian", re.compile("[ыэёЫЭЁ]"), re.compile("[іїєґқғңөүұһәІЇЄҐ]")),
    ("arabic script", "arabic", re.compile("[ةىيك]"), re.compile("[پچژگکیےںۆێەڕ]")),
)
_MIN_LETTER_SHARE = 0.01
_DEFAULT_BY_SCRIPT = {"cyrillic": "russian", "arabic script": "arabic"}
_ASCII_WORDS = {mark: " " for mark in range(128) if not chr(mark).isalpha()}
_ASCII = re.compile(r"[\x00-\x7f]+")


def find_language(name: str) -> str:
    """Find a language by its name or code, and return Sumy's name for it.

    Args:
        name: ``German``, ``de`` or ``deu``; case and a region (``de-AT``) don't matter.

    Raises:
        UsageError: The language is not known.
    """
    asked = name.strip().lower()
    known = _NAMES.get(asked) or _NAMES.get(re.split(r"[-_.]", asked)[0])
    if known:
        return known
    close = get_close_matches(asked, LANGUAGES, n=1)
    hint = f" Did you mean {close[0]}?" if close else ""
    raise UsageError(f"The language “{name}” is not known.{hint} Available: {', '.join(LANGUAGES)}.")


def language_code(language: str) -> str:
    """Return the ISO 639-1 code, of two letters, of a language by Sumy's name."""
    return _LANGUAGES[language].codes.split()[0]


def english_name(language: str) -> str:
    """Return the English name, such as ``German``, of a language by Sumy's name."""
    return language.capitalize()


def own_name(language: str) -> str:
    """Return the name in the language itself, such as ``Deutsch``, of a language by Sumy's name."""
    return _LANGUAGES[language].own_name


def punkt_language(language: str) -> str | None:
    """Return the language whose Punkt tables are used for a language; None if it has none."""
    if language == "slovak":
        return "czech"
    return None if lacks_sentence_tables(language) else language


def lacks_sentence_tables(language: str) -> bool:
    """Return whether the sentences of a language by Sumy's name are found with English tables for lack of its own."""
    return language in _WITHOUT_TABLES or language not in _LANGUAGES


def detect_language(text: str) -> str:
    """Detect the language of a text, and return Sumy's name for it.

    The script decides, or the commonest words; where they don't, letter n-grams do, for which a model is loaded. Only
    the first 20,000 characters are used. ``english`` where nothing decides, and for a language that is not known.
    """
    sample = text[:_SAMPLE_LENGTH]
    script = _script(sample)
    if script in _LANGUAGES:
        return script
    return _by_own_letters(sample, script) or _by_words(sample) or _by_ngrams(sample, script)


def language_of_blocks(blocks: "Iterable[Block | Draft]") -> str:
    """Detect the language of the blocks of an article that hold sentences, as ``detect_language`` does."""
    texts = []
    length = 0
    for block in blocks:
        if block.kind.holds_sentences:
            texts.append(block.text[: _SAMPLE_LENGTH - length])
            length += len(texts[-1])
            if length >= _SAMPLE_LENGTH:
                break
    return detect_language("\n".join(texts))


def _script(sample: str) -> str:
    """Return the script of most letters, or the language if only one known language uses it."""
    if sample.isascii():
        return ""
    letters = sum(map(len, _WORD.findall(sample)))
    others = _ASCII.sub("", sample)
    if len(others) * 2 <= letters or not letters:
        return ""
    counts = {script: len(pattern.findall(others)) for script, pattern in _SCRIPTS}
    east_asian = counts["japanese"] + counts["chinese"]
    if east_asian * 2 > letters:
        # Japanese mixes kana into its Chinese characters; Chinese has none.
        return "japanese" if counts["japanese"] * 10 > east_asian else "chinese"
    script = max(counts, key=counts.__getitem__)
    return script if counts[script] * 2 > letters else ""


def _by_own_letters(sample: str, script: str) -> str | None:
    for written_in, language, own, foreign in _OWN_LETTERS:
        if script == written_in:
            hits = len(own.findall(sample))
            if hits > len(sample) * _MIN_LETTER_SHARE and hits > 4 * len(foreign.findall(sample)):
                return language
    return None


def _by_words(sample: str) -> str | None:
    lowered = sample.lower()
    counts = Counter(lowered.translate(_ASCII_WORDS).split() if lowered.isascii() else _WORD.findall(lowered))
    hits = dict.fromkeys(FUNCTION_WORDS, 0)
    languages = _languages_by_word()
    for word in languages.keys() & counts.keys():
        for language in languages[word]:
            hits[language] += counts[word]
    best, second = sorted(hits, key=lambda language: (-hits[language], language != DEFAULT_LANGUAGE))[:2]
    minimum = max(_MIN_HITS, counts.total() * _MIN_HIT_SHARE, hits[second] * _MIN_LEAD)
    return best if hits[best] >= minimum else None


@cache
def _languages_by_word() -> Mapping[str, tuple[str, ...]]:
    words = frozenset().union(*FUNCTION_WORDS.values())
    return {
        word: tuple(language for language, common in FUNCTION_WORDS.items() if word in common)
        for word in words
    }


def _by_ngrams(sample: str, script: str) -> str:
    """Detect the language by its letter n-grams, with naive Bayes and the model of ``py3langid``."""
    if len(_WORD.findall(sample)) >= _MIN_WORDS:
        code, probability = _ngram_model().classify(sample)
        if probability >= _MIN_PROBABILITY:
            return _NAMES.get(code, DEFAULT_LANGUAGE)
    return _DEFAULT_BY_SCRIPT.get(script, DEFAULT_LANGUAGE)


@cache
def _ngram_model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
