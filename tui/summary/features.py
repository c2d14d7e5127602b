"""Features of sentences: ratings of Sumy's methods, words of the title, position, cue phrases."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np

from tui.language.references_back import refers_back
from tui.summary.base import ArrayMethod, Checkpoint
from tui.summary.cue_phrases import has_cue, names_itself
from tui.summary.lex_rank import LexRank
from tui.summary.lsa import Lsa
from tui.summary.luhn import Luhn
from tui.summary.reduction import Reduction
from tui.summary.terms import Indices, Mask, Numbers, Terms
from tui.summary.unfit import is_signpost, is_unfit, stand_in_quotations
from tui.text.lines import comparison_key

_INNER = (
    "method, methods, methodology, materials and methods, methods and materials, experiments, evaluation, results, "
    "findings, results and discussion, discussion, related work, limitations, "
    "Methode, Methoden, Methodik, Material und Methoden, Ergebnisse, Diskussion, Ergebnisse und Diskussion, "
    "méthode, méthodes, méthodologie, matériel et méthodes, résultats, résultats et discussion, "
    "método, métodos, metodología, materiales y métodos, resultados, discusión, resultados y discusión, "
    "metodologia, discussão, resultados e discussão, metodi, risultati, discussione, resultaten, discussie, "
    "metod, resultat, diskussion, metody, wyniki, dyskusja, методы, результаты, обсуждение"
)
_OUTER = (
    "abstract, introduction, background, conclusion, conclusions, concluding remarks, "
    "Einleitung, Einführung, Hintergrund, Schluss, Schlussfolgerung, Schlussfolgerungen, Fazit, Zusammenfassung, "
    "résumé, contexte, resumen, introducción, antecedentes, conclusión, conclusiones, "
    "resumo, introdução, conclusão, conclusões, introduzione, conclusione, conclusioni, "
    "inleiding, conclusie, conclusies, inledning, bakgrund, slutsats, slutsatser, "
    "wstęp, wprowadzenie, wnioski, введение, заключение, выводы"
)
_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*|[IVX]+)[.)]?\s+")
_DECAY_SENTENCES = 3.0
"""At this distance from the beginning or the end, ``lead`` and ``ending`` have fallen to about a third."""

Weights = Mapping[str, float]
"""The weight of each feature, by its name."""


def _heading_names(names: str) -> frozenset[str]:
    return frozenset(comparison_key(name) for name in names.split(", "))


_INNER_NAMES, _OUTER_NAMES = _heading_names(_INNER), _heading_names(_OUTER)


def is_paper(headings: Iterable[str]) -> bool:
    """Return whether headings are those of a paper: at least two name its usual parts, and one an inner part."""
    names = {comparison_key(_NUMBER.sub("", heading)) for heading in headings}
    inner = len(names & _INNER_NAMES)
    return inner > 0 and inner + len(names & _OUTER_NAMES) > 1


class SentenceFeatures:
    """Features of a document's sentences, each computed on first use with a method's stemmer and stop words."""

    def __init__(self, method: ArrayMethod, terms: Terms, language: str, checkpoint: Checkpoint) -> None:
        self._language = language
        self._stemmer = method._stemmer
        self._stop_words: frozenset[str] = method.stop_words
        self._terms = terms
        self._checkpoint = checkpoint
        self._indices = np.arange(terms.sentence_count, dtype=np.float64)
        self._counts = terms.counts(self._stop_words)
        starts = np.array((*terms.article_starts, terms.sentence_count))
        self.articles = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        """The article of each sentence, counted from 0; there are several in roundups."""
        self._from_start = self._indices - starts[self.articles]
        ends = np.minimum(starts[1:], max(1, terms.text_end))
        self._to_end = np.abs(ends[self.articles] - 1 - self._indices)
        self._scaled: dict[str, Numbers] = {}
        self._compute: dict[str, Callable[[], Numbers]] = {
            "reduction": lambda: self._rating(Reduction),
            "luhn": lambda: self._rating(Luhn),
            "lsa": lambda: self._rating(Lsa),
            "lex-rank": lambda: self._rating(LexRank),
            "title": self._title_hits,
            "length": lambda: self.lengths,
            "opening": lambda: 1.0 / (1.0 + self._from_start),
            "early": lambda: 1.0 / np.sqrt(1.0 + self._from_start),
            "lead": lambda: np.exp(-self._from_start / _DECAY_SENTENCES),
            "ending": lambda: np.exp(-self._to_end / _DECAY_SENTENCES),
            "paragraph": self._paragraph_starts,
            "last-section": lambda: self._in_last_section,
            "cue": lambda: self.announces.astype(np.float64),
            "itself": lambda: self._where(names_itself).astype(np.float64),
        }

    @property
    def are_degenerate(self) -> bool:
        """True if there are only stop words, or several sentences that do not differ in their words."""
        has_one = len(self._indices) == 1
        return len(self._counts.terms) == 0 or not (has_one or self._counts.distinct()[0].sentence_count > 1)

    @property
    def section_count(self) -> int:
        """The number of sections with sentences of their own; the opening is one."""
        return len(self._section_sizes)

    @property
    def article_count(self) -> int:
        """The number of articles of their own; one but in roundups."""
        return len(self._terms.article_starts)

    @property
    def is_paper(self) -> bool:
        """True if the headings are those of a paper."""
        return is_paper(map(str, self._terms.document.headings))

    @cached_property
    def sections(self) -> Indices:
        """The section of each sentence, counted from 0."""
        return np.repeat(np.arange(self.section_count), self._section_sizes)

    @property
    def lengths(self) -> Numbers:
        """The number of words of each sentence."""
        return np.diff(self._terms.starts).astype(np.float64)

    @cached_property
    def is_unfit(self) -> Mask:
        """True for each sentence that says nothing alone, such as a question, or follows the text, such as thanks."""
        paragraphs = (map(str, paragraph.sentences) for paragraph in self._terms.document.paragraphs)
        quoted = self._mask(chain.from_iterable(map(stand_in_quotations, paragraphs)))
        unfit = self._mask(is_unfit(text) or is_signpost(text) for text in self._texts)
        return unfit | quoted | (self._indices >= self._terms.text_end)

    @cached_property
    def refers_back(self) -> Mask:
        """True for each sentence that can be understood only after the one before."""
        return self._where(refers_back)

    @cached_property
    def announces(self) -> Mask:
        """True for each sentence with a cue phrase."""
        return self._where(has_cue)

    def weighted_sum(self, weights: Weights) -> Numbers:
        """Return for each sentence the weighted sum of its features, each of which is at most 1."""
        total = np.zeros(len(self._indices))
        for name, weight in weights.items():
            self._checkpoint()
            if name not in self._scaled:
                self._scaled[name] = _scaled(self._compute[name]())
            total += weight * self._scaled[name]
        return total

    def _rating(self, method_class: type[ArrayMethod]) -> Numbers:
        method = method_class(self._stemmer)
        method.stop_words = self._stop_words
        return method.rate(self._terms, self._checkpoint)

    def _title_hits(self) -> Numbers:
        counts = self._counts
        title_terms = [
            article * counts.term_count + self._terms.stems_of_words(_words_of(title), self._stop_words)
            for article, title in enumerate(self._titles())
        ]
        terms = self.articles[counts.sentences] * counts.term_count + counts.terms
        return counts.sums(counts.counts * np.isin(terms, np.concatenate(title_terms)))

    def _titles(self) -> list[Sequence[Any]]:
        """Return the titles of the articles: of a single one the first heading, of several all above the text."""
        starts = self._terms.article_starts
        first_of_article = dict.fromkeys(starts)
        first = 0
        for paragraph in self._terms.document.paragraphs:
            if first in first_of_article and first_of_article[first] is None:
                first_of_article[first] = paragraph.headings[: None if len(starts) > 1 else 1]
            first += len(paragraph.sentences)
        return [headings or () for headings in first_of_article.values()]

    def _paragraph_starts(self) -> Numbers:
        sizes = [len(paragraph.sentences) for paragraph in self._terms.document.paragraphs]
        starts = np.zeros(len(self._indices))
        starts[np.cumsum([0, *sizes[:-1]])[np.asarray(sizes) > 0]] = 1.0
        return starts

    @property
    def _in_last_section(self) -> Numbers:
        is_last = self.sections == self.sections[max(0, self._terms.text_end - 1)]
        return is_last.astype(np.float64) if self.section_count > 1 else np.zeros(len(is_last))

    def _where(self, test: Callable[[str, str], bool]) -> Mask:
        return self._mask(test(text, self._language) for text in self._texts)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(map(str, self._terms.document.sentences))

    def _mask(self, values: Iterable[bool]) -> Mask:
        return np.fromiter(values, np.bool_, len(self._indices))

    @cached_property
    def _section_sizes(self) -> tuple[int, ...]:
        """The sentences under each heading but the title, and before the first; without sections that have none."""
        sizes = [0]
        for index, paragraph in enumerate(self._terms.document.paragraphs):
            if len(paragraph.headings) > (index == 0):
                sizes.append(0)
            sizes[-1] += len(paragraph.sentences)
        return tuple(filter(None, sizes))


def _words_of(headings: Iterable[Any]) -> tuple[str, ...]:
    return tuple(word for heading in headings for word in heading.words)


def _scaled(values: Numbers) -> Numbers:
    known: Numbers = np.nan_to_num(values, nan=0.0)
    largest = known.max(initial=0.0)
    return known / largest if largest > 0 else np.zeros(len(known))
