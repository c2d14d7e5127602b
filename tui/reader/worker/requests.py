"""What the reader asks its worker process about an article. A new request is a class here, and nothing else."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from tui.document.model import Article, Section, Sentence
from tui.summary.lengths import Length
from tui.summary.rankings import Ranking

if TYPE_CHECKING:
    from tui.summary.counterparts import Counterparts
    from tui.summary.excerpts import Excerpt
    from tui.summary.explain import Reasons
    from tui.summary.facets import Facets
    from tui.summary.name_kinds import Named

ProgressHandler = Callable[[int, int], None]
"""Called now and then with the amount of work done and the total."""
Answer_co = TypeVar("Answer_co", covariant=True)


class ArticleRequest(ABC, Generic[Answer_co]):
    """A request about an article. Both the request and its answer are pickled."""

    @abstractmethod
    def answer(self, article: Article, on_progress: ProgressHandler) -> Answer_co:
        """Return the answer, in the worker process: what it needs is imported there.

        Raises:
            StandfirstError: An expected failure, with a reason for the user.
        """


class SentencesFound(NamedTuple):
    sentences: tuple[Sentence, ...]
    topics: tuple[Section, ...] | None = None
    """The sections of an article that has no headings; None for those that it has."""

    def added_to(self, article: Article) -> Article:
        """Return a copy of the article that has them."""
        return article.with_sentences(*self)


@dataclass(eq=False, repr=False)
class FindSentences(ArticleRequest[SentencesFound]):
    """Find the article's sentences, and if wanted its topics if it has no headings."""

    topics: bool = False

    def answer(self, article: Article, on_progress: ProgressHandler) -> SentencesFound:
        from tui.language.sentences import find_sentences
        from tui.summary.topics import with_topics

        found = article.with_sentences(find_sentences(article, on_progress))
        cut = with_topics(found) if self.topics else found
        return SentencesFound(cut.sentences, None if cut is found else cut.sections)


@dataclass(eq=False, repr=False)
class RankSentences(ArticleRequest[Ranking]):
    method: str

    def answer(self, article: Article, on_progress: ProgressHandler) -> Ranking:
        from tui.summary.rankings import rank

        return rank(article, self.method, on_progress=on_progress)


class SentenceExplained(NamedTuple):
    reasons: "Reasons"
    keywords: tuple[str, ...]
    """Of the whole article."""


@dataclass(eq=False, repr=False)
class ExplainSentence(ArticleRequest[SentenceExplained]):
    """Explain why a sentence is in a digest of the article, or is not."""

    sentence: int
    """Its index."""
    ranking: Ranking
    length: Length
    section: int | None

    def answer(self, article: Article, on_progress: ProgressHandler) -> SentenceExplained:
        from tui.summary.digests import digest
        from tui.summary.keywords import keywords

        made = digest(article, self.ranking, self.length, section=self.section, gists=0)
        return SentenceExplained(made.reasons(article.sentences[self.sentence]), keywords(article))


@dataclass(eq=False, repr=False)
class AnswerQuestion(ArticleRequest["Excerpt"]):
    """Find the sentences of the article that answer a question."""

    about: str

    def answer(self, article: Article, on_progress: ProgressHandler) -> "Excerpt":
        from tui.summary.answers import answer

        return answer(article, self.about, on_progress=on_progress)


class FindNames(ArticleRequest["tuple[Named, ...]"]):
    """Find what the article names."""

    def answer(self, article: Article, on_progress: ProgressHandler) -> "tuple[Named, ...]":
        from tui.summary.names import names

        return names(article)


@dataclass(eq=False, repr=False)
class FindMentions(ArticleRequest["tuple[Named, ...]"]):
    """Find the sentences of the article that mention some words; the answer is empty if none does."""

    words: str

    def answer(self, article: Article, on_progress: ProgressHandler) -> "tuple[Named, ...]":
        from tui.summary.mentions import mentions

        found = mentions(article, self.words)
        return () if found is None else (found,)


class FindFacets(ArticleRequest["Facets"]):
    """Find the facets of the article's sentences."""

    def answer(self, article: Article, on_progress: ProgressHandler) -> "Facets":
        from tui.summary.facets import facets

        return facets(article)


@dataclass(eq=False, repr=False)
class FindCounterparts(ArticleRequest["Counterparts"]):
    """Find what another article says of what the article does."""

    other: Article

    def answer(self, article: Article, on_progress: ProgressHandler) -> "Counterparts":
        from tui.summary.counterparts import part_counterparts

        return part_counterparts(article, self.other, on_progress)
