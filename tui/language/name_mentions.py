"""Names where they stand in a text, and which of them are too doubtful to be shown."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from tui.language.name_evidence import Seen
from tui.language.name_tokens import is_abbreviated
from tui.language.name_words import NameWords
from tui.language.short_forms import find_short_forms


class NameKind(StrEnum):
    """What a name is of. The values are used in JSON records."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    OTHER = "name"


class NameMention(NamedTuple):
    """A name in a sentence."""

    text: str
    sentence: int
    start: int
    """Its offset in the sentence."""
    kind: NameKind | None
    """What the words around it say that it is of; None if they do not."""


_MIN_REPEATED = 2
_MIN_BARE_PLACES = 2
_MANY = 1000
_INFLECTED = ("e", "en", "er", "es", "em", "s", "as", "ein", "zum", "zur", "vom", "beim", "im", "am", "ins")
"""The endings of German articles and adjectives before a noun."""
_BEFORE_ACRONYMS = {"the", "of", "in", "der", "die", "des", "la", "le", "el", "de", "du", "dans"}
_BEFORE_BODIES = {"told", "at", "by", "dont"}
_DEFINED = re.compile(r"\((?:the|each|an?) [\"“]([^\"“”]+)[\"”]\)")
"""What a text defines for itself: (the “Software”)."""
_NEXT_WORD = re.compile(r"\s+(\w+)")


def undoubted(
    mentions: Sequence[NameMention], texts: Sequence[str], seen: Seen, words: NameWords
) -> list[NameMention]:
    """Return the mentions of what is a name with some certainty, cut where two names meet."""
    mentions = _parted(mentions, texts, words)
    terms = _explained_terms(texts, seen, words)
    total = Counter(mention.text for mention in mentions)
    counted = Counter(mention.text for mention in mentions if _is_one_of_many(mention, texts, words))
    mentions = [
        mention
        for mention in mentions
        if counted[mention.text] * (_MANY if mention.text.isupper() else 2) < total[mention.text]
        and not _is_group(mention, texts, total)
        and not (seen.is_technical and _is_plural(mention.text, total, seen))
        and not _is_term(mention, texts, terms)
        and not _is_doubtful_acronym(mention, texts, seen)
    ]
    if words.nouns_have_capitals:
        return _surely_names(mentions, _bare_places(mentions, texts))
    return mentions


def _parted(mentions: Sequence[NameMention], texts: Sequence[str], words: NameWords) -> list[NameMention]:
    """Cut a mention that is two names which stand elsewhere: “on France Inter Ann Lee”, but not “the Leeds Lions”."""
    count = Counter(mention.text for mention in mentions)
    kinds = words.organisations | words.places
    parted = []
    for mention in mentions:
        all_words = mention.text.split()
        before = _word_before(texts[mention.sentence], mention.start)
        places = range(1, len(all_words)) if len(all_words) > 2 and before != "the" else range(0)
        for place in places:
            first, second = " ".join(all_words[:place]), " ".join(all_words[place:])
            is_whole = second.lower() not in kinds and not is_abbreviated(all_words[place].rstrip("."))
            if is_whole and min(count[first], count[second]) > 0 and count[mention.text] == 1:
                start = texts[mention.sentence].find(second, mention.start + len(first))
                parted += [
                    NameMention(first, mention.sentence, mention.start, None),
                    NameMention(second, mention.sentence, start, mention.kind),
                ]
                break
        else:
            parted.append(mention)
    return parted


def _is_group(mention: NameMention, texts: Sequence[str], names: Container[str]) -> bool:
    """Return whether those of a name are meant: “the Lees”."""
    before = _word_before(texts[mention.sentence], mention.start)
    return before == "the" and mention.text.endswith("s") and mention.text[:-1] in names


def _is_plural(name: str, names: Container[str], seen: Seen) -> bool:
    """Return whether words stand in the singular and the plural, as those for one of many do."""
    if " " not in name or seen.is_proper(name.split(maxsplit=1)[0].lower()):
        return False
    return f"{name}s" in names or (name.endswith("s") and name[:-1] in names)


