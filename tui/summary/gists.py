"""Gists: the sentences that tell what a section says.

Of 100 sections read blind, the first sentence that stands alone was a better gist twice as often as the one with the
best rating, which can be an example or a detail.
"""

from collections.abc import Iterable
from itertools import chain
from weakref import WeakKeyDictionary

from tui.document.model import Article, Sentence
from tui.language.references_back import refers_back
from tui.summary.unfit import is_unfit

_MIN_CHARS = 25

_kept: WeakKeyDictionary[Article, frozenset[int]] = WeakKeyDictionary()


def gists_by_section(
    article: Article, best_first: Iterable[int], eligible: frozenset[int], count: int
) -> list[list[int]]:
    """Choose the gist of every section: its first sentence that stands alone, then its best.

    Args:
        article: The article.
        best_first: The indices of all its sentences, best first.
        eligible: Those that can be chosen.
        count: The number of sentences of each gist, from 0.

    Returns:
        For each section the indices of the chosen sentences, in reading order.
    """
    chosen: list[list[int]] = [[] for _ in article.sections]
    if count > 0:
        for index in dict.fromkeys(chain(sorted(find_openings(article)), best_first)):
            gist = chosen[article.sentences[index].section]
            if len(gist) < count and index in eligible:
                gist.append(index)
    return [sorted(gist) for gist in chosen]


def find_openings(article: Article) -> frozenset[int]:
    """Return the index of the first sentence that stands alone of each section that has one; they are kept."""
    found = _kept.get(article)
    if found is None:
        firsts: dict[int, int] = {}
        for sentence in article.sentences:
            if sentence.section not in firsts and _stands_alone(sentence, article.language):
                firsts[sentence.section] = sentence.index
        found = _kept[article] = frozenset(firsts.values())
    return found


def _stands_alone(sentence: Sentence, language: str) -> bool:
    text = sentence.text
    return len(text) >= _MIN_CHARS and not is_unfit(text) and not refers_back(text, language)
