"""Name languages, and detect the one that a text is in."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from tui.document.arguments import require
from tui.document.errors import UsageError
from tui.language.function_words import FUNCTION_WORDS
from tui.language.names import LANGUAGE_TABLE, NAMES, OTHERS
from tui.text.patterns import lazy_pattern

if TYPE_CHECKING:
    from tui.document.build import Draft
    from tui.document.model import Block


DEFAULT_LANGUAGE = "english"

LANGUAGES = tuple(LANGUAGE_TABLE)
"""The names of the known languages, in alphabetical order: Sumy's, or else the English ones."""

_LATIN = "latin"


_WITHOUT_TABLES = frozenset(
    {"arabic", "chinese", "hebrew", "hungarian", "japanese", "korean", "romanian", "thai", "ukrainian"}
)

_SAMPLE_LENGTH = 20_000
# Function words decide only above these limits. Of 950 English articles all but one pass. A text in a relative of a
# listed language does not: it has at most 1.8 times as many function words of one language as of the next.
_MIN_HITS = 8
_MIN_HIT_SHARE = 0.15
_MIN_LEAD = 2.0
_MIN_WORDS_TO_DOUBT = 30
"""A text of fewer words is in the language that its source declares."""
_MIN_DECLARED_SHARE = 0.1
"""With a smaller share of its function words, a text is not in the declared language.

In 1,437 English, French and German articles the share is at least 0.16.
"""
# Below these, letter n-grams are not trusted.
_MIN_WORDS = 4
_MIN_PROBABILITY = 0.5
# The model divides the probability of a text among languages as similar as these, so it is added up.
_RELATIVES = (
    {"azerbaijani", "turkish", "turkmen"},
    {"bosnian", "croatian", "serbian"},
    {"catalan", "occitan"},
    {"czech", "slovak"},
    {"danish", "norwegian"},
    {"galician", "portuguese"},
    {"indonesian", "javanese", "malay"},
    {"kazakh", "kyrgyz", "tatar"},
    {"xhosa", "zulu"},
)
_WORD = lazy_pattern(r"[^\W\d_]+")

# Scripts that identify a language, or a group of languages, and their letters.
_SCRIPTS = (
    ("japanese", r"[\u3041-\u30ff]"),
    ("chinese", r"[\u4e00-\u9fff]"),
    ("korean", r"[\uac00-\ud7a3]"),
    ("armenian", r"[\u0531-\u0587]"),
    ("devanagari", r"[\u0904-\u0939\u0958-\u0961]"),
    ("bengali", r"[\u0985-\u09b9\u09dc-\u09e1\u09f0\u09f1]"),
    ("gurmukhi", r"[\u0a05-\u0a39\u0a59-\u0a5e\u0a72-\u0a74]"),
    ("gujarati", r"[\u0a85-\u0ab9]"),
    ("odia", r"[\u0b05-\u0b39\u0b5c-\u0b61\u0b71]"),
    ("tamil", r"[\u0b85-\u0bb9]"),
    ("telugu", r"[\u0c05-\u0c39]"),
    ("kannada", r"[\u0c85-\u0cb9]"),
    ("malayalam", r"[\u0d05-\u0d3a\u0d7a-\u0d7f]"),
    ("sinhala", r"[\u0d85-\u0dc6]"),
    ("thai", r"[\u0e01-\u0e5b]"),
    ("lao", r"[\u0e81-\u0eae]"),
    ("tibetan", r"[\u0f40-\u0f6c]"),
    ("burmese", r"[\u1000-\u102a\u103f]"),
    ("georgian", r"[\u10a0-\u10ff]"),
    ("ethiopic", r"[\u1200-\u135a]"),
    ("khmer", r"[\u1780-\u17b3]"),
    ("hebrew", r"[\u05d0-\u05ea]"),
    ("arabic", r"[\u0620-\u06d3]"),
    ("greek", r"[\u0370-\u03ff\u1f00-\u1fff]"),
    ("cyrillic", r"[\u0400-\u04ff]"),
)
# In scripts of many languages: letters typical of a known language, and letters that only others use.
_OWN_LETTERS = (
    ("cyrillic", "ukrainian", lazy_pattern("[іїєґІЇЄҐ]"), lazy_pattern("[ыўЫЎ]")),
    ("cyrillic", "russian", lazy_pattern("[ыэёЫЭЁ]"), lazy_pattern("[іїєґқғңөүұһәІЇЄҐ]")),
    ("arabic", "arabic", lazy_pattern("[ةىيك]"), lazy_pattern("[پچژگکیےںۆێەڕ]")),
)
_MIN_LETTER_SHARE = 0.01
_DEFAULT_BY_SCRIPT = {
    "arabic": "arabic",
    "bengali": "bengali",
    "cyrillic": "russian",
    "devanagari": "hindi",
    _LATIN: DEFAULT_LANGUAGE,
}
_NO_LANGUAGE = "zxx"
_ASCII_WORDS = {mark: " " for mark in range(128) if not chr(mark).isalpha()}
_ASCII = lazy_pattern(r"[\x00-\x7f]+")
_LATIN_LETTERS = lazy_pattern(r"[A-Za-z\u00c0-\u024f]+")
_OTHER_LETTERS = lazy_pattern(r"[\u0370-\u1dff\u1f00-\u1fff\u2c00-\ud7ff]+")


