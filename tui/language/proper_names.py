"""Find names in a text by its capitals, honorifics and function words, without lists of names."""

import re
from collections.abc import Iterator, Sequence

from tui.language.elisions import HAVE_ELISIONS, blank_elisions
from tui.language.name_evidence import Seen
from tui.language.name_mentions import NameKind, NameMention, undoubted
from tui.language.name_tokens import Token, is_abbreviated, tokens_of
from tui.language.name_words import NameWords, name_words_of

_MAX_IN_CAPITALS = 1
"""More words in capitals one after the other are a heading or a cry."""
# I, I'm, Rs49, PDAs, Ph.D
_NO_NAME = re.compile(r"I(?:[’'].*)?\Z|[^\W\d_]{1,3}\d|[A-Z]{2,}s\Z|[A-Z][a-z]\.")
_GLUED = re.compile(r".*[a-z]([A-Z][a-z]{2,})")
"""The end of a sentence with the first word of the next, as in “AugustThe”."""
_ALSO_NAMES = frozenset(["april", "may", "june", "august"])
_ROMAN_NUMBER = re.compile(r"[IVXLC]+\Z")
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
_DIRECTIONS = frozenset("north south east west northern southern eastern western".split())
_MAX_SYLLABLE = 5
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
    seen = Seen(texts, sentences, words, code)
    mentions = [
        mention
        for index, tokens in enumerate(sentences)
        for mention in _Reader(texts[index], index, tokens, words, seen).mentions()
    ]
    return undoubted(mentions, texts, seen, words)