def _is_term(mention: NameMention, texts: Sequence[str], terms: Mapping[str, str]) -> bool:
    """Return whether a mention is short for a term, or a part of that term."""
    if mention.text in terms:
        return True
    text, end = texts[mention.sentence], mention.start + len(mention.text)
    return any(
        0 <= (start := text.find(long)) <= mention.start and end <= start + len(long)
        for long in terms.values()
        if mention.text in long
    )


def _explained_terms(texts: Sequence[str], seen: Seen, words: NameWords) -> dict[str, str]:
    """Return the terms that are explained, by their abbreviations: “Method Resolution Order (MRO)”.

    In a text about people, what has capitals is mostly a body: “Bharatiya Janata Party (BJP)”. In a technical one,
    only what is called one by its words and by “the” is.
    """
    terms: dict[str, str] = {}
    for text in texts:
        terms |= {term: term for term in _DEFINED.findall(text)}
        for form in find_short_forms(text):
            main = [word for word in form.long.split() if word.lower() not in words.functions]
            is_small = main[:1] != [] and main[0][0].islower()
            lowered = [word.lower() for word in main]
            is_body = not words.organisations.isdisjoint(lowered) or any(map(seen.is_proper, lowered))
            is_only_one = _word_before(text[: form.start].partition(form.long)[0]).lower() == "the"
            if is_small or (seen.is_technical and len(main) > 1 and not (is_body and is_only_one)):
                terms[form.short] = form.long
    return terms


def _is_one_of_many(mention: NameMention, texts: Sequence[str], words: NameWords) -> bool:
    """Return whether an article shows that a name is of one of many: “an XKD is”, but not “an FBI agent”."""
    text = texts[mention.sentence]
    before = [word.lower() for word in text[: mention.start].split()[-2:]]
    is_indefinite = before[-1:] != [] and (
        before[-1] in words.indefinite
        or (mention.text.isupper() and before[0] in words.indefinite)  # a new XKD
    )
    if not is_indefinite or mention.text.split()[-1].lower() in words.works:
        return False
    end = mention.start + len(mention.text)
    following = _NEXT_WORD.match(text, end)
    if text[end : end + 1] == "," and not mention.text.isupper():  # in a Leeds, Yorkshire, mill
        return False
    return following is None or following[1].lower() in words.functions


def _is_doubtful_acronym(mention: NameMention, texts: Sequence[str], seen: Seen) -> bool:
    """Return whether letters in capitals may be no name: “NASA” is one after “the”, or if it is repeated.

    In technical texts, those are mostly interfaces and formats, too.
    """
    if not mention.text.isupper() or " " in mention.text or "." in mention.text:
        return False
    text, end = texts[mention.sentence], mention.start + len(mention.text)
    if re.match(r"[ -]?\d", text[end : end + 2]) or seen.is_kind(mention.text):
        return True
    word = _word_before(text, mention.start).lower()
    if word[:1].isdecimal():
        return True
    if seen.is_technical and any(letter.isdecimal() for letter in mention.text):
        return True
    if text[end : end + 2] in ("’s", "'s") or word in _BEFORE_BODIES:
        return False
    is_repeated = seen.capital[mention.text.lower()] >= _MIN_REPEATED
    return seen.is_technical or not (is_repeated or word in _BEFORE_ACRONYMS)


def _surely_names(mentions: Sequence[NameMention], bare: Counter[str]) -> list[NameMention]:
    """Return what is surely a name where all nouns have capitals: persons, and places named so more than once.

    Args:
        mentions: What may be names.
        bare: How often each stands after a preposition without an article; below zero if it also follows an article.
    """
    return [
        mention
        for mention in mentions
        if mention.kind is NameKind.PERSON or bare[mention.text] >= _MIN_BARE_PLACES
    ]


def _bare_places(mentions: Sequence[NameMention], texts: Sequence[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for mention in mentions:
        word = _word_before(texts[mention.sentence], mention.start).strip("(„»,")
        if mention.kind is NameKind.PLACE:
            counts[mention.text] += 1
        elif word and word[0].islower() and word.endswith(_INFLECTED):
            counts[mention.text] -= _MANY
    return counts


def _word_before(text: str, end: int | None = None) -> str:
    """Return the last word before an offset, with its punctuation; empty if there is none."""
    return "".join(text[:end].rsplit(maxsplit=1)[-1:])
