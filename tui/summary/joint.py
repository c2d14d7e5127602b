"""Joint digests: one summary of several articles, in which nothing is said twice. Importing this loads NLTK."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

import numpy as np

from tui.document.arguments import require_article
from tui.document.errors import UsageError
from tui.document.model import Article, Sentence
from tui.document.stats import count_words
from tui.language.stemmers import tools_for
from tui.summary.factory import terms_of
from tui.summary.lengths import DEFAULT_LENGTH, Length
from tui.summary.likeness import SAME
from tui.summary.methods import DEFAULT_METHOD, find_method
from tui.summary.rankings import Ranking, candidates, rank
from tui.summary.similarity import unit_rows
from tui.summary.terms import Indices, Numbers

_MAX_CANDIDATES = 900
"""The most sentences of all articles that are compared with each other."""
_MIN_CANDIDATES = 3
"""The least of one article, if it has so many."""
_SAME_STORY = 0.2
"""The mean cosine from which on articles tell the same story."""
_MAX_COMPARED = 20
"""The best sentences of an article by which stories are told apart: long articles have some words in common anyway."""
_SUPPORT_WEIGHT = 0.5
"""How much a sentence counts that other articles confirm, beside its own rank."""
_REPEAT_WEIGHT = 0.4


@dataclass(frozen=True, slots=True)
class JointSentence:
    """A sentence of a joint summary."""

    article: int
    """The index of its article."""
    sentence: Sentence
    repeats: tuple[tuple[int, Sentence], ...] = ()
    """For each other article of the story that says the same, its index and the sentence that is most alike."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell the same story, and the sentences of the summary from them."""

    articles: tuple[int, ...]
    """Their indices, in order of their dates if all are known, else as they were given."""
    summary: tuple[JointSentence, ...]
    """In the order of the articles, and of the text."""


@dataclass(frozen=True)
class JointDigest:
    """One summary of several articles, by story."""

    articles: tuple[Article, ...]
    method: str
    length: Length
    stories: tuple[Story, ...]
    """Those that most articles tell first; else as their articles were given."""

    @cached_property
    def summary(self) -> tuple[JointSentence, ...]:
        """The sentences of all stories."""
        return tuple(chain.from_iterable(story.summary for story in self.stories))


def joint_digest(
    articles: Sequence[Article],
    method: str = DEFAULT_METHOD,
    length: Length | str | int = DEFAULT_LENGTH,
    *,
    on_article: Callable[[int], None] = lambda done: None,
) -> JointDigest:
    """Summarise several articles as one; always in the same way.

    A sentence counts by its place in the ranking of its article, and by how much other articles say the same, as the
    cosine of their stems, weighted by inverse sentence frequency. Sentences are chosen one after the other so that they
    do not repeat each other (Carbonell and Goldstein, "The use of MMR", 1998); each story gets its first before one
    gets its second.

    Args:
        articles: The articles, at least one.
        method: The name of the method that ranks the sentences of each article.
        length: The length of the summary: ``5`` sentences, ``"2%"`` of them all, ``"150w"``, or ``"3min"``.
        on_article: Called after an article has been ranked, with the number of those that are.

    Raises:
        UsageError: There is no article, or something else among them; there is no such method or length.
    """
    wanted, name = Length.parse(length), find_method(method).name
    if not articles:
        raise UsageError("There is no article. Name at least one.")
    for article in articles:
        require_article(article)
    pool = _Pool(articles, name, on_article)
    stories = list(pool.stories())
    story_of = {index: number for number, story in enumerate(stories) for index in story}
    order = pool.order([story_of[article] for article in pool.articles.tolist()])
    total = sum(len(article.sentences) for article in articles)
    chosen = wanted.choose(order, total, lambda place: count_words(pool.sentences[place].text))
    summaries: list[list[JointSentence]] = [[] for _ in stories]
    for place in chosen:
        owner = int(pool.articles[place])
        told = stories[story_of[owner]]
        repeats = tuple(repeat for repeat in pool.repeats(place) if repeat[0] in told)
        summaries[story_of[owner]].append(JointSentence(owner, pool.sentences[place], repeats))
    found = (
        _story(articles, story, summary) for story, summary in zip(stories, summaries, strict=True) if summary
    )
    return JointDigest(
        tuple(articles), name, wanted, tuple(sorted(found, key=lambda each: -len(each.articles)))
    )


def _story(articles: Sequence[Article], story: Sequence[int], summary: Sequence[JointSentence]) -> Story:
    dates = [articles[index].date for index in story]
    if all(dates):
        story = [index for _, index in sorted(zip(dates, story, strict=True))]
    places = {index: place for place, index in enumerate(story)}
    sentences = sorted(summary, key=lambda each: (places[each.article], each.sentence.start))
    return Story(tuple(story), tuple(sentences))


