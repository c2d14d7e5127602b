"""Answers: the sentences of an article that answer a question. Importing this loads NLTK."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches

import numpy as np

from tui.document.arguments import require_article
from tui.document.model import Article, Sentence
from tui.document.progress import Progress
from tui.summary.excerpts import Excerpt, TextSpan
from tui.summary.factory import terms_of
from tui.summary.questions import check_question
from tui.summary.rankings import candidates
from tui.summary.relevance import QuestionTerm, Relevance
from tui.summary.similarity import unit_rows
from tui.summary.terms import Indices, Numbers
from tui.text.cells import fit

_MIN_COVERAGE = 0.4
"""The share of the question that the best place must have."""
_MIN_SHARE = 0.2
"""A sentence below this share of the best one's rating is no answer."""
_MAX_ANSWERS = 200
_NEIGHBOURS_SHARE = 0.15
"""The share of a sentence's rating that comes from those like it."""
_WALKS = 30
_REPEAT_WEIGHT = 0.2
"""How much a sentence like one that was chosen already counts for less."""
_MAX_TITLE_CELLS = 60
_MAX_NEAREST = 3
_MIN_LIKENESS = 0.7
_MAX_LENGTH_DIFFERENCE = 3


def answer(
    article: Article,
    about: str,
    *,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Excerpt:
    """Find the sentences of an article that answer a question, or that are about some words; always the same ones.

    They are rated by BM25, and then by a random walk between similar sentences that starts at those with high ratings
    (Otterbacher, Erkan and Radev, "Using random walks for question-focused sentence retrieval", 2005). They are chosen
    one after the other so that they do not repeat each other (Carbonell and Goldstein, "The use of MMR", 1998).

    Args:
        article: The article.
        about: The question, or the words.
        on_progress: Called while words are found, with the sentences done and all.
        cancelled: Called regularly; True cancels.

    Returns:
        At most 200 sentences; none if no place in the article has two fifths of the words that count.

    Raises:
        UsageError: It is no article, or nothing is asked.
        Cancelled: ``cancelled`` returned True.
    """
    require_article(article)
    about = check_question(about)
    title = f"About “{fit(about, _MAX_TITLE_CELLS)}”"
    if not article.sentences:
        return Excerpt(title, (), (), about=about)
    terms_of(article, Progress("Ranking", len(article.sentences), on_progress, cancelled).report)
    relevance = Relevance(article, about)
    can_be_chosen = np.zeros(len(article.sentences), np.bool_)
    can_be_chosen[[*candidates(article)]] = True
    if not (relevance.coverage() * can_be_chosen).max() >= _MIN_COVERAGE:
        scores = (0.0,) * len(article.sentences)
        return Excerpt(title, (), scores, about=about, warnings=tuple(_nothing(about, relevance)))
    ratings = relevance.ratings() * can_be_chosen
    order = _order(relevance, ratings)
    spans = {index: tuple(_matches(article.sentences[index], relevance)) for index in order}
    return Excerpt(
        title,
        tuple(order),
        tuple(ratings.tolist()),
        about=about,
        marks=spans,
        warnings=tuple(_missing(relevance)),
    )


# The order


def _order(relevance: Relevance, ratings: Numbers) -> list[int]:
    best = np.argsort(-ratings, kind="stable")[:_MAX_ANSWERS]
    best = best[ratings[best] >= _MIN_SHARE * ratings[best[0]]]
    likeness = _likeness(relevance, best)
    values = _walk(ratings[best], likeness)
    return [int(best[place]) for place in _without_repeats(values, likeness)]


def _likeness(relevance: Relevance, chosen: Indices) -> Numbers:
    """Return the cosines of some sentences, by the weight of their words."""
    counts, size = relevance.counts, relevance.counts.sentence_count
    having = np.bincount(counts.terms, minlength=counts.term_count)
    weights = np.log1p((size - having + 0.5) / (having + 0.5))
    entries = np.flatnonzero(np.isin(counts.sentences, chosen))
    terms, columns = np.unique(counts.terms[entries], return_inverse=True)
    place_of = np.zeros(size, np.int64)
    place_of[chosen] = np.arange(len(chosen))
    vectors = np.zeros((len(chosen), len(terms)))
    vectors[place_of[counts.sentences[entries]], columns] = (
        counts.counts[entries] * weights[counts.terms[entries]]
    )
    units = unit_rows(vectors)
    cosines: Numbers = units @ units.T
    return cosines


def _walk(ratings: Numbers, likeness: Numbers) -> Numbers:
    """Return where a random walk between similar sentences, which often starts again at the best rated, is found."""
    sums = likeness.sum(axis=1, keepdims=True)
    steps = likeness / np.where(sums > 0, sums, 1.0)
    starts = ratings / ratings.sum()
    values: Numbers = starts
    for _ in range(_WALKS):
        values = (1 - _NEIGHBOURS_SHARE) * starts + _NEIGHBOURS_SHARE * (values @ steps)
    return values


def _without_repeats(values: Numbers, likeness: Numbers) -> Iterator[int]:
    """Yield the places of all, the best first, those like earlier ones later."""
    values = values / values.max()
    repeated = np.zeros(len(values))
    left = np.ones(len(values), np.bool_)
    for _ in range(len(values)):
        merits = (1 - _REPEAT_WEIGHT) * values - _REPEAT_WEIGHT * repeated
        place = int(np.argmax(np.where(left, np.round(merits, 9), -np.inf)))
        left[place] = False
        repeated = np.maximum(repeated, likeness[place])
        yield place


# What matched


def _matches(sentence: Sentence, relevance: Relevance) -> Iterator[TextSpan]:
    """Yield the words of a sentence that the question has, by their offsets in the article's text."""
    keys = {term.key for term in relevance.terms}
    position = 0
    for word in relevance.words_of(sentence.text):
        start = sentence.text.find(word, position)
        if start >= 0:
            position = start + len(word)
            if relevance.key_of(word) in keys:
                yield sentence.start + start, sentence.start + position


def _nothing(about: str, relevance: Relevance) -> Iterator[str]:
    """Yield the lines for a question that nothing answers."""
    yield f"The article says nothing of “{fit(about, _MAX_TITLE_CELLS)}”."
    found = [term.word for term in relevance.terms if term.sentences.any()]
    if found:
        yield f"Of these words it has only {_quoted(found)}."
    yield from _nearest(relevance)


def _missing(relevance: Relevance) -> Iterator[str]:
    """Yield the lines about the words of a question that the article does not have."""
    missing = [term.word for term in relevance.missing]
    if missing:
        yield f"The article does not have {_quoted(missing)}."
        yield from _nearest(relevance)


def _nearest(relevance: Relevance) -> Iterator[str]:
    near = dict.fromkeys(word for term in relevance.missing for word in _words_like(term, relevance))
    if near:
        yield f"The nearest words that it has: {_quoted([*near][:_MAX_NEAREST])}."


def _words_like(term: QuestionTerm, relevance: Relevance) -> Iterator[str]:
    """Yield the words of the article that are spelt most like one."""
    wanted = term.word.lower()
    by_lower = {
        word.lower(): word
        for word in relevance.vocabulary
        if abs(len(word) - len(wanted)) <= _MAX_LENGTH_DIFFERENCE and word[0].lower() == wanted[0]
    }
    for lower in get_close_matches(wanted, by_lower, _MAX_NEAREST, _MIN_LIKENESS):
        yield by_lower[lower]


def _quoted(words: list[str]) -> str:
    *most, last = (f"“{word}”" for word in words)
    return f"{', '.join(most)} and {last}" if most else last
