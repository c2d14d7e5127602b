"""NLTK's Punkt sentence tokenizer with the tables of the package ``punkt``. Importing this loads NLTK.

Punkt is from Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection" (2006). It decides from tables of
abbreviations, collocations and first words which full stops end a sentence. The rules here are those that do not fit
into tables.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from string import whitespace
from typing import NamedTuple

import punkt
from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer, PunktToken
from punkt.model.prefixes import has_curated

from tui.language.abbreviations import (
    BEFORE_LETTERS,
    BEFORE_NAMES,
    BEFORE_NUMBERS,
    BEFORE_NUMBERS_ANYWHERE,
    BEFORE_ORDINALS,
    BEFORE_SMALL_LETTERS,
    FIRST_WORDS,
    MONTHS_AFTER_ORDINALS,
    MORE_ABBREVIATIONS,
    MORE_ABBREVIATIONS_ANYWHERE,
    NEVER_FINAL,
    NEVER_FINAL_IN,
    NOT_ABBREVIATED,
)
from tui.language.detect import punkt_language
from tui.language.function_words import FUNCTION_WORDS
from tui.language.names import MAX_CACHED_LANGUAGES
from tui.text.patterns import lazy_pattern

ELLIPSIS = "…"
# A word of two or more letters, its punctuation mark, and what follows: a token, or a closing quote or bracket.
_PLAIN_CONTEXT = lazy_pattern(r"([^\W\d_]{2,})([.?!])(?:\s+\S+|[\"'”’)])")
_DOTTED = lazy_pattern(r"(?:\w{,2}['’])?(?:[^\W\d_]\.){2,}")
# The dots of ". . .", but for the last one.
_SPACED_DOTS = lazy_pattern(r"\.\s+\.")
_ELLIPSIS_IN_QUOTES = lazy_pattern(r"(?:…|\.\.)\s*[\"'”’“»›]\Z")
# “3:2. Danach”: after a score or a time, the number is not an ordinal.
_NO_ORDINAL = lazy_pattern(r"\S*\d[:,]\d+\.\s+[\"'“‘„«»(]?(\S)\S*")
_BRACKET_BEFORE_NUMBER = lazy_pattern(r"(?<=\s)[(\[](?=\d)")
# “Bahnhofstr. 5”: the name of a street.
_STREET = "str"
_TITLES = frozenset({"mr.", "mrs.", "ms.", "dr.", "prof.", "sen.", "gov.", "capt.", "sgt.", "rev.", "gen."})
_ROMAN = lazy_pattern(r"[IVXL]{2,}|[VX]")
_WITH_ROMAN_ORDINALS = frozenset("bosnian croatian czech hungarian serbian slovak slovene".split())
_LAST_TOKEN = lazy_pattern(r"\s+\S+\Z")
# A single capital before a full stop.
_CAPITAL = lazy_pattern(r"[^\W\d_]\.\s+[\"'“‘„«(]?(?=[^\W\d_])[^\Wa-zß-ÿ]\S*")
# “19. Jahrhundert”
_RANK = lazy_pattern(r"(\d{1,3})\.\s+([^\W\d_]+)")
_OPENING_QUOTES = "“„‘«"
_WORD_BEFORE = lazy_pattern(r"([^\W\d_]+)\.?\s\Z")
_MAX_WORD = 20
_MAX_KNOWN_CONTEXTS = 10_000
_MAX_KNOWN_CONTEXT = 40
_MAX_CONTEXT = 1_000
"""In characters: of a longer context, a text without spaces, the end is enough."""
_HOUR = lazy_pattern(r"[ap]\.m\.", re.IGNORECASE)
_NUMBER = lazy_pattern(r"[(\[#]?\d|(?:[IVXLC]{2,}|[VX])\b")
# Alone, "A" and "I" are mostly words.
_LETTER = lazy_pattern(r"[A-Z][.,;:)\]]+|[B-HJ-Z]")


class _Flags(dict[str, int]):
    """Punkt's orthographic flags by word; 0 for an unknown word, which is not added."""

    def __missing__(self, word: str) -> int:
        return 0


class _LanguageVars(PunktLanguageVars):  # type: ignore[misc]
    """Punkt's expressions, compiled by ``re``: they take linear time, so they need none of NLTK's timeouts."""

    sent_end_chars: tuple[str, ...] = (".", "?", "!", ELLIPSIS)
    re_boundary_realignment = re.compile(PunktLanguageVars.re_boundary_realignment.pattern, re.MULTILINE)

    def __init__(self) -> None:
        parts = {
            "NonWord": self._re_non_word_chars,
            "MultiChar": self._re_multi_char_punct,
            "WordStart": self._re_word_start,
            "SentEndChars": self._re_sent_end_chars,
        }
        self._re_word_tokenizer = re.compile(self._word_tokenize_fmt % parts, re.VERBOSE)
        self._re_period_context = re.compile(self._period_context_fmt % parts, re.VERBOSE)