class _Pool:
    """The best sentences of all articles, as vectors."""

    def __init__(self, articles: Sequence[Article], method: str, on_article: Callable[[int], None]) -> None:
        most = max(_MIN_CANDIDATES, _MAX_CANDIDATES // len(articles))
        self.sentences: list[Sentence] = []
        owners: list[int] = []
        ranks: list[float] = []
        for index, article in enumerate(articles):
            best = _best(article, rank(article, method, most), most)
            self.sentences += (article.sentences[each] for each in best)
            owners += [index] * len(best)
            ranks += (1 - place / most for place in range(len(best)))
            on_article(index + 1)
        self.articles: Indices = np.array(owners, np.int64)
        self._ranks: Numbers = np.array(ranks, np.float64)
        self._article_count = len(articles)
        self._vectors = _vectors(articles, self.sentences, owners)
        self._cosines: Numbers = self._vectors @ self._vectors.T

    def stories(self) -> Iterator[list[int]]:
        """Yield the articles that tell the same story, in order: clusters by average linkage."""
        sums = np.zeros((self._article_count, self._vectors.shape[1]))
        places = np.arange(len(self.articles)) - np.searchsorted(self.articles, self.articles)
        best = places < _MAX_COMPARED
        np.add.at(sums, self.articles[best], self._vectors[best])
        articles = unit_rows(sums)
        likeness = articles @ articles.T
        np.fill_diagonal(likeness, -1.0)
        clusters = {index: [index] for index in range(self._article_count)}
        while likeness.size and likeness.max() >= _SAME_STORY:
            one, other = sorted(map(int, np.unravel_index(np.argmax(likeness), likeness.shape)))
            sizes = len(clusters[one]), len(clusters[other])
            merged = np.average(likeness[[one, other]], axis=0, weights=sizes)
            merged[[one, other]] = -1.0
            likeness[one], likeness[:, one] = merged, merged
            likeness[other], likeness[:, other] = -1.0, -1.0
            clusters[one] += clusters.pop(other)
        yield from map(sorted, clusters.values())

    def order(self, story_of: Sequence[int]) -> tuple[int, ...]:
        """Return the places of the sentences that say something new, in the order in which they are chosen.

        Args:
            story_of: The number of the story of each sentence.
        """
        stories = np.array(story_of, np.int64)
        values = (1 - _SUPPORT_WEIGHT) * self._ranks + _SUPPORT_WEIGHT * self._support()
        repeated = np.zeros(len(values))
        given = np.zeros(1 + max(story_of, default=0))
        left = np.ones(len(values), np.bool_)
        chosen: list[int] = []
        while left.any():
            merits = np.where(left, np.round(values - _REPEAT_WEIGHT * repeated, 9), -np.inf)
            fewest = given[stories] == given[stories[left]].min() if not given.all() else left
            place = int(np.argmax(np.where(fewest & left, merits, -np.inf)))
            chosen.append(place)
            given[stories[place]] += 1
            repeated = np.maximum(repeated, self._cosines[place])
            left[place] = False
            left &= self._cosines[place] < SAME
        return tuple(chosen)

    def repeats(self, place: int) -> Iterator[tuple[int, Sentence]]:
        """Yield the sentence of each other article that says the same as one."""
        cosines = self._cosines[place]
        for article in range(self._article_count):
            others = np.flatnonzero(self.articles == article)
            if article == self.articles[place] or not len(others):
                continue
            nearest = int(others[np.argmax(cosines[others])])
            if cosines[nearest] >= SAME:
                yield article, self.sentences[nearest]

    def _support(self) -> Numbers:
        """Return for each sentence the mean, over the other articles, of its cosine with the nearest of theirs."""
        nearest = np.zeros((len(self.sentences), self._article_count))
        for article in range(self._article_count):
            others = self.articles == article
            if others.any():
                nearest[:, article] = np.where(others, 0.0, self._cosines[:, others].max(axis=1))
        means: Numbers = nearest.sum(axis=1) / max(1, self._article_count - 1)
        return means


def _best(article: Article, ranking: Ranking, most: int) -> list[int]:
    eligible = frozenset(candidates(article))
    return [index for index in chain(ranking.order, ranking.rest) if index in eligible][:most]


def _vectors(articles: Sequence[Article], sentences: Sequence[Sentence], owners: Sequence[int]) -> Numbers:
    """Return unit vectors of sentences: the counts of their stems by the logarithm of how few of all have them."""
    having: dict[str, int] = {}
    rows: list[dict[str, float]] = []
    wanted = [sentence.index for sentence in sentences]
    bounds = np.searchsorted(owners, range(len(articles) + 1)).tolist()
    total = 0
    for article, (first, last) in zip(articles, pairwise(bounds), strict=True):
        terms = terms_of(article)
        counts = terms.counts(tools_for(article.language).stop_words)
        total += counts.sentence_count
        for stem, number in zip(terms.stems, np.diff(counts.term_starts).tolist(), strict=True):
            having[stem] = having.get(stem, 0) + number
        for index in wanted[first:last]:
            entries = slice(counts.starts[index], counts.starts[index + 1])
            stems = (terms.stems[term] for term in counts.terms[entries].tolist())
            rows.append(dict(zip(stems, counts.counts[entries].tolist(), strict=True)))
    columns = {stem: column for column, stem in enumerate(dict.fromkeys(chain.from_iterable(rows)))}
    vectors = np.zeros((len(rows), len(columns)))
    for row, counted in enumerate(rows):
        for stem, count in counted.items():
            vectors[row, columns[stem]] = count * np.log1p(total / having[stem])
    return unit_rows(vectors)
