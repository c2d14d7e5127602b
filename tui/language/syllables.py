"""Count the syllables of a word.

A syllable has one nucleus: a vowel, or vowels that are spoken together. Where the spelling shows which are, they are
counted. Where it does not, words are first split by Liang's hyphenation patterns (pyphen), which know that *create* is
``cre-ate``. The patterns alone do not suffice: they omit breaks that leave a single letter on a line, as in *again*.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

SyllableCounter = Callable[[str], int]


class _Speech(NamedTuple):
    """The rules for the syllables of a language, as regular expressions."""

    nucleus: str
    patterns: str | None = None
    """Pyphen's name of the patterns that split a word first."""
    written_only: str = r"(?!)"
    """Letters that look like a nucleus but are not spoken; they are removed first."""
    silent_end: str = r"(?!)"
    """A nucleus at the end of a word that is not spoken, unless it is the only one."""
    unseen: str = r"(?!)"
    """A spoken nucleus that is not written."""


_SPEECH: Mapping[str, _Speech] = {
    "english": _Speech(
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
        unseen=r"(?:th|s)ms?$|[ds]n['’]t$|(?<=[aeiouy])[^aeiouy]+(?:io|eo|ea)s?$",
    ),
    "german": _Speech(
        "aa|ee|oo|ie|ei|ai|au|eu|äu|ey|ay|oi|[aeiouyäöüàâéèêëï]", patterns="de_DE", written_only="(?<=q)u"
    ),
    "dutch": _Speech(
        "aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|ai|oi|[aeiouyàâäéèêëïîôöûü]",
        patterns="nl_NL",
        written_only="(?<=q)u",
    ),
    "french": _Speech(
        "[éëï]|(?:[aàâeèêiîoôuùûüœæ]|y(?![aàâeéèêiîoôuùûüœæ]))+",
        patterns="fr",
        written_only="(?<=q)u|(?<=g)u(?=[eéèêiî])",
        silent_end="(?<=[^aàâeèêiîoôuùûüyœæ])es?$",
    ),
    "italian": _Speech(
        "[iu]?[aàeèéoòó][iu]?|[iìíîuùú]+",
        written_only="(?<=q)u",
        unseen="^[^aàeèéiìoòuù]+[iu][aeo]$",  # mio, due, via
    ),
    "portuguese": _Speech(
        "(?<=[áâéêíóôú][bcçdfghjlmnpqrstvxz])[iu][aeo](?=s?$)|(?<=[áâéêíóôú][bcçdfghjlmnpqrstvxz]{2})[iu][aeo](?=s?$)"
        "|ão|ãe|õe|[aàáâãeéêoóôõ][iu](?![a-zà-ü]*[íú])|[aàáâãeéêiíoóôõuúü]|y",
        written_only="(?<=[qg])u(?=[aeoéêiíáâãóô])",
    ),
    "russian": _Speech("[аеёиоуыэюя]"),
    "spanish": _Speech(
        "[iuü]?[aáeéoó](?:[iuü]|y(?![aáeéiíoóuú]))?|[íú]|[iuü]+(?:y(?![aáeéiíoóuú]))?|y(?![aáeéiíoóuú])",
        written_only="(?<=q)u|(?<=g)u(?=[eéií])",
    ),
    "turkish": _Speech("[aâeıiîoöuûü]"),
}
_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@cache
def syllable_counter(language: str) -> SyllableCounter:
    """Return the function that counts the syllables of a word; each part of a compound is counted separately.

    Numbers have no syllables, since they are not spoken as they are written. A word without a vowel has one.

    Raises:
        KeyError: The language, by Sumy's name, has no measure of readability that needs syllables.
    """
    speech = _SPEECH[language]
    nuclei = re.compile(speech.nucleus)
    written_only, silent_end, unseen = map(
        re.compile, (speech.written_only, speech.silent_end, speech.unseen)
    )
    pieces = _hyphenator(speech.patterns) if speech.patterns else lambda word: [word]

    def count_part(part: str) -> int:
        heard = written_only.sub("-", part)
        seen = nuclei.findall(heard)
        if any(len(nucleus) > 1 for nucleus in seen):  # only adjacent letters can be split
            seen = [nucleus for piece in pieces(heard) for nucleus in nuclei.findall(piece)]
        count = len(seen) + len(unseen.findall(part))
        if count > 1 and silent_end.search(heard):
            count -= 1
        return max(1, count)

    def count(word: str) -> int:
        return sum(map(count_part, _PART.findall(word.lower())))

    return count


def _hyphenator(patterns: str) -> Callable[[str], list[str]]:
    from pyphen import Pyphen

    hyphenate = Pyphen(lang=patterns, left=1, right=1).inserted
    return lambda word: hyphenate(word).split("-")
