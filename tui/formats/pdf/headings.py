"""The headings of a PDF document with their levels, and its title."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tui.formats.pdf.blocks import BlockRole, PdfBlock
from tui.formats.pdf.lines import BodyMetrics
from tui.formats.pdf.pdfium import Bookmark
from tui.formats.plain.heading_shapes import is_common_section_name
from tui.text.lines import comparison_key, ends_sentence, has_cjk, is_in_capitals
from tui.text.numbering import Number, parse_number

_MAX_HEADING_CHARS = 200
_MIN_LARGE = 1.08
_MIN_ASIDE_SIZE = 0.9

_WORD = re.compile(r"[^\W\d_\u02b0-\u02ff]{2}|[\u3040-\u30ff\u3400-\u9fff]")
_LOOSE_NUMBER = re.compile(r"^(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[IVXLC]{1,6}|[A-Z](?:\.[0-9]{1,3})*)\s+")
_MIN_BOOKMARKS = 3

HeadingStyle = tuple[float, bool, bool, bool]
"""The size of a heading's letters; whether they are bold, capitals, upright. A larger tuple is a higher heading."""


def find_headings(
    blocks: Sequence[PdfBlock], metrics: BodyMetrics, bookmarks: Iterable[Bookmark]
) -> dict[int, int]:
    """Return the levels of headings, from 1 and perhaps with gaps, by the index of the block.

    The blocks are in reading order, with their texts and without the title.
    """
    found = {position for position, block in enumerate(blocks) if _stands_out(block, metrics)}
    known = _bookmarked(blocks, found, bookmarks)
    found -= _front_matter(blocks, found, known)
    found |= set(known)
    last_text = max(set(range(len(blocks))) - found, default=-1)
    found = {position for position in found if position < last_text}
    levels = _levels(blocks, sorted(found), known)
    below = 1 - min(levels.values(), default=1)
    return {position: min(level + max(0, below), 6) for position, level in levels.items()}


def _heading_style(block: PdfBlock) -> HeadingStyle:
    line = block.first
    return round(line.size * 2) / 2, line.is_bold, block.text.isupper(), not line.is_italic


def _stands_out(block: PdfBlock, metrics: BodyMetrics) -> bool:
    text, line = block.text, block.first
    if not _is_short_text(block) or len(block.lines) > 4:
        return False
    if _WORD.search(text) is None or not (text[0].isalnum() or text[0] in "\"“„«‘'¿¡§"):
        return False
    has_heading_name = parse_number(text) is not None or is_common_section_name(text)
    if block.role is BlockRole.ASIDE and (
        line.size < _MIN_ASIDE_SIZE * metrics.size or not is_common_section_name(text)
    ):
        return False
    if line.size >= _MIN_LARGE * metrics.size:
        return len(text) <= 80 or has_heading_name or not ends_sentence(text)
    if text[-1] in ",;:" or text[0].islower():
        return False
    return _is_marked(block, metrics, has_heading_name)


def _is_marked(block: PdfBlock, metrics: BodyMetrics, has_heading_name: bool) -> bool:
    """Return whether a block of the usual size is a heading: bold, or numbered and in capitals or italics."""
    if all(line.is_bold for line in block.lines) and not metrics.is_bold:
        return has_heading_name or block.text[-1] != "."
    number = parse_number(block.text)
    is_in_style = is_in_capitals(number.rest if number else block.text) or all(
        line.is_italic for line in block.lines
    )
    return has_heading_name and is_in_style and len(block.lines) <= 2 and not ends_sentence(block.text)


def _bookmarked(blocks: Sequence[PdfBlock], found: set[int], bookmarks: Iterable[Bookmark]) -> dict[int, int]:
    """Return the levels of blocks with the words of a bookmark to their page or the one before.

    A bookmark is first compared with the blocks that stand out.
    """
    by_key: defaultdict[str, list[Bookmark]] = defaultdict(list)
    for bookmark in bookmarks:
        for words in _title_keys(bookmark.title):
            by_key[words].append(bookmark)
    levels: dict[int, int] = {}
    used: set[int] = set()
    others = (
        position
        for position, block in enumerate(blocks)
        if position not in found and _is_short_text(block) and not _has_bullet(block)
    )
    for position in (*sorted(found), *others) if by_key else ():
        block = blocks[position]
        for bookmark in (bookmark for words in _title_keys(block.text) for bookmark in by_key.get(words, ())):
            is_near = bookmark.page is None or 0 <= block.first.page - bookmark.page <= 1
            if is_near and id(bookmark) not in used:
                used.add(id(bookmark))
                levels[position] = bookmark.level
                break
    return levels


