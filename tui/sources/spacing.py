"""Text in which every second line is empty, as typewriters and bad conversions leave it."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_FEWEST = 20
_SHORTEST, _LONGEST = 40, 120
_ALIKE = 0.7
_BROKEN = 0.3


def without_double_spacing(text: str) -> str:
    """Text without the empty lines that stand between all of its lines; those between paragraphs stay.

    Args:
        text: Text with line feeds as line ends.
    """
    lines = text.split("\n")
    filled = [position for position, line in enumerate(lines) if line.strip()]
    if len(filled) < _FEWEST or len(filled) * 2 > len(lines) + 1:
        return text
    gaps = Counter(after - before - 1 for before, after in pairwise(filled))
    usual, count = gaps.most_common(1)[0]
    if usual == 0 or gaps[0] or count < _ALIKE * len(filled) or not _is_wrapped(lines, filled):
        return text
    result: list[str] = []
    before = filled[0] - 1
    for position in filled:
        result += [""] * max(0, position - before - 1 - usual)
        result.append(lines[position])
        before = position
    return "\n".join(result)


def _is_wrapped(lines: Sequence[str], filled: Sequence[int]) -> bool:
    """Whether sentences go on from line to line."""
    lengths = sorted(len(lines[position]) for position in filled)
    if not _SHORTEST <= lengths[len(lengths) * 9 // 10] <= _LONGEST:
        return False
    goes_on = sum(
        lines[after].lstrip()[0].islower() and lines[before].rstrip()[-1] not in ".!?:"
        for before, after in pairwise(filled)
    )
    return goes_on >= _BROKEN * len(filled)