def find_language(name: str) -> str:
    """Find a language by its name or code, and return its name in ``LANGUAGES``.

    Args:
        name: ``German``, ``de`` or ``deu``; case and a region (``de-AT``) don't matter.

    Raises:
        UsageError: The language is not known.
    """
    require(name, str, "language", "the name or code of a language")
    asked = name.strip().lower()
    known = NAMES.get(asked) or NAMES.get(re.split(r"[-_.]", asked)[0])
    if known:
        return known
    from difflib import get_close_matches

    close = get_close_matches(asked, LANGUAGES, n=1)
    hint = f" Did you mean {close[0]}?" if close else ""
    raise UsageError(f"The language “{name}” is not known.{hint} Available: {', '.join(LANGUAGES)}.")


def language_code(language: str) -> str:
    """Return the ISO 639-1 code, of two letters, of a language by its name."""
    return LANGUAGE_TABLE[language].codes.split()[0]


def english_name(language: str) -> str:
    """Return the English name, such as ``German``, of a language by its name."""
    return language.capitalize()


def own_name(language: str) -> str:
    """Return the name in the language itself, such as ``Deutsch``, of a language by its name."""
    return LANGUAGE_TABLE[language].own_name


def punkt_language(language: str) -> str | None:
    """Return the language whose Punkt tables are used for a language; None if it has none."""
    if language == "slovak":
        return "czech"
    return None if lacks_sentence_tables(language) else language


def lacks_sentence_tables(language: str) -> bool:
    """Return whether Punkt has no tables for a language or a close relative: then punctuation alone ends sentences."""
    return language in _WITHOUT_TABLES or language in OTHERS


def detect_language(text: str) -> str:
    """Return the name of the language that a text is in.

    The script decides if only one language uses it; else letters or function words that only one language has; else
    letter n-grams (naive Bayes, with the model of ``py3langid``; Lui and Baldwin, "langid.py", 2012). If nothing
    decides, it is a common language of the script: English for Latin letters. Only the first 20,000 characters count.
    """
    sample = text[:_SAMPLE_LENGTH]
    script = _script(sample)
    candidates = _languages_by_script()[script]
    if len(candidates) == 1:
        return candidates[0]
    return _by_own_letters(sample, script) or _by_words(sample, script) or _by_ngrams(sample, script)


def language_of_blocks(blocks: "Iterable[Block | Draft]", declared: str | None = None) -> str:
    """Return the language of an article by its blocks of prose.

    Args:
        blocks: The blocks.
        declared: The language that the source says it is in, which holds unless the text is surely in another;
            None to detect the language as ``detect_language`` does.
    """
    sample = _prose(blocks)
    if declared is None:
        return detect_language(sample)
    if _may_be_in(declared, sample):
        return declared
    found = detect_language(sample)
    is_similar = any(declared in family and found in family for family in _RELATIVES)
    return declared if is_similar else found


