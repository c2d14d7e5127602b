"""Which key terms are keywords of a text. Importing this loads NLTK."""

from collections import Counter
from itertools import islice

import numpy as np

from tui.document.model import Article
from tui.language.words import tokenize_words
from tui.summary.factory import terms_of
from tui.summary.key_terms import KeyTerms
from tui.summary.terms import Numbers

_IN_HEADING = 1.5
_MOST_WITH_A_STEM = 2


def log_likelihoods(inside: Numbers, outside: Numbers) -> Numbers:
    """Dunning's log-likelihood ratio of each term that stands in a text more often than the rest lets expect.

    Args:
        inside: How often each term stands in the text.
        outside: How often each stands in the rest; not all 0.

    Returns:
        For each term the ratio; 0 if it does not stand in the text more often than expected.
    """
    both = inside + outside
    share = inside.sum() / both.sum()
    ratios = 2 * (_surprise(inside, both * share) + _surprise(outside, both * (1 - share)))
    more: Numbers = np.where(inside > both * share, ratios, 0.0)
    return more


def _surprise(seen: Numbers, expected: Numbers) -> Numbers:
    ratios = np.divide(seen, expected, out=np.ones_like(seen), where=seen > 0)
    return seen * np.log(ratios)


def best(article: Article, terms: KeyTerms, values: Numbers, heading: str, count: int) -> tuple[str, ...]:
    """The weightiest terms as they are written, without those that say little more than one before.

    A single word that is no name and stands only once counts only if the heading says it, or if there is nothing else.

    Args:
        article: The article.
        terms: Its key terms.
        values: What each of them is worth; those worth 0 are passed over.
        heading: The title, or the section's heading.
        count: How many there are at most.
    """
    words = tokenize_words(heading, article.language)
    said = frozenset(terms_of(article).stems_of_words(words, stop_words=()).tolist())
    some = np.flatnonzero(values > 0)
    in_heading = np.array([said.issuperset(terms.stems[term]) for term in some.tolist()], np.bool_)
    weights = values[some] * terms.weights[some] * np.where(in_heading, _IN_HEADING, 1.0)
    telling = terms.is_telling[some] | in_heading
    if telling.any():
        some, weights = some[telling], weights[telling]
    choice = _Choice()
    order = some[np.argsort(-weights, kind="stable")].tolist()
    new = (terms.forms[term] for term in order if choice.adds(terms.stems[term], terms.names[term]))
    return tuple(islice(new, max(0, count)))


class _Choice:
    """Knows what the keywords chosen so far say."""

    def __init__(self) -> None:
        self._used: Counter[int] = Counter()
        self._names: set[int] = set()

    def adds(self, stems: tuple[int, ...], is_name: bool) -> bool:
        """Whether a term says more than those before it; if so, it is chosen.

        A part of a phrase does not, nor does the longer form of a name, which ends like it ("Ahab", "Captain Ahab").

        Args:
            stems: Its stems.
            is_name: Whether it is a name.
        """
        most = 1 if len(stems) == 1 else _MOST_WITH_A_STEM
        if any(self._used[stem] >= most for stem in stems) or (is_name and stems[-1] in self._names):
            return False
        self._used.update(stems)
        if is_name:
            self._names.add(stems[-1])
        return True
