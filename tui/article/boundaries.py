"""Where sentences end: NLTK's Punkt tokenizer with the tables of the package ``punkt``. Importing this loads NLTK.

Punkt is from Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection" (2006). It decides from tables of
abbreviations, collocations and first words which full stops end a sentence. The rules added here are those that a
table cannot hold.
"""

import re
from functools import cache

import punkt
from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer, PunktToken

from tui.article.abbreviations import (
    CAPITALISED,
    FIRST_WORDS,
    NEVER_FINAL,
    OFTEN_MISSED,
    OFTEN_MISSED_ANYWHERE,
)
from tui.article.function_words import FUNCTION_WORDS
from tui.article.language import punkt_language

ELLIPSIS = "…"
# A word of two letters or more and a full stop, or any word and another mark, with a token after it.
_PLAIN_CONTEXT = re.compile(r"([^\W\d_]{2,})(?:([.])\s+\S+|[?!](?:\s+\S+|[\"'”’)]))")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")
_LAST_TOKEN = re.compile(r"\s+\S+\Z")
_NUMBER = re.compile(r"[(\[#]?\d|(?:[IVXLC]{2,}|[VX])\b")


class _Flags(dict[str, int]):
    """The cases in which words were seen: none of an unknown word, which is not kept either."""

    def __missing__(self, word: str) -> int:
        return 0


class _LanguageVars(PunktLanguageVars):  # type: ignore[misc]
    """Punkt's expressions, which are linear, compiled by ``re``: NLTK's own come with a stop-watch for each match."""

    sent_end_chars: tuple[str, ...] = (".", "?", "!", ELLIPSIS, "؟", "۔", "।")
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


class _GreekVars(_LanguageVars):
    # A Greek question ends in what looks like a semicolon.
    sent_end_chars = (*_LanguageVars.sent_end_chars, ";", "\u037e")


class _Tokenizer(PunktSentenceTokenizer):  # type: ignore[misc]
    """Punkt's tokenizer with rules for initials, numbers and abbreviations that the next word decides."""

    def __init__(
        self,
        parameters: PunktParameters,
        variables: PunktLanguageVars,
        before_numbers: frozenset[str],
        first_words: frozenset[str],
    ) -> None:
        """Take the tables of one language.

        Args:
            parameters: Punkt's own four tables.
            variables: The characters that may end a sentence.
            before_numbers: Words whose full stop ends no sentence if a number follows.
            first_words: Words which are capitalised at the start of a sentence only.
        """
        super().__init__(parameters, lang_vars=variables)
        self._before_numbers = before_numbers
        self._first_words = first_words
        starts_of_collocations = {first for first, _ in parameters.collocations}
        self._undecided_words = parameters.abbrev_types | before_numbers | starts_of_collocations

    def text_contains_sentbreak(self, text: str) -> bool:
        """Whether the mark in a candidate's context (a word, its mark, the next token) ends a sentence.

        Plain words are decided without splitting the context into tokens. Otherwise only the tokens up to the mark
        count; Punkt itself would also take a mark at the end of the next token for this one.
        """
        plain = _PLAIN_CONTEXT.fullmatch(text)
        if plain is not None:
            word, full_stop = plain.groups()
            if full_stop is None or word.lower() not in self._undecided_words or word in CAPITALISED:
                return True
        last = _LAST_TOKEN.search(text)
        before_last = text[: last.start()] if last else text[:-1]
        count = len(self._lang_vars.word_tokenize(before_last))
        tokens = list(self._annotate_tokens(self._tokenize_words(text)))
        return any(token.sentbreak for token in tokens[:-1][:count])

    def _first_pass_annotation(self, aug_tok: PunktToken) -> None:
        super()._first_pass_annotation(aug_tok)
        if aug_tok.tok == ELLIPSIS:
            aug_tok.sentbreak, aug_tok.ellipsis, aug_tok.period_final = False, True, True
        elif aug_tok.abbr and aug_tok.tok[:-1] in CAPITALISED:
            aug_tok.sentbreak, aug_tok.abbr = True, False
        elif _DOTTED.fullmatch(aug_tok.tok):
            aug_tok.sentbreak, aug_tok.abbr = False, True

    def _second_pass_annotation(self, aug_tok1: PunktToken, aug_tok2: PunktToken | None) -> str | None:
        reason: str | None = super()._second_pass_annotation(aug_tok1, aug_tok2)
        if aug_tok2 is None or not aug_tok1.period_final or aug_tok1.ellipsis:
            return reason
        word = aug_tok1.type_no_period
        if word in NEVER_FINAL or (word in self._before_numbers and _NUMBER.match(aug_tok2.tok)):
            aug_tok1.sentbreak, aug_tok1.abbr = False, True
        elif aug_tok2.first_upper and (aug_tok1.abbr or aug_tok1.is_initial):
            aug_tok1.sentbreak = self._starts_a_sentence(aug_tok2, after_dots=_DOTTED.fullmatch(aug_tok1.tok))
        return reason

    def _starts_a_sentence(self, token: PunktToken, after_dots: object) -> bool:
        word = token.type_no_sentperiod
        if word in self._first_words or word in self._params.sent_starters:
            return True
        # After "U.S." any capitalised word may be part of a name.
        return not after_dots and self._ortho_heuristic(token) is True


@cache
def tokenizer_for(language: str) -> PunktSentenceTokenizer:
    """The tokenizer with the tables of a language, or with the English ones where a language has none.

    Args:
        language: Sumy's name, such as ``german``.
    """
    language = punkt_language(language)
    tables = punkt.with_nonbreaking_prefixes(punkt.load_model(language), language)
    parameters = PunktParameters()
    missed = OFTEN_MISSED.get(language, frozenset()) | OFTEN_MISSED_ANYWHERE
    parameters.abbrev_types = tables.abbrev_types | missed | NEVER_FINAL
    parameters.collocations = tables.collocations
    parameters.sent_starters = tables.sent_starters
    parameters.ortho_context = _Flags(tables.ortho_context)
    variables = _GreekVars() if language == "greek" else _LanguageVars()
    return _Tokenizer(
        parameters,
        variables,
        frozenset(tables.numeric_abbrev_types),
        FUNCTION_WORDS.get(language, frozenset()) | FIRST_WORDS.get(language, frozenset()),
    )
