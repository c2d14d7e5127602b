"""The article being read and the choices that make its digest: plain values, without widgets."""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tui.document.errors import UsageError
from tui.document.model import Article, Section, Sentence
from tui.document.sections import innermost_section, section_name, sentence_at, top_sections
from tui.library.records import ReadingState
from tui.summary.lengths import Length
from tui.summary.methods import METHODS

if TYPE_CHECKING:
    from tui.summary.digests import Digest
    from tui.summary.excerpts import Excerpt
    from tui.summary.rankings import Ranking


@dataclass(eq=False)
class Session:
    """An article, its rankings so far, and the choices that make its digest.

    Changing a choice gives a new digest at once, if the article was ranked by the method.
    """

    article: Article
    method: str
    """The method whose digest is shown."""
    length: Length
    section: int | None = None
    """The index of the section to summarize; None for the whole article."""
    context: int = 0
    """The most sentences to show before one of the summary that refers back to them."""
    rankings: "dict[str, Ranking]" = field(default_factory=dict)
    excerpt: "Excerpt | None" = None
    """The sentences that the summary is chosen from in place of the ranking, such as answers to a question."""

    @cached_property
    def digest(self) -> "Digest | None":
        """The summary and outline; None until the method has ranked the article."""
        ranking = self.rankings.get(self.method)
        if ranking is None:
            return None
        from tui.summary.digests import digest

        return digest(
            self.article,
            ranking,
            self.length,
            section=self.section,
            context=self.context,
            excerpt=self.excerpt,
        )

    def prepare_digest(self) -> None:
        """Do ahead what the digest needs besides the ranking, so that it is there sooner after that."""
        from tui.summary.digests import prepare_digest

        prepare_digest(self.article)

    def choose(
        self,
        *,
        article: Article | None = None,
        method: str | None = None,
        length: Length | None = None,
        context: int | None = None,
    ) -> None:
        """Change what the digest is made from; an article replaces the same without its sentences."""
        self.article = article or self.article
        self.method = method or self.method
        self.length = length or self.length
        self.context = self.context if context is None else context
        self._clear_digest()

    @property
    def kept_section(self) -> int | None:
        """The section to summarise alone the next time; None for a topic, which may be found elsewhere then."""
        section = self.section
        return None if section is None or self.article.sections[section].is_found else section

    def choose_section(self, section: int | None) -> None:
        """Summarize one section, by its index, or the whole article."""
        self.section = section
        self._clear_digest()

    def choose_excerpt(self, excerpt: "Excerpt | None") -> None:
        """Choose the summary from these sentences, or for None by the method again."""
        self.excerpt = excerpt
        self._clear_digest()

    def add(self, ranking: "Ranking") -> None:
        """Add a ranking; its digest is shown once its method is chosen."""
        self.rankings[ranking.method] = ranking
        if ranking.method == self.method:
            self._clear_digest()

    def _clear_digest(self) -> None:
        self.__dict__.pop("digest", None)

    # Sections

    def section_at(self, place: int) -> Section | None:
        """Return the innermost section at a place in the text."""
        sections = self.article.sections
        return sections[innermost_section(sections, place)] if sections else None

    def section_name_at(self, place: int) -> str:
        """Return the name of the innermost section at a place; empty for an article without sections."""
        section = self.section_at(place)
        return "" if section is None else section_name(section)

    def section_after(self, place: int) -> Section | None:
        index = bisect_right(self.article.sections, place, key=lambda section: section.start)
        return self.article.sections[index] if index < len(self.article.sections) else None

    def section_before(self, place: int) -> Section | None:
        return next((s for s in reversed(self.article.sections) if s.start < place), None)

    def numbered_section(self, number: int) -> Section | None:
        """Return the nth top-level section with a heading, counted from 1."""
        chapters = top_sections(self.article)
        return chapters[number - 1] if 0 < number <= len(chapters) else None

    # Sentences

    @property
    def summary(self) -> tuple[Sentence, ...]:
        """The sentences of the summary, in reading order; none until there is a digest."""
        return () if self.digest is None else self.digest.summary

    def summary_after(self, place: int) -> Sentence | None:
        return next((s for s in self.summary if s.start > place), None)

    def summary_before(self, place: int) -> Sentence | None:
        return next((s for s in reversed(self.summary) if s.start < place), None)

    def summary_between(self, start: int, end: int) -> Sentence | None:
        """Return the first sentence of the summary that overlaps a range of places, both ends included."""
        return next((s for s in self.summary if s.start <= end and s.end > start), None)

    def line_at(self, place: int) -> str:
        """Return the sentence at a place, or the text from there to the end of its line."""
        if (sentence := self.sentence_at(place)) is not None:
            return sentence.text
        end = self.article.text.find("\n", place)
        return self.article.text[place : end if end >= 0 else None]

    def sentence_at(self, place: int) -> Sentence | None:
        """Return the sentence at a place, or the next one; None if there is none or sentences are not found yet."""
        return sentence_at(self.article.sentences, place) if self.article.has_sentences else None