def _may_be_in(language: str, sample: str) -> bool:
    """Return whether a text has the script and the function words of a language, or is too short to tell."""
    script = _script(sample)
    if script != _LATIN:
        return language in _languages_by_script()[script]
    if language not in FUNCTION_WORDS:
        return _by_words(sample, script) is None
    hits, total = _function_words(sample)
    return total < _MIN_WORDS_TO_DOUBT or hits[language] >= total * _MIN_DECLARED_SHARE


def _prose(blocks: "Iterable[Block | Draft]") -> str:
    """Return the sentences of blocks, as many as are needed to detect the language."""
    texts = []
    length = 0
    for block in blocks:
        if block.kind.holds_sentences:
            texts.append(block.text[: _SAMPLE_LENGTH - length])
            length += len(texts[-1])
            if length >= _SAMPLE_LENGTH:
                break
    return "\n".join(texts)


def _script(sample: str) -> str:
    """Return the script of most letters."""
    if sample.isascii():
        return _LATIN
    letters = sum(map(len, _WORD.findall(sample)))
    others = _ASCII.sub("", sample)
    if len(others) * 2 <= letters or not letters:
        return _LATIN
    counts = {script: len(re.findall(own, others)) for script, own in _SCRIPTS}
    east_asian = counts["japanese"] + counts["chinese"]
    if east_asian * 2 > letters:
        # Japanese mixes kana into its Chinese characters; Chinese has none.
        return "japanese" if counts["japanese"] * 10 > east_asian else "chinese"
    script = max(counts, key=counts.__getitem__)
    return script if counts[script] * 2 > letters else _LATIN


@cache
def _languages_by_script() -> Mapping[str, tuple[str, ...]]:
    scripts: dict[str, tuple[str, ...]] = {}
    for language, row in LANGUAGE_TABLE.items():
        for script in row.script.split():
            scripts[script] = (*scripts.get(script, ()), language)
    return scripts


def _by_own_letters(sample: str, script: str) -> str | None:
    for written_in, language, own, foreign in _OWN_LETTERS:
        if script == written_in:
            hits = len(own.findall(sample))
            if hits > len(sample) * _MIN_LETTER_SHARE and hits > 4 * len(foreign.findall(sample)):
                return language
    return None


def _by_words(sample: str, script: str) -> str | None:
    if script != _LATIN:
        return None
    hits, total = _function_words(sample)
    best, second = sorted(hits, key=lambda language: (-hits[language], language != DEFAULT_LANGUAGE))[:2]
    minimum = max(_MIN_HITS, total * _MIN_HIT_SHARE, hits[second] * _MIN_LEAD)
    return best if hits[best] >= minimum else None


def _function_words(sample: str) -> tuple[dict[str, int], int]:
    """Return how many words of a sample are function words of each language, and how many words it has."""
    lowered = sample.lower()
    counts = Counter(lowered.translate(_ASCII_WORDS).split() if lowered.isascii() else _WORD.findall(lowered))
    hits = dict.fromkeys(FUNCTION_WORDS, 0)
    languages = _languages_by_word()
    for word in languages.keys() & counts.keys():
        for language in languages[word]:
            hits[language] += counts[word]
    return hits, counts.total()


@cache
def _languages_by_word() -> Mapping[str, tuple[str, ...]]:
    words = frozenset().union(*FUNCTION_WORDS.values())
    return {
        word: tuple(language for language, common in FUNCTION_WORDS.items() if word in common)
        for word in words
    }


def _by_ngrams(sample: str, script: str) -> str:
    """Return the language of a sample by its letter n-grams; the script's default if the model is not sure."""
    default = _DEFAULT_BY_SCRIPT[script]
    sample = (_OTHER_LETTERS if script == _LATIN else _LATIN_LETTERS).sub(" ", sample)
    if len(_WORD.findall(sample)) < _MIN_WORDS:
        return default
    candidates = frozenset(_languages_by_script()[script])
    ranked = [
        (NAMES.get(code, default), probability)
        for code, probability in _ngram_model().rank(sample)
        if NAMES.get(code) in candidates or (code == _NO_LANGUAGE and script == _LATIN)
    ]
    total = sum(probability for _, probability in ranked)
    best = ranked[0][0]
    family = next((family for family in _RELATIVES if best in family), {best})
    probability = sum(probability for language, probability in ranked if language in family)
    return best if probability >= _MIN_PROBABILITY * total else default


@cache
def _ngram_model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