def _is_short_text(block: PdfBlock) -> bool:
    return len(block.text) <= _MAX_HEADING_CHARS and block.role not in (BlockRole.TABLE, BlockRole.CODE)


def _has_bullet(block: PdfBlock) -> bool:
    return block.role is BlockRole.ITEM and not any(map(str.isalnum, block.marker))


def _title_keys(title: str) -> list[str]:
    """Return the comparison keys of a title with its number and without."""
    number = parse_number(" ".join(title.split()))
    keys = [comparison_key(title), comparison_key(number.rest if number else _LOOSE_NUMBER.sub("", title))]
    return [words for words in keys if words]


def _front_matter(blocks: Sequence[PdfBlock], found: set[int], known: dict[int, int]) -> set[int]:
    """Return the blocks above the text that only look like headings: authors, places, dates."""
    doubtful = {
        position
        for position in found
        if position not in known and not _has_heading_name(blocks[position].text)
    }
    if len(known) >= _MIN_BOOKMARKS:
        return {position for position in doubtful if position < min(known)}
    end = next(
        (position for position, block in enumerate(blocks) if _begins_text(block, position in found)), 0
    )
    styles: defaultdict[HeadingStyle, list[bool]] = defaultdict(list)
    for position in found:
        if position >= end:
            styles[_heading_style(blocks[position])].append(position not in doubtful)
    # If most headings of a style have numbers or bookmarks, a block without one is no heading.
    return {
        position
        for position in doubtful
        if position < end and 2 * sum(marks := styles[_heading_style(blocks[position])]) >= len(marks)
    }


def _begins_text(block: PdfBlock, is_found: bool) -> bool:
    if block.role not in (BlockRole.TEXT, BlockRole.ASIDE):
        return True
    return _has_heading_name(block.text) if is_found else _is_prose(block.text)


def _has_heading_name(text: str) -> bool:
    """Return whether a line has a number or a common name of sections; ``C.`` and ``M.`` are initials."""
    number = parse_number(text)
    if number is None:
        return is_common_section_name(text)
    return number.system != "letter" and (number.system != "roman" or number.parts[0] <= 30)


def _is_prose(text: str) -> bool:
    return len(text) >= (50 if has_cjk(text[:200]) else 200)


def _levels(blocks: Sequence[PdfBlock], found: Sequence[int], known: dict[int, int]) -> dict[int, int]:
    numbers = {position: number for position in found if (number := parse_number(blocks[position].text))}
    has_bookmarks = len(known) >= _MIN_BOOKMARKS
    exact = known if has_bookmarks else {**_numbered_levels(numbers), **known}
    members = [(_heading_style(blocks[position]), exact.get(position)) for position in found]
    certain = {style for style, level in members if level is not None}
    styles = _levels_of_styles(members, may_rise=not has_bookmarks)
    highest = min(exact.values(), default=1)
    levels = {}
    for position, (style, level) in zip(found, members, strict=True):
        # An abstract often has a style of its own.
        is_apart = bool(exact) and style not in certain and is_common_section_name(blocks[position].text)
        levels[position] = level if level is not None else highest if is_apart else styles[style]
    return levels


def _numbered_levels(numbers: dict[int, Number]) -> dict[int, int]:
    """Return levels by numbers alone: the first system is the outermost, books and chapters are above all."""
    systems = [number.system for number in numbers.values()]
    order: list[str] = [system for system in ("book", "chapter") if system in systems]
    order += [system for system in dict.fromkeys(systems) if system not in order]
    return {position: order.index(number.system) + len(number.parts) for position, number in numbers.items()}


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
