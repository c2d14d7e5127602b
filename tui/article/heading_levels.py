"""How deep headings without markup are: by their numbers, the lines under them and their capitals."""

from collections.abc import Sequence

from tui.article.heading_names import is_usual_name
from tui.article.heading_shapes import is_in_capitals
from tui.article.numbering import Number, number_of
from tui.article.passages import Passage, Place

_UNDERLINES = {"=": 1, "-": 2, "─": 2}
_DEEPEST_UNDERLINE = 3


def levels_of(headings: Sequence[tuple[Passage, bool]]) -> list[int]:
    """The level of each heading, from 1; never deeper than there is evidence for.

    Args:
        headings: The headings in reading order, each with whether a table of contents lists it.
    """
    numbers = [number_of(passage.whole) for passage, _ in headings]
    depths = _depths_of_systems(numbers)
    indents = sorted({passage.indent for passage, _ in headings if passage.place is Place.OUTSIDE})
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
        elif passage.place is Place.OUTSIDE and last_numbered < 0:
            level = base = 1 + indents.index(passage.indent)
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
    systems = [number.system for number in numbers if number is not None]
    behind = _systems_behind(systems)
    depths: dict[str, int] = {}
    for system in ("book", "chapter", *systems):
        if system in systems and system not in behind and system not in depths:
            depths[system] = len(depths)
    beside = 1 if "book" in depths and len(depths) > 1 else 0
    return depths | dict.fromkeys(behind, beside)


def _systems_behind(systems: Sequence[str]) -> frozenset[str]:
    """The systems of the appendices, which stand beside the chapters, not in the last of them."""
    if "appendix" in systems:
        return (
            frozenset(("appendix", "letter"))
            if "letter" not in systems[: systems.index("appendix")]
            else frozenset(("appendix",))
        )
    # Appendices without that word: A, B, C behind sections 1, 2, 3.
    is_behind = (
        systems[:1] == ["decimal"]
        and "letter" in systems
        and set(systems[systems.index("letter") :]) == {"letter"}
    )
    return frozenset(("letter",)) if is_behind else frozenset()


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
