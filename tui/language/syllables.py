"""Count the syllables of a word.

A syllable has one nucleus: a vowel, or vowels that are spoken together. Where the writing shows which are, they are
counted. Where it does not, words are first parted by Liang's hyphenation patterns (pyphen), which know that *create* is
``cre-ate``. The patterns alone would not do: they leave out what may not stand alone on a line, as in *again*.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

SyllableCounter = Callable[[str], int]


class _Speech(NamedTuple):
    """Rules for the syllables of a language's writing."""

    nucleus: str
    """An expression that finds each of them."""
    patterns: str | None = None
    """Pyphen's name of the patterns that part a word first."""
    written_only: str = r"(?!)"
    """An expression that finds letters that are no nucleus although they look so; they go before all else."""
    silent_end: str = r"(?!)"
    """An expression that finds a nucleus at the end of a word that is not spoken, unless it is the only one."""
    unseen: str = r"(?!)"
    """An expression that finds a nucleus more than is seen."""


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
    """The function that counts the syllables of a word in a language; each part of a compound is counted alone.

    Numbers are not counted, since they are not spoken as they are written. What has no vowel is taken for one syllable.

    Args:
        language: Sumy's name, one of those for which there is a measure of readability.

    Raises:
        KeyError: It is none of those.
    """
    speech = _SPEECH[language]
    nuclei = re.compile(speech.nucleus)
    written_only, silent_end, unseen = map(
        re.compile, (speech.written_only, speech.silent_end, speech.unseen)
    )
    pieces = _parted_by(speech.patterns) if speech.patterns else _whole

    def count_part(part: str) -> int:
        heard = written_only.sub("-", part)
        seen = nuclei.findall(heard)
        if any(len(nucleus) > 1 for nucleus in seen):  # only letters side by side can be parted
            seen = [nucleus for piece in pieces(heard) for nucleus in nuclei.findall(piece)]
        count = len(seen) + len(unseen.findall(part))
        if count > 1 and silent_end.search(heard):
            count -= 1
        return max(1, count)

    def count(word: str) -> int:
        return sum(map(count_part, _PART.findall(word.lower())))

    return count


def _whole(word: str) -> tuple[str, ...]:
    return (word,)


def _parted_by(patterns: str) -> Callable[[str], list[str]]:
    from pyphen import Pyphen

    hyphenate = Pyphen(lang=patterns, left=1, right=1).inserted
    return lambda word: hyphenate(word).split("-")
