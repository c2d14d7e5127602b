"""The default method as docs/methods.md describes it, in plain loops."""

from itertools import pairwise
from math import exp, sqrt

from tui.document.model import Article
from tui.language.detect import DEFAULT_LANGUAGE
from tui.summary import summarizer
from tui.summary.base import no_check
from tui.summary.factory import terms_of
from tui.summary.features import SentenceFeatures

_RATINGS = (
    "luhn",
    "lsa",
    "reduction",
    "title",
    "cue",
    "itself",
    "length",
    "lex-rank",
    "paragraph",
    "last-section",
)


def features_of(article: Article) -> SentenceFeatures:
    """Return the features of the sentences of an article in English."""
    return SentenceFeatures(summarizer("blend"), terms_of(article), DEFAULT_LANGUAGE, no_check)


def naive_blend(article: Article) -> tuple[list[int], list[float]]:
    """Return the order of the sentences, and how much each was worth when it was chosen."""
    rules = _Rules(article)
    left = list(range(len(article.sentences)))
    worths: list[float] = []
    while left and len(rules.chosen) < 100:
        values = list(map(rules.worth, left))
        worths.append(max(values))
        rules.choose(left.pop(values.index(worths[-1])))
    rest = sorted(left, key=lambda index: (-rules.worth(index), index))
    return [*rules.chosen, *rest], [*worths, *map(rules.worth, rest)]


def _share_of_long(features: SentenceFeatures) -> tuple[float, float]:
    size = len(features.lengths) / features.article_count
    return size, min(1.0, max(0.0, (size - 20) / 40))


def _base_values(features: SentenceFeatures) -> list[float]:
    count = len(features.lengths)
    of = {name: features.weighted_sum({name: 1.0}).tolist() for name in _RATINGS}
    size, long = _share_of_long(features)
    short, paper = 1 - long, long * features.is_paper
    articles = features.articles.tolist()
    values = []
    for index in range(count):
        from_start = index - articles.index(articles[index])
        to_end = len(articles) - 1 - articles[::-1].index(articles[index]) - index
        value = 0.8 * of["luhn"][index] + 0.4 * of["lsa"][index] + 0.4 * of["reduction"][index]
        value += 0.8 * of["title"][index] + 0.6 * of["cue"][index] + 0.4 * of["itself"][index]
        value -= 0.7 * of["length"][index]
        value += short * min(1, size / 21) * (1.6 / (1 + from_start) + 1.2 * exp(-from_start / 3))
        value += long * (1.2 * of["lex-rank"][index] + 2 * min(1, 400 / size) / sqrt(1 + from_start))
        value += paper * (0.4 * exp(-to_end / 3) + 0.3 * of["paragraph"][index] + of["last-section"][index])
        is_unfit, length = bool(features.is_unfit[index]), float(features.lengths[index])
        values.append(value - max(6.0 if is_unfit else 0.0, 3 * max(0.0, 1 - length / 12)))
    return values


class _Rules:
    """What a sentence is worth after those that were chosen."""

    def __init__(self, article: Article) -> None:
        features = features_of(article)
        self._values = _base_values(features)
        self._long = _share_of_long(features)[1]
        self._is_paper, self._is_roundup = features.is_paper, features.article_count > 1
        self._parts = (features.articles if self._is_roundup else features.sections).tolist()
        self._announces, self._refers_back = features.announces.tolist(), features.refers_back.tolist()
        counts = terms_of(article).counts(summarizer("blend").stop_words)
        self._words = [
            set(counts.terms[start:end].tolist()) for start, end in pairwise(counts.starts.tolist())
        ]
        self._shared = [0.0] * len(self._words)
        self.chosen: list[int] = []

    def choose(self, chosen: int) -> None:
        self.chosen.append(chosen)
        for index, words in enumerate(self._words):
            share = len(words & self._words[chosen]) / max(1, min(len(words), len(self._words[chosen])))
            self._shared[index] = max(self._shared[index], share)

    def worth(self, index: int) -> float:
        share = self._shared[index]
        penalty = 0.4 * share + max(0.0, share - 0.5) + (3 if share >= 0.9 else 0)
        if any(self._parts[other] == self._parts[index] for other in self.chosen):
            penalty += 0.6 if self._is_roundup else 0.2 * self._long
        if self._announces[index] and self._is_paper:
            penalty += 0.4 * self._long * min(2, sum(self._announces[other] for other in self.chosen))
        if self._refers_back[index] and index > 0 and index - 1 not in self.chosen:
            penalty += 0.6 + 0.3 * self._long * (not self._is_paper)
        return round(self._values[index] - penalty, 9)
