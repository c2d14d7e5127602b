"""Bodies that grow without end: prose, and what a reader of its kind may stumble over."""

from collections.abc import Callable, Iterator
from random import Random

from growth_inputs import PROSE, Kind


def bodies(kind: Kind) -> Iterator[tuple[str, Callable[[int], str]]]:
    """Yield the name of each body, and the function that makes it with about so many characters."""
    yield "prose", lambda size: _repeated(kind.prose, size)
    is_text = kind.prose.startswith(PROSE)
    for unit in dict.fromkeys(kind.units):
        yield repr(unit), lambda size, unit=unit: _repeated(unit, size)
        if is_text:
            yield f"{unit!r} word", lambda size, unit=unit: _repeated(f"{unit}word ", size)
            yield f"{unit!r} line", lambda size, unit=unit: _repeated(f"{unit}Word word.\n", size)
    for opening, closing in kind.levels:
        yield (
            f"{opening} within each other",
            lambda size, opening=opening, closing=closing: (
                opening * (size // len(opening + closing))
                + "word"
                + closing * (size // len(opening + closing))
            ),
        )


def pair_bodies(kind: Kind, count: int, random: Random) -> Iterator[tuple[str, Callable[[int], str]]]:
    """Yield the names of bodies of two units in turn, chosen at random, and the functions that make them."""
    for _ in range(count):
        unit = "".join(random.choices(kind.units, k=2))
        yield repr(unit), lambda size, unit=unit: _repeated(unit, size)


def _repeated(unit: str, size: int) -> str:
    """Return a unit over and over; ``{}`` in it, if it is not all of it, becomes a number that is new each time."""
    count = max(1, size // len(unit))
    if "{}" not in unit or unit == "{}":
        return unit * count
    return "".join(unit.replace("{}", str(number)) for number in range(count))
