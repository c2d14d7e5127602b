"""The levels of a PDF document's headings, by their numbers and their type."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tui.formats.pdf.blocks import PdfBlock
from tui.formats.plain.heading_shapes import is_common_section_name
from tui.text.numbering import Number

MIN_BOOKMARKS = 3

HeadingStyle = tuple[float, bool, bool, bool]
"""A heading's size in points; whether it is bold, in capitals, upright. A larger tuple is a higher heading."""


def heading_style(block: PdfBlock) -> HeadingStyle:
    """Return the style of a heading, by its first line."""
    line = block.first
    return round(line.size * 2) / 2, line.is_bold, block.text.isupper(), not line.is_italic


def heading_levels(
    blocks: Sequence[PdfBlock], found: Sequence[int], numbers: dict[int, Number], known: dict[int, int]
) -> dict[int, int]:
    """Return the level of each heading, from 1 and perhaps with gaps.

    Args:
        blocks: The blocks of the document.
        found: The indexes of the headings.
        numbers: The numbers of those that have one.
        known: The levels of those that have a bookmark.
    """
    has_bookmarks = len(known) >= MIN_BOOKMARKS
    numbered = _levels_by_bookmarks(numbers, known) if has_bookmarks else _numbered_levels(numbers, blocks)
    exact = {**numbered, **known}
    members = [(heading_style(blocks[position]), exact.get(position)) for position in found]
    certain = {style for style, level in members if level is not None}
    styles = _levels_of_styles(members, may_rise=not has_bookmarks)
    highest = min(exact.values(), default=1)
    levels = {}
    for position, (style, level) in zip(found, members, strict=True):
        # An abstract often has a style of its own.
        is_apart = bool(exact) and style not in certain and is_common_section_name(blocks[position].text)
        levels[position] = level if level is not None else highest if is_apart else styles[style]
    return levels


def _levels_by_bookmarks(numbers: dict[int, Number], known: dict[int, int]) -> dict[int, int]:
    """Return the levels of numbered headings: those of bookmarked ones whose numbers have as many parts."""
    votes: defaultdict[tuple[str, int], Counter[int]] = defaultdict(Counter)
    for position, level in known.items():
        if (number := numbers.get(position)) is not None:
            votes[number.system, len(number.parts)][level] += 1
    return {
        position: found.most_common(1)[0][0]
        for position, number in numbers.items()
        if (found := votes.get((number.system, len(number.parts))))
    }


def _numbered_levels(numbers: dict[int, Number], blocks: Sequence[PdfBlock]) -> dict[int, int]:
    """Return levels by numbers alone: the first system is the outermost, books and chapters are above all.

    A later system in the style of the first, such as the letters of appendices, has the same level.
    """
    systems = [number.system for number in numbers.values()]
    order: list[str] = [system for system in ("book", "chapter") if system in systems]
    order += [system for system in dict.fromkeys(systems) if system not in order]
    styles: dict[str, set[HeadingStyle]] = {}
    places: dict[str, int] = {}
    for place, system in enumerate(order):
        styles[system] = {
            heading_style(blocks[position])
            for position, number in numbers.items()
            if number.system == system and len(number.parts) == 1
        }
        beside = next((other for other in order[:place] if styles[other] & styles[system]), None)
        places[system] = 1 + max(places.values(), default=-1) if beside is None else places[beside]
    return {position: places[number.system] + len(number.parts) for position, number in numbers.items()}


def _levels_of_styles(
    members: Iterable[tuple[HeadingStyle, int | None]], may_rise: bool
) -> dict[HeadingStyle, int]:
    """Return the level of each style: that of most headings with a known one, else one below the next larger style.

    Args:
        members: The style and, if it is known, the level of each heading.
        may_rise: Whether a larger style may be above all known levels, as chapters are above numbered sections.
    """
    votes: defaultdict[HeadingStyle, list[int | None]] = defaultdict(list)
    for style, level in members:
        votes[style].append(level)
    levels: dict[HeadingStyle, int] = {}
    above: list[HeadingStyle] = []
    below = 0
    for style in sorted(votes, reverse=True):
        known = Counter(level for level in votes[style] if level is not None)
        if known:
            below = known.most_common(1)[0][0]
        elif not levels:
            above.append(style)
            continue
        levels[style] = below if known else below + 1
        # A style that occurs only once is often that of a word in a picture.
        below += not known and len(votes[style]) > 1
    are_all_above = not levels
    level = next(iter(levels.values()), 1 + len(above))
    for style in reversed(above):
        level -= are_all_above or (may_rise and len(votes[style]) > 1)
        levels[style] = level
    return levels
