"""Read the numbers of a document's headings in order: ``C.`` is a letter after ``A.`` and ``B.``, else Roman."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tui.text.numbering import Number, parse_number

_MAX_SKIPPED = 2
_MAX_FIRST = 3


def parse_heading_numbers(texts: Iterable[str]) -> list[Number | None]:
    """Parse the numbers that texts begin with; a single Roman digit is a letter where the letter before it was."""
    numbers: list[Number | None] = []
    letter = 0
    for text in texts:
        number = parse_number(text)
        if number is not None and number.system == "roman" and _is_single(text):
            place = ord(text.lstrip()[0]) - ord("A") + 1
            if letter and place == letter + 1:
                number = replace(number, system="letter", parts=(place,))
        if number is not None and number.system == "letter" and len(number.parts) == 1:
            letter = number.parts[0]
        elif number is not None and number.system in ("roman", "chapter", "book"):
            letter = 0
        numbers.append(number)
    return numbers


def _is_single(text: str) -> bool:
    return not text.lstrip()[1:2].isalpha()


def are_in_sequence(numbers: Sequence[Number | None]) -> list[bool]:
    """Return for each number whether it begins a count or follows an earlier number; False for None.

    Street numbers, years and the coefficients of formulas follow nothing.
    """
    seen: set[tuple[str, tuple[int, ...]]] = set()
    result = []
    for number in numbers:
        is_next = False
        if number is not None:
            *above, last = number.parts
            before = range(max(0, last - _MAX_SKIPPED), last)
            is_next = last <= (_MAX_FIRST if above else 1) or any(
                (number.system, (*above, earlier)) in seen for earlier in before
            )
            if is_next:
                seen.add((number.system, number.parts))
        result.append(is_next)
    return result
