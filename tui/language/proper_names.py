"""Find names in a text by its capitals, honorifics and function words, without lists of names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from tui.language.elisions import HAVE_ELISIONS, blank_elisions
from tui.language.name_tokens import Seen, Token, is_abbreviated, tokens_of
from tui.language.name_words import NameWords, name_words_of


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


_MAX_IN_CAPITALS = 1
"""More words in capitals one after the other are a heading or a cry."""
# I, I'm, Rs49, PDAs, Ph.D
_NO_NAME = re.compile(r"I(?:[’'].*)?\Z|[^\W\d_]{1,3}\d|[A-Z]{2,}s\Z|[A-Z][a-z]\.")
_GLUED = re.compile(r".*[a-z]([A-Z][a-z]{2,})")
"""The end of a sentence with the first word of the next, as in “AugustThe”."""
_ALSO_NAMES = frozenset(["april", "may", "june", "august"])
_ROMAN_NUMBER = re.compile(r"[IVXLC]+\Z")
_MIN_BARE_PLACES = 2
_MANY = 1000
_INFLECTED = ("e", "en", "er", "es", "em", "s", "as", "ein", "zum", "zur", "vom", "beim", "im", "am", "ins")
"""The endings of German articles and adjectives before a noun."""
_BEFORE_ACRONYMS = {"the", "of", "in", "der", "die", "des", "la", "le", "el", "de", "du", "dans"}
_BEFORE_BODIES = {"told", "at", "by", "dont"}
# Ann Lee, the director; Ann Lee, 51,
_APPOSITION = re.compile(r", (?:(?:an?|the|who|her|his|une?|le|la|qui|\d\d ans|el|una?|quien)\b|\d\d,)")
_APPOSED = re.compile(
    r", (?:an?|the|another) (?:[\w’'-]+ ){0,3}([a-z]+)(?=[,.;)]| (?:that|which|in|of|for|based)\b)"
)
_GERUND = re.compile(r"\w{4,}ing")
# Policeman Ann Lee; the first names that end so have fewer letters: Norman
_OCCUPATION = re.compile(
    r"\w{4,}man|\w{3,}(?:woman|maker|keeper|worker|owner|player|writer|fighter|driver|ologist)"
)
_MIN_ACRONYM = 3
_MAX_SMALL_WORDS = 2


def find_names(texts: Sequence[str], language: str, code: str = "") -> list[NameMention]:
    """Return the names in an article's sentences, in reading order.

    A name is a run of words with capitals, with “of”, “de” and the like inside it. The first word of a sentence is in
    one only if it has its capital inside sentences too. Honorifics, nationalities, days and months are left out.

    Args:
        texts: The sentences.
        language: Sumy's name of their language; one whose nouns have capitals has only the names that are surely some.
        code: The code in and beside them, where formats and the like are written small.
    """
    words = name_words_of(language)
    if language in HAVE_ELISIONS:
        texts = [blank_elisions(text, language) for text in texts]
    sentences = [tokens_of(text) for text in texts]
    seen = Seen(sentences, words.counting, code)
    mentions = [
        mention
        for index, tokens in enumerate(sentences)
        for mention in _Reader(texts[index], index, tokens, words, seen).mentions()
    ]
    mentions = [mention for mention in mentions if not _is_doubtful(mention, texts, seen)]
    return _surely_names(mentions, _bare_places(mentions, texts)) if words.nouns_have_capitals else mentions


def _is_possessive(text: str, token: Token) -> bool:
    return text[token.end : token.end + 2].lower() in ("'s", "’s")


def _is_doubtful(mention: NameMention, texts: Sequence[str], seen: Seen) -> bool:
    """Return whether letters in capitals may be no name: “NASA” is one after “the”, or if it is repeated.

    Beside code, those after “the” are mostly interfaces and formats, too.
    """
    if not mention.text.isupper() or " " in mention.text or "." in mention.text:
        return False
    text, end = texts[mention.sentence], mention.start + len(mention.text)
    if re.match(r"[ -]?\d", text[end : end + 2]) or seen.is_kind(mention.text):
        return True
    before = text[: mention.start].split()[-1:]
    word = before[0].lower() if before else ""
    if word in _BEFORE_BODIES or text[end : end + 2] in ("’s", "'s"):
        return False
    is_repeated = seen.capital[mention.text.lower()] >= _MIN_BARE_PLACES
    return seen.has_code or not (is_repeated or word in _BEFORE_ACRONYMS)


class _Reader:
    """Finds the names of one sentence."""

    def __init__(
        self, text: str, sentence: int, tokens: Sequence[Token], words: NameWords, seen: Seen
    ) -> None:
        self._text, self._sentence, self._tokens = text, sentence, tokens
        self._words, self._seen = words, seen

    def mentions(self) -> Iterator[NameMention]:
        for run in self._runs():
            for start, end, is_titled in self._parts(run):
                first, last = self._tokens[start], self._tokens[end - 1]
                text = " ".join(self._text[first.start : last.end].split())
                if self._is_fit(start, end):
                    kind = NameKind.PERSON if is_titled else self._kind(start, end)
                    if kind is None and end - start == 1 and self._is_function(first.text):
                        continue
                    yield NameMention(text, self._sentence, first.start, kind)

    def _runs(self) -> Iterator[range]:
        """Yield the runs of capitalised words, joined by small ones that may stand inside names."""
        tokens, start = self._tokens, 0
        while start < len(tokens):
            if not self._may_begin(tokens[start]):
                start += 1
                continue
            end = start + 1
            while (after := self._continued(start, end)) > end:
                end = after
            run = tokens[start:end]
            if sum(token.text.isupper() and len(token.text) > 1 for token in run) <= _MAX_IN_CAPITALS:
                yield range(start, end)
            start = end

    def _may_begin(self, token: Token) -> bool:
        if not token.is_capital or self._is_excluded(token.text):
            return False
        lower = token.text.lower()
        if not token.opens:
            return lower not in self._words.functions or self._text[token.start - 1] != "("
        if lower in self._words.functions and not self._seen.is_name(token.text):
            return lower in self._words.titles
        return self._is_marked(token.text) or self._seen.is_name(token.text) or self._begins_longer(token)

    def _is_excluded(self, word: str) -> bool:
        has_small_tail = "-" in word and word.rpartition("-")[2].islower()
        glued = _GLUED.fullmatch(word)
        is_glued = glued is not None and glued[1].lower() in self._words.functions
        return has_small_tail or is_glued or _NO_NAME.match(word) is not None

    def _begins_longer(self, token: Token) -> bool:
        """Return whether a word that opens a sentence is the first of several with capitals."""
        place = self._tokens.index(token) + 1
        following = [each.text for each in self._tokens[place : place + 2] if each.joins and each.is_capital]
        follows = place < len(self._tokens) and self._tokens[place].text in following
        if _GERUND.fullmatch(token.text) or (len(following) > 1 and _OCCUPATION.fullmatch(token.text)):
            return False
        is_small = self._seen.small[token.text.lower()] > 0 or token.text.lower() in self._words.common
        return (follows and not is_small) or token.text.lower() in self._words.titles

    @staticmethod
    def _is_marked(word: str) -> bool:
        """Return whether a word looks like a name anywhere: “TikTok”, “NATO”, “U.S.”."""
        return any(letter.isupper() for letter in word[1:]) and not (word.isupper() and len(word) > 5)

    def _continued(self, start: int, end: int) -> int:
        """Return the end of a run from ``start`` that may go on at ``end``."""
        tokens, place, words = self._tokens, end, self._words
        is_body = tokens[start].text.lower() in words.organisations
        inside = words.inside | words.inside_organisations if is_body else words.inside
        if place < len(tokens) and tokens[place].text == "the":
            return end
        while place < len(tokens) and tokens[place].joins and tokens[place].text in inside:
            place += 1
        if place == len(tokens) or place - end > _MAX_SMALL_WORDS:
            return end
        if [token.text for token in tokens[end:place]] == ["and", "the"]:
            return end
        following = tokens[place]
        if (
            not following.joins
            or not following.is_capital
            or following.opens
            or self._is_excluded(following.text)
        ):
            return end
        return end if self._is_of_another(start, end, place) else place + 1

    def _is_of_another(self, start: int, end: int, place: int) -> bool:
        """Return whether “of” stands between two names: “Ann Lee of Leeds”, where “Leeds” stands elsewhere too."""
        if end - start < 2 or place == end or self._tokens[end].text not in self._words.inside_places:
            return False
        lowered = self._lowered(start, end)
        if lowered[-1] in self._words.titles or not self._words.organisations.isdisjoint(lowered):
            return False
        word = self._tokens[place].text
        if self._seen.small[word.lower()] > 0 or word.lower() in self._words.common:
            return False
        return self._is_marked(word) or self._seen.capital[word.lower()] > 1

    def _parts(self, run: range) -> Iterator[tuple[int, int, bool]]:
        """Yield the names in a run, cut at honorifics: what follows one is a person."""
        start, is_titled = run.start, False
        if run.start > 0 and self._tokens[run.start].joins:
            is_titled = self._tokens[run.start - 1].text.lower() in self._words.titles
        lowered = self._lowered(run.start, run.stop)
        is_body = (
            lowered[0] in self._words.organisations
            and lowered[1:2] != []
            and lowered[1] not in self._words.titles
        )
        for place in () if is_body else run:
            if self._tokens[place].text.lower() in self._words.titles and not self._is_inside_name(
                place, run
            ):
                if place > start and (self._words.titles.isdisjoint(self._lowered(start, place))):
                    yield from self._before_title(start, place)
                start, is_titled = self._after_title(place + 1, run.stop), True
        end = run.stop
        while start < end and self._tokens[start].text in self._words.inside:
            start, is_titled = start + 1, False
        while end - start > 1 and self._is_after_name(end - 1):
            end -= 1
        start += self._is_nation_before_person(start, end)
        if start < end:
            yield start, end, is_titled

    def _is_after_name(self, place: int) -> bool:
        """Return whether a word with a capital only follows a name: “Rome Monday”, “Rome May 5”, but “Ann May”."""
        word, following = self._tokens[place].text.lower(), self._tokens[place + 1 : place + 2]
        if word in self._words.calendar:
            return word not in _ALSO_NAMES or (bool(following) and following[0].text[0].isdecimal())
        return word in self._words.counting or word in self._words.inside

    def _is_nation_before_person(self, start: int, end: int) -> bool:
        """Return whether a name begins with a nation that does not belong to it: “Austrian Ann Lee”, if she is Lee."""
        lowered = self._lowered(start, end)
        return (
            len(lowered) > 2
            and lowered[0] in self._words.never
            and self._words.organisations.union(self._words.places).isdisjoint(lowered)
            and all(token.is_capital for token in self._tokens[start:end])
            and self._seen.is_alone(lowered[-1])
        )

    def _is_inside_name(self, place: int, run: range) -> bool:
        """Return whether an honorific is a part of a name: of a body (“Prince Street Bank”), or never without it."""
        if place + 1 == run.stop:
            return False
        last = self._tokens[run.stop - 1]
        if all(token.is_capital for token in self._tokens[run.start : run.stop]) and (
            last.text.lower() in self._words.organisations or self._is_apposed_to_body(last)
        ):
            return True
        title = self._tokens[place].text
        is_whole = place + 2 == run.stop and self._seen.always_follows(last.text, title)
        return is_whole and not is_abbreviated(title)

    def _is_apposed_to_body(self, last: Token) -> bool:
        """Return whether a word for a body follows a name: “Lee, the company that …”."""
        apposed = _APPOSED.match(self._text, last.end)
        return apposed is not None and apposed[1] in self._words.organisations

    def _after_title(self, start: int, end: int) -> int:
        """Return where a person's name may start after an honorific: after “of State” in “Secretary of State”."""
        has_office = end - start > 2 and self._tokens[start].text in self._words.inside_places
        return start + 2 if has_office else start

    def _before_title(self, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Yield the name before an office: “New Jersey” of “New Jersey Governor”; a single word if it is repeated."""
        while end > start and self._tokens[end - 1].text.lower() in self._words.before_offices:
            end -= 1
        if end - start > 1 or (end > start and self._seen.capital[self._tokens[start].text.lower()] > 1):
            yield start, end, False

    def _lowered(self, start: int, end: int) -> list[str]:
        return [token.text.lower() for token in self._tokens[start:end]]

    def _is_fit(self, start: int, end: int) -> bool:
        names = [each for each in self._lowered(start, end) if each not in self._words.inside]
        if all(self._is_never(each) or self._is_common(each) for each in names):
            return False
        word = self._tokens[start].text
        if len(names) > 1:
            return not self._seen.is_phrase(self._lowered(start, end))
        if len(word) < 2 or is_abbreviated(word) or _ROMAN_NUMBER.match(word):
            return False
        is_part = start > 0 and _is_possessive(self._text, self._tokens[start - 1])
        if is_part and word.lower() in self._words.organisations:  # the firm's Bank
            return False
        if self._seen.is_identifier(word):
            return False
        return self._is_marked(word) or (self._seen.is_name(word) and self._seen.is_name_alone(word))

    def _is_function(self, word: str) -> bool:
        return word.lower() in self._words.functions and not self._is_marked(word)

    def _is_never(self, word: str) -> bool:
        return all(part in self._words.never for part in word.split("-"))

    def _is_common(self, word: str) -> bool:
        return word in self._words.common and self._seen.small[word] >= self._seen.capital[word]

    def _kind(self, start: int, end: int) -> NameKind | None:
        words = self._words
        lowered = self._lowered(start, end)
        before = self._tokens[start - 1].text.lower() if start else ""
        follows_name = start > 1 and self._tokens[start - 2].is_capital and not self._tokens[start - 2].opens
        after = self._tokens[end].text.lower() if end < len(self._tokens) else ""
        if not words.organisations.isdisjoint(lowered) or self._is_apposed_to_body(self._tokens[end - 1]):
            return NameKind.ORGANISATION
        if not words.places.isdisjoint((lowered[-1], lowered[0])):
            return NameKind.PLACE
        is_owner = _is_possessive(self._text, self._tokens[end - 1])
        has_title = end - start > 1 and lowered[0] in words.titles
        if has_title or after in words.saying or (before in words.saying and not is_owner):
            return NameKind.PERSON
        is_plain = not (self._tokens[start].opens or is_owner or follows_name)
        if before in words.place_prepositions and is_plain:
            return NameKind.PLACE
        if end - start > 1 and _APPOSITION.match(self._text, self._tokens[end - 1].end):
            return NameKind.PERSON
        word = self._tokens[start].text
        is_acronym = end == start + 1 and len(word) >= _MIN_ACRONYM and word.isupper() and "." not in word
        return NameKind.ORGANISATION if is_acronym else None


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
        before = texts[mention.sentence][: mention.start].split()[-1:]
        word = before[0].strip("(„»,") if before else ""
        if mention.kind is NameKind.PLACE:
            counts[mention.text] += 1
        elif word and word[0].islower() and word.endswith(_INFLECTED):
            counts[mention.text] -= _MANY
    return counts
