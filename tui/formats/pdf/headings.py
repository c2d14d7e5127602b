"""Find the headings of a PDF document."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tui.formats.pdf.blocks import BlockRole, PdfBlock
from tui.formats.pdf.heading_levels import MIN_BOOKMARKS, HeadingStyle, heading_levels, heading_style
from tui.formats.pdf.heading_numbers import are_in_sequence, parse_heading_numbers
from tui.formats.pdf.lines import BodyMetrics
from tui.formats.pdf.pdfium import Bookmark
from tui.formats.pdf.text_patterns import is_theorem_name, is_title_like
from tui.formats.plain.heading_shapes import is_common_section_name
from tui.text.lines import comparison_key, ends_sentence, has_cjk, is_in_capitals
from tui.text.numbering import Number, parse_number

_MAX_HEADING_CHARS = 200
_MAX_HEADING_LINES = 4
_MAX_PLAIN_WORDS = 12
_MIN_LARGE = 1.08
_MIN_ASIDE_SIZE = 0.85
_MIN_PROSE_CHARS = 100
_MIN_PLAIN_NUMBERED = 3
_MIN_MATCHED = 0.6
_MIN_NUMBERED_STYLE = 4
_MAX_ROMAN = 30

_NO_HEADINGS = (BlockRole.FRONT, BlockRole.TABLE, BlockRole.CODE, BlockRole.CAPTION, BlockRole.FORMULA)
_SECTION_SIGN = re.compile(r"§+ ?[0-9][0-9a-z.-]*\s+[^\W\d_]")
_LOOSE_NUMBER = re.compile(r"^(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[IVXLC]{1,6}|[A-Z](?:\.[0-9]{1,3})*)\s+")


def find_headings(
    blocks: Sequence[PdfBlock], metrics: BodyMetrics, bookmarks: Iterable[Bookmark]
) -> dict[int, int]:
    """Return the levels of headings, from 1 and perhaps with gaps, by the index of the block.

    Args:
        blocks: The blocks in reading order, with their texts and without the title.
        metrics: The style of most of the text.
        bookmarks: The document's bookmarks.
    """
    bookmarks = list(bookmarks)
    found = {
        position for position, block in enumerate(blocks) if block.is_run_in or _is_prominent(block, metrics)
    }
    found |= _plain_numbered(blocks)
    known = _bookmarked(blocks, found, bookmarks)
    found |= set(known)
    numbers = _numbers(blocks, sorted(found))
    found -= _doubtful(blocks, found, known, numbers, len(bookmarks))
    last_text = max(set(range(len(blocks))) - found, default=-1)
    found = {position for position in found if position < last_text}
    in_order = sorted(found)
    numbered = {position: numbers[position] for position in in_order if position in numbers}
    levels = heading_levels(blocks, in_order, numbered, known)
    below = 1 - min(levels.values(), default=1)
    return {position: min(level + max(0, below), 6) for position, level in levels.items()}


def _is_prominent(block: PdfBlock, metrics: BodyMetrics) -> bool:
    text, line = block.text, block.first
    if not _is_short_text(block) or len(block.lines) > _MAX_HEADING_LINES or _has_bullet(block):
        return False
    if not (text[0].isalnum() or text[0] in "\"“„«‘'¿¡§") or not is_title_like(text):
        return False
    if is_common_section_name(text) and line.size >= _MIN_ASIDE_SIZE * metrics.size:
        return block.role is not BlockRole.ITEM and not text[0].islower()
    has_number = parse_number(text) is not None
    is_small = block.role is BlockRole.ASIDE and not (has_number and _is_bold_aside(block, metrics))
    if is_small or text[-1] in ",;:" or is_theorem_name(text):
        return False
    if line.size >= _MIN_LARGE * metrics.size:
        return (len(text) <= 80 or has_number or not ends_sentence(text)) and not text[0].islower()
    is_numbered = has_number or _SECTION_SIGN.match(text) is not None
    return not text[0].islower() and _is_marked(block, metrics, is_numbered)


def _is_bold_aside(block: PdfBlock, metrics: BodyMetrics) -> bool:
    is_bold = all(line.is_bold for line in block.lines) and not metrics.is_bold
    return is_bold and block.first.size >= _MIN_ASIDE_SIZE * metrics.size


def _is_marked(block: PdfBlock, metrics: BodyMetrics, has_number: bool) -> bool:
    """Return whether a block of the usual size is a heading: bold, or numbered and in capitals or italics."""
    if all(line.is_bold for line in block.lines) and not metrics.is_bold:
        return has_number or block.text[-1] != "."
    number = parse_number(block.text)
    is_in_style = is_in_capitals(number.rest if number else block.text) or all(
        line.is_italic for line in block.lines
    )
    return has_number and is_in_style and len(block.lines) <= 2 and not ends_sentence(block.text)


def _plain_numbered(blocks: Sequence[PdfBlock]) -> set[int]:
    """Return the short blocks that only their numbers, counted from 1, mark as headings; each has text below it."""
    candidates = [
        position
        for position, (block, below) in enumerate(pairwise(blocks))
        if _may_be_plain_heading(block)
        and below.role is BlockRole.TEXT
        and len(below.text) >= _MIN_PROSE_CHARS
    ]
    numbers = parse_heading_numbers(blocks[position].text for position in candidates)
    usual = [
        position
        for position, number, fits in zip(candidates, numbers, are_in_sequence(numbers), strict=True)
        if fits and number is not None and number.system in ("decimal", "roman")
    ]
    return set(usual) if len(usual) >= _MIN_PLAIN_NUMBERED else set()


def _may_be_plain_heading(block: PdfBlock) -> bool:
    text = block.text
    number = parse_number(text) if _is_short_text(block) and len(block.lines) <= 2 else None
    return (
        number is not None
        and block.role in (BlockRole.TEXT, BlockRole.ITEM)
        and number.rest[:1].isupper()
        and len(number.rest.split()) <= _MAX_PLAIN_WORDS
        and not ends_sentence(text)
        and text[-1] not in ",;"
        and is_title_like(number.rest)
    )


def _numbers(blocks: Sequence[PdfBlock], positions: Sequence[int]) -> dict[int, Number]:
    """Return the numbers of the headings that have one, which begins or continues a count."""
    numbers = parse_heading_numbers(blocks[position].text for position in positions)
    return {
        position: number
        for position, number, fits in zip(positions, numbers, are_in_sequence(numbers), strict=True)
        if number is not None and (fits or number.has_keyword)
    }


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
    return len(block.text) <= _MAX_HEADING_CHARS and block.role not in _NO_HEADINGS


def _has_bullet(block: PdfBlock) -> bool:
    return block.role is BlockRole.ITEM and not any(map(str.isalnum, block.marker))


def _title_keys(title: str) -> list[str]:
    """Return the comparison keys of a title, with its number and without."""
    number = parse_number(" ".join(title.split()))
    keys = [comparison_key(title), comparison_key(number.rest if number else _LOOSE_NUMBER.sub("", title))]
    return [words for words in keys if words]


def _doubtful(
    blocks: Sequence[PdfBlock],
    found: set[int],
    known: dict[int, int],
    numbers: dict[int, Number],
    bookmarks: int,
) -> set[int]:
    """Return the blocks that only look like headings: dates and places above the text, words in pictures."""
    doubtful = {
        position
        for position in found
        if position not in known
        and not _is_certain_number(numbers.get(position))
        and _SECTION_SIGN.match(blocks[position].text) is None
        and not (is_common_section_name(blocks[position].text) or blocks[position].is_run_in)
    }
    if len(known) >= MIN_BOOKMARKS:
        if len(known) > MIN_BOOKMARKS and len(known) >= _MIN_MATCHED * bookmarks:
            return doubtful
        return {position for position in doubtful if position < min(known)}
    end = next(
        (
            position
            for position, block in enumerate(blocks)
            if _begins_text(block, position in found, position in doubtful)
        ),
        0,
    )
    styles: defaultdict[HeadingStyle, list[int]] = defaultdict(list)
    for position in found:
        if position >= end:
            styles[heading_style(blocks[position])].append(position)

    # If most headings of a style have numbers or bookmarks, a block without one is no heading.
    unlike: dict[tuple[HeadingStyle, bool], bool] = {}
    for style, alike in styles.items():
        certain = sum(position not in doubtful for position in alike)
        numbered = sum(position in numbers for position in alike)
        unlike[style, True] = 2 * certain >= len(alike)
        unlike[style, False] = len(alike) >= _MIN_NUMBERED_STYLE and 4 * numbered >= 3 * len(alike)
    return {
        position
        for position in doubtful
        if unlike.get((heading_style(blocks[position]), position < end), position < end)
        and (position < end or position not in numbers)
    }


def _is_certain_number(number: Number | None) -> bool:
    """Return whether a number certainly is a heading's; single letters may be initials."""
    if number is None:
        return False
    return number.system != "letter" and (number.system != "roman" or number.parts[0] <= _MAX_ROMAN)


def _begins_text(block: PdfBlock, is_found: bool, is_doubtful: bool) -> bool:
    if block.role not in (BlockRole.TEXT, BlockRole.ASIDE):
        return block.role not in (BlockRole.FRONT, BlockRole.TABLE)
    return not is_doubtful if is_found else _is_prose(block.text)


def _is_prose(text: str) -> bool:
    return len(text) >= (50 if has_cjk(text[:200]) else 200)