class Choices:
    """The method, length, language and section that the user chose for the article.

    Another article has its own: those of its last opening, or else those that the reader began with.

    Args:
        method: The method to begin with.
        length: The length to begin with.
        explicit: Which of ``method`` and ``length`` the user asked for at the start: every article opens with them.
        context: The most sentences to show before one of the summary that refers back to them.
    """

    def __init__(self, method: str, length: Length, explicit: Collection[str] = (), context: int = 0) -> None:
        self.method = self._first_method = method
        """The method whose digest is shown, or will be."""
        self.length = self.first_length = length
        self.context = context
        self.language: str | None = None
        self._section: int | None = None
        self._explicit = frozenset(explicit)
        self._chosen: set[str] = set()  # which of them the user has chosen for the article
        self._chosen_before: set[str] | None = None  # those chosen before the next article was asked for

    def choose_method(self, method: str) -> None:
        self.method = method
        self._note_chosen("method")

    def choose_length(self, length: Length) -> None:
        self.length = length
        self._note_chosen("length")

    def _note_chosen(self, name: str) -> None:
        self._chosen.add(name)
        if self._chosen_before is not None:
            self._chosen_before.discard(name)

    def expect_article(self) -> None:
        """Take what is chosen from now on for the article that is being opened."""
        self._chosen_before = self._chosen.copy()

    def restore(self, state: ReadingState, *, keeps_chosen: bool = False) -> None:
        """Restore the choices from the state of an article.

        Args:
            state: The state.
            keeps_chosen: Whether the method and length that the user has chosen stay, as for a new version of the
                same article. What was chosen while the article was being opened stays in any case.
        """
        if not keeps_chosen:
            before = self._chosen if self._chosen_before is None else self._chosen_before
            self._chosen = self._chosen - before
            self._chosen_before = None
        if "method" not in self._chosen:
            kept = None if "method" in self._explicit else state.method
            self.method = kept if kept is not None and kept in METHODS else self._first_method
        if "length" not in self._chosen:
            kept_length = None if "length" in self._explicit else state.length
            pace = self.first_length.words_per_minute
            self.length = _parsed(kept_length, pace) or self.first_length
        self.language, self._section = state.language, state.section

    def state(self, section: int | None) -> ReadingState:
        """Return the choices to save for an article; the initial method and length are saved as None."""
        wanted = self._explicit | self._chosen
        has_method = "method" in wanted or self.method != self._first_method
        has_length = "length" in wanted or self.length != self.first_length
        return ReadingState(
            method=self.method if has_method else None,
            length=str(self.length) if has_length else None,
            section=section,
            language=self.language,
        )

    def session(self, article: Article, *, is_whole: bool) -> Session:
        """Return a session for an article, or a part of one, with a restored section if the whole article has it."""
        section, self._section = self._section, None
        if section is not None and not (is_whole and section < len(article.sections)):
            section = None
        return Session(article, self.method, self.length, section, self.context)


def _parsed(length: str | None, words_per_minute: int) -> Length | None:
    try:
        return None if length is None else Length.parse(length).at_pace(words_per_minute)
    except UsageError:
        return None