class _Token(PunktToken):  # type: ignore[misc]
    """Punkt's token, its expressions compiled by ``re`` too."""

    __slots__ = ()
    _RE_ELLIPSIS = re.compile(PunktToken._RE_ELLIPSIS.pattern)
    _RE_NUMERIC = re.compile(PunktToken._RE_NUMERIC.pattern)
    _RE_INITIAL = re.compile(PunktToken._RE_INITIAL.pattern)


class _FrenchVars(_LanguageVars):
    # The first of the two guillemets, alone between two sentences, opens a quotation.
    re_boundary_realignment = re.compile(
        _LanguageVars.re_boundary_realignment.pattern.replace(r"\xab", ""), re.MULTILINE
    )


class _GreekVars(_LanguageVars):
    # A Greek question ends in what looks like a semicolon.
    sent_end_chars = (*_LanguageVars.sent_end_chars, ";", "\u037e")


_VARIABLES: Mapping[str, type[_LanguageVars]] = {"french": _FrenchVars, "greek": _GreekVars}


class _WordLists(NamedTuple):
    """Words of a language, in lower case, that add to Punkt's tables."""

    first: frozenset[str]
    """Capitalised at the start of a sentence only."""
    before_names: frozenset[str]
    """Their full stop ends no sentence if they have a capital and one follows."""
    before_numbers: frozenset[str]
    """Their full stop ends no sentence if a number follows."""
    before_small_letters: frozenset[str]
    """Their full stop ends no sentence if a small letter follows."""
    not_abbreviated: frozenset[str]
    """No abbreviations in exactly this case."""
    never_final: frozenset[str]
    """Their full stop ends no sentence."""
    months: frozenset[str]
    """They follow the number of a day and its full stop, even if they have a capital."""
    before_letters: frozenset[str]
    """A capital after them is a label, not an initial."""
    before_ordinals: frozenset[str]
    """A number after them is an ordinal if a noun follows."""
    has_roman_ordinals: bool
    """True if a Roman number with a full stop is an ordinal, even before a capital."""


