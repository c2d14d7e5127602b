"""How deep headings without markup are: by their numbers, the lines under them and their capitals."""

from collections.abc import Sequence

from tui.article.heading_names import is_usual_name
from tui.article.heading_shapes import is_in_capitals
from tui.article.numbering import Number, number_of
from tui.article.passages import Passage

_UNDERLINES = {"=": 1, "-": 2, "─": 2}
_DEEPEST_UNDERLINE = 3


def levels_of(headings: Sequence[tuple[Passage, bool]]) -> list[int]:
    """The level of each heading, from 1; never deeper than there is evidence for.

    Args:
        headings: The headings in reading order, each with whether a table of contents lists it.
    """
    numbers = [number_of(passage.whole) for passage, _ in headings]
    depths = _depths_of_systems(numbers)
    last_numbered = max((position for position, number in enumerate(numbers) if number), default=-1)
    shouted = _capitals_mean_something(headings, numbers)
    levels: list[int] = []
    base = 0
    for position, ((passage, listed), number) in enumerate(zip(headings, numbers, strict=True)):
        if passage.underline:
            base = _UNDERLINES.get(passage.underline, _DEEPEST_UNDERLINE)
            level = base
        elif number is not None:
            level = base = depths[number.system] + len(number.parts)
        elif listed or is_usual_name(passage.text):
            level, base = 1, (1 if shouted else 0)
        elif shouted and is_in_capitals(passage.text):
            level = base = 1
        elif shouted:
            level = base + 1 if base else 1
        else:
            level = base + 1 if base and position < last_numbered else 1
        levels.append(level)
    return levels


def _depths_of_systems(numbers: Sequence[Number | None]) -> dict[str, int]:
    """How many systems of numbers stand above each: the one that comes first is the outermost."""
    depths: dict[str, int] = {}
    for system in ("book", "chapter"):
        if any(number is not None and number.system == system for number in numbers):
            depths[system] = len(depths)
    for number in numbers:
        if number is not None and number.system not in depths:
            depths[number.system] = len(depths)
    return depths


def _capitals_mean_something(
    headings: Sequence[tuple[Passage, bool]], numbers: Sequence[Number | None]
) -> bool:
    """Whether some headings are in capitals to stand above others that are not."""
    capitals = [
        is_in_capitals(passage.text)
        for (passage, _), number in zip(headings, numbers, strict=True)
        if not number
    ]
    return any(capitals) and not all(capitals) and capitals[0] and not any(numbers)
