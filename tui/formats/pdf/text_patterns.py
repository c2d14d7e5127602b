"""Recognise formulas, captions, titles and names of theorems by their text alone."""

import re
from functools import lru_cache

from tui.text.lines import has_cjk

_WORD = re.compile(r"[^\W\d_]{3,}(?:['’.&/-][^\W\d_]+)*")
_WORD_OF_ONE_SCRIPT = re.compile(
    r"[A-Za-zÀ-ÖØ-öø-ɏ]{3,}|[\u0370-\u03ff]{3,}|[^\W\d_A-Za-zÀ-ÖØ-öø-ɏ\u0370-\u03ff]{2,}"
)
_ANY_WORD = re.compile(r"[^\W\d_]{2,}")
_SPACE = re.compile(r"\s+")
_OPERATOR = re.compile(r"[=<>≤≥≠≈≡∼≃≅∝±∓×÷·⋅∗∘⊕⊗∪∩∧∨¬∈∉⊂⊆⊃⊇∀∃∅∞∑∏∫√∂∇→←↔⇒⇐⇔↦−|⟨⟩⌊⌋⌈⌉′″†+^_~\\{}]")
_FUNCTION = re.compile(
    r"\b(?:log|exp|min|max|sin|cos|tan|lim|sup|inf|arg|det|dim|mod|ln|Pr|var|Var|cov|otherwise|if|and|for|all|where|"
    r"subject|such|that|with|then|else)\b"
)
_FORMULA_NUMBER = re.compile(r"\s*\([0-9]{1,3}(?:\.[0-9]{1,3}){0,2}[a-z]?\)$")
_MIN_HEADING_SHARE = 0.5
_MAX_CACHED = 4096
"""Lines are checked several times, soon after each other."""
_MAX_SIGNS_WORDS = 0.36
_THEOREM = re.compile(
    r"(?i:theorem|lemma|proof|definition|corollary|proposition|remarks?|examples?|claim|conjecture|observation|fact|"
    r"axiom|exercise|problem|property|assumption|hypothesis|satz|beweis|korollar|bemerkung|beispiel|théorème|lemme|"
    r"preuve|démonstration|définition|remarque|exemple|teorema|lema|demostración|definición|ejemplo|keywords?|"
    r"key words|index terms|schlüsselwörter|mots[- ]clés|palabras clave|step|case|rule|question|answer|input|output|"
    r"require|ensure|behauptung|beh|bew|bem|bsp|folgerung|voraussetzung|def|thm|prop|cor|lem|rem|algorithm|procedure|listing)\b(?:\s+(?:[0-9]+(?:\.[0-9]+)*|[A-Z]|[IVX]+)\b)?\s*(?:[(:.—–-].*)?$"
)
_CAPTION = re.compile(
    r"(?i:fig(?:ures?|s?\.)?|tables?|tab\.|listing|algorithm|chart|exhibit|plate|scheme|abb(?:ildung|\.)|tabelle|figura|"
    r"tabla|tableau|рис(?:унок|\.)|таблица|図|表|图)(?:\s?[0-9]+|\s[A-Z]|\s[IVX]+)(?:[.-][0-9]+)*(?:[.:—–|]|\s*$|(?=\s+[(A-ZÀ-Þ“]))"
)


def has_words(text: str) -> bool:
    """Return whether a text has a word of at least three letters that is not the name of a function."""
    return _WORD.search(_FUNCTION.sub(" ", text)) is not None or has_cjk(text)


def is_caption(text: str) -> bool:
    """Return whether a line begins with the name and number of a figure or table, and is not a sentence about it."""
    return _CAPTION.match(text) is not None


def is_theorem_name(text: str) -> bool:
    """Return whether a bold line is the name of a theorem, an example or a list of keywords, not of a section."""
    return _THEOREM.match(text) is not None


@lru_cache(_MAX_CACHED)
def is_formula(text: str, plain: str | None = None) -> bool:
    """Return whether most of a text is symbols, digits and single letters.

    Args:
        text: The text.
        plain: The part of it that is not in a math font; None if no part is in one.
    """
    if has_cjk(text):
        return False
    letters = _SPACE.sub("", text)
    if not letters:
        return True
    words = sum(map(len, _WORD.findall(_FUNCTION.sub(" ", text if plain is None else plain))))
    if plain is not None:
        return words < 0.45 * len(letters)
    operators = len(_OPERATOR.findall(text))
    if operators:
        return words < (0.6 if operators > 1 else 0.45) * len(letters)
    digits = sum(map(str.isdigit, letters))
    is_numbers = 0 < digits < 0.5 * len(letters) and words < 0.25 * len(letters)
    return is_numbers or all(len(token) == 1 for token in text.split())


def is_mostly_symbols(text: str) -> bool:
    """Return whether hardly a third of a text is words; it may still end like a sentence."""
    letters = _SPACE.sub("", text)
    words = sum(map(len, _WORD.findall(_FUNCTION.sub(" ", text))))
    return len(_OPERATOR.findall(text)) > 1 and words < _MAX_SIGNS_WORDS * len(letters) and not has_cjk(text)


def is_numbered_formula(text: str) -> bool:
    """Return whether a text is a formula with operators such as ``=``, perhaps with its number at the end."""
    return _OPERATOR.search(text) is not None and is_formula(_FORMULA_NUMBER.sub("", text))


def is_title_like(text: str) -> bool:
    """Return whether a text has enough words for a heading, and is not a formula."""
    if has_cjk(text):
        return True
    letters = _SPACE.sub("", text)
    words = sum(map(len, _ANY_WORD.findall(text)))
    return (
        words >= _MIN_HEADING_SHARE * len(letters)
        and _WORD_OF_ONE_SCRIPT.search(text) is not None
        and not is_formula(text)
    )