class _SentenceTokenizer(PunktSentenceTokenizer):  # type: ignore[misc]
    """Punkt's tokenizer with rules for initials, numbers and abbreviations that the next word decides."""

    def __init__(self, parameters: PunktParameters, variables: PunktLanguageVars, words: _WordLists) -> None:
        super().__init__(parameters, lang_vars=variables, token_cls=_Token)
        self._words = words
        self._mark = re.compile(f"[{''.join(variables.sent_end_chars)}]")
        starts_of_collocations = {first for first, _ in parameters.collocations}
        self._undecided_words = parameters.abbrev_types.union(
            words.before_names, words.before_numbers, words.before_small_letters, starts_of_collocations
        )
        # Texts full of abbreviations have the same few contexts over and over.
        self._decide = lru_cache(maxsize=_MAX_KNOWN_CONTEXTS)(self._decide_by_tokens)

    def span_tokenize(self, text: str, realign_boundaries: bool = True) -> Iterator[tuple[int, int]]:
        """Yield the offsets of the sentences of a text, as Punkt does, which takes longer for a single one."""
        if text.strip() and self._mark.search(text, 0, len(text) - 1) is None:
            return iter([(0, len(text.rstrip()))])
        spans: Iterator[tuple[int, int]] = super().span_tokenize(text, realign_boundaries)
        return spans

    def _slices_from_text(self, text: str) -> Iterator[slice]:
        """Yield the sentences of a text, as Punkt does, which does not look beyond the context for labels."""
        start = 0
        for match, context in self._match_potential_end_contexts(text):
            if self._is_ordinal_of_noun(text, match.start(), context):
                continue
            is_letter = context[1:2] == "."
            if (is_letter and self._is_label(text, match.start(), context)) or (
                self.text_contains_sentbreak(context)
            ):
                yield slice(start, match.end())
                start = match.start("next_tok") if match["next_tok"] else match.end()
        yield slice(start, len(text.rstrip()))

    def _match_potential_end_contexts(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Yield each mark that may end a sentence, and its context: the word before it, the mark and what follows.

        Of several marks in a word, the last counts. Punkt's own method does the same, but searches for the space before
        the word character by character.
        """
        start = 0
        spaces = [space for space in whitespace if space in text]
        before: re.Match[str] | None = None
        for match in self._lang_vars.period_context_re().finditer(text):
            end = start if before is None else before.start()
            space = max([text.rfind(char, end + 1, match.start()) for char in spaces], default=-1)
            if before is not None and (space >= 0 or start == end):
                yield before, text[start : before.end()] + before["after_tok"]
            if space >= 0:
                start = space + 1
            before = match
        if before is not None:
            yield before, text[start : before.end()] + before["after_tok"]

    def _is_label(self, text: str, end: int, context: str) -> bool:
        """Return whether a capital is a label, as in ``plan B. Then``, and not the initial of a name."""
        if not context[0].isupper() or _CAPITAL.fullmatch(context) is None:
            return False
        word = _WORD_BEFORE.search(text, max(0, end - _MAX_WORD), end - 1)
        return word is not None and word.group(1).lower() in self._words.before_letters

    def _is_ordinal_of_noun(self, text: str, end: int, context: str) -> bool:
        """Return whether a number is an ordinal, as in ``das 19. Jahrhundert``."""
        rank = _RANK.match(context) if self._words.before_ordinals else None
        if rank is None or rank.group(2).lower() in self._words.first:
            return False
        word = _WORD_BEFORE.search(text, max(0, end - _MAX_WORD), end - len(rank.group(1)))
        return word is not None and word.group(1).lower() in self._words.before_ordinals

    def text_contains_sentbreak(self, text: str) -> bool:
        """Return whether the mark in a candidate's context (a word, its mark, the next token) ends a sentence.

        Plain words are decided without splitting the context into tokens. Otherwise only the tokens up to the mark
        count; Punkt itself would mistake a mark at the end of the next token for this one.
        """
        text = text.lstrip(_OPENING_QUOTES)
        plain = _PLAIN_CONTEXT.fullmatch(text)
        if plain is not None:
            word, mark = plain.groups()
            if mark != "." or not self._is_undecided(word):
                return True
        elif _SPACED_DOTS.fullmatch(text):
            return False
        elif number := _NO_ORDINAL.fullmatch(text):
            return number.group(1).isupper()
        elif _ELLIPSIS_IN_QUOTES.search(text):
            return True
        decide = self._decide if len(text) <= _MAX_KNOWN_CONTEXT else self._decide_by_tokens
        return decide(text[-_MAX_CONTEXT:])

    def _decide_by_tokens(self, text: str) -> bool:
        """Return whether the mark in a context ends a sentence, from Punkt's tables and the rules here."""
        last = _LAST_TOKEN.search(text)
        before_last = text[: last.start()] if last else text[:-1]
        count = len(self._lang_vars.word_tokenize(before_last))
        tokens = list(self._annotate_tokens(self._tokenize_words(_BRACKET_BEFORE_NUMBER.sub("", text))))
        return any(token.sentbreak for token in tokens[:-1][:count])

    def knows(self, word: str) -> bool:
        """Return whether Punkt's tables have a word, and not as an abbreviation."""
        lowered = word.lower()
        return lowered not in self._undecided_words and self._params.ortho_context[lowered] > 0

    def _is_undecided(self, word: str) -> bool:
        if word in self._words.not_abbreviated:
            return False
        lowered = word.lower()
        if lowered in self._undecided_words or lowered.endswith(_STREET):
            return True
        return _ROMAN.fullmatch(word) is not None

    def _first_pass_annotation(self, aug_tok: PunktToken) -> None:
        super()._first_pass_annotation(aug_tok)
        if aug_tok.tok == ELLIPSIS:
            aug_tok.sentbreak, aug_tok.ellipsis, aug_tok.period_final = False, True, True
        elif aug_tok.abbr and aug_tok.tok[:-1] in self._words.not_abbreviated:
            aug_tok.sentbreak, aug_tok.abbr = True, False
        elif _DOTTED.fullmatch(aug_tok.tok) or self._is_elided_abbreviation(aug_tok):
            aug_tok.sentbreak, aug_tok.abbr = False, True

    def _is_elided_abbreviation(self, token: PunktToken) -> bool:
        """Return whether a token is an abbreviation after an apostrophe, as in ``l'av.``."""
        word = token.type_no_period[1:]
        # A single letter ends an English word, as in “can't”.
        return token.tok[0] in "'’" and len(word) > 1 and word in self._params.abbrev_types

    def _second_pass_annotation(self, aug_tok1: PunktToken, aug_tok2: PunktToken | None) -> str | None:
        reason: str | None = super()._second_pass_annotation(aug_tok1, aug_tok2)
        if aug_tok2 is None or not aug_tok1.period_final:
            return reason
        if aug_tok1.ellipsis:
            # Two dots end an abbreviation and its sentence; four, an ellipsis and its sentence.
            has_stop = len(aug_tok1.tok) in (2, 4)
            if aug_tok2.first_upper and (has_stop or aug_tok2.type_no_sentperiod in self._words.first):
                aug_tok1.sentbreak = True
        elif self._never_ends(aug_tok1, aug_tok2):
            aug_tok1.sentbreak, aug_tok1.abbr = False, True
        elif aug_tok2.first_upper and self._is_ordinal(aug_tok1):
            aug_tok1.sentbreak = aug_tok2.type_no_sentperiod in self._words.first
        elif aug_tok2.first_upper and (aug_tok1.abbr or aug_tok1.is_initial):
            aug_tok1.sentbreak = self._starts_sentence(aug_tok2, aug_tok1)
        return reason

    def _is_ordinal(self, token: PunktToken) -> bool:
        """Return whether a token is a Roman number with a full stop in a language that writes ordinals so."""
        return self._words.has_roman_ordinals and _ROMAN.fullmatch(token.tok[:-1]) is not None

    def _never_ends(self, token: PunktToken, following: PunktToken) -> bool:
        written = token.tok.lstrip("'’")
        word = token.type_no_period.lstrip("'’")
        if word in self._words.never_final:
            return True
        # A single letter of a script without capitals.
        is_letter = token.is_initial is not None and written[0].lower() == written[0].upper()
        if _NUMBER.match(following.tok):
            return is_letter or word in self._words.before_numbers or word.endswith(_STREET)
        if following.first_upper:
            if token.is_number:
                return following.type_no_sentperiod in self._words.months
            return (word in self._words.before_letters and _LETTER.fullmatch(following.tok) is not None) or (
                written[:1].isupper() and word in self._words.before_names
            )
        if following.first_lower:
            # Friedrich II. war König.
            return word in self._words.before_small_letters or _ROMAN.fullmatch(token.tok[:-1]) is not None
        return is_letter and following.tok[0].isalpha()

    def _starts_sentence(self, token: PunktToken, before: PunktToken) -> bool:
        word = token.type_no_sentperiod
        if word in self._words.first or word in self._params.sent_starters:
            return True
        if _DOTTED.fullmatch(before.tok):
            # After "U.S." any capitalised word may be part of a name; a title is none after an hour.
            return _HOUR.fullmatch(before.tok) is not None and word in _TITLES
        return self._ortho_heuristic(token) is True


@lru_cache(maxsize=MAX_CACHED_LANGUAGES)
def load_tokenizer(language: str) -> PunktSentenceTokenizer:
    """Return the sentence tokenizer of a language, by its name; without tables, it has only our own abbreviations."""
    tables = tables_of(language)
    parameters = PunktParameters()
    never_final = NEVER_FINAL | _words(NEVER_FINAL_IN, language)
    missed = _words(MORE_ABBREVIATIONS, language) | MORE_ABBREVIATIONS_ANYWHERE
    parameters.abbrev_types = tables.abbrev_types | missed | never_final
    parameters.collocations = tables.collocations
    parameters.sent_starters = tables.sent_starters
    parameters.ortho_context = _Flags(tables.ortho_context)
    numeric = BEFORE_NUMBERS_ANYWHERE | frozenset(tables.numeric_abbrev_types)
    words = _WordLists(
        first=_words(FIRST_WORDS, language) | FUNCTION_WORDS.get(language, frozenset()),
        before_names=_words(BEFORE_NAMES, language),
        before_numbers=_words(BEFORE_NUMBERS, language) | numeric,
        before_small_letters=_words(BEFORE_SMALL_LETTERS, language),
        not_abbreviated=_words(NOT_ABBREVIATED, language),
        never_final=never_final,
        months=_words(MONTHS_AFTER_ORDINALS, language),
        before_letters=_words(BEFORE_LETTERS, language),
        before_ordinals=_words(BEFORE_ORDINALS, language),
        has_roman_ordinals=language in _WITH_ROMAN_ORDINALS,
    )
    return _SentenceTokenizer(parameters, _VARIABLES.get(language, _LanguageVars)(), words)


def tables_of(language: str) -> punkt.PunktParameters:
    """Return the tables of a language, or of its close relative, with the abbreviations of the language itself."""
    tables = punkt.PunktParameters()
    for known in dict.fromkeys(filter(None, (punkt_language(language), language))):
        if known in punkt.available_languages():
            tables = punkt.load_model(known)
        if punkt.has_prefixes(known) or has_curated(known):
            tables = punkt.with_nonbreaking_prefixes(tables, known)
    return tables


def _words(lists: Mapping[str, str], language: str) -> frozenset[str]:
    return frozenset(lists.get(language, "").split())
