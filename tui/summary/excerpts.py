"""Excerpts: sentences that are chosen by something else than a method, such as a question."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tui.summary.rankings import Ranking

TextSpan = tuple[int, int]
"""The start and the end of a part of the article's text."""


@dataclass(frozen=True)
class Excerpt:
    """Sentences of an article that a digest can have in place of those that a method would choose."""

    title: str
    """What they are, for the heading over them."""
    order: tuple[int, ...]
    """Their indices, best first."""
    scores: tuple[float, ...]
    """The rating of each of the article's sentences, in reading order."""
    is_whole: bool = False
    """True if a digest has all of them, whatever its length."""
    about: str | None = None
    """The question that they answer; None if they were not asked for."""
    facet: str | None = None
    """The facet that they are of; None if they are chosen by something else."""
    marks: Mapping[int, tuple[TextSpan, ...]] = field(default_factory=dict)
    """The parts of each for which it was chosen, by its index."""
    warnings: tuple[str, ...] = ()
    """Lines for the user, such as that there are none."""

    def over(self, ranking: Ranking) -> Ranking:
        """Return a method's ranking with these sentences in place of those it ranked; its own come after them."""
        chosen = frozenset(self.order)
        rest = tuple(index for index in (*ranking.order, *ranking.rest) if index not in chosen)
        return replace(
            ranking,
            order=self.order,
            scores=self.scores,
            complete=True,
            warnings=(*ranking.warnings, *self.warnings),
            rest=rest,
            is_fallback=False,
        )