def _is_possessive(text: str, token: Token) -> bool:
    return text[token.end : token.end + 2].lower() in ("'s", "’s")


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

    def _is_given_name(self, word: str) -> bool:
        """Return whether a word after a name may be a given name with a hyphen: “Kim Jong-un”, but “Leeds-born”."""
        first, _, second = word.partition("-")
        is_short = max(len(first), len(second)) <= _MAX_SYLLABLE
        return is_short and second.islower() and second not in self._words.after_places

    def _begins_longer(self, token: Token) -> bool:
        """Return whether a word that opens a sentence is the first of several with capitals."""
        place = self._tokens.index(token) + 1
        following = [each.text for each in self._tokens[place : place + 2] if each.joins and each.is_capital]
        follows = place < len(self._tokens) and self._tokens[place].text in following
        if _GERUND.fullmatch(token.text) or (len(following) > 1 and _OCCUPATION.fullmatch(token.text)):
            return False
        if follows and self._seen.stand_together(token.text, following[0]):
            return True
        is_small = self._seen.small[token.text.lower()] > 0 or token.text.lower() in self._words.common
        return (follows and not is_small) or token.text.lower() in self._words.titles

    @staticmethod
    def _is_marked(word: str) -> bool:
        """Return whether a word looks like a name anywhere: “TikTok”, “NATO”, “U.S.”."""
        return any(letter.isupper() for letter in word[1:]) and not (word.isupper() and len(word) > 5)

    def _continued(self, start: int, end: int) -> int:
        """Return the end of a run from ``start`` that may go on at ``end``."""
        tokens, place, words = self._tokens, end, self._words
        inside = words.inside
        if tokens[start].text.lower() in words.organisations:
            inside |= words.inside_organisations
        elif tokens[end - 1].text.lower() in words.organisations:  # National Center for Wool
            inside |= {"for"}
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
            or (self._is_excluded(following.text) and not self._is_given_name(following.text))
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
        if self._seen.is_alone(lowered[-1]) and self._tokens[end].text == "of":  # Ann Lee, if she is Lee
            return True
        word = self._tokens[place].text
        if self._seen.small[word.lower()] > 0 or word.lower() in self._words.common:
            return False
        return self._is_marked(word) or self._seen.is_free(word)

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
        end -= self._is_doubtful_end(start, end)
        if start < end:
            yield start, end, is_titled

    def _is_after_name(self, place: int) -> bool:
        """Return whether a word with a capital only follows a name: “Rome Monday”, “Rome May 5”, but “Ann May”."""
        word, following = self._tokens[place].text.lower(), self._tokens[place + 1 : place + 2]
        if word in self._words.calendar:
            if self._seen.stand_together(self._tokens[place - 1].text, word, times=2):  # Black Friday
                return False
            return word not in _ALSO_NAMES or (bool(following) and following[0].text[0].isdecimal())
        words = self._words
        return word in words.counting | words.inside | words.inside_organisations

    def _is_nation_before_person(self, start: int, end: int) -> bool:
        """Return whether a name begins with a nation that does not belong to it: “Austrian Ann Lee”, if she is Lee."""
        lowered = self._lowered(start, end)
        return (
            len(lowered) > 2
            and (lowered[0] in self._words.never or self._is_position(self._tokens[start].text))
            and self._words.organisations.union(self._words.places).isdisjoint(lowered)
            and all(token.is_capital for token in self._tokens[start:end])
            and self._seen.is_alone(lowered[-1])
        )

    @staticmethod
    def _is_position(word: str) -> bool:
        """Return whether a word may be short for a player's or an officer's position: “DL Ann Lee”."""
        return word.isupper() and 1 < len(word) < _MIN_ACRONYM

    def _is_doubtful_end(self, start: int, end: int) -> bool:
        """Return whether a run in a technical text ends with the letters of a kind of things: “Windows API”."""
        last = self._tokens[end - 1].text
        is_acronym = last.isupper() and len(last) > 1 and end - start > 1
        is_apart = self._seen.is_alone(last) or self._seen.is_alone(self._tokens[end - 2].text)
        return is_acronym and self._seen.is_technical and is_apart

    def _is_inside_name(self, place: int, run: range) -> bool:
        """Return whether an honorific is a part of a name: of a body (“Prince Street Bank”), or never without it."""
        if place + 1 == run.stop:
            return self._seen.is_technical and place > run.start  # Swift Package Manager
        last = self._tokens[run.stop - 1]
        if all(token.is_capital for token in self._tokens[run.start : run.stop]) and (
            last.text.lower() in self._words.organisations | self._words.works
            or self._is_apposed_to_body(last)
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
        kinds = self._words.organisations | self._words.places
        while end > start and (word := self._tokens[end - 1].text.lower()) not in kinds:
            is_of_office = end - start > 1 and self._seen.said(word) > 0  # US Trade Representative
            if not is_of_office and word not in self._words.before_offices:
                break
            end -= 1
        if end - start > 1 or (end > start and self._seen.capital[self._tokens[start].text.lower()] > 1):
            yield start, end, False

    def _lowered(self, start: int, end: int) -> list[str]:
        return [token.text.lower() for token in self._tokens[start:end]]

    def _is_fit(self, start: int, end: int) -> bool:
        names = [each for each in self._lowered(start, end) if each not in self._words.inside]
        if all(self._is_never(each) or self._is_common(each) for each in names):
            return False
        return self._is_fit_phrase(start, end, names) if len(names) > 1 else self._is_fit_word(start)

    def _is_fit_phrase(self, start: int, end: int, names: Sequence[str]) -> bool:
        if names[0] in _DIRECTIONS and all(map(self._is_never, names[1:])):  # South Korean
            return False
        is_cut = self._sentence in self._seen.headings or self._is_number(end)  # Germanwings Flight 9525
        if is_cut and self._seen.said(names[-1]) > 0:
            return False
        return not (
            self._seen.is_phrase(self._lowered(start, end))
            or self._seen.is_term(names, is_only=self._is_after_the(start))
        )

    def _is_fit_word(self, start: int) -> bool:
        word = self._tokens[start].text
        if len(word) < 2 or is_abbreviated(word) or _ROMAN_NUMBER.match(word):
            return False
        if word.lower() in self._words.firms | self._words.works:
            return False
        is_part = start > 0 and (
            _is_possessive(self._text, self._tokens[start - 1])  # the firm's Bank
            or (self._tokens[start].joins and self._is_number(start - 1))  # 17th Street
        )
        if is_part and word.lower() in self._words.organisations | self._words.places:
            return False
        if self._seen.is_identifier(word):
            return False
        return self._is_marked(word) or (self._seen.is_name(word) and self._seen.is_name_alone(word))

    def _is_after_the(self, place: int) -> bool:
        return place > 0 and self._tokens[place - 1].text == "the"

    def _is_number(self, place: int) -> bool:
        return place < len(self._tokens) and self._tokens[place].text[0].isdecimal()

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
