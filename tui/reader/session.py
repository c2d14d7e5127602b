"""What is being read and how: the state behind the screen, which knows nothing of widgets."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tui.document.model import Article, Section, Sentence
from tui.document.sections import innermost_section, top_sections
from tui.summary.lengths import Length
from tui.summary.rankings import Ranking

if TYPE_CHECKING:
    from tui.summary.digests import Digest


@dataclass(eq=False)
class Session:
    """An article with the rankings made of it so far, and the choices that make its digest.

    Changing a choice gives a new digest at once, as long as the method's ranking is there.
    """

    article: Article
    method: str
    """The method whose digest is shown."""
    length: Length
    section: int | None = None
    """The index of the section that alone is summarised; None for the whole article."""
    rankings: dict[str, Ranking] = field(default_factory=dict)

    @cached_property
    def digest(self) -> "Digest | None":
        """The summary and outline; None until the method has ranked the article."""
        ranking = self.rankings.get(self.method)
        if ranking is None:
            return None
        from tui.summary.digests import digest

        return digest(self.article, ranking, self.length, section=self.section)

    def choose(
        self,
        *,
        article: Article | None = None,
        method: str | None = None,
        length: Length | None = None,
    ) -> None:
        """Change the method or the length, or take up the article with its sentences found."""
        self.article = article or self.article
        self.method = method or self.method
        self.length = length or self.length
        self._forget_digest()

    def choose_section(self, section: int | None) -> None:
        """Summarise a section alone, by its index, or the whole article."""
        self.section = section
        self._forget_digest()

    def add(self, ranking: Ranking) -> None:
        """Take up a ranking; its method is shown once it is chosen."""
        self.rankings[ranking.method] = ranking
        if ranking.method == self.method:
            self._forget_digest()

    def _forget_digest(self) -> None:
        self.__dict__.pop("digest", None)

    # Sections

    def section_at(self, place: int) -> Section | None:
        """The innermost section at a place of the text."""
        sections = self.article.sections
        return sections[innermost_section(sections, place)] if sections else None

    def section_after(self, place: int) -> Section | None:
        """The first section that starts after a place."""
        index = bisect_right(self.article.sections, place, key=lambda section: section.start)
        return self.article.sections[index] if index < len(self.article.sections) else None

    def section_before(self, place: int) -> Section | None:
        """The last section that starts before a place."""
        return next((s for s in reversed(self.article.sections) if s.start < place), None)

    def numbered_section(self, number: int) -> Section | None:
        """The nth top-level section with a heading, counted from 1."""
        chapters = top_sections(self.article)
        return chapters[number - 1] if 0 < number <= len(chapters) else None

    # Sentences

    @property
    def summary(self) -> tuple[Sentence, ...]:
        """The sentences of the summary, in reading order; none until there is a digest."""
        return () if self.digest is None else self.digest.summary

    def summary_after(self, place: int) -> Sentence | None:
        """The first sentence of the summary that starts after a place."""
        return next((s for s in self.summary if s.start > place), None)

    def summary_before(self, place: int) -> Sentence | None:
        """The last sentence of the summary that starts before a place."""
        return next((s for s in reversed(self.summary) if s.start < place), None)

    def summary_between(self, start: int, end: int) -> Sentence | None:
        """The first sentence of the summary with a part between two places, both included."""
        return next((s for s in self.summary if s.start <= end and s.end > start), None)

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence at a place, or the next one; None if they are not found yet or there is none."""
        if not self.article.has_sentences:
            return None
        index = bisect_right(self.article.sentences, place, key=lambda s: s.end)
        return self.article.sentences[index] if index < len(self.article.sentences) else None
