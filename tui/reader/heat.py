"""How important each sentence of an article is, in a few steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from rich.cells import cell_len

from tui.reader.rows.spans import GLYPHS
from tui.summary.rankings import Ranking

_SHARES = (0.0625, 0.125, 0.25, 0.5)
"""How many of the sentences are at least as important, from the strongest step: half as many with each."""


@dataclass(frozen=True)
class Heat:
    """The step of every sentence, and what the steps mean."""

    steps: bytes
    """By sentence, in reading order: from 0, of the least important, to 4."""
    what: str
    """What was asked."""
    meanings: tuple[str, ...]
    """Of the steps from 4 down to 1; empty for one that cannot be."""

    @property
    def legends(self) -> tuple[str, ...]:
        """What the steps mean, the longest way to say it first."""
        chips = [
            f"{glyph} {meaning}"
            for glyph, meaning in zip(GLYPHS[:0:-1], self.meanings, strict=True)
            if meaning
        ]
        wide, narrow = "  ".join(chips), " ".join(chip.replace(" ", "") for chip in chips)
        return (f"{self.what}: {wide}", f"{self.what}: {narrow}", wide, narrow)


def rank_heat(ranking: Ranking) -> Heat:
    """The steps of sentences by their rank with one method.

    Args:
        ranking: The method's; sentences that it has not ranked are among the least important.
    """
    count = len(ranking.scores)
    steps = bytearray(count)
    for step, share in enumerate(reversed(_SHARES), 1):
        for sentence in ranking.order[: ceil(share * count)]:
            steps[sentence] = step
    meanings = tuple(f"{100 * share:.0f} %" for share in _SHARES)
    return Heat(bytes(steps), f"best by {ranking.method}", meanings)


def agreement_heat(votes: Sequence[int], asked: int) -> Heat:
    """The steps of sentences by how many methods choose them.

    Args:
        votes: How many choose each sentence, in reading order.
        asked: How many methods there are to choose.
    """
    top = len(GLYPHS) - 1
    step_of = [ceil(top * count / asked) if asked else 0 for count in range(asked + 1)]
    meanings = tuple(
        _range([n for n in range(asked + 1) if step_of[n] == step]) for step in range(top, 0, -1)
    )
    return Heat(bytes(step_of[count] for count in votes), f"how many of {asked} methods", meanings)


def article_title(is_skimmed: bool, heat: Heat | None, room: int) -> str:
    """What stands on the frame of the article: how it is shown, as far as there is room.

    Args:
        is_skimmed: Whether it is folded to its summary.
        heat: What it is tinted by, if it is.
        room: In cells.
    """
    title = "Article · skimmed" if is_skimmed else "Article"
    if heat is None:
        return title
    before = (f"{title} · ", "skimmed · ", "") if is_skimmed else (f"{title} · ", "")
    told, bare = heat.legends[:2], heat.legends[2:]
    wanted = (f"{name}{legend}" for legends in (told, bare) for name in before for legend in legends)
    return next((text for text in wanted if cell_len(text) <= room), title)


def _range(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
