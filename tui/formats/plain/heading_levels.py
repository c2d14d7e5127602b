"""The levels of headings in text without markup."""

from collections.abc import Sequence

from tui.formats.plain.heading_shapes import is_common_section_name
from tui.formats.plain.raw_paragraph import ColumnPosition, RawParagraph
from tui.text.lines import is_in_capitals
from tui.text.numbering import Number, parse_numbers

_UNDERLINES = {"=": 1, "-": 2, "─": 2}


def heading_levels(headings: Sequence[tuple[RawParagraph, bool]]) -> list[int]:
    """Return the level of each heading, from 1.

    Args:
        headings: The headings, each with True if the table of contents lists it.
    """
    numbers = parse_numbers(paragraph.full_text for paragraph, _ in headings)
    depths = _depths_of_systems(numbers)
    indents = sorted(
        {paragraph.indent for paragraph, _ in headings if paragraph.column is ColumnPosition.OUTSIDE}
    )
    last_numbered = max((position for position, number in enumerate(numbers) if number), default=-1)
    has_capitals = _capitals_mark_levels(headings, numbers)
    levels: list[int] = []
    base = 0
    for position, ((paragraph, listed), number) in enumerate(zip(headings, numbers, strict=True)):
        if paragraph.underline:
            level = base = _UNDERLINES.get(paragraph.underline, 3)
        elif number is not None:
            level = base = depths[number.system] + len(number.parts)
        elif paragraph.column is ColumnPosition.OUTSIDE and last_numbered < 0:
            level = base = 1 + indents.index(paragraph.indent)
        elif listed or is_common_section_name(paragraph.text):
            level, base = 1, (1 if has_capitals else 0)
        elif has_capitals and is_in_capitals(paragraph.text):
            level = base = 1
        else:
            level = base + 1 if base and (has_capitals or position < last_numbered) else 1
        levels.append(level)
    return levels


def _depths_of_systems(numbers: Sequence[Number | None]) -> dict[str, int]:
    """Return the depth of each numbering system: books and chapters first, then in order of appearance."""
    systems = [number.system for number in numbers if number is not None]
    behind = _appendix_systems(systems)
    depths: dict[str, int] = {}
    for system in ("book", "chapter", *systems):
        if system in systems and system not in behind and system not in depths:
            depths[system] = len(depths)
    beside = 1 if "book" in depths and len(depths) > 1 else 0
    return depths | dict.fromkeys(behind, beside)


def _appendix_systems(systems: Sequence[str]) -> frozenset[str]:
    """Return the systems that number appendices, which are beside the chapters, not inside the last one."""
    if "appendix" in systems:
        has_letters_before = "letter" in systems[: systems.index("appendix")]
        return frozenset(("appendix",) if has_letters_before else ("appendix", "letter"))
    # Appendices without that word: A, B, C after sections 1, 2, 3.
    is_behind = (
        systems[:1] == ["decimal"]
        and "letter" in systems
        and set(systems[systems.index("letter") :]) == {"letter"}
    )
    return frozenset(("letter",)) if is_behind else frozenset()


def _capitals_mark_levels(
    headings: Sequence[tuple[RawParagraph, bool]], numbers: Sequence[Number | None]
) -> bool:
    """Return whether headings in capitals are above those that are not."""
    capitals = [
        is_in_capitals(paragraph.text)
        for (paragraph, _), number in zip(headings, numbers, strict=True)
        if not number
    ]
    return any(capitals) and not all(capitals) and capitals[0] and not any(numbers)
